import Foundation
import Model

/// Reads working-day tables (R1): holiday JSON (`days` with `date`, `isOffDay`, `name`) and iCalendar files.
public enum Holidays {
    /// A day that differs from Monday to Friday.
    public struct Day: Equatable, Sendable {
        public let day: Model.Day
        /// True for a make-up day.
        public let working: Bool
        public let name: String?

        public init(day: Model.Day, working: Bool, name: String?) {
            (self.day, self.working, self.name) = (day, working, name)
        }
    }

    /// The largest file that is read, in bytes.
    public static let limit = 4 << 20
    /// The longest run of days of one event.
    private static let longest = 60

    /// Reads a table by its content; days come in order. An error names the file and the place in it.
    public static func read(_ path: String) throws -> [Day] {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw Refusal(zh: "\(path) 是文件夹；请给出 JSON 或 ICS 文件。", en: "\(path) is a folder; name a JSON or ICS file.")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refusal(
                zh: "无法读取 \(path)；请检查路径和权限。", en: "\(path) cannot be read; check the path and its permissions.")
        }
        guard data.count <= limit else {
            throw Refusal(zh: "\(path) 超过 4 MB，不像日历。", en: "\(path) is larger than 4 MB, which no calendar is.")
        }
        guard let text = String(validating: Array(data), as: UTF8.self) else {
            throw Refusal(zh: "\(path) 不是合法的 UTF-8；请另存为 UTF-8。", en: "\(path) is not valid UTF-8; save it as UTF-8.")
        }
        let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        let start = body.drop { $0.isWhitespace }
        let days = start.hasPrefix("BEGIN:VCALENDAR") ? try calendar(String(start), path) : try json(data, path)
        return try checked(days, path)
    }

    private static func checked(_ days: [Day], _ path: String) throws -> [Day] {
        var known: [Model.Day: Day] = [:]
        for day in days {
            if let other = known[day.day], other.working != day.working {
                throw Refusal(
                    zh: "\(path)：\(day.day.iso) 既是休息日又是上班日；请删去其一。",
                    en: "\(path): \(day.day.iso) is both a day off and a working day; take one out.")
            }
            if known[day.day] == nil { known[day.day] = day }
        }
        guard !known.isEmpty else {
            throw Refusal(
                zh: "\(path) 里没有日子（该年的安排可能还没公布）。", en: "\(path) holds no days (the year may not be announced yet).")
        }
        return known.values.sorted { $0.day < $1.day }
    }

    // MARK: - JSON

    private static func json(_ data: Data, _ path: String) throws -> [Day] {
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let list = object["days"] as? [[String: Any]]
        else {
            throw Refusal(
                zh: "\(path) 不是放假安排：要有 days 列表的 JSON，或 ICS 日历。",
                en: "\(path) is no working-day table: JSON with a list `days`, or an ICS calendar, is needed.")
        }
        return try list.enumerated().map { index, entry in
            guard let text = entry["date"] as? String, let day = Model.Day(iso: text) else {
                throw Refusal(
                    zh: "\(path)：days 第\(index + 1)项的 date 不是 2026-01-01 这样的日期。",
                    en: "\(path): entry \(index + 1) of days: date is no day like 2026-01-01.")
            }
            guard let isOff = entry["isOffDay"] as? Bool else {
                throw Refusal(
                    zh: "\(path)：\(text) 缺 isOffDay（true 或 false）。",
                    en: "\(path): \(text) lacks isOffDay (true or false).")
            }
            return Day(day: day, working: !isOff, name: entry["name"] as? String)
        }
    }

    // MARK: - iCalendar

    /// All-day events; one whose summary speaks of work (上班, 补班, work) is a make-up day.
    private static func calendar(_ text: String, _ path: String) throws -> [Day] {
        var days: [Day] = []
        var event: [String: String]?
        for (number, line) in unfolded(text) {
            if line == "BEGIN:VEVENT" {
                event = [:]
            } else if line == "END:VEVENT", let fields = event {
                days += try expand(fields, path, number)
                event = nil
            } else if event != nil, let mark = line.firstIndex(of: ":") {
                let name = line[..<mark].prefix { $0 != ";" }.uppercased()
                event?[name] = String(line[line.index(after: mark)...])
            }
        }
        guard event == nil else {
            throw Refusal(
                zh: "\(path)：最后的事件没有结束，文件不完整。", en: "\(path): the last event never ends; the file is cut off.")
        }
        return days
    }

    private static func expand(_ fields: [String: String], _ path: String, _ line: Int) throws -> [Day] {
        guard let first = fields["DTSTART"].flatMap(day) else {
            throw Refusal(
                zh: "\(path) 第\(line)行的事件没有日期（DTSTART）。", en: "\(path), line \(line): the event has no day (DTSTART).")
        }
        let end = fields["DTEND"].flatMap(day) ?? first + 1
        guard fields["RRULE"] == nil, end > first, end - first <= longest else {
            throw Refusal(
                zh: "\(path) 第\(line)行：事件重复、长于\(longest)天或结束早于开始；请写成单个日子。",
                en:
                    "\(path), line \(line): the event repeats, is longer than \(longest) days or ends before it starts; "
                    + "write single days.")
        }
        let name = fields["SUMMARY"].map(unescaped)
        let words = (name ?? "").lowercased()
        let working = ["上班", "补班", "make-up", "working day", "workday"].contains { words.contains($0) }
        return (0..<(end - first)).map { Day(day: first + $0, working: working, name: name) }
    }

    /// `20260101`, with or without a time behind it.
    private static func day(_ text: String) -> Model.Day? {
        let digits = Array(text.utf8.prefix(8))
        guard digits.count == 8, digits.allSatisfy({ (48...57).contains($0) }),
            text.utf8.count == 8 || text.utf8.dropFirst(8).first == UInt8(ascii: "T")
        else { return nil }
        func part(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
        return Model.Day(year: part(0..<4), month: part(4..<6), day: part(6..<8))
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("\\n", with: " ").replacing("\\,", with: ",").replacing("\\;", with: ";")
            .replacing("\\\\", with: "\\")
    }

    /// Lines with their numbers; a line that starts with a blank goes on the one before.
    private static func unfolded(_ text: String) -> [(Int, String)] {
        var lines: [(Int, String)] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].1 += line.dropFirst()
            } else if !line.isEmpty {
                lines.append((index + 1, String(line)))
            }
        }
        return lines
    }
}
