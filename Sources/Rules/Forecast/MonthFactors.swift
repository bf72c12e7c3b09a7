import Glibc
import Model

/// Good and bad months (R19): by how much more, or less, is won and lost in a month than the hazards let expect. From
/// fifteen completed months on the months of the year are told apart, before that their places in the quarter. Each factor
/// is shrunk towards 1 by how much like months differ among themselves.
struct MonthFactors: Sendable {
    private var won: [Int: Double] = [:]
    private var lost: [Int: Double] = [:]
    /// 12 or 3: how many places of months are told apart.
    let places: Int
    /// Completed months behind it.
    let months: Int

    init(_ hazards: Hazards, _ cases: [ForecastCase]) {
        let span = MonthFactors.completed(hazards)
        months = span.count
        places = months >= 15 ? 12 : 3
        guard let first = span.first, months >= 2 else { return }
        var rows = span.map { MonthRow(month: $0) }
        for deal in cases where deal.created < hazards.day && deal.ended >= hazards.begins {
            let stop = min(deal.ended, hazards.day - 1)
            var index = max(Month(of: max(deal.created, hazards.begins)).number - first.number, 0)
            while index < rows.count, rows[index].first <= stop {
                let from = max(rows[index].first, deal.created, hazards.begins) - deal.created
                let through = min(rows[index].last, stop) - deal.created
                rows[index].expected.won += Hazards.expected(hazards.wonSum, from: from, through: through)
                rows[index].expected.lost += Hazards.expected(hazards.lostSum, from: from, through: through)
                index += 1
            }
            guard deal.ended < hazards.day else { continue }
            let place = Month(of: deal.ended).number - first.number
            guard rows.indices.contains(place) else { continue }
            if deal.isWon { rows[place].won += 1 } else { rows[place].lost += 1 }
        }
        won = shrunk(rows) { log(($0.won + 1) / ($0.expected.won + 1)) }
        lost = shrunk(rows) { log(($0.lost + 1) / ($0.expected.lost + 1)) }
    }

    /// By how much the hazards of winning and losing are multiplied on a day.
    func factors(on day: Int) -> (won: Double, lost: Double) {
        let place = Month(of: day).number % places
        return (won[place] ?? 1, lost[place] ?? 1)
    }

    private func shrunk(_ rows: [MonthRow], _ value: (MonthRow) -> Double) -> [Int: Double] {
        var groups: [Int: [Double]] = [:]
        for row in rows { groups[row.month.number % places, default: []].append(value(row)) }
        guard groups.count >= 2 else { return [:] }
        let means = groups.mapValues { $0.reduce(0, +) / Double($0.count) }
        let grand = means.values.reduce(0, +) / Double(means.count)
        let squares = groups.reduce(0.0) { sum, group in
            sum + group.value.reduce(0) { $0 + ($1 - (means[group.key] ?? 0)) * ($1 - (means[group.key] ?? 0)) }
        }
        let free = rows.count - groups.count
        let within = (squares + 2 * MonthFactors.usual * MonthFactors.usual) / Double(free + 2)
        let between =
            means.values.reduce(0) { $0 + ($1 - grand) * ($1 - grand) } / Double(means.count - 1)
        let spread = max(0, between - within / (Double(rows.count) / Double(groups.count)))
        return means.reduce(into: [:]) { result, mean in
            let noise = within / Double(groups[mean.key]?.count ?? 1)
            result[mean.key] = exp((mean.value - grand) * spread / (spread + noise))
        }
    }

    /// How much like months differ where little is known, as a logarithm.
    private static let usual = 0.15

    private static func completed(_ hazards: Hazards) -> [Month] {
        var months: [Month] = []
        var month = Month(of: hazards.begins)
        // A month that began some days before the record counts.
        if hazards.begins - month.first > 10 { month = month.next }
        while month.last < hazards.day {
            months.append(month)
            month = month.next
        }
        return months
    }
}

/// What a month brought, and what was to be expected.
private struct MonthRow {
    let month: Month
    let first: Int
    let last: Int
    var won = 0.0
    var lost = 0.0
    var expected = (won: 0.0, lost: 0.0)

    init(month: Month) { (self.month, first, last) = (month, month.first, month.last) }
}

/// A calendar month by number, counted from year 0.
struct Month: Equatable, Sendable {
    let number: Int

    init(number: Int) { self.number = number }

    init(of day: Int) {
        let (year, month, _) = Day(number: Int32(clamping: day)).civil
        number = year * 12 + month - 1
    }

    var next: Month { Month(number: number + 1) }
    var first: Int { Day(year: number / 12, month: number % 12 + 1, day: 1).map { Int($0.number) } ?? 0 }
    var last: Int { next.first - 1 }
}
