import Model
import Testing

@testable import Rules

/// What is kept up with every change equals what is concluded anew.
struct KeptTests {
    private func check(_ kept: Conclusions, _ step: String) -> Bool {
        let fresh = Conclusions(
            Facts(kept.board), now: kept.now, scope: kept.scope, period: kept.period, past: kept.past)
        let (one, two) = (kept.told(), fresh.told())
        guard one != two else { return true }
        for (left, right) in zip(one, two) where left != right {
            Issue.record("\(step)\nkept  \(left)\nfresh \(right)")
            return false
        }
        Issue.record("\(step): \(one.count) lines, \(two.count) afresh")
        return false
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func keptEqualsFresh(seed: UInt64) throws {
        var world = try World(seed: seed, now: try Desk.at("2026-11-23T08:50"), deals: 40)
        var kept = Conclusions(Facts(world.board), now: world.now, past: Past(since: world.now))
        let scopes = [ScopeKey.company, ScopeKey(.region, 1), ScopeKey(.team, 2), ScopeKey(.rep, 3)]
        let periods = ["2026Q4", "2026-11", "2026W48", "2026"]
        for step in 0..<240 {
            var what = "seed \(seed), step \(step): "
            switch world.pick(12) {
            case 0:
                // A minute, hours, sometimes past the end of the working day, sometimes a day or two.
                world.now = world.now + Int64([60, 3_600, 7_200, 30_000, 100_000][world.pick(5)])
                kept.tick(world.now)
                what += "tick"
            case 1 where world.pick(3) == 0:
                kept.pin(world.one(scopes), try Numbers.period(world.one(periods)))
                what += "pin \(kept.scope) \(kept.period.name)"
            default:
                let changes = world.step()
                try world.apply(changes)
                try kept.apply(changes)
                what += changes.map { "\($0.kind) \($0.id)" }.joined(separator: ", ")
            }
            // Looking at everything costs much more than the step: it is done after every third.
            if step % 3 == 0 { guard check(kept, what) else { return } }
        }
        #expect(kept.board == world.board)
    }

    /// Deals that end move medians and rates of winning, on which many others hang.
    @Test(
        arguments: [(21, ScopeKey.company), (22, ScopeKey(.region, 1)), (23, ScopeKey.company)] as [(UInt64, ScopeKey)])
    func movedEqualsFresh(seed: UInt64, scope: ScopeKey) throws {
        var world = try World(seed: seed, now: try Desk.at("2026-11-23T08:50"), deals: 150)
        let past = seed == 23 ? Past(redDots: [.deal(ID(5)), .deal(ID(9))]) : Past()
        var kept = Conclusions(Facts(world.board), now: world.now, scope: scope, past: past)
        var (medians, rates, rows, stale) = (0, 0, 0, 0)
        func daysLate(_ all: Conclusions) -> [ID<Deal>: Int] {
            all.todayLists.flatMap(\.rows).reduce(into: [:]) { $0[$1.deal] = $1.daysLate }
        }
        for step in 0..<160 {
            let changes = world.closeDeal()
            let (limits, chances) = (kept.kept.tallies.cycles.limits, kept.moment.chances)
            let late = daysLate(kept)
            try world.apply(changes)
            try kept.apply(changes)
            if kept.kept.tallies.cycles.limits != limits { medians += 1 }
            if kept.moment.chances != chances { rates += 1 }
            let own = Set(changes.map(\.id))
            rows += daysLate(kept).count { !own.contains($0.key.raw) && late[$0.key, default: $0.value] != $0.value }
            if kept.kept.lists.chances != kept.moment.chances { stale += 1 }
            if step % 8 == 0 { guard check(kept, "seed \(seed), step \(step)") else { return } }
        }
        #expect(
            medians > 20 && rates > 20 && rows > 20 && stale > 20,
            "\(medians) medians, \(rates) rates, \(rows) rows, \(stale) queues by other chances")
    }

    /// Entries that the facts went ahead with, thresholds, stages and reps among them, are taken in at once.
    @Test(arguments: [31, 32] as [UInt64])
    func caughtUpEqualsFresh(seed: UInt64) throws {
        var world = try World(seed: seed, now: try Desk.at("2026-11-23T08:50"), deals: 40)
        var kept = Conclusions(Facts(world.board), now: world.now, past: Past(since: world.now))
        for (scope, period) in [(ScopeKey(.region, 1), "2026-11"), (.company, "2026Q4")] {
            var (ahead, kinds) = (Ahead(kept), Set<Kind>())
            let start = kept.board.seq
            for number in 1...90 {
                let changes = world.step()
                try world.apply(changes)
                kinds.formUnion(changes.map(\.kind))
                let draft = Draft(.edit, changes, actor: "somebody", host: "", time: world.now)
                try ahead.take(Entry(batch: number, seq: start + number, draft: draft))
            }
            #expect(ahead.board == world.board && kept.board != world.board && kinds.count > 9)
            #expect(ahead.beyond(start + 89) != nil && ahead.beyond(start + 90) == nil)
            world.now = world.now + 1_200
            try kept.catchUp(with: ahead, now: world.now, scope, try Numbers.period(period))
            #expect(kept.board == world.board && kept.board.seq == start + 90)
            #expect(kept.now == world.now && kept.scope == scope)
            guard check(kept, "seed \(seed)") else { return }
        }
    }

    /// Two threads come to what one comes to.
    @Test(arguments: [11, 12] as [UInt64])
    func sharedEqualsAlone(seed: UInt64) throws {
        let world = try World(seed: seed, now: try Desk.at("2026-11-23T08:50"), deals: 400)
        for scope in [ScopeKey.company, ScopeKey(.team, 2)] {
            let told = [true, false].map { isShared in
                Conclusions(
                    Facts(world.board), now: world.now, scope, nil, Past(since: world.now), isShared: isShared
                ).told()
            }
            #expect(told[0] == told[1] && told[0].count > 100)
        }
    }

    /// The lists, made by walking over everything in the plainest way.
    @Test(arguments: [5, 6] as [UInt64])
    func freshEqualsPlain(seed: UInt64) throws {
        let world = try World(seed: seed, now: try Desk.at("2026-11-23T08:50"), deals: 60)
        let all = Conclusions(Facts(world.board), now: world.now)
        let moment = all.moment
        let (grades, timers) = (Grades(moment), Timers(moment))
        let red = RedDots(
            moment, grades: grades, timers: timers, presales: all.presales,
            standings: ContractStanding.all(moment),
            cycle: { deal in
                all.cycles.alert(deal).map { CycleSignal($0, moment.policy, today: moment.today) }
            })
        #expect(red.rows.count > 20 && all.redDots.elementsEqual(red.rows.map(\.subject)))
        for row in red.rows {
            let own = try #require(all.redDot(of: row.subject))
            #expect(own.reasons == row.reasons && own.since == row.since && own.amount == row.amount)
        }
        #expect(world.board.accounts.allSatisfy { all.grade(of: $0.id) == grades.effective($0.id) })
        #expect(all.proposals.elementsEqual(grades.proposals.map(\.account)) && !grades.proposals.isEmpty)
        #expect(all.liveTimers.elementsEqual(timers.live) && !timers.live.isEmpty && all.timerRates == timers.rates)
        let lists = TodayList.all(moment, grades: grades, timers: timers, redDots: red)
        #expect(all.todayLists.map(\.rep) == lists.map(\.rep) && lists.count > 3)
        for (own, list) in zip(all.todayLists, lists) {
            #expect(own.rows.map(\.deal) == list.rows.map(\.deal) && own.leftOut == list.leftOut)
            #expect(own.effort == list.effort)
            #expect(own.rows.map { $0.why(moment).en } == list.rows.map { $0.why(moment).en })
        }
    }

    /// Figures that are kept, summed up from the rows that they stand for.
    @Test(arguments: [7, 8] as [UInt64])
    func figuresEqualRows(seed: UInt64) throws {
        var world = try World(seed: seed, now: try Desk.at("2026-11-23T08:50"), deals: 60)
        var all = Conclusions(Facts(world.board), now: world.now)
        for scope in [ScopeKey.company, ScopeKey(.region, 1), ScopeKey(.rep, 3)] {
            all.pin(scope, all.period)
            for _ in 0..<20 {
                let changes = world.step()
                try world.apply(changes)
                try all.apply(changes)
                #expect(all.redFigures == RedFigures(all.redDots.compactMap { all.redDot(of: $0) }))
                let rows = TodayTotals(all.todayLists, timers: all.liveTimers, all.moment)
                #expect(String(describing: all.todayBook.totals) == String(describing: rows))
                #expect(all.todayBook.overnight == Overnight(all.moment) { all.holds($0) })
                let overdue: [ID<Rep>?: Int] = all.liveTimers.reduce(into: [:]) {
                    if $1.isOverdue { $0[$1.rep, default: 0] += 1 }
                }
                #expect(
                    all.todayBook.reps.allSatisfy { rep in
                        all.todayBook.load(of: rep)?.overdue == overdue[rep] ?? 0
                    })
            }
        }
    }

    /// A minute in which nothing runs out leaves what was made for the views, but for the timers' spans.
    @Test func minuteForgetsNothing() throws {
        let world = try World(seed: 9, now: try Desk.at("2026-11-23T08:50"), deals: 40)
        var all = Conclusions(Facts(world.board), now: world.now)
        _ = (all.insights, all.todayBook)
        all.tick(world.now + 1)
        var isMade = false
        _ = all.memos.insights.value {
            isMade = true
            return Insights(all)
        }
        #expect(!isMade && all.todayBook.totals.next?.left == all.liveTimers.first { $0.isRunning }?.left)
    }
}
