import Foundation
import Model

/// Reads working-day tables (R1): holiday JSON in its common forms, and iCalendar files.
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

    /// What the reader has to know of the workspace and of the wish.
    public struct Frame: Sendable {
        /// In which times in UTC are told.
        public var zone: Zone
        /// Years around it are those for which yearly rules are written out.
        public var today: Model.Day
        /// The part of the country, where a file holds several.
        public var region: String?

        public init(zone: Zone, today: Model.Day, region: String? = nil) {
            (self.zone, self.today, self.region) = (zone, today, region)
        }

        /// The present year with the one before and the two after it.
        public var years: ClosedRange<Int> {
            let year = today.civil.year
            return year - 1...year + 2
        }
    }

    /// Reads a table by its content; days come in order. An error names the file and the place in it.
    public static func read(_ path: String, _ frame: Frame) throws -> HolidayTable {
        let (source, bytes) = (HolidaySource(path: path), try bytes(path))
        var table = HolidayTable()
        if startsLikeCalendar(bytes) {
            guard frame.region == nil else { throw source.hasNoRegions }
            var reader = ICSTable(source, frame)
            table = try reader.read(bytes)
        } else {
            var walk = HolidayWalk(source)
            table = try walk.read(bytes, region: frame.region)
        }
        table.days = try checked(table, source)
        return table
    }

    /// The largest file that is read, in bytes.
    private static let limit = 4 << 20

    private static func bytes(_ path: String) throws -> ArraySlice<UInt8> {
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
        let bytes = Array(data)
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }

    private static func startsLikeCalendar(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.drop { [9, 10, 13, 32].contains($0) }.prefix(15)
        return String(decoding: start, as: UTF8.self).uppercased() == "BEGIN:VCALENDAR"
    }

    /// Each day once, in order; refuses a day that is told in both ways, and a table without days.
    private static func checked(_ table: HolidayTable, _ source: HolidaySource) throws -> [Day] {
        var known: [Model.Day: Day] = [:]
        for day in table.days {
            if let other = known[day.day], other.working != day.working {
                throw source.refusal(
                    zh: "\(day.day.iso) 既是休息日又是上班日；请删去其一。",
                    en: "\(day.day.iso) is both a day off and a working day; take one out.")
            }
            if known[day.day] == nil { known[day.day] = day }
        }
        guard !known.isEmpty else {
            let skipped = table.skippedWords
            throw source.refusal(
                zh: "里面没有日子（该年的安排可能还没公布）。" + (skipped.map { "已跳过：\($0.zh)。" } ?? ""),
                en: "it holds no days (the year may not be announced yet)."
                    + (skipped.map { " Skipped: \($0.en)." } ?? ""))
        }
        return known.values.sorted { $0.day < $1.day }
    }
}
