import Model

/// The iron triangle of a deal (R24): sales, product (presales) and delivery.
public struct Triangle: Sendable {
    private let gates: TriangleGates

    public init(_ board: Board) { gates = TriangleGates(board) }

    /// The parts that an open deal misses where it stands; sales is missing where nobody owns it.
    public func missing(_ deal: Deal, _ moment: Moment) -> [DealRole.Part] {
        guard deal.outcome == .open else { return [] }
        let ownerless = moment.owner(of: deal) == nil
        guard let stage = moment.board.stages[deal.stage] else { return ownerless ? [.sales] : [] }
        return (ownerless ? [.sales] : []) + gates.parts(at: stage).filter { !isSettled($0, deal, moment) }
    }

    private func isSettled(_ part: DealRole.Part, _ deal: Deal, _ moment: Moment) -> Bool {
        moment.facts.roles[deal.id.raw].contains { $0.part == part && $0.isSettled }
    }
}

/// The delivery kick-off that signing opens (R24): until a meeting or visit after the win, for at most 30 days.
public struct KickOff: Equatable, Sendable {
    public let deal: ID<Deal>
    /// The delivery owner, where one is named.
    public let person: String?
    public let signed: Day
    public let days: Int

    private static let horizon = 30

    public init?(_ deal: Deal, _ moment: Moment) {
        guard deal.outcome == .won, let signed = deal.closed, (0...KickOff.horizon).contains(moment.today - signed)
        else {
            return nil
        }
        var held = false
        if moment.has(.meeting, on: deal.id) || moment.has(.visit, on: deal.id) {
            moment.facts.activities[deal.id.raw].look { activity in
                guard activity.what == .meeting || activity.what == .visit, activity.at <= moment.now else { return }
                if moment.day(of: activity.at) > signed { held = true }
            }
        }
        guard !held else { return nil }
        self.deal = deal.id
        self.signed = signed
        days = moment.today - signed
        person = moment.facts.roles[deal.id.raw].last { $0.part == .delivery }?.person
    }

    /// The open kick-offs, the oldest first.
    public static func all(_ moment: Moment) -> [KickOff] {
        var result: [KickOff] = []
        moment.board.deals.forEachInPlace { if let item = KickOff($0, moment) { result.append(item) } }
        return result.sorted { ($0.signed, $0.deal) < ($1.signed, $1.deal) }
    }

    public var why: Sentence {
        Sentence { lang in
            let who = person ?? lang.pick("未指定", "nobody named")
            return lang.pick(
                "\(signed.short)签约，\(days)天未开交付启动会（交付：\(who)）",
                "signed \(signed.short), no delivery kick-off for \(days)d (delivery: \(who))")
        }
    }
}
