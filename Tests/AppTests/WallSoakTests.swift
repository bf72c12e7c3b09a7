import Model
import Rules
import Store
import Terminal
import Testing
import Views

@testable import App

/// Thirty days of the office screen in one go: a virtual clock, a store that changes, vanishes and comes back.
private final class Month: WallSite {
    static let days = 30
    private(set) var time = WallTime(now: Desk.now, mono: 0)
    private(set) var wakeUps = 0
    private(set) var shown = 0
    private(set) var mostKept = 0
    private(set) var celebrated = 0
    private(set) var staleSeconds: Int64 = 0
    private(set) var wins = 0
    private var answers: [WallAnswer] = []
    private var board: Board
    private var news: [Entry] = []
    private var seed: UInt64 = 30
    private var lastWin: ID<Deal>?
    private var staleSince: Instant?
    private var nextEvent: UInt64 = 600 * WallState.second
    private let end = UInt64(Month.days) * 86_400 * WallState.second

    init(_ board: Board) { self.board = board }

    /// An hour of every day the store is gone.
    private var isGone: Bool { time.mono / (3_600 * WallState.second) % 24 == 3 }

    func ask(_ question: WallQuestion) {
        if isGone { return answers.append(.failed(Sentence(zh: "不在", en: "gone"))) }
        switch question {
        case .open, .conclude:
            news = []
            answers.append(.concluded(Conclusions(Facts(board), now: time.now), since: [], descriptor: 3))
        case .news(let after):
            answers.append(.news(news.filter { $0.seq > after }))
            news = []
        }
    }

    func wait(until deadline: UInt64) -> [WallInput]? {
        if !answers.isEmpty {
            defer { answers = [] }
            return answers.map { .answer($0) }
        }
        wakeUps += 1
        let next = min(deadline, nextEvent)
        let step = max(next, time.mono)
        time = WallTime(now: Desk.now + Int64(step / WallState.second), mono: step)
        guard time.mono < end else { return nil }
        guard time.mono >= nextEvent else { return [] }
        nextEvent += UInt64(roll() % 1_200 + 60) * WallState.second
        change()
        return [.stirred]
    }

    /// A number that is the same on every run.
    private func roll() -> UInt64 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return seed >> 33
    }

    /// Somebody wins a deal, or takes a win back.
    private func change() {
        guard let deal = board.deals[ID(Int(roll() % 12) + 1)] else { return }
        var after = deal
        after.outcome = deal.outcome == .open ? .won : .open
        after.closed = deal.outcome == .open ? Zone.shanghai.day(of: time.now) : nil
        guard let change = Change.update(deal, to: after), (try? board.apply([change])) != nil else { return }
        board.seq += 1
        if after.outcome == .won, !isGone { wins += 1 }
        let verb = after.outcome == .won ? Verb.win : .reopen
        news.append(
            Entry(
                batch: board.seq, seq: board.seq, draft: Draft(verb, [change], actor: "x", host: "y", time: time.now)))
    }

    func show(_ state: borrowing WallState) {
        shown += 1
        mostKept = max(mostKept, state.size)
        if state.wins.current != lastWin {
            if state.wins.current != nil { celebrated += 1 }
            lastWin = state.wins.current
        }
        if state.trouble != nil, staleSince == nil { staleSince = time.now }
        if state.trouble == nil, let since = staleSince {
            staleSeconds += time.now - since
            staleSince = nil
        }
        guard shown % 5_000 == 0 else { return }
        var frame = Frame(width: 120, height: 40)
        WallView.draw(state.scene, into: &frame)
        #expect(frame.rowText(0).contains("红点") || frame.rowText(1).contains("红点"))
    }

    func redraw() {}
}

@Suite struct WallSoakTests {
    @Test func thirtyDays() throws {
        let month = Month(try Hall.board())
        var state = WallState(lang: .zh, slides: WallSlide.allCases, seconds: 15, at: month.time)
        WallLoop.run(&state, on: month)
        // A slide every 15 seconds, the clock every minute, and a few looks after each change.
        let slides = Month.days * 86_400 / 15
        #expect(month.wakeUps < slides * 3 / 2, "\(month.wakeUps)")
        #expect(month.wakeUps > slides / 2)
        #expect(month.mostKept <= 5 + 5 + 50 + 12, "\(month.mostKept)")
        #expect(month.celebrated > 100 && month.celebrated <= month.wins, "\(month.celebrated) of \(month.wins)")
        // Old for the hour in which the store is gone, and at most one retry longer.
        let hours = Int64(Month.days) * 3_600
        #expect(abs(month.staleSeconds - hours) <= Int64(Month.days) * 60, "\(month.staleSeconds)")
        #expect(state.trouble == nil && state.conclusions?.today == Zone.shanghai.day(of: month.time.now))
    }
}
