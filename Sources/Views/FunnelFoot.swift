import Model
import Rules
import Terminal

/// The sentences about a stage: its own, those it is compared with, and its pace.
struct FunnelRowFacts {
    let lines: [Explanation.Line]

    init(_ book: FunnelBook, _ row: Int, _ text: Text) {
        var lines: [Explanation.Line] = []
        if let own = book.funnel.rows[at: row] { lines.append(.init(rule: "R15", text: text.said(own.why))) }
        if let before = book.before.rows[at: row] {
            let when = text.likeBefore(book.windowBefore.name, days: book.daysBefore)
            lines.append(.init(rule: "R15", text: "\(when)\(text.colon)\(text.said(before.why))"))
        }
        if let company = book.company?.rows[at: row] {
            lines.append(.init(rule: "R15", text: "\(text.lossOfCompany)\(text.colon)\(text.said(company.why))"))
        }
        if let lag = book.lags[at: row] { lines.append(.init(rule: "R6", text: text.said(lag.why))) }
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
    let scene: Scene
    let all: Conclusions
    let text: Text

    func draw(in rect: Rect, into frame: inout Frame) {
        guard rect.height > 0 else { return }
        frame.hline(x: rect.x, y: rect.y, width: rect.width, role: .border)
        let inner = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        guard inner.height >= 5 else {
            _ = drawFindings(in: inner, isTitled: false, into: &frame)
            return
        }
        guard inner.width >= 80 else {
            let lines = drawReasons(in: inner, into: &frame)
            let rest = Rect(x: inner.x, y: inner.y + lines + 1, width: inner.width, height: inner.height - lines - 1)
            _ = drawFindings(in: rest, isTitled: true, into: &frame)
            return
        }
        let left = inner.width * 2 / 5
        let reasons = drawReasons(in: Rect(x: inner.x, y: inner.y, width: left - 3, height: inner.height), into: &frame)
        let right = Rect(x: inner.x + left, y: inner.y, width: inner.width - left, height: inner.height)
        let used = max(reasons, drawFindings(in: right, isTitled: true, into: &frame)) + 1
        drawLargest(
            in: Rect(x: inner.x, y: inner.y + used, width: inner.width, height: inner.height - used), into: &frame)
    }

    /// The deals that can still be moved.
    private func drawLargest(in rect: Rect, into frame: inout Frame) {
        guard book.deals.indices.contains(row), rect.height >= 3 else { return }
        let deals = book.open(row).prefix(rect.height - 1)
        guard !deals.isEmpty else { return }
        frame.put(text.largestOpen(name), in: rect, role: .heading, mods: .bold)
        let columns = Columns(
            [
                Column(title: "", width: Width.of(Light.green.word(text.lang)), rank: 2),
                Column(title: "", width: 14, share: 2, most: 32, rank: 0),
                Column(title: "", width: 12, share: 2, most: 36, rank: 3),
                Column(title: "", width: 12, rank: 1, align: .right),
                Column(title: "", width: 10, share: 1, most: 20, rank: 4),
                Column(title: "", width: 16, share: 3, rank: 5),
            ], x: rect.x, width: rect.width)
        for (index, id) in deals.enumerated() {
            guard let deal = scene.board.deals[id] else { continue }
            let y = rect.y + 1 + index
            let facts = CardFacts(deal, in: scene.board, now: scene.now, zone: scene.zone, text: text)
            let light = all.light(of: deal) ?? .grey
            columns.put([Span(light.word(text.lang), Span.ground(light))], 0, y: y, into: &frame)
            columns.put([Span(facts.title, .text)], 1, y: y, into: &frame)
            columns.put([Span(facts.subtitle, .dim)], 2, y: y, into: &frame)
            columns.put([Span(facts.amount.text, facts.amount.role)], 3, y: y, into: &frame)
            columns.put([Span(facts.owner.text, facts.owner.role)], 4, y: y, into: &frame)
            let when = facts.when.map { [Span($0.text + " ", $0.role)] } ?? []
            columns.put(
                when + [Span(facts.what.text, facts.what.role == .card ? .dim : facts.what.role)], 5, y: y, into: &frame
            )
        }
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

    /// Returns the lines used.
    private func drawFindings(in rect: Rect, isTitled: Bool, into frame: inout Frame) -> Int {
        var page = Document(width: rect.width, ascii: frame.ascii)
        if isTitled { page.add(Line(text.compared(name), .heading, .bold)) }
        for line in FunnelRowFacts(book, row, text).lines {
            page.wrapped(clean(line.text), after: [Span(Width.fit(line.rule, 5), .dim)], role: .text)
        }
        for (index, line) in page.lines.prefix(max(rect.height, 0)).enumerated() {
            frame.put(line, x: rect.x, y: rect.y + index, width: rect.width)
        }
        if rect.height > 0, page.lines.count > rect.height {
            frame.put(" " + frame.glyph(.ellipsis), x: rect.maxX - 2, y: rect.maxY - 1, width: 2, role: .dim)
        }
        return page.lines.count
    }
}
