import Model

/// Results that are made when they are first asked for, and kept until a change bears on them.
struct KeptMemos: Sendable {
    /// What the forecast rests on. Of very many deals as of the last time that everything was concluded: it is made beside the
    /// keys, and a day's changes hardly move it.
    private(set) var outlook = Memo<OutlookBasis?>()
    private(set) var ledgers = MemoTable<LedgerKey, ProgressLedger>()
    private(set) var cash = Memo<CashBook>()
    private(set) var passages = Memo<FunnelWalk>()
    private(set) var reasons = Memo<OutcomeReasons.Tally>()
    /// What the journal tells of the bridge.
    private(set) var moves = Memo<Bridge>()

    /// Which results: of a metric in a period.
    struct LedgerKey: Hashable, Sendable {
        let metric: Target.Metric
        let period: Period
    }

    /// Forgets what a change has made untrue.
    mutating func forget(_ bearing: Bearing, isLarge: Bool) {
        ledgers =
            bearing.targets ? MemoTable() : MemoTable(after: ledgers) { $0.metric == .signed && !bearing.signed }
        if bearing.record, !isLarge { outlook = Memo() }
        if bearing.cash { cash = Memo() }
    }
}

extension KeptMemos {
    /// Takes deals out of what was walked over, or puts them back, so that no other deal has to be looked at again.
    mutating func follow(_ deals: [ID<Deal>], _ moment: Moment, _ members: Members, sign: Int) {
        KeptMemos.change(&passages) { walk in
            for id in deals {
                moment.board.deals.look(at: id) {
                    walk.add($0, moment.facts, inScope: members.holds($0.owner), sign: sign)
                }
            }
        }
        KeptMemos.change(&reasons) { tally in
            for id in deals {
                moment.board.deals.look(at: id) { if members.holds($0.owner) { tally.add($0, sign: sign) } }
            }
        }
    }

    /// Takes what the journal tells of a deal out of the bridge, or puts it back.
    mutating func followMoves(_ deal: ID<Deal>, _ board: Board, _ past: Past, _ members: Members, sign: Int) {
        KeptMemos.change(&moves) { $0.count(deal, board, past, sign: sign) { members.holds($0) } }
    }

    /// Changes a value that is known; in place, where nobody else holds it.
    private static func change<Value>(_ memo: inout Memo<Value>, _ body: (inout Value) -> Void) {
        guard var value = memo.known else { return }
        memo = Memo()
        body(&value)
        memo = Memo(value)
    }
}

/// What changes bear on.
struct Bearing: Sendable {
    /// What is to be reached.
    var targets = false
    /// What was signed.
    var signed = false
    /// What the chances and the record of the forecast rest on.
    var record = false
    /// Contracts, payments and receipts, or whose they are.
    var cash = false

    /// Notes a change that is not of a deal.
    mutating func note(_ change: Change) {
        switch change.kind {
        case .target: targets = true
        case .booking, .split: (signed, record) = (true, true)
        case .contract, .payment, .receipt, .account: cash = true
        default: break
        }
    }

    /// Notes that a deal is another than before; nil: not there.
    mutating func note(from before: Deal?, to after: Deal?, hasBookings: Bool) {
        guard let before, let after else {
            (signed, record, cash) = (true, true, true)
            return
        }
        let sum = (before.amount, before.currency, before.owner) != (after.amount, after.currency, after.owner)
        let end = before.outcome != after.outcome || before.closed != after.closed
        let isSigned = before.outcome == .won || after.outcome == .won || hasBookings
        if isSigned, sum || end { signed = true }
        if sum || end || before.created != after.created || before.product != after.product { record = true }
        if before.owner != after.owner || before.account != after.account { cash = true }
    }
}
