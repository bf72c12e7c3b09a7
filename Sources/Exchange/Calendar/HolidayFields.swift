import Foundation
import Model

/// The fields of a JSON object that tell of a day, whatever their spelling: `isOffDay`, `is_off_day`.
struct HolidayFields {
    private let fields: [String: Any]

    init(_ object: [String: Any]) {
        fields = Dictionary(
            object.map { (HolidayFields.plain($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// A name without its capitals and marks.
    static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " } }

    /// An object with a date is a day, unless it is the head of a file whose days lie in it.
    var isEntry: Bool {
        guard fields["date"] != nil else { return false }
        return !fields.contains { key, value in
            !["name", "subdivisions"].contains(key) && ((value as? [[String: Any]])?.isEmpty == false)
        }
    }

    var year: Int? {
        guard let year = HolidayFields.number(fields["year"]), ICSMoment.years.contains(year) else { return nil }
        return year
    }

    var name: String? {
        for key in ["name", "localname", "title", "summary", "holiday"] {
            // Some tell the name in several languages.
            let text = (fields[key] as? [[String: Any]])?.first?["text"] ?? fields[key]
            if let text = text as? String, let name = HolidayEntry.name(text) { return name }
        }
        return nil
    }

    /// The part of a country for which a list holds.
    var region: String? {
        for key in ["division", "region", "subdivision"] {
            if let text = fields[key] as? String, !text.trimmed.isEmpty { return text.trimmed }
        }
        return nil
    }

    /// The parts of a country in which a day is off.
    var counties: [String]? {
        for key in ["counties", "subdivisions"] {
            let names = (fields[key] as? [Any] ?? []).compactMap {
                $0 as? String ?? ($0 as? [String: Any])?["code"] as? String
            }
            if !names.isEmpty { return names }
        }
        return nil
    }

    /// A day that is told and yet not off: for schools, for banks, or only observed.
    var isObservance: Bool {
        if let types = fields["types"] as? [Any] {
            return !types.contains { ($0 as? String).map { HolidayFields.plain($0).hasPrefix("public") } ?? false }
        }
        let type = (fields["type"] as? String).map { HolidayFields.plain($0) } ?? ""
        return ["school", "bank", "optional", "observance"].contains { type.hasPrefix($0) }
    }

    /// From `startDate` to `endDate`, both counted; nil where the object has none. A bare `end` may or may not count, so
    /// it is refused.
    func range(_ fault: (String) -> Refusal) throws -> [Day]? {
        for key in ["start", "from", "begin", "dtstart"] {
            if let value = fields[key], HolidayEntry.day(value, year: nil) != nil {
                throw fault("\(key): \(HolidayEntry.shown(value))")
            }
        }
        guard let start = fields["startdate"], let end = fields["enddate"] else { return nil }
        guard let first = HolidayEntry.day(start, year: nil), let last = HolidayEntry.day(end, year: nil),
            first <= last,
            last - first < ICSSpan.longest
        else { throw fault("\(HolidayEntry.shown(start)) – \(HolidayEntry.shown(end))") }
        return (0...(last - first)).map { first + $0 }
    }

    /// The day of `date`; nil where there is none.
    func day(_ year: Int?, _ fault: (String) -> Refusal) throws -> Day? {
        guard let value = fields["date"] else { return nil }
        guard let day = HolidayEntry.day(value, year: year) else { throw fault(HolidayEntry.shown(value)) }
        return day
    }

    /// Whether the day is worked, where the object says so itself; refuses what contradicts itself.
    func working(_ fault: (String) -> Refusal) throws -> Bool? {
        var said: [Bool] = []
        for key in ["isoffday", "isholiday", "holiday"] {
            guard let value = fields[key] else { continue }
            if let flag = HolidayFields.flag(value) {
                said.append(!flag)
            } else if key == "isoffday" {
                throw fault("\(key): \(HolidayEntry.shown(value))")
            }
        }
        for key in ["workday", "isworkday", "isworkingday"] {
            guard let value = fields[key] else { continue }
            guard let working = HolidayFields.flag(value) ?? [1: true, 2: false][HolidayFields.number(value) ?? 0]
            else {
                throw fault("\(key): \(HolidayEntry.shown(value))")
            }
            said.append(working)
        }
        switch (fields["type"] as? String).map({ HolidayFields.plain($0) }) {
        case "workingday", "workday": said.append(true)
        case "holiday": said.append(false)
        default: break
        }
        if Set(said).count > 1 { throw fault("isOffDay, holiday, workday") }
        if said.isEmpty, let value = fields["holiday"], !(value is String) {
            throw fault("holiday: \(HolidayEntry.shown(value))")
        }
        return said.first
    }

    /// True or false, but not 1 or 0.
    static func flag(_ value: Any) -> Bool? {
        guard let number = value as? NSNumber else { return value as? Bool }
        return String(cString: number.objCType) == "c" ? number.boolValue : nil
    }

    static func number(_ value: Any?) -> Int? {
        if let text = value as? String { return Int(text) }
        return value.flatMap { flag($0) == nil ? $0 as? Int : nil }
    }
}
