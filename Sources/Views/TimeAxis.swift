import Model
import Rules
import Terminal

/// Days laid over cells: where a day stands on the time line, and what the scale over it says.
struct TimeAxis: Equatable {
    let first: Day
    /// Days from the first cell to the end of the last.
    let span: Int
    let cells: Int

    /// Steps to the left and right that make sense.
    static let shifts = -40...40

    /// Round today where the period holds it, else from a little before the period. The period's unit is the zoom;
    /// `shift` moves it by steps of about a thirteenth of what is seen.
    init(period: Period, today: Day, shift: Int, cells: Int) {
        let span =
            switch period.unit {
            case .day, .week: 28
            case .month: 63
            case .quarter: 182
            case .year: 546
            }
        let start = period.holds(today) ? today + -span * 2 / 5 : period.first + -span / 8
        let step = max(span / 13 / 7 * 7, 7)
        first = start + (1 - start.weekday) + shift * step
        self.span = span
        self.cells = max(cells, 1)
    }

    /// The day after the last that is seen.
    var end: Day { first + span }

    /// The cell in which a day begins; below 0 or beyond the last where it is not seen.
    func cell(_ day: Day) -> Int {
        let scaled = (day - first) * cells
        return scaled >= 0 ? scaled / span : -((span - 1 - scaled) / span)
    }

    func sees(_ day: Day) -> Bool { (0..<cells).contains(cell(day)) }

    /// Months where their names have room, else quarters.
    private var isByQuarter: Bool { cells * 30 / span < 5 }

    /// The first days of the months, or quarters, that begin within sight.
    var ticks: [Day] {
        var days: [Day] = []
        var (year, month) = (first.civil.year, first.civil.month)
        if first.civil.day > 1 { (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1) }
        while let day = Day(year: year, month: month, day: 1), day < end {
            if !isByQuarter || month % 3 == 1 { days.append(day) }
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return days
    }

    /// The names of months or quarters with their cells, each whole or not at all; the first and January tell the year
    /// where there is room.
    func labels(_ text: Text) -> [(cell: Int, text: String)] {
        var result: [(cell: Int, text: String)] = []
        let starts = ticks
        // The month or quarter in which the axis begins has its name at the edge.
        var wanted = [(cell: 0, day: first)] + starts.map { (cell: cell($0), day: $0) }
        if wanted.count > 1, wanted[1].cell == 0 { wanted.removeFirst() }
        var free = 0
        for (index, place) in wanted.enumerated() where place.cell >= free {
            let next = index + 1 < wanted.count ? wanted[index + 1].cell : cells
            let (year, month, _) = place.day.civil
            let needsYear = index == 0 || month == 1
            func name(_ year: Int?) -> String {
                isByQuarter ? text.quarter((month + 2) / 3, of: year) : text.month(month, of: year)
            }
            let names = (needsYear ? [name(year)] : []) + [name(nil)]
            guard let name = names.first(where: { place.cell + Width.of($0) < max(next, place.cell + 1) }) else {
                continue
            }
            result.append((place.cell, name))
            free = place.cell + Width.of(name) + 1
        }
        return result
    }
}
