import Model
import Rules

/// What part of the deals a report is about.
struct Scope {
    var rep: Rep?
    var region: Region?
    /// Closed deals count only when they closed on one of these days.
    var period: ClosedRange<Day>?
    /// The period as it was named.
    var periodName: String?

    var isAll: Bool { rep == nil && region == nil && period == nil }

    /// The snapshot with the deals in scope only, their lanes and sums made anew.
    func applied(to board: Board) -> Board {
        guard !isAll else { return board }
        var scoped = board
        for deal in board.deals where !holds(deal, board) { scoped.deals.remove(deal.id) }
        scoped.rebuildLanes()
        return scoped
    }

    /// Whether a deal belongs to the rep and the region, whatever the period.
    func owns(_ deal: Deal, _ board: Board) -> Bool { holds(owner: deal.owner, board) }

    /// Whether a deal's owner, or who shares in it, belongs to the rep and the region.
    func holds(owner: ID<Rep>?, _ board: Board) -> Bool {
        if let rep, owner != rep.id { return false }
        if let region, board.region(of: owner) != region.id { return false }
        return true
    }

    private func holds(_ deal: Deal, _ board: Board) -> Bool {
        guard owns(deal, board) else { return false }
        guard let period, deal.outcome != .open else { return true }
        return deal.closed.map { period.contains($0) } ?? false
    }
}

extension Scope {
    /// The scope of everybody and a period of targets; without a name there is none.
    init(naming text: String?) throws {
        guard let text else {
            self.init()
            return
        }
        guard let period = Period(text) else {
            throw Failure.refused(
                zh: "--period 的值“\(text)”不是期间；请写成 2026Q4、2026-11、2026W48、2026-11-23 或 2026。",
                en: "--period: \"\(text)\" is no period; write 2026Q4, 2026-11, 2026W48, 2026-11-23 or 2026.")
        }
        self.init(period: period.first...period.last, periodName: period.name)
    }
}

/// Periods as options name them.
enum PeriodText {
    /// `2026Q4`, `2026-11` or `2026`; nil for anything else.
    static func parse(_ text: String) -> ClosedRange<Day>? {
        let parts = text.uppercased().split(whereSeparator: { $0 == "Q" || $0 == "-" })
        guard let first = parts.first, first.count == 4, let year = Int(first) else { return nil }
        if text.count == 4 { return days(year, 1, 12) }
        guard parts.count == 2, let number = Int(parts[1]) else { return nil }
        if text.contains("-") { return parts[1].count == 2 && text.count == 7 ? days(year, number, number) : nil }
        guard text.count == 6, (1...4).contains(number) else { return nil }
        return days(year, number * 3 - 2, number * 3)
    }

    private static func days(_ year: Int, _ first: Int, _ last: Int) -> ClosedRange<Day>? {
        guard let start = Day(year: year, month: first, day: 1),
            let end = Day(year: year, month: last, day: Day.daysInMonth(year: year, month: last))
        else { return nil }
        return start...end
    }
}
