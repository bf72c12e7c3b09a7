import Model

/// Chooses among the parts of a country for which a file tells days.
struct HolidayRegions {
    private let source: HolidaySource
    private let entries: [HolidayEntry]
    /// Takes only the days that hold everywhere.
    static let nationwide = "none"

    init(_ source: HolidaySource, _ entries: [HolidayEntry]) { (self.source, self.entries) = (source, entries) }

    /// The days that hold in a region; refuses to guess where there are several.
    func days(of region: String?) throws -> [Holidays.Day] {
        let names = Set(entries.flatMap(\.regions)).sorted()
        let isNationwide = entries.contains(where: \.regions.isEmpty)
        guard let region else {
            if names.count > 1 || (isNationwide && !names.isEmpty) { throw ask(names, isNationwide) }
            return entries.map(\.table)
        }
        guard !names.isEmpty else { throw source.hasNoRegions }
        if isNationwide, region == HolidayRegions.nationwide { return entries.filter(\.regions.isEmpty).map(\.table) }
        guard let chosen = names.first(where: { $0.lowercased() == region.trimmed.lowercased() }) else {
            throw ask(names, isNationwide)
        }
        return entries.filter { $0.regions.isEmpty || $0.regions.contains(chosen) }.map(\.table)
    }

    private func ask(_ names: [String], _ isNationwide: Bool) -> Refusal {
        let shown = names.prefix(12).map { ICSSpan.shown($0) }.joined(separator: ", ") + (names.count > 12 ? " …" : "")
        return source.refusal(
            zh: "里面分地区：\(shown)；请用 --region 选一个" + (isNationwide ? "，或 --region none 只要全国的日子。" : "。"),
            en: "it tells of several regions: \(shown). Choose one with --region"
                + (isNationwide ? ", or --region none for the days that hold everywhere." : "."))
    }
}

extension HolidayEntry {
    fileprivate var table: Holidays.Day { Holidays.Day(day: day, working: working, name: name) }
}
