import Foundation
import Model

/// A day as a JSON calendar tells it.
struct HolidayEntry {
    let day: Day
    let working: Bool
    let name: String?
    /// The parts of the country in which it holds; none where it holds everywhere.
    let regions: [String]

    /// A day as text or number: `2026-10-01`, with a time behind it or not, `20261001`, or `10-01` of a known year.
    static func day(_ value: Any, year: Int?) -> Day? {
        if let text = value as? String { return day(key: dateOnly(text.trimmed), year: year) }
        guard let number = HolidayFields.number(value), number > 9_999_999 else { return nil }
        return day(key: String(number), year: year)
    }

    /// A day as the name of a field.
    static func day(key: String, year: Int?) -> Day? {
        var found = Day(iso: key)
        if let year, needsYear(key) { found = Day(iso: "\(year)-\(key)") }
        if key.utf8.count == 8, key.utf8.allSatisfy({ (48...57).contains($0) }) {
            found = Day(iso: "\(key.prefix(4))-\(key.dropFirst(4).prefix(2))-\(key.suffix(2))")
        }
        return found.flatMap { ICSMoment.years.contains($0.civil.year) ? $0 : nil }
    }

    /// `10-01` is a day only of a year.
    static func needsYear(_ key: String) -> Bool { key.utf8.count == 5 && Day(iso: "2000-\(key)") != nil }

    /// A name, but no number such as `2`, which each service reads in its own way.
    static func name(_ text: String) -> String? {
        text.contains(where: \.isLetter) ? text.trimmed : nil
    }

    /// What a refusal shows of a value.
    static func shown(_ value: Any) -> String {
        if value is [Any] { return "[…]" }
        return value is [String: Any] ? "{…}" : "\(value)"
    }

    private static func dateOnly(_ text: String) -> String {
        let mark = text.utf8.dropFirst(10).first
        return mark == UInt8(ascii: "T") || mark == UInt8(ascii: " ") ? String(text.prefix(10)) : text
    }
}
