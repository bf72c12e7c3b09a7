import Terminal

/// Things that the team keeps in a list of their own: reps, products, settings. One is selected.
public struct RecordsScene: Equatable, Sendable {
    public struct Column: Equatable, Sendable {
        public var title: String
        /// The lower, the longer it stays in a narrow place.
        public var rank: Int
        public var isNumber: Bool

        public init(_ title: String, rank: Int, isNumber: Bool = false) {
            (self.title, self.rank, self.isNumber) = (title, rank, isNumber)
        }
    }

    public struct Row: Equatable, Sendable {
        public var cells: [String]
        /// What more there is to say of it, shown while it is selected.
        public var note: String
        /// Whether it is other than usual: a setting that the team has set.
        public var isStrong: Bool

        public init(_ cells: [String], note: String = "", isStrong: Bool = false) {
            (self.cells, self.note, self.isStrong) = (cells, note, isStrong)
        }
    }

    public var title: String
    public var columns: [Column]
    public var rows: [Row]
    public var selected = 0
    /// The first drawn row.
    public var top = 0
    /// What is said where there are no rows.
    public var empty: String

    public init(title: String, columns: [Column], rows: [Row], empty: String) {
        (self.title, self.columns, self.rows, self.empty) = (title, columns, rows, empty)
    }
}

/// Draws a list of records with the titles of its columns, and what more there is to say of the selected one.
struct RecordsView {
    private let scene: RecordsScene
    private let panel: Panel
    private let area: RowArea
    private let text: Text

    /// No column but the first grows beyond that.
    private static let most = 24
    /// Lines below the rows: a rule and the note.
    private static let foot = 3

    init(_ scene: RecordsScene, size: Size, _ text: Text) {
        self.scene = scene
        self.text = text
        panel = Panel.detail(size)
        let rows = RecordsView.page(size)
        area = RowArea(
            Rect(x: panel.inner.x - 1, y: panel.inner.y + 1, width: panel.inner.width + 1, height: rows),
            count: scene.rows.count, top: scene.top)
    }

    /// Rows that fit.
    static func page(_ size: Size) -> Int { max(Panel.detail(size).inner.height - 1 - foot, 1) }

    func draw(into frame: inout Frame) {
        panel.draw(title: "\(clean(scene.title)) \(text.sign(.middleDot)) \(scene.rows.count)", into: &frame)
        let inner = panel.inner
        guard !scene.rows.isEmpty else {
            let words = Width.wrap(clean(scene.empty), inner.width)
            for (line, part) in words.enumerated() where line < inner.height {
                frame.put(part, x: inner.x, y: inner.y + line, width: inner.width, role: .dim)
            }
            frame.cursor = Point(x: inner.x, y: inner.y)
            return
        }
        let columns = columns(inner)
        columns.putTitles(y: inner.y, into: &frame)
        for row in area.shown {
            let rect = area.rect(row)
            let isSelected = row == scene.selected
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            for (index, cell) in scene.rows[row].cells.enumerated() {
                let span = Span(clean(cell), index == 0 ? .overlay : .dim, scene.rows[row].isStrong ? .bold : [])
                columns.put([span], index, y: rect.y, selected: isSelected, into: &frame)
            }
        }
        drawFoot(inner, into: &frame)
    }

    private func drawFoot(_ inner: Rect, into frame: inout Frame) {
        guard inner.height > RecordsView.foot + 1, scene.rows.indices.contains(scene.selected) else { return }
        let y = inner.maxY - RecordsView.foot
        frame.hline(x: inner.x, y: y, width: inner.width, role: .overlayBorder)
        let hint = frame.scrollHint(above: area.above, below: area.below)
        if !hint.isEmpty { frame.putRight(" " + hint, right: inner.maxX, y: y, role: .dim) }
        let note = Width.wrap(clean(scene.rows[scene.selected].note), inner.width)
        for (line, part) in note.prefix(RecordsView.foot - 1).enumerated() {
            frame.put(part, x: inner.x, y: y + 1 + line, width: inner.width, role: .dim)
        }
    }

    /// As wide as what stands in them, the first as wide as there is room.
    private func columns(_ inner: Rect) -> Columns {
        var widths = scene.columns.map { Width.of(clean($0.title)) }
        for row in scene.rows {
            for (index, cell) in row.cells.enumerated() where index < widths.count {
                widths[index] = max(
                    widths[index], min(Width.of(clean(cell)), index == 0 ? inner.width : RecordsView.most))
            }
        }
        // The first gives way before others have to go.
        let others = zip(scene.columns, widths).dropFirst().filter { $0.0.rank == 0 }.reduce(0) { $0 + $1.1 + 2 }
        if let first = widths.first { widths[0] = min(first, max(inner.width - others, 8)) }
        return Columns(
            zip(scene.columns, widths).enumerated().map { index, column in
                Column(
                    title: clean(column.0.title), width: column.1, share: index == 0 ? 1 : 0,
                    most: index == 0 ? column.1 : .max, rank: column.0.rank, align: column.0.isNumber ? .right : .left)
            }, x: inner.x, width: inner.width)
    }
}

extension Views {
    /// Rows of a list of records that fit.
    public static func recordsPage(_ size: Size) -> Int { RecordsView.page(size) }
}
