import Model

/// A line that is no row of its table, and why.
public struct SkippedLine: Equatable, Sendable {
    public var file: String
    public var line: Int
    /// The beginning of its text.
    public var text: String
    public var reason: Sentence

    init(file: String, _ record: CSVRecord, _ reason: Sentence) {
        self.file = file
        line = record.line
        let cells = (0..<min(record.count, 20)).lazy.map { record.text($0).trimmed }.filter { !$0.isEmpty }
        text = String(cells.joined(separator: " ").prefix(120))
        self.reason = reason
    }
}

/// Where the table of a file begins: titles above the header are passed over, and a header of two lines, which a
/// spreadsheet has merged, becomes one (`金额` above `预计` and `实际`).
struct TableHead {
    let headers: [String]
    /// How many records there are up to the first row.
    let records: Int
    let skipped: [SkippedLine]
    /// A file with more columns is none that a person made.
    static let mostColumns = 16_384
    private static let depth = 25

    init(path: String, _ top: [CSVRecord], maps: [String: String]) {
        let rows = top.prefix(TableHead.depth + 2).map { record in
            (0..<record.count).map { TableHead.clean(String(decoding: record.bytes($0).prefix(2_000), as: UTF8.self)) }
        }
        let mapped = Set(maps.keys.map(Aliases.key))
        let scores = rows.prefix(TableHead.depth).map { TableHead.score($0, mapped) }
        let first = rows.firstIndex { $0.contains { !$0.isEmpty } } ?? 0
        var place = first
        if scores.indices.contains(first), scores[first] < 2, let best = scores.max(), best >= 2, best > scores[first] {
            place = scores.firstIndex(of: best) ?? first
        }
        var header = rows.indices.contains(place) ? rows[place] : []
        var used = place + 1
        if rows.indices.contains(place + 1), let merged = TableHead.merged(header, rows[place + 1]) {
            header = merged
            used += 1
        } else if place > first {
            header = TableHead.grouped(rows[place - 1], header)
        }
        headers = header
        records = used
        skipped = top.prefix(place).filter { !$0.isBlank }.map {
            SkippedLine(file: path, $0, Sentence(zh: "在表头之上", en: "it stands above the header"))
        }
    }

    private static func clean(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.value != 0xFEFF }).trimmed
    }

    /// How many cells of a row are headers that are known.
    private static func score(_ row: [String], _ mapped: Set<String>) -> Int {
        guard row.count <= 2_000 else { return 0 }
        return row.reduce(0) { sum, cell in
            guard !cell.isEmpty, cell.utf8.count <= 200 else { return sum }
            let keys = [Aliases.key(cell), Aliases.key(HeaderUnit(cell).base)]
            if keys.contains(where: mapped.contains) { return sum + 1 }
            let isKnown = keys.contains { Aliases.all.contains($0) || Aliases.all.contains(Aliases.withoutRecord($0)) }
            return isKnown ? sum + 1 : sum
        }
    }

    /// The two lines of a header in one, where the second fills gaps that merged cells have left in the first.
    private static func merged(_ upper: [String], _ lower: [String]) -> [String]? {
        let width = max(upper.count, lower.count)
        func cell(_ row: [String], _ column: Int) -> String { column < row.count ? row[column] : "" }
        let wide = spread(upper + Array(repeating: "", count: width - upper.count))
        let gaps = (0..<width).filter { cell(upper, $0).isEmpty && !cell(lower, $0).isEmpty }
        guard !gaps.isEmpty, upper.count { !$0.isEmpty } >= 2, lower.allSatisfy({ $0.isEmpty || isWord($0) }),
            gaps.allSatisfy({ !wide[$0].isEmpty }), lower.contains(where: { $0.isEmpty })
        else { return nil }
        return (0..<width).map { column in
            let (top, below) = (cell(upper, column), cell(lower, column))
            return below.isEmpty ? top : "\(wide[column]) \(below)"
        }
    }

    /// Headers that say little by themselves, with the group above them: `金额` over `预计`.
    private static func grouped(_ upper: [String], _ lower: [String]) -> [String] {
        let filled = upper.count { !$0.isEmpty }
        guard filled >= 2, upper.allSatisfy({ $0.isEmpty || isWord($0) }) else { return lower }
        let wide = spread(upper + Array(repeating: "", count: max(lower.count - upper.count, 0)))
        return lower.indices.map { column in
            let keys = [Aliases.key(lower[column]), Aliases.key(HeaderUnit(lower[column]).base)]
            let isKnown = lower[column].isEmpty || keys.contains(where: Aliases.all.contains)
            return isKnown || wide[column].isEmpty || wide[column].contains { ":：".contains($0) }
                ? lower[column] : "\(wide[column]) \(lower[column])"
        }
    }

    /// Each gap takes the cell to its left.
    private static func spread(_ row: [String]) -> [String] {
        var last = ""
        return row.map { cell in
            if !cell.isEmpty { last = cell }
            return last
        }
    }

    private static func isWord(_ text: String) -> Bool {
        text.utf8.count <= 90 && !text.contains { $0.isASCII && $0.isNumber }
    }
}
