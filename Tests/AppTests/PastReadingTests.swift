import Foundation
import Model
import Rules
import Store
import Testing

@testable import App

/// What is read from the journal of random weeks, against the boards that stood at the time.
@Suite struct PastReadingTests {
    private struct Dice: RandomNumberGenerator {
        var seed: UInt64
        mutating func next() -> UInt64 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return seed ^ (seed >> 29)
        }
    }

    /// A store with the small company, on which two people work for three weeks: an entry every few hours.
    private final class Weeks {
        let folder: URL
        let store: SQLiteStore
        /// The board after each entry, with its time.
        private(set) var states: [(time: Instant, board: Board)] = []
        private(set) var now = Desk.now

        init(_ seed: UInt64) throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "reddot-past-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            store = try SQLiteStore.create(at: folder.appending(path: "store").path)
            var time = Desk.now
            let start = Draft(.sample, Company.changes(), actor: "setup", host: "test", time: time)
            _ = try store.commit(start, base: 0)
            states.append((time, try store.loadAll()))
            var dice = Dice(seed: seed)
            while time < Desk.now + 21 * 86_400 {
                time = time + Int64.random(in: 600...40_000, using: &dice)
                try step(time, &dice)
            }
            now = time
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        private func step(_ time: Instant, _ dice: inout Dice) throws {
            var board = try #require(states.last).board
            let actor = ["li", "wang"][Int.random(in: 0...1, using: &dice)]
            let commit: Commit
            do {
                switch Int.random(in: 0..<10, using: &dice) {
                case 0: commit = try store.undo(actor: actor, host: "test", time: time, base: board.seq)
                case 1: commit = try store.redo(actor: actor, host: "test", time: time, base: board.seq)
                default:
                    let draft = Draft(.edit, [Weeks.change(board, &dice)], actor: actor, host: "test", time: time)
                    commit = try store.commit(draft, base: board.seq)
                }
            } catch StoreError.nothingToUndo, StoreError.nothingToRedo, StoreError.conflict {
                return
            }
            guard let own = commit.own else { return }
            try board.apply(own.draft.changes)
            board.seq = own.seq
            states.append((time, board))
        }

        /// An edit of a deal, a new one, or one that is removed.
        private static func change(_ board: Board, _ dice: inout Dice) -> Change {
            guard let deal = Array(board.deals).randomElement(using: &dice), Int.random(in: 0..<9, using: &dice) > 0
            else {
                var new = Company.deal(Int.random(in: 1...12, using: &dice))
                new.id = board.deals.nextID
                return .add(new)
            }
            if board.deals.count > 6, Int.random(in: 0..<12, using: &dice) == 0 { return .remove(deal) }
            var after = deal
            after.name = "第\(Int.random(in: 0..<1_000_000, using: &dice))版"
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: after.amount = Money(minor: Int64.random(in: 0...9_999_999, using: &dice))
            case 1: after.close = Day(number: Int32.random(in: 20_780...20_860, using: &dice))
            case 2: after.outcome = [Deal.Outcome.open, .won, .lost][Int.random(in: 0..<3, using: &dice)]
            case 3: after.owner = [nil, ID<Rep>(1), ID<Rep>(2)][Int.random(in: 0..<3, using: &dice)]
            case 4: after.decision = Day(number: Int32.random(in: 20_780...20_860, using: &dice))
            default: (after.nextStep, after.nextDue) = (nil, nil)
            }
            return Change.update(deal, to: after) ?? .add(after)
        }

        /// How the board stood at a moment.
        func board(at moment: Instant) throws -> Board { try #require(states.last { $0.time <= moment }).board }
    }

    private func open(_ board: Board, _ window: Period?, _ scope: Set<Int?>) -> Money {
        board.deals.reduce(.zero) { sum, deal in
            guard deal.outcome == .open, scope.contains(deal.owner?.raw) else { return sum }
            guard window.map({ window in deal.close.map { window.holds($0) } ?? false }) ?? true else { return sum }
            return sum + (deal.amount ?? .zero)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6]) func theBridgeOfARandomJournalBalances(_ seed: UInt64) throws {
        let weeks = try Weeks(seed)
        let present = try weeks.store.loadAll()
        var moved = false
        for days in [1, 7, 13, 20] as [Int64] {
            let since = weeks.now + -days * 86_400
            let past = try Past(weeks.store, of: present, now: weeks.now, since: since, parts: .bridge)
            #expect(past.since == since && past.redDots == nil)
            let then = try weeks.board(at: since)
            for window in [nil, Period("2026Q4"), Period("2026-12")] {
                for scope in [[nil, 1, 2], [1], [2], [nil]] as [Set<Int?>] {
                    let bridge = Bridge(present, past, window: window) { scope.contains($0?.raw) }
                    #expect(bridge.sum == bridge.end)
                    #expect(bridge.start == open(then, window, scope))
                    #expect(bridge.end == open(present, window, scope))
                    #expect(bridge.parts.allSatisfy { $0.amount >= .zero })
                    moved = moved || bridge.moves && bridge.handedIn > .zero && bridge.handedOut > .zero
                }
            }
        }
        #expect(moved)
    }

    @Test(arguments: [11, 12, 13]) func lastWeeksListComesFromTheFactsOfThen(_ seed: UInt64) throws {
        let weeks = try Weeks(seed)
        let (present, week) = (try weeks.store.loadAll(), weeks.now + -7 * 86_400)
        let past = try Past(weeks.store, of: present, now: weeks.now)
        let then = try weeks.board(at: week)
        var moves: [ID<Deal>: DecisionMove] = [:]
        for (before, after) in zip(weeks.states, weeks.states.dropFirst()) where after.time <= week {
            for deal in after.board.deals {
                guard let from = before.board.deals[deal.id]?.decision, let to = deal.decision, from != to else {
                    continue
                }
                moves[deal.id] = DecisionMove(from: from, to: to, at: after.time)
            }
        }
        let expected = Conclusions.redDots(Facts(then), now: week, moves: moves)
        #expect(past.redDots == expected && !expected.isEmpty)
        let all = Conclusions(Facts(present), now: weeks.now, past: past)
        let listed = Set(all.redDots)
        #expect(Set(all.cleared) == expected.subtracting(listed))
        for subject in listed {
            #expect(all.redDot(of: subject)?.status == (expected.contains(subject) ? .still : .new))
        }
    }

    @Test(arguments: [21, 22]) func firstDaysOfClosingAreFound(_ seed: UInt64) throws {
        let weeks = try Weeks(seed)
        let present = try weeks.store.loadAll()
        let past = try Past(weeks.store, of: present, now: weeks.now, parts: [])
        #expect(past.since == nil && past.states.isEmpty && past.redDots == nil)
        var (first, changed) = ([ID<Deal>: Day](), Set<ID<Deal>>())
        for deal in weeks.states.flatMap({ Array($0.board.deals) }) {
            if let known = first[deal.id], known != deal.close { changed.insert(deal.id) }
            if first[deal.id] == nil, let close = deal.close { first[deal.id] = close }
        }
        #expect(!changed.isEmpty && past.firstClose == first.filter { changed.contains($0.key) })
    }

    /// Since when a deal has no next step is read from the journal, whoever took it away or brought it back.
    @Test(arguments: [41, 42, 43]) func daysOfRedDotsAreFound(_ seed: UInt64) throws {
        let weeks = try Weeks(seed)
        let present = try weeks.store.loadAll()
        let past = try Past(weeks.store, of: present, now: weeks.now, parts: [])
        let all = Conclusions(Facts(present), now: weeks.now, past: past)
        var found = 0
        for deal in present.deals {
            guard let reason = all.redDot(of: deal.id)?.reasons.first(where: { $0.key == "no_next_step" }) else {
                continue
            }
            func isWithout(_ board: Board) -> Bool {
                guard let then = board.deals[deal.id] else { return false }
                return then.outcome == .open && then.nextStep == nil && then.nextDue == nil
            }
            let other = weeks.states.lastIndex { $0.board.deals[deal.id] != nil && !isWithout($0.board) }
            let day = other.map { all.moment.day(of: weeks.states[$0 + 1].time) } ?? deal.created
            #expect(reason.since(all.moment) == day)
            if other != nil { found += 1 }
        }
        #expect(found > 0)
    }

    /// Seen from an earlier moment, the past is that of then.
    @Test func thePastOfAnEarlierBoard() throws {
        let weeks = try Weeks(31)
        let moment = weeks.now + -8 * 86_400
        let then = try weeks.board(at: moment)
        let past = try Past(weeks.store, of: then, now: moment)
        let week = moment + -7 * 86_400
        #expect(past.since == week)
        let bridge = Bridge(then, past)
        let start = open(try weeks.board(at: week), nil, [nil, 1, 2])
        #expect(bridge.sum == bridge.end && bridge.start == start)
        #expect(bridge.end == open(then, nil, [nil, 1, 2]))
        #expect(past.moves.values.allSatisfy { $0.at <= moment })
    }

    /// Where the journal is younger than a week, last week's list is not known and the bridge starts with the journal.
    @Test func aYoungJournalSaysSo() throws {
        let desk = try Desk(Company.changes())
        let past = try Past(desk.store, of: try desk.store.loadAll(), now: Desk.now + 86_400)
        #expect(past.redDots == nil && past.since == Desk.now)
        #expect(!Bridge(desk.state.board, past).moves)
    }
}
