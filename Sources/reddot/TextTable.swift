import Model
import Terminal

/// A plain table of aligned columns, measured in cells.
struct TextTable {
    struct Column {
        var title: String
        var align = Align.left
    }

    /// The widest cell that is shown whole.
    private static let limit = 40
    private let columns: [Column]
    private var rows: [[String]] = []
    private var widths: [Int]

    private let isCut: Bool

    /// Without `isCut` every cell is shown whole.
    init(_ columns: [Column], isCut: Bool = true) {
        self.columns = columns
        self.isCut = isCut
        widths = columns.map { Width.of($0.title) }
    }

    init(_ titles: [(String, Align)]) { self.init(titles.map { Column(title: $0.0, align: $0.1) }) }

    /// Adds a row; cells are made safe and cut.
    mutating func add(_ cells: [String]) {
        let safe = cells.map { cell in
            isCut ? Width.cut(Sanitize.line(cell), TextTable.limit) : Sanitize.line(cell)
        }
        for (index, cell) in safe.enumerated() where index < widths.count {
            widths[index] = max(widths[index], Width.of(cell))
        }
        rows.append(safe)
    }

    func print(to output: Output) throws {
        if columns.contains(where: { !$0.title.isEmpty }) { try output.write(line(columns.map(\.title))) }
        for row in rows { try output.write(line(row)) }
    }

    private func line(_ cells: [String]) -> String {
        var parts: [String] = []
        for (index, cell) in cells.enumerated() where index < columns.count {
            let isLast = index == columns.count - 1 && columns[index].align == .left
            parts.append(isLast ? cell : Width.fit(cell, widths[index], align: columns[index].align))
        }
        var line = parts.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }
}
