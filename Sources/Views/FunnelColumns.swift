import Model
import Rules
import Terminal

/// The columns of the funnel: the first line of a stage counts deals, the second their value.
struct FunnelColumns {
    private let book: FunnelBook
    private let names: [String]
    private let text: Text
    private let columns: Columns
    private let isNarrow: Bool
    private let most: (count: Int64, amount: Int64)

    private enum Place: Int { case name, pace, number, bar, conversion, loss, interval, open, median, before, company }

    init(_ book: FunnelBook, _ names: [String], _ text: Text, _ place: FunnelLayout) {
        (self.book, self.names, self.text) = (book, names, text)
        let rows = book.funnel.rows + book.before.rows
        most = (Int64(rows.map(\.entered).max() ?? 0), rows.map(\.amount.minor).max() ?? 0)
        isNarrow = place.width < 80
        let name = min(max(names.map { Width.of($0) }.max() ?? 4, 6), isNarrow ? 10 : 18)
        let number = rows.map { max(Width.of(text.money($0.amount)), Width.of("\($0.entered)")) }.max() ?? 4
        let light = book.lags.isEmpty ? nil : Width.of(text.pace)
        columns = Columns(
            [
                Column(title: text.stage, width: name, rank: 0),
                Column(title: light == nil ? "" : text.pace, width: light ?? 0, rank: light == nil ? 99 : 8),
                Column(title: text.entered, width: max(number, Width.of(text.entered)), rank: 1, align: .right),
                Column(title: "", width: isNarrow ? 8 : 16, share: 1, rank: 3),
                Column(title: text.conversion, width: 5, rank: 5, align: .right),
                Column(title: text.loss, width: isNarrow ? 6 : 9, rank: 2, align: .right),
                Column(title: text.interval, width: 17, rank: 6),
                Column(title: text.stillOpen, width: 5, rank: 4, align: .right),
                Column(title: text.median, width: 6, rank: 7, align: .right),
                Column(title: text.lossBefore, width: 9, rank: 9, align: .right),
                Column(
                    title: book.company == nil ? "" : text.lossOfCompany, width: book.company == nil ? 0 : 8,
                    rank: book.company == nil ? 99 : 10, align: .right),
            ], x: 1, width: place.width - 2)
    }

    func putTitles(y: Int, into frame: inout Frame) { columns.putTitles(y: y, into: &frame) }

    /// Draws a stage; a selected one has its ground laid already.
    func draw(_ index: Int, in rect: Rect, selected: Bool, into frame: inout Frame) {
        guard let row = book.funnel.rows[at: index], !rect.isEmpty else { return }
        let before = book.before.rows[at: index]
        var pen = Pen(columns: columns, y: rect.y, selected: selected)
        pen.put(
            Span(Width.cut(names[index], columns.width(Place.name.rawValue), ascii: frame.ascii), .text, .bold), .name,
            &frame)
        pen.put(Span("\(row.entered)", .text, .bold), .number, &frame)
        if let lag = book.lags[at: index] {
            pen.put(Span(lag.light.word(text.lang), Span.ground(lag.light)), .pace, &frame)
        }
        let decided = row.advanced + row.lost
        pen.put(Span(text.percent(row.advanced, of: decided)), .conversion, &frame)
        let flag = row.flagged ? "\(text.sign(.flag)) " : ""
        pen.put(Span(flag + text.percent(row.lost, of: decided), row.flagged ? .lose : .text, .bold), .loss, &frame)
        pen.put(Span("\(row.open)"), .open, &frame)
        pen.put(Span(row.medianDays.map { text.days($0) } ?? text.unknown), .median, &frame)
        if let before {
            pen.put(Span(text.percent(before.lost, of: before.advanced + before.lost), .dim), .before, &frame)
        }
        if let company = book.company?.rows[at: index] {
            pen.put(Span(text.percent(company.lost, of: company.advanced + company.lost), .dim), .company, &frame)
        }
        drawBars(row, before, in: rect, into: &frame)
        drawInterval(row, y: rect.y, selected: selected, into: &frame)
        guard rect.height > 1 else { return }
        drawSecond(row, before, y: rect.y + 1, into: &frame)
    }

    private func drawBars(_ row: Funnel.Row, _ before: Funnel.Row?, in rect: Rect, into frame: inout Frame) {
        guard let x = columns.x(Place.bar.rawValue) else { return }
        let width = columns.width(Place.bar.rawValue)
        frame.fill(Rect(x: x, y: rect.y, width: width, height: 1), role: .text)
        let parts = FunnelLegend.parts(advanced: row.advanced, open: row.open + row.back, lost: row.lost)
        frame.stack(
            parts, of: most.count, ghost: before.map { Int64($0.entered) }, x: x, y: rect.y, width: width)
        guard rect.height > 1 else { return }
        frame.bar(
            row.amount.minor, of: most.amount, ghost: before?.amount.minor, x: x, y: rect.y + 1, width: width,
            role: .amount)
    }

    private func drawInterval(_ row: Funnel.Row, y: Int, selected: Bool, into frame: inout Frame) {
        guard let x = columns.x(Place.interval.rawValue), let interval = row.interval, let loss = row.loss else {
            return
        }
        func permille(_ share: Double) -> Int64 { Int64((share * 1000).rounded()) }
        let width = columns.width(Place.interval.rawValue)
        frame.whisker(
            Whisker(low: permille(interval.low), middle: permille(loss), high: permille(interval.high)), of: 1000, x: x,
            y: y, width: width, role: selected ? .selection : row.flagged ? .lose : .text,
            ground: selected ? .selection : .axis)
    }

    /// The value, the cases behind the rates, and the interval in figures.
    private func drawSecond(_ row: Funnel.Row, _ before: Funnel.Row?, y: Int, into frame: inout Frame) {
        var pen = Pen(columns: columns, y: y, selected: false)
        pen.put(Span(text.money(row.amount), .amount), .number, &frame)
        let decided = row.advanced + row.lost
        pen.put(Span("\(row.advanced)", .dim), .conversion, &frame)
        pen.put(Span("\(row.lost)/\(decided)", .dim), .loss, &frame)
        pen.put(Span(text.range(row.interval), .dim), .interval, &frame)
        if let before, before.advanced + before.lost > 0 {
            pen.put(Span("\(before.lost)/\(before.advanced + before.lost)", .dim), .before, &frame)
        }
        if let company = book.company?.rows[at: rowIndex(row)] {
            pen.put(Span("\(company.lost)/\(company.advanced + company.lost)", .dim), .company, &frame)
        }
    }

    private func rowIndex(_ row: Funnel.Row) -> Int { book.funnel.rows.firstIndex { $0.stage == row.stage } ?? -1 }

    private struct Pen {
        let columns: Columns
        let y: Int
        let selected: Bool

        mutating func put(_ span: Span, _ place: Place, _ frame: inout Frame) {
            columns.put([span], place.rawValue, y: y, selected: selected, into: &frame)
        }
    }
}

/// What the parts of a stage's bar mean.
struct FunnelLegend {
    private let items: [(parts: [Span], width: Int)]

    static func parts(advanced: Int, open: Int, lost: Int) -> [BarPart] {
        [
            BarPart(length: Int64(advanced), role: .bar, glyph: .full),
            BarPart(length: Int64(open), role: .bar, glyph: .light),
            BarPart(length: Int64(lost), role: .lose, glyph: .medium),
        ]
    }

    init(_ book: FunnelBook, _ text: Text) {
        let signs = FunnelLegend.parts(advanced: 1, open: 1, lost: 1)
        let words = [text.advanced, text.openHere, text.lostHere]
        var items = zip(signs, words).map { sign, word in
            [Span(text.sign(sign.glyph), sign.role), Span(" " + word, .dim)]
        }
        let before = text.likeBefore(book.windowBefore.name, days: book.daysBefore)
        items.append([Span(text.sign(.thumb), .text, .bold), Span(" " + before, .dim)])
        self.items = items.map { ($0, $0.reduce(0) { $0 + $1.width }) }
    }

    /// Ends at a column; what does not fit is left out whole, the comparison first.
    func draw(right: Int, room: Int, y: Int, into frame: inout Frame) {
        var shown = items[...]
        func wide() -> Int { shown.reduce(-3) { $0 + $1.width + 3 } }
        while wide() > room, !shown.isEmpty { shown.removeLast() }
        // A part of the parts would mislead.
        guard shown.count >= 3 else { return }
        var x = right - wide()
        for item in shown {
            frame.put(item.parts, x: x, y: y, width: item.width)
            x += item.width + 3
        }
    }
}
