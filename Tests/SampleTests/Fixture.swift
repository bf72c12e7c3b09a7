import Model
import Testing

@testable import Sample

/// The sample company of a day and a language, applied to an empty snapshot.
struct Fixture {
    let today: Day
    let board: Board
    let changes: [Change]
    let zone: Zone
    let open: [Deal]
    let closed: [Deal]

    /// Days of every sort: ordinary, first and last of a year and a quarter, leap day, weekend, holiday, Monday.
    static let days = [
        "2026-11-23", "2026-01-01", "2024-02-29", "2026-12-31", "2026-11-22", "2026-10-05", "2025-04-01", "2027-02-28",
        "2026-07-11",
    ]

    /// Every day in both languages, made once for all tests.
    private static let made: [String: Fixture] = {
        var made: [String: Fixture] = [:]
        for day in days {
            for lang in Lang.allCases { made[day + lang.rawValue] = try? Fixture(making: day, lang) }
        }
        return made
    }()

    /// The company of one of `days`; fails where its changes did not apply.
    init(_ iso: String, _ lang: Lang = .zh) throws {
        self = try #require(Fixture.made[iso + lang.rawValue])
    }

    /// A company made anew.
    init(making iso: String, _ lang: Lang = .zh) throws {
        today = try #require(Day(iso: iso))
        zone = .shanghai
        changes = SampleCompany.changes(today: today, lang: lang, zone: zone)
        var board = Board()
        try board.apply(changes)
        self.board = board
        open = board.deals.filter { $0.outcome == .open }
        closed = board.deals.filter { $0.outcome != .open }
    }

    /// The moment at which the demo opens at the earliest.
    var opening: Instant { zone.instant(today, minute: 539) }

    func ago(_ moment: Instant?) -> Int? { moment.map { today - zone.day(of: $0) } }

    func activities(_ what: Activity.What, _ direction: Activity.Direction? = nil) -> [Activity] {
        board.activities.filter { $0.what == what && (direction == nil || $0.direction == direction) }
    }

    /// What cancellings and changed amounts book from a day on.
    func corrected(since first: Day) -> Int64 {
        board.bookings.filter { $0.day >= first }.reduce(0) { $0 + $1.amount.minor }
    }

    /// Won amounts in the workspace's currency, closed from a day on.
    func won(since first: Day) -> [Int64] {
        closed.filter { $0.outcome == .won && $0.currency == nil && ($0.closed ?? first) >= first }
            .compactMap { $0.amount?.minor }
    }
}
