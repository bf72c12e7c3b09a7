import Model

/// Limits across rows that a writer has checked on its snapshot, checked again inside the transaction where others have
/// written since: what came in on a contract and what is planned stay within its amount, shares of a deal sum to 100, and
/// targets, which hang together, are set by one at a time.
extension SQLiteStore {
    /// To be called after the changes are written, where others have written since the snapshot.
    func keepLimits(_ changes: [Change]) throws {
        var contracts: Set<Int> = []
        var deals: Set<Int> = []
        for change in changes {
            switch change.kind {
            case .contract: contracts.insert(change.id)
            case .receipt, .payment: contracts.formUnion(try owner(change, "contract_id"))
            case .split: deals.formUnion(try owner(change, "deal_id"))
            default: break
            }
        }
        for contract in contracts.sorted() { try keepContract(contract) }
        for deal in deals.sorted() { try keepShares(deal) }
    }

    /// Refuses a target where another one was set since the base: together they may contradict.
    func refuseTargets(_ changes: [Change], against footprint: Footprint, after base: Int) throws {
        guard changes.contains(where: { $0.kind == .target }) else { return }
        let others = footprint.keys(of: .target)
        if !others.isEmpty { throw StoreError.conflict(try lastEntries(on: others, after: base)) }
    }

    /// The entity that a row belongs to, by its reference.
    private func owner(_ change: Change, _ name: String) throws -> [Int] {
        let fields = Schema.fields(of: change.kind)
        guard let index = fields.firstIndex(where: { $0.name == name }) else { return [] }
        switch change {
        case .add(_, _, let row), .remove(_, _, let row):
            if row.indices.contains(index), case .int(let id) = row[index] { return [Int(id)] }
        case .update(let kind, let id, let edits):
            let before = edits.first { $0.field == index }?.before
            let table = Schema.table(of: kind)
            let now = try statement("SELECT \(name) FROM \(table) WHERE id = ?").bind([.int(Int64(id))]).integer()
            if case .int(let old) = before { return [Int(old)] + (now.map { [$0] } ?? []) }
            return now.map { [$0] } ?? []
        }
        return []
    }

    private func keepContract(_ id: Int) throws {
        let number: [Value] = [.int(Int64(id))]
        guard let amount = try statement("SELECT amount FROM contracts WHERE id = ?").bind(number).integer() else {
            return
        }
        for (table, zh, en) in [("receipts", "回款", "receipts"), ("payments", "付款计划", "payment plan")] {
            let sum = try sum("amount", of: table, "contract_id", id)
            guard sum > amount else { continue }
            let (whole, beyond) = (Money(minor: Int64(amount)).plain, Money(minor: Int64(clamping: sum)).plain)
            throw StoreError.limit(
                Sentence(
                    zh: "他人刚有改动，未保存：合同 \(id) 的\(zh)合计会到\(beyond)，超出合同额\(whole)；请看最新内容（contract show \(id)）再决定。",
                    en:
                        "Somebody else has just changed this, nothing was saved: the \(en) of contract \(id) would sum to "
                        + "\(beyond), beyond its amount \(whole); look at it (contract show \(id)) and decide again."))
        }
    }

    /// Made here, and not by SQLite: its sums end at 64 bits.
    private func sum(_ column: String, of table: String, _ owner: String, _ id: Int) throws -> Int128 {
        let rows = try statement("SELECT \(column) FROM \(table) WHERE \(owner) = ?").bind([.int(Int64(id))])
        defer { rows.reset() }
        var sum: Int128 = 0
        while try rows.step() { sum += Int128(rows.int64(0)) }
        return sum
    }

    private func keepShares(_ id: Int) throws {
        let sum = try sum("percent", of: "splits", "deal_id", id)
        guard sum != 0, sum != 100 else { return }
        throw StoreError.limit(
            Sentence(
                zh: "他人刚有改动，未保存：商机 \(id) 的分单合计会是 \(sum)%，必须是 100%；请看最新内容再决定。",
                en: "Somebody else has just changed this, nothing was saved: the shares of deal \(id) would sum to "
                    + "\(sum)%, they must sum to 100%; look at it and decide again."))
    }
}
