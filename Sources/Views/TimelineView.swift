import Model
import Rules
import Terminal

/// Deals along time: how each went through the stages, how it is planned to go on, and what money is due or came.
struct TimelineView: PanedView {
    let scene: Scene
    let conclusions: Conclusions
    let text: Text
    let layout: TimelineLayout
    let axis: TimeAxis
    private let deals: Ranked<ID<Deal>>

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        self.conclusions = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        layout = TimelineLayout(ViewBody(scene, size).rect, light: text.lightWidth, slip: text.slipWidth)
        axis = TimeAxis(
            period: conclusions.period, today: conclusions.today, shift: scene.spot.shift, cells: layout.chart.width)
        deals = scene.once(.underWay, conclusions) {
            let all = conclusions.underWay
            return scene.hits.map { hits in all.filtered { hits.contains($0.raw) } } ?? all
        }
    }

    var panes: [Pane] { [Pane(count: deals.count, page: layout.list.height)] }
    var shifts: ClosedRange<Int> { TimeAxis.shifts }

    func subject(pane: Int, row: Int) -> Subject? { deal(row).map { .deal($0.id) } }

    func hit(x: Int, y: Int) -> PaneHit? {
        guard layout.list.withMarker.contains(Point(x: x, y: y)) else { return nil }
        let row = top + y - layout.list.y
        return row < deals.count ? PaneHit(pane: 0, row: row) : nil
    }

    func why(pane: Int, row: Int) -> Explanation? {
        guard let deal = deal(row) else { return nil }
        let (all, lang) = (conclusions, scene.lang)
        var lines = [Explanation.Line(rule: "R15", text: all.timeline(of: deal).why[lang])]
        if let alert = all.cycleAlert(of: deal) { lines.append(.init(rule: "R16", text: alert.why[lang])) }
        if let red = all.redDot(of: deal.id) { lines.append(.init(rule: "R22", text: red.why(all.moment)[lang])) }
        for standing in all.standings(of: deal.id) {
            lines.append(.init(rule: "R27", text: standing.why(all.moment)[lang]))
            lines += standing.plan.map { .init(rule: "R27", text: $0.why(all.moment)[lang]) }
        }
        return Explanation(title: title(deal), lines: lines)
    }

    func draw(into frame: inout Frame) {
        guard layout.body.height > 0 else { return }
        if layout.hasLegend { drawLegend(into: &frame) }
        drawScale(into: &frame)
        guard !deals.isEmpty else { return drawEmpty(into: &frame) }
        for slot in 0..<layout.list.height {
            guard let deal = deal(top + slot) else { break }
            let y = layout.list.y + slot
            let isSelected = top + slot == scene.spot.row
            let row = conclusions.timeline(of: deal)
            drawNames(deal, y: y, isSelected: isSelected, into: &frame)
            TimelineBar(row: row, deal: deal, axis: axis, text: text, board: scene.board, today: conclusions.today)
                .draw(in: Rect(x: layout.chart.x, y: y, width: layout.chart.width, height: 1), into: &frame)
            drawSlip(row, deal, y: y, into: &frame)
            guard isSelected else { continue }
            frame.cursor = Point(x: layout.body.x, y: y)
            frame.cursorVisible = false
            drawStory(deal, row, into: &frame)
        }
    }

    // MARK: - Rows

    private var top: Int { max(scene.spot.top[at: 0] ?? 0, 0) }

    private func deal(_ row: Int) -> Deal? {
        row >= 0 && row < deals.count ? scene.board.deals[deals[row]] : nil
    }

    private func title(_ deal: Deal) -> String {
        let facts = CardFacts(deal, in: scene.board, now: scene.now, zone: scene.zone, text: text)
        return "\(facts.title) \(text.sign(.middleDot)) \(facts.subtitle)"
    }

    private func drawNames(_ deal: Deal, y: Int, isSelected: Bool, into frame: inout Frame) {
        let facts = CardFacts(deal, in: scene.board, now: scene.now, zone: scene.zone, text: text)
        var x = layout.body.x
        if let light = conclusions.light(of: deal) {
            frame.put(light, x: x, y: y, lang: scene.lang)
        } else {
            let isWon = deal.outcome == .won
            frame.put(frame.glyph(isWon ? .star : .times), x: x, y: y, role: isWon ? .win : .lose)
        }
        x += layout.light
        let start = x
        let role: Role = isSelected ? .selection : .text
        if isSelected {
            frame.fill(Rect(x: x, y: y, width: layout.names - layout.light, height: 1), role: .selection)
        }
        frame.put(facts.title, in: Rect(x: x, y: y, width: layout.account, height: 1), role: role)
        x += layout.account + 1
        if layout.deal > 0 {
            let place = Rect(x: x, y: y, width: layout.deal, height: 1)
            frame.put(facts.subtitle, in: place, role: isSelected ? .selection : .dim)
            x += layout.deal + 1
        }
        if layout.amount > 0 {
            let place = Rect(x: x, y: y, width: layout.amount, height: 1)
            frame.put(facts.amount.text, in: place, align: .right, role: isSelected ? .selection : facts.amount.role)
        }
        if isSelected, start > layout.body.x {
            frame.put(frame.glyph(.marker), x: layout.body.x - 1, y: y, role: .accent)
        }
    }

    private func drawSlip(_ row: TimelineRow, _ deal: Deal, y: Int, into frame: inout Frame) {
        guard layout.slip > 0 else { return }
        var shown: Span?
        if row.overdueDays > 0 {
            shown = Span(text.overdueClose(row.overdueDays), .overdue)
        } else if let days = row.slipDays, days != 0 {
            shown = Span(text.slipped(days), days > 0 ? .warning : .dim)
        } else if row.slipDays == nil, deal.pushes > 0 {
            shown = Span(text.pushes(deal.pushes), .warning)
        }
        guard let shown else { return }
        let place = Rect(x: layout.body.maxX - layout.slip, y: y, width: layout.slip, height: 1)
        frame.put(shown.text, in: place, align: .right, role: shown.role)
    }

    private func drawStory(_ deal: Deal, _ row: TimelineRow, into frame: inout Frame) {
        let place = layout.storyRect
        guard !place.isEmpty else { return }
        let lines = Width.wrap(title(deal) + text.colon + clean(row.why[scene.lang]), place.width)
        for (offset, line) in lines.prefix(place.height).enumerated() {
            let isLast = offset + 1 == place.height && lines.count > place.height
            let shown = isLast ? Width.cut(line, place.width - 1, ascii: frame.ascii) + text.sign(.ellipsis) : line
            frame.put(shown, x: place.x, y: place.y + offset, width: place.width, role: .dim)
        }
    }

    private func drawEmpty(into frame: inout Frame) {
        let words = scene.hits == nil ? text.emptyTimeline : text.emptyFilter
        let place = layout.list
        for (offset, line) in Width.wrap(words, place.width).enumerated() where offset + 1 < place.height {
            frame.put(line, x: place.x, y: place.y + 1 + offset, role: .faint)
        }
    }

    // MARK: - Scale and legend

    private func drawScale(into frame: inout Frame) {
        let (chart, y) = (layout.chart, layout.scaleRow)
        drawColumns(y: y, into: &frame)
        for label in axis.labels(text) { frame.put(label.text, x: chart.x + label.cell, y: y, role: .dim) }
        let rule = layout.ruleRow
        frame.hline(x: layout.body.x, y: rule, width: layout.body.width, role: .border)
        for day in axis.ticks {
            let x = chart.x + axis.cell(day)
            frame.put(frame.glyph(.teeDown), x: x, y: rule, role: .border)
            for row in 0..<layout.list.height {
                frame.put(frame.glyph(.dashedVertical), x: x, y: layout.list.y + row, role: .border)
            }
        }
        if axis.sees(conclusions.today) {
            let x = chart.x + axis.cell(conclusions.today)
            frame.put(frame.glyph(.triangleDown), x: x, y: rule, role: .accent)
            frame.vline(x: x, y: layout.list.y, height: min(layout.list.height, deals.count - top), role: .accent)
        }
        let hint = frame.scrollHint(above: top, below: deals.count - top - layout.list.height)
        if !hint.isEmpty { frame.put(" \(hint) ", x: layout.body.x + 1, y: rule, role: .dim) }
    }

    private func drawColumns(y: Int, into frame: inout Frame) {
        var x = layout.body.x + layout.light
        frame.put(text.account, in: Rect(x: x, y: y, width: layout.account, height: 1), role: .dim)
        x += layout.account + 1
        if layout.deal > 0 {
            frame.put(text.deal, in: Rect(x: x, y: y, width: layout.deal, height: 1), role: .dim)
            x += layout.deal + 1
        }
        if layout.amount > 0 {
            frame.put(text.amount, in: Rect(x: x, y: y, width: layout.amount, height: 1), align: .right, role: .dim)
        }
        guard layout.slip > 0 else { return }
        frame.putRight(text.slip, right: layout.body.maxX, y: y, role: .dim)
    }

    private func drawLegend(into frame: inout Frame) {
        let y = layout.body.y
        let used = frame.put(
            [Span(text.name(.timeline), .heading, .bold), Span(" \(deals.count)", .dim)], x: layout.body.x, y: y,
            width: layout.body.width)
        let entries: [(Glyph, Role, String)] = [
            (.full, .bar, text.actual), (.light, .barDim, text.planned), (.flag, .accent, text.closing),
            (.ring, .due, text.paymentDue), (.dot, .win, text.receipt), (.check, .win, text.signed),
            (.vertical, .accent, text.today),
        ]
        var x = layout.body.maxX
        var fitting = entries[...]
        while fitting.reduce(0, { $0 + Width.of($1.2) + 4 }) > x - used { fitting.removeLast() }
        for (glyph, role, word) in fitting.reversed() {
            let wide = Width.of(word) + 2
            frame.put([Span(frame.glyph(glyph), role), Span(" " + word, .dim)], x: x - wide, y: y, width: wide)
            x -= wide + 2
        }
    }
}
