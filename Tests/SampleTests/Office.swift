import Model
import Rules
import Testing

@testable import Sample

/// The sample company on a morning, with all that the rules conclude of it, made the way the program makes it.
struct Office: Sendable {
    let all: Conclusions
    let board: Board

    /// The well-known Monday: 33 of the quarter's 62 working days have elapsed.
    static let monday: Result<Office, any Error> = Result { try Office("2026-11-23") }

    init(_ iso: String, lang: Lang = .zh) throws {
        let today = try #require(Day(iso: iso))
        let calendar = WorkCalendar(Board())
        var board = Board()
        try board.apply(
            SampleCompany.changes(today: today, lang: lang, zone: .shanghai, working: { calendar.isWorking($0) }))
        self.board = board
        all = Conclusions(Facts(board), now: Zone.shanghai.instant(today, minute: 540))
    }

    var open: [Deal] { board.deals.filter { $0.outcome == .open } }

    /// The reasons of red dots (R22) of a deal, by their words.
    func reasons(_ deal: Deal) -> Set<String> { Set(all.redDot(of: deal.id)?.reasons.map(\.key) ?? []) }

    /// The timers of a kind that nobody has answered yet.
    func timers(_ what: Countdown.What) -> [Countdown] { all.liveTimers.filter { $0.what == what } }

    /// The progress of the reps whose targets were set by hand, as done × total × 100 ÷ (target × elapsed), exactly.
    func rep(behind percent: Int64, cents: Int64) -> ProgressRow? {
        all.progress().first { row in
            guard row.key.scope == .rep, row.origin == .own, let target = row.target else { return false }
            let (done, due) = ((row.actual.minor - cents) * Int64(row.total), target.minor * Int64(row.elapsed))
            return done * 100 == due * (100 - percent)
        }
    }

    /// The rates of winning that each rep's own deals give.
    var ownRates: [StageRate] {
        board.reps.flatMap { rep in
            var own = board
            for deal in board.deals where deal.owner != rep.id { own.deals.remove(deal.id) }
            return StageRates(Facts(own)).rates
        }
    }

    /// The rows of all reps' funnels of a year or a quarter.
    var funnels: [Funnel.Row] {
        ["2026", "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026-09"].compactMap { Period($0) }.flatMap { window in
            board.reps.flatMap { rep in
                Funnel(all.facts, window: window, now: all.now, keep: { $0.owner == rep.id }).rows
            }
        }
    }
}

/// What a rule finds in the sample: a case of it, and one just on the other side of its boundary.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let rule: String
    let name: String
    let inside: @Sendable (Office) -> Bool
    let outside: @Sendable (Office) -> Bool

    var testDescription: String { "\(rule) \(name)" }

    init(
        _ rule: String, _ name: String, _ inside: @escaping @Sendable (Office) -> Bool,
        not outside: @escaping @Sendable (Office) -> Bool
    ) {
        (self.rule, self.name, self.inside, self.outside) = (rule, name, inside, outside)
    }
}
