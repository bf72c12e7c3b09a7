import Model
import Rules
import Terminal

/// The tree of scopes: a row for each with its numbers, its light and the lights of the other periods.
struct ProgressTree {
    private let book: ProgressBook
    private let board: Board
    private let text: Text
    private let columns: Columns

    private enum Place: Int { case name, light, deviation, bar, actual, expected, target, perDay, below, units }

    /// `shown` are the rows on the screen; only they are read.
    init(_ book: ProgressBook, _ board: Board, _ text: Text, shown: Range<Int>, width: Int) {
        (self.book, self.board, self.text) = (book, board, text)
        let rows = Array(book.rows.prefix(1)) + book.rows[shown]
        let amounts = rows.flatMap { [$0.target, $0.actual, $0.light.expected].compactMap { $0 } }
        let money = max(amounts.map { Width.of(text.money($0)) }.max() ?? 0, 8)
        let light = Width.of(Light.green.word(text.lang))
        let below = rows.map { Width.of(ProgressTree.below($0, text)) }.max() ?? 0
        let isTree = book.rows.count > 1
        columns = Columns(
            [
                Column(title: text.team, width: width < 60 ? 12 : 16, share: 2, most: 30, rank: 0),
                Column(title: "", width: light, rank: 1),
                Column(title: text.deviation, width: 8, rank: 2, align: .right),
                Column(title: "", width: 12, share: 3, most: 60, rank: 5),
                Column(title: text.reached, width: money, rank: 3, align: .right),
                Column(title: text.expectedByNow, width: money, rank: 6, align: .right),
                Column(title: text.target, width: money, rank: 4, align: .right),
                Column(title: text.perDay, width: money, rank: 8, align: .right),
                Column(
                    title: isTree ? text.below : "", width: isTree ? max(below, Width.of(text.below)) : 0,
                    rank: isTree ? 7 : 99),
                Column(
                    title: text.units.map { Width.fit($0, light) }.joined(separator: " "), width: 4 * light + 3,
                    rank: 9),
            ], x: 1, width: width - 2)
    }

    /// The titles, the first with what is scrolled away.
    func putTitles(y: Int, hidden: String, into frame: inout Frame) {
        columns.putTitles(y: y, into: &frame)
        columns.put(
            [Span(text.team, .heading, .bold), Span(hidden, .dim)], Place.name.rawValue, y: y, into: &frame)
    }

    /// Draws a row; a selected one has its ground laid already.
    func draw(_ index: Int, in rect: Rect, selected: Bool, into frame: inout Frame) {
        guard let row = book.rows[at: index], !rect.isEmpty else { return }
        func put(_ span: Span, _ place: Place) {
            columns.put([span], place.rawValue, y: rect.y, selected: selected, into: &frame)
        }
        func money(_ amount: Money?) -> String { amount.map { text.money($0) } ?? text.unknown }
        let depth = row.depth - (book.rows.first?.depth ?? 0)
        let name = String(repeating: " ", count: depth * 2) + clean(board.name(of: row.key, text.lang))
        let shown = Width.cut(name, columns.width(Place.name.rawValue), ascii: frame.ascii)
        put(Span(shown, .text, depth == 0 ? .bold : []), .name)
        put(Span(row.light.light.word(text.lang), Span.ground(row.light.light)), .light)
        put(
            Span(text.change(row.light.gap), ProgressTree.role(row.light.light), .bold),
            .deviation)
        put(Span(text.money(row.actual), .amount), .actual)
        put(Span(money(row.target == nil ? nil : row.light.expected), .dim), .expected)
        put(Span(money(row.target), .text), .target)
        put(Span(money(row.light.perDay), .dim), .perDay)
        put(Span(ProgressTree.below(row, text), row.children.red > 0 ? .lose : .dim), .below)
        drawUnits(index, y: rect.y, selected: selected, into: &frame)
        drawBar(row, y: rect.y, into: &frame)
    }

    private func drawBar(_ row: ProgressRow, y: Int, into frame: inout Frame) {
        guard let x = columns.x(Place.bar.rawValue), let target = row.target, target > .zero else { return }
        let width = columns.width(Place.bar.rawValue)
        frame.fill(Rect(x: x, y: y, width: width, height: 1), role: .text)
        frame.bullet(
            Bullet(
                done: row.actual.minor, due: row.light.light == .grey ? nil : row.light.expected?.minor,
                most: max(target, row.actual).minor, role: ProgressTree.role(row.light.light)), x: x, y: y, width: width
        )
    }

    private func drawUnits(_ index: Int, y: Int, selected: Bool, into frame: inout Frame) {
        guard let lights = book.units[at: index] else { return }
        var spans: [Span] = []
        for (place, light) in lights.enumerated() {
            if place > 0 { spans.append(Span(" ", .text)) }
            spans.append(Span(light.word(text.lang), Span.ground(light)))
        }
        columns.put(spans, Place.units.rawValue, y: y, selected: selected, into: &frame)
    }

    private static func below(_ row: ProgressRow, _ text: Text) -> String {
        text.below(red: row.children.red, yellow: row.children.yellow, green: row.children.green)
    }

    /// The colour of figures and bars under a light.
    static func role(_ light: Light) -> Role {
        switch light {
        case .green: .win
        case .yellow: .warning
        case .red: .lose
        case .grey: .dim
        }
    }
}
