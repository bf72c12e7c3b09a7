import Model

/// What of a deal is a scope's: all of it for its owner, or the parts of those who share it (edges: shared deals). A deal
/// shared within a team counts once for the team.
struct Portion: Equatable {
    /// Whether any of it is the scope's.
    let isHeld: Bool
    /// In minor units; nil where the deal has no amount, or none of it is the scope's.
    let amount: Int64?

    init(_ deal: Deal, _ facts: Facts, _ members: Members) {
        if members.everybody || facts.indexes.splits.isEmpty(deal.id.raw) {
            isHeld = members.holds(deal.owner)
            amount = isHeld ? deal.amount?.minor : nil
            return
        }
        let splits = facts.splits[deal.id.raw]
        isHeld = splits.contains { members.holds($0.rep) }
        guard isHeld, let whole = deal.amount?.minor else {
            amount = nil
            return
        }
        let parts = Apportion.split(whole, by: splits.map { Int64($0.percent) })
        amount = zip(splits, parts).map { members.holds($0.rep) ? $1 : 0 }.sum
    }
}
