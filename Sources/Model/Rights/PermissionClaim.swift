/// One list of changes that a member wants to make: looks up whose things they touch.
struct Claim {
    let member: Member
    let rep: ID<Rep>?
    let board: Board
    /// What the same list adds: its parts belong together.
    private var deals: [Int: Deal] = [:]
    private var accounts: [Int: Account] = [:]
    private var contracts: [Int: Contract] = [:]

    init(member: Member, rep: ID<Rep>?, changes: [Change], board: Board) {
        (self.member, self.rep, self.board) = (member, rep, board)
        for case .add(let kind, let id, let row) in changes {
            switch kind {
            case .deal: deals[id] = Deal(id: id, row: row)
            case .account: accounts[id] = Account(id: id, row: row)
            case .contract: contracts[id] = Contract(id: id, row: row)
            default: break
            }
        }
    }

    func refusal(of change: Change) -> Sentence? {
        let right = member.role.right(on: change.kind)
        if right.reach == .everything || touches(change, only: right.fields) { return nil }
        guard right.reach == .own else { return Refused.role(member.name, member.role, change.kind) }
        return foreign(change)
    }

    private func touches(_ change: Change, only fields: [String]) -> Bool {
        guard case .update(let kind, _, let edits) = change, !fields.isEmpty else { return false }
        let known = Schema.fields(of: kind)
        return edits.allSatisfy { known.indices.contains($0.field) && fields.contains(known[$0.field].name) }
    }

    /// Whose thing the change is about, where it is not the member's own.
    private func foreign(_ change: Change) -> Sentence? {
        let kind = change.kind
        if kind == .deal { return foreign(deal: ID(change.id)) }
        if kind == .account { return foreign(account: ID(change.id)) }
        // Both where it hung and where it is to hang.
        for row in rows(change) {
            if let sentence = foreign(row, kind) { return sentence }
        }
        return nil
    }

    private func foreign(_ row: [Value], _ kind: Kind) -> Sentence? {
        if kind == .leave {
            return number("member_id", row, kind) == member.id.raw ? nil : Refused.role(member.name, member.role, kind)
        }
        if let part = member.role.part {
            let own = value("part", row, kind) == part.value
            return own ? nil : Refused.role(member.name, member.role, kind)
        }
        if let id = number("contract_id", row, kind) {
            guard let contract = contracts[id] ?? board.contracts[ID(id)] else { return nil }
            return foreign(contract.row, .contract)
        }
        if let id = number("deal_id", row, kind) { return foreign(deal: ID(id)) }
        if let id = number("account_id", row, kind) { return foreign(account: ID(id)) }
        return nil
    }

    private func foreign(deal id: ID<Deal>) -> Sentence? {
        guard let deal = deals[id.raw] ?? board.deals[id] else { return nil }
        guard let rep else { return Refused.noRep(member) }
        if deal.owner == nil || deal.owner == rep { return nil }
        if board.splits.contains(where: { $0.deal == id && $0.rep == rep }) { return nil }
        return Refused.owner(member, deal.name, board.reps[deal.owner]?.name, isDeal: true)
    }

    private func foreign(account id: ID<Account>) -> Sentence? {
        guard let account = accounts[id.raw] ?? board.accounts[id] else { return nil }
        guard let rep else { return Refused.noRep(member) }
        if account.owner == nil || account.owner == rep { return nil }
        return Refused.owner(member, account.name, board.reps[account.owner]?.name, isDeal: false)
    }

    // MARK: - Rows

    /// The states of the entity before and after the change, as far as they are known.
    private func rows(_ change: Change) -> [[Value]] {
        switch change {
        case .add(_, _, let row), .remove(_, _, let row): return [row]
        case .update(let kind, let id, let edits):
            guard let before = board.row(kind, id) else { return [] }
            var after = before
            for edit in edits where after.indices.contains(edit.field) { after[edit.field] = edit.after }
            return [before, after]
        }
    }

    private func value(_ name: String, _ row: [Value], _ kind: Kind) -> Value? {
        let fields = Schema.fields(of: kind)
        guard let index = fields.firstIndex(where: { $0.name == name }), row.indices.contains(index) else { return nil }
        return row[index]
    }

    private func number(_ name: String, _ row: [Value], _ kind: Kind) -> Int? {
        if case .int(let number) = value(name, row, kind) { Int(number) } else { nil }
    }
}

extension Board {
    /// The row of what hangs on a deal, a contract or a member and can be a member's own; nil for other kinds.
    fileprivate func row(_ kind: Kind, _ id: Int) -> [Value]? {
        switch kind {
        case .contract: contracts[ID(id)]?.row
        case .payment: payments[ID(id)]?.row
        case .booking: bookings[ID(id)]?.row
        case .split: splits[ID(id)]?.row
        case .redDot: redDots[ID(id)]?.row
        case .dealRole: dealRoles[ID(id)]?.row
        case .gradeChange: gradeChanges[ID(id)]?.row
        case .handOver: handOvers[ID(id)]?.row
        case .presalesRequest: presalesRequests[ID(id)]?.row
        case .leave: leaves[ID(id)]?.row
        default: nil
        }
    }
}
