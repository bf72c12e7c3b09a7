import Terminal

/// A column of a list: the least it needs, its part of what is left, and how long it is kept in a narrow place.
struct Column {
    var title: String
    var width: Int
    /// Its part of the cells that no column needs; 0 keeps `width`.
    var share = 0
    /// No wider than that.
    var most = Int.max
    /// The lower, the longer it stays.
    var rank = 0
    var align = Align.left
}

/// Where the columns of a list stand: those that fit whole, by rank.
struct Columns {
    private let columns: [Column]
    /// The cells of each column; nil where it has no room.
    private let spans: [Range<Int>?]

    init(_ columns: [Column], x: Int, width: Int, gap: Int = 2) {
        self.columns = columns
        var kept = Array(columns.indices)
        func wanted() -> Int { kept.reduce(-gap) { $0 + columns[$1].width + gap } }
        while wanted() > width, kept.count > 1, let least = kept.max(by: { columns[$0].rank < columns[$1].rank }) {
            kept.removeAll { $0 == least }
        }
        var widths = columns.map(\.width)
        Columns.share(max(width - wanted(), 0), over: kept, columns, &widths)
        var spans = [Range<Int>?](repeating: nil, count: columns.count)
        var at = x
        for index in kept {
            let end = min(at + widths[index], x + max(width, 0))
            if end > at { spans[index] = at..<end }
            at += widths[index] + gap
        }
        self.spans = spans
    }

    /// Gives what is left to those that want it; what one may not take goes to the others.
    private static func share(_ left: Int, over kept: [Int], _ columns: [Column], _ widths: inout [Int]) {
        var left = left
        var open = kept.filter { columns[$0].share > 0 && widths[$0] < columns[$0].most }
        while left > 0, !open.isEmpty {
            let parts = open.reduce(0) { $0 + columns[$1].share }
            let pot = left
            for index in open {
                let room = columns[index].most - widths[index]
                let given = min(max(pot * columns[index].share / parts, 1), room, left)
                widths[index] += given
                left -= given
            }
            open.removeAll { widths[$0] >= columns[$0].most }
        }
    }

    /// Whether a column has room.
    func has(_ index: Int) -> Bool { spans[index] != nil }

    /// The first cell of a column; nil where it has no room.
    func x(_ index: Int) -> Int? { spans[index]?.lowerBound }

    /// Cells of a column; 0 where it has no room.
    func width(_ index: Int) -> Int { spans[index]?.count ?? 0 }

    /// Draws the parts of one cell of the list.
    func put(_ parts: [Span], _ index: Int, y: Int, selected: Bool = false, into frame: inout Frame) {
        guard let span = spans[index] else { return }
        let width = parts.reduce(0) { $0 + $1.width }
        let before = columns[index].align == .right ? max(span.count - width, 0) : 0
        frame.put(
            selected ? parts.map(\.onSelection) : parts, x: span.lowerBound + before, y: y, width: span.count - before)
    }

    /// One cell per column as a line of an overlay.
    func line(_ cells: [Span]) -> Line {
        var spans: [Span] = []
        var at = 0
        for (index, cell) in cells.enumerated() {
            guard index < self.spans.count, let place = self.spans[index] else { continue }
            let text = Width.cut(cell.text, place.count)
            let before = columns[index].align == .right ? place.count - Width.of(text) : 0
            spans.append(Span(String(repeating: " ", count: max(place.lowerBound - at + before, 0))))
            spans.append(Span(text, cell.role, cell.mods))
            at = place.lowerBound + before + Width.of(text)
        }
        return Line(spans)
    }

    /// Draws the titles above the list.
    func putTitles(y: Int, into frame: inout Frame) {
        for (index, column) in columns.enumerated() { put([Span(column.title, .faint)], index, y: y, into: &frame) }
    }
}

extension Span {
    /// The same on the ground of a selected row: lights and grades keep their own.
    var onSelection: Span {
        switch role {
        case .green, .yellow, .red, .grey: self
        default: mods.contains(.reverse) ? self : Span(text, .selection, mods)
        }
    }
}
