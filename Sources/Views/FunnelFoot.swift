import Model
import Rules
import Terminal

/// The sentences about a stage: its own, those it is compared with, and its pace.
struct FunnelRowFacts {
    let lines: [Explanation.Line]

    init(_ book: FunnelBook, _ row: Int, _ text: Text) {
        var lines: [Explanation.Line] = []
        if let own = book.funnel.rows[at: row] { lines.append(.init(rule: "R15", text: own.why[text.lang])) }
        if let before = book.before.rows[at: row] {
            let when = text.likeBefore(book.windowBefore.name, days: book.daysBefore)
            lines.append(.init(rule: "R15", text: "\(when)\(text.colon)\(before.why[text.lang])"))
        }
        if let company = book.company?.rows[at: row] {
            lines.append(.init(rule: "R15", text: "\(text.lossOfCompany)\(text.colon)\(company.why[text.lang])"))
        }
        if let lag = book.lags[at: row] { lines.append(.init(rule: "R6", text: lag.why[text.lang])) }
        if book.funnel.withoutHistory.deals > 0 {
            lines.append(.init(rule: "R15", text: text.withoutHistory(book.funnel.withoutHistory.deals)))
        }
        self.lines = lines
    }
}

/// What is said below the rows about the selected stage: why deals were lost, and how it compares.
struct FunnelFoot {
    let book: FunnelBook
    let row: Int
    let name: String
    let text: Text

    func draw(in rect: Rect, into frame: inout Frame) {
        guard rect.height > 0 else { return }
        frame.hline(x: rect.x, y: rect.y, width: rect.width, role: .border)
        let inner = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        guard inner.height >= 5 else { return drawFindings(in: inner, isTitled: false, into: &frame) }
        guard inner.width >= 80 else {
            let lines = drawReasons(in: inner, into: &frame)
            let rest = Rect(x: inner.x, y: inner.y + lines + 1, width: inner.width, height: inner.height - lines - 1)
            return drawFindings(in: rest, isTitled: true, into: &frame)
        }
        let left = inner.width * 2 / 5
        _ = drawReasons(in: Rect(x: inner.x, y: inner.y, width: left - 3, height: inner.height), into: &frame)
        let right = Rect(x: inner.x + left, y: inner.y, width: inner.width - left, height: inner.height)
        drawFindings(in: right, isTitled: true, into: &frame)
    }

    /// A bar for each of the top reasons. Returns the lines used.
    private func drawReasons(in rect: Rect, into frame: inout Frame) -> Int {
        frame.put(text.reasons(name), in: rect, role: .heading, mods: .bold)
        guard let row = book.funnel.rows[at: row], !row.reasons.isEmpty else {
            frame.put(text.noReasons, x: rect.x, y: rect.y + 1, width: rect.width, role: .dim)
            return 2
        }
        let names = row.reasons.map { $0.text.map(clean) ?? text.noReasonGiven }
        let label = min(names.map { Width.of($0) }.max() ?? 0, rect.width / 2)
        let number = row.reasons.map { "\($0.count)".count }.max() ?? 1
        for (index, reason) in row.reasons.enumerated() where index + 1 < rect.height {
            let y = rect.y + 1 + index
            frame.put(names[index], in: Rect(x: rect.x, y: y, width: label, height: 1), role: .text)
            let end = rect.x + label + 2 + number
            frame.putRight("\(reason.count)", right: end, y: y, role: .text, mods: .bold)
            frame.bar(
                Int64(reason.count), of: Int64(row.lost), x: end + 1, y: y, width: rect.maxX - end - 1, role: .lose)
        }
        return row.reasons.count + 1
    }

    private func drawFindings(in rect: Rect, isTitled: Bool, into frame: inout Frame) {
        var page = Document(width: rect.width, ascii: frame.ascii)
        if isTitled { page.add(Line(text.compared(name), .heading, .bold)) }
        for line in FunnelRowFacts(book, row, text).lines {
            page.wrapped(clean(line.text), after: [Span(Width.fit(line.rule, 5), .dim)], role: .text)
        }
        for (index, line) in page.lines.prefix(max(rect.height, 0)).enumerated() {
            frame.put(line, x: rect.x, y: rect.y + index, width: rect.width)
        }
    }
}
