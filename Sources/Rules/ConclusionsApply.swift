import Model

extension Conclusions {
    /// From so many changes on it is quicker to conclude everything anew.
    private static let many = 2_000

    /// Kinds on which so much rests that everything is concluded anew.
    private static let ground: Set<Kind> = [.region, .team, .rep, .stage, .product, .setting, .calendarDay]

    /// Applies changes to the board and to everything concluded from it. On error the changes before the failing one
    /// have been applied. `seq` is the journal's place after them.
    public mutating func apply(_ changes: [Change], seq: Int? = nil) throws(BoardError) {
        memos = Memos()
        defer { if let seq { moment.facts.board.seq = seq } }
        guard Conclusions.makeOthers(changes) else { return try follow(changes) }
        // Changes of calendar, zone or thresholds make the facts themselves others.
        var board = moment.facts.board
        moment.facts.board = Board()
        defer { conclude(Facts(board), now) }
        try replay(changes, on: &board)
    }

    /// Takes in entries that the facts are ahead of, and concludes everything once, for a scope and period at a moment. On
    /// error the changes before the failing one have been applied.
    public mutating func catchUp(
        with ahead: Ahead?, now: Instant, _ scope: ScopeKey, _ period: Period
    ) throws(BoardError) {
        guard let ahead else { return pin(scope, period) }
        memos = Memos()
        var board = moment.facts.board
        moment.facts.board = Board()
        defer {
            (self.scope, self.period) = (scope, period)
            conclude(Facts(board), now)
        }
        for entry in ahead.entries {
            try replay(entry.draft.changes, on: &board)
            board.seq = entry.seq
        }
    }

    private mutating func replay(_ changes: [Change], on board: inout Board) throws(BoardError) {
        for change in changes {
            let before = change.kind == .deal ? board.deals[ID<Deal>(change.id)] : nil
            try board.apply(change)
            if change.kind == .deal { past.note(from: before, to: board.deals[ID<Deal>(change.id)], at: now) }
            if change.kind == .receipt { past.noteReceipt(change, at: now) }
        }
    }

    /// Whether changes make everything be concluded anew.
    private static func makeOthers(_ changes: [Change]) -> Bool {
        changes.count > many || changes.contains { ground.contains($0.kind) }
    }

    /// Whether changes make everything be concluded anew where that takes longer than a key may: then the facts go `Ahead`.
    public func isOutrun(by changes: [Change]) -> Bool { isLarge && Conclusions.makeOthers(changes) }

    /// Time has passed, or the clock was set back.
    public mutating func tick(_ now: Instant) {
        guard now >= moment.now, facts.zone.day(of: now) == moment.today, !endsDay(by: now) else {
            memos = Memos()
            return conclude(moment.facts, now)
        }
        memos.today = Memo()
        var due: Set<Cluster> = []
        while let next = kept.lists.deadlines.first, next.at <= now {
            due.insert(next.cluster)
            kept.lists.deadlines.remove(next)
        }
        guard !due.isEmpty else { return moment.now = now }
        memos = Memos()
        for cluster in due { takeOut(cluster) }
        moment.now = now
        putBack(due)
    }

    /// Whether the end of the working day lies between the moment of these conclusions and another one (R2). Then as much is
    /// concluded anew as on a new day.
    public func endsDay(by now: Instant) -> Bool {
        (facts.zone.minute(of: now) >= policy.dayEnd) != (moment.lastDone == moment.today)
    }

    mutating func conclude(_ facts: Facts, _ now: Instant) {
        (moment, kept) = Kept.make(
            facts, now: now, scope: scope, period: period, past: past,
            isShared: facts.board.deals.count >= Kept.shared)
    }

    // MARK: - One change after the other

    private mutating func follow(_ changes: [Change]) throws(BoardError) {
        var (touched, assessed, bearing) = (Set<Cluster>(), false, Bearing())
        defer { putBack(touched, assess: assessed, bearing) }
        for change in changes {
            let scan = Touch.by(change, moment)
            for cluster in scan.clusters where touched.insert(cluster).inserted { takeOut(cluster) }
            if scan.isPresales { assessed = true }
            let before = change.kind == .deal ? board.deals[ID<Deal>(change.id)] : nil
            let target = change.kind == .target ? board.targets[ID<Target>(change.id)] : nil
            if change.kind == .activity { countActivity(change.id, sign: -1) }
            defer { if change.kind == .activity { countActivity(change.id, sign: 1) } }
            if change.kind == .deal { countMoves(change.id, sign: -1) }
            defer { if change.kind == .deal { countMoves(change.id, sign: 1) } }
            try moment.facts.apply(change)
            bearing.note(change)
            if change.kind == .target { kept.targets.replace(target, by: board.targets[ID<Target>(change.id)]) }
            if change.kind == .receipt { past.noteReceipt(change, at: now) }
            guard change.kind == .deal else { continue }
            let after = board.deals[ID<Deal>(change.id)]
            past.note(from: before, to: after, at: now)
            bearing.note(from: before, to: after, hasBookings: !facts.indexes.bookings.isEmpty(change.id))
            if !facts.indexes.requests.isEmpty(change.id), moment.servedOtherwise(before, after) { assessed = true }
        }
    }

    private mutating func countActivity(_ raw: Int, sign: Int) {
        let kept = board.activities[ID<Activity>(raw)]
        guard let activity = kept else { return }
        self.kept.tallies.add(activity, sign: sign)
        moment.note(activity)
    }

    private mutating func countMoves(_ raw: Int, sign: Int) {
        kept.memos.followMoves(ID(raw), board, past, kept.members, sign: sign)
    }

    private mutating func takeOut(_ cluster: Cluster) {
        kept.count(cluster, moment, sign: -1)
        kept.countTouches(cluster, moment, sign: -1)
        kept.unmark(cluster, moment.facts)
    }

    /// Puts clusters back as they stand now, and looks at those for which rates, medians or the load of presales have
    /// moved.
    private mutating func putBack(
        _ touched: Set<Cluster>, assess: Bool = false, _ bearing: Bearing = Bearing()
    ) {
        for cluster in touched {
            if case .account(let account) = cluster { moment.refresh(account) }
            for deal in Kept.deals(of: cluster, moment.facts) { moment.refresh(deal) }
            if case .account(let account) = cluster, let entity = board.accounts[account] {
                kept.tallies.cycles.place(entity)
            }
        }
        for cluster in touched { kept.count(cluster, moment, sign: 1) }
        let (chances, limits) = (moment.chances, kept.tallies.cycles.limits)
        let averageDeal = kept.basis.averageDeal
        kept.settle(&moment)
        let shifts = kept.tallies.cycles.shifts(from: limits)
        let stages = chances.indices.filter { chances[$0].percent != moment.chances[$0].percent }
        var others = shifts.flatMap { kept.tallies.cycles.crossing($0, board) }
        if assess || !stages.isEmpty { others += kept.assess(moment) }
        for stage in stages { others += kept.ledOtherwise(stage, moment, before: chances) }
        let further = Set(others.compactMap { id in board.deals.look(at: id) { Cluster($0) } }).subtracting(touched)
        for cluster in further { kept.unmark(cluster, moment.facts) }
        let standpoint = kept.standpoint(moment, past)
        for cluster in touched.union(further) { kept.mark(cluster, standpoint) }
        for cluster in touched { kept.countTouches(cluster, moment, sign: 1) }
        var bearing = bearing
        if averageDeal != kept.basis.averageDeal { bearing.signed = true }
        kept.memos.forget(bearing, isLarge: isLarge)
    }
}

extension Cluster {
    init(_ deal: Deal) { self = deal.account.map { .account($0) } ?? .deal(deal.id) }
}
