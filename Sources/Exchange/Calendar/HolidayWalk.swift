import Foundation
import Model

/// Walks a JSON calendar for whatever holds a day: objects with a `date`, days as keys, lists of days. What a day is
/// is said by itself, or by the name of what it stands in.
struct HolidayWalk {
    let source: HolidaySource
    private var entries: [HolidayEntry] = []
    private var table = HolidayTable()

    /// What the objects around a value say of it.
    struct Place {
        var path = Sentence(zh: "", en: "")
        /// True in a list of working days, false in one of days off.
        var working: Bool?
        var year: Int?
        var regions: [String] = []

        func under(_ name: String) -> Place {
            let name = ICSSpan.shown(name)
            return at(path.en.isEmpty ? name : ".\(name)", path.en.isEmpty ? name : ".\(name)")
        }

        func item(_ index: Int) -> Place {
            at("\(path.zh.isEmpty ? "" : " ")第\(index + 1)项", "\(path.en.isEmpty ? "" : ", ")entry \(index + 1)")
        }

        private func at(_ zh: String, _ en: String) -> Place {
            var place = self
            place.path = Sentence(zh: path.zh + zh, en: path.en + en)
            return place
        }
    }

    init(_ source: HolidaySource) { self.source = source }

    /// The days of a file, not yet in order.
    mutating func read(_ bytes: ArraySlice<UInt8>, region: String?) throws -> HolidayTable {
        guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)), root is [String: Any] || root is [Any]
        else {
            throw source.refusal(
                zh: "不是放假安排：要有 days 列表之类的 JSON，或 ICS 日历；文件也可能不完整，请重新下载。",
                en:
                    "this is no working-day table: JSON, such as a list `days`, or an ICS calendar, is needed. If the file is "
                    + "cut off, get it anew.")
        }
        try walk(root, Place())
        table.days = try HolidayRegions(source, entries).days(of: region)
        return table
    }

    private mutating func walk(_ value: Any, _ place: Place) throws {
        if let list = value as? [Any] {
            for (index, item) in list.enumerated() { try walk(item: item, place.item(index)) }
        } else if let object = value as? [String: Any] {
            try walk(object: object, place)
        }
    }

    /// A day in a list is one where the list's name says what its days are.
    private mutating func walk(item: Any, _ place: Place) throws {
        guard !(item is [Any]), !(item is [String: Any]), let day = HolidayEntry.day(item, year: nil) else {
            return try walk(item, place)
        }
        guard let working = place.working else { throw unclear(place, HolidayEntry.shown(item)) }
        entries.append(HolidayEntry(day: day, working: working, name: nil, regions: place.regions))
    }

    private mutating func walk(object: [String: Any], _ outer: Place) throws {
        var place = outer
        let fields = HolidayFields(object)
        place.year = fields.year ?? place.year
        if let region = fields.region { place.regions = [region] }
        if fields.isEntry { return try take(fields, place, day: nil) }
        if let days = try fields.range({ bad(place, $0) }) {
            try take(fields, place, days)
            // Days that are worked for a holiday stand beside it.
            for key in object.keys.sorted() where object[key] is [String] {
                try walk(object[key] as Any, inner(place.under(key), key))
            }
            return
        }
        // The parser keeps no order; a refusal names the same entry each time.
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            if let day = HolidayEntry.day(key: key, year: place.year) {
                try take(key, value, day, place.under(key))
            } else if HolidayEntry.needsYear(key), value is String || value is [String: Any], place.year == nil,
                (value as? [String: Any]).map({ !HolidayFields($0).isEntry }) ?? true
            {
                throw source.refusal(
                    zh: "\(place.under(key).path.zh) 没有年份；请写成 2026-\(key) 这样的完整日期。",
                    en: "\(place.under(key).path.en) has no year; write the whole day, like 2026-\(key).")
            } else {
                try walk(value, inner(place.under(key), key))
            }
        }
    }

    /// What a name says of all that it holds.
    private func inner(_ place: Place, _ key: String) -> Place {
        var place = place
        switch HolidayFields.plain(key) {
        case "workdays", "workingdays", "makeupdays", "makeupworkdays", "compdays": place.working = true
        case "holidays", "holiday", "publicholidays", "daysoff", "offdays", "inlieudays": place.working = false
        default:
            if key.utf8.count == 4, let year = Int(key), ICSMoment.years.contains(year) { place.year = year }
        }
        return place
    }

    /// A day that is a key: with a name, an object, or a flag in a list whose name says what its days are.
    private mutating func take(_ key: String, _ value: Any, _ day: Day, _ place: Place) throws {
        if let object = value as? [String: Any] {
            return try take(HolidayFields(object), place, day: day)
        }
        if let name = value as? String, let text = HolidayEntry.name(name) {
            let working = try place.working ?? words(text, place)
            entries.append(HolidayEntry(day: day, working: working, name: text, regions: place.regions))
            return
        }
        guard let working = place.working, HolidayFields.flag(value) == true else {
            throw unclear(place, HolidayEntry.shown(value))
        }
        entries.append(HolidayEntry(day: day, working: working, name: nil, regions: place.regions))
    }

    private mutating func take(_ fields: HolidayFields, _ place: Place, day key: Day?) throws {
        let told = try fields.day(place.year) { bad(place, $0) }
        guard let day = told ?? key else { throw bad(place, "{}") }
        try take(fields, place, [day])
    }

    private mutating func take(_ fields: HolidayFields, _ place: Place, _ days: [Day]) throws {
        if fields.isObservance { return table.skip(.observance) }
        let own = try fields.working { unclear(place, $0) } ?? place.working
        guard let working = try own ?? fields.name.map({ try words($0, place) }) else {
            throw unclear(place, days.first?.iso ?? "")
        }
        let regions = fields.counties ?? place.regions
        entries += days.map { HolidayEntry(day: $0, working: working, name: fields.name, regions: regions) }
    }
}
