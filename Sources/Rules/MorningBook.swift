import Model

/// What the morning meeting opens with: made once, until a fact of it changes (R5, R9, R11, R22).
public struct MorningBook: Sendable {
    /// One scope with its lights of the week, the month and the quarter.
    public struct Row: Sendable {
        public let key: ScopeKey
        /// nil for the company.
        public let name: String?
        public let paces: [ProgressRow]
    }

    /// An A customer whom nobody of us touched on the last working day or since.
    public struct Untouched: Equatable, Sendable {
        public let account: ID<Account>
        public let owner: ID<Rep>?
        /// Our last touch; nil where there was none.
        public let last: Instant?
        public let weighted: Money
    }

    /// Deals whose day of closing was moved out since the last evening.
    public struct Pushes: Equatable, Sendable {
        public fileprivate(set) var count = 0
        /// In the workspace's currency.
        public fileprivate(set) var amount = Money.zero
    }

    /// Week, month and quarter of today.
    public let periods: [Period]
    /// The pinned scope first, then the teams and reps below it.
    public let rows: [Row]
    public let commitments: CommitmentList
    /// The largest weighted value first.
    public let untouched: [Untouched]
    public let overnight: Overnight
    public let pushed: Pushes
    /// What came in since the last evening.
    public let receipts: Counted

    init(_ all: Conclusions) {
        let periods = [Period.Unit.week, .month, .quarter].map { Period($0, of: all.today) }
        let ledgers = periods.map { all.ledger(.signed, $0) }
        let plan = all.ledger().plan
        let places = plan.places(under: all.scope)
        rows = places.filter { $0 == places.lowerBound || plan.scopes[$0].node.key.scope.isOfPeople }.map { place in
            let scope = plan.scopes[place]
            return Row(key: scope.node.key, name: scope.name, paces: ledgers.map { $0.row(place) })
        }
        self.periods = periods
        commitments = all.commitments
        overnight = all.overnight
        untouched = MorningBook.untouched(all, since: overnight.dayBegins)
        pushed = MorningBook.pushed(all, since: overnight.since)
        receipts = MorningBook.receipts(all, since: overnight.since)
    }

    private static func untouched(_ all: Conclusions, since: Instant) -> [Untouched] {
        var found: [Untouched] = []
        for account in all.queue(.a) {
            var last: Instant?
            for deal in all.facts.dealsOfAccount[account.raw] {
                guard let at = all.board.deals.look(at: deal, { $0.lastOut }) ?? nil, at <= all.now else { continue }
                last = max(last ?? at, at)
            }
            all.facts.loose[account.raw].look { activity in
                guard activity.what.isTouch, activity.direction == .outbound, activity.at <= all.now else { return }
                last = max(last ?? activity.at, activity.at)
            }
            if let last, last >= since { continue }
            found.append(
                Untouched(
                    account: account, owner: all.board.accounts[account]?.owner, last: last,
                    weighted: all.weighted(of: account)))
        }
        return found.sorted { ($1.weighted, $0.account) < ($0.weighted, $1.account) }
    }

    private static func receipts(_ all: Conclusions, since: Instant) -> Counted {
        var counted = Counted()
        let evening = all.moment.day(of: since)
        all.board.receipts.forEachInPlace { receipt in
            let entered = all.past.receipts[receipt.id].map { $0 > since && $0 <= all.now }
            guard entered ?? (receipt.day > evening && receipt.day <= all.today),
                let contract = all.board.contracts[receipt.contract], all.holds(contract: contract.id)
            else { return }
            counted.add(contract.currency == nil ? receipt.amount : .zero)
        }
        return counted
    }

    private static func pushed(_ all: Conclusions, since: Instant) -> Pushes {
        var pushes = Pushes()
        for (id, moves) in all.past.closeMoves {
            guard let first = moves.first(where: { $0.at > since && $0.at <= all.now }), let deal = all.board.deals[id],
                deal.outcome == .open, all.holds(deal), let close = deal.close, let from = first.from, close > from
            else { continue }
            pushes.count += 1
            if deal.currency == nil { pushes.amount += deal.amount ?? .zero }
        }
        return pushes
    }
}

extension Target.Scope {
    /// Whether it is a team or a rep, of whom a meeting speaks one by one.
    fileprivate var isOfPeople: Bool { self == .team || self == .rep }
}

extension Conclusions {
    /// What the morning meeting of the scope opens with.
    public var morningBook: MorningBook { memos.morning.value { MorningBook(self) } }

    /// What was promised in the morning meetings, by people of the scope.
    public var commitments: CommitmentList {
        memos.commitments.value {
            CommitmentList(moment) { commitment in
                commitment.rep.map { holds(rep: $0) } ?? board.deals[commitment.deal].map { holds($0) } ?? false
            }
        }
    }

    /// The reps of the scope who are there, in the order of teams: those whom a meeting goes through one by one.
    public var repsInMeeting: [ID<Rep>] {
        morningBook.rows.filter { $0.key.scope == .rep }.compactMap { $0.key.id.map { ID<Rep>($0) } }.filter { rep in
            board.reps[rep].map { ($0.left ?? today) >= today && ($0.joined ?? today) <= today } ?? false
        }
    }
}
