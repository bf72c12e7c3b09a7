import Model
import Rules
import Terminal

/// The funnel (R15): a stage to a row, drawn by count and by value, with what became of those who entered it.
struct FunnelView: PanedView {
    let scene: Scene
    let all: Conclusions
    let text: Text
    let place: FunnelLayout
    let area: RowArea
    private let stages: [Stage]

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        stages = all.board.pipeline
        place = FunnelLayout(size: size, stages: stages.count, filter: scene.filter != nil)
        area = RowArea(
            place.rows, lines: place.lines, gap: place.gap, count: stages.count, top: scene.spot.top[at: 0] ?? 0)
    }

    var panes: [Pane] { [area.pane] }

    func hit(x: Int, y: Int) -> PaneHit? { area.row(x: x, y: y).map { PaneHit(pane: 0, row: $0) } }

    func subject(pane: Int, row: Int) -> Subject? {
        guard let stage = stages[at: row] else { return nil }
        let deals = Array(all.deals(entering: stage.id).filtered { scene.hits?.contains($0.raw) ?? true })
        return deals.isEmpty ? nil : .deals(title: text.enteredIn(name(stage), all.period.name), deals)
    }

    func entity(pane: Int, row: Int) -> Subject? { nil }

    func why(pane: Int, row: Int) -> Explanation? {
        guard let stage = stages[at: row] else { return nil }
        let facts = FunnelRowFacts(all.funnelBook, row, text)
        return Explanation(title: name(stage), lines: facts.lines)
    }

    func draw(into frame: inout Frame) {
        let book = all.funnelBook
        drawHead(book, into: &frame)
        guard book.funnel.rows.contains(where: { $0.entered > 0 }) else { return drawEmpty(book, into: &frame) }
        let columns = FunnelColumns(book, stages.map(name), text, place)
        if let y = place.titles { columns.putTitles(y: y, into: &frame) }
        let selected = scene.spot.selected[at: 0] ?? 0
        for row in area.shown {
            let isSelected = row == selected
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            columns.draw(row, in: area.rect(row), selected: isSelected, into: &frame)
        }
        if stages.indices.contains(selected) {
            FunnelFoot(book: book, row: selected, name: name(stages[selected]), scene: scene, all: all, text: text)
                .draw(
                    in: place.foot, into: &frame)
        }
        drawMore(into: &frame)
    }

    func name(_ stage: Stage) -> String {
        let name = clean(stage.name(scene.lang))
        return name.isEmpty ? text.noName : name
    }

    /// What the view is about, and the worst leak: what should meet the eye first.
    private func drawHead(_ book: FunnelBook, into frame: inout Frame) {
        let x = 1
        let width = frame.width - 2
        var y = place.head
        let title = text.enteredStages(all.period.name)
        let used = frame.put(Width.cut(title, width, ascii: frame.ascii), x: x, y: y, role: .heading, mods: .bold)
        FunnelLegend(book, text).draw(right: x + width, room: width - used - 3, y: y, into: &frame)
        y += 1
        guard y < place.rows.y else { return }
        let row = Rect(x: x, y: y, width: width, height: 1)
        drawLeak(book, in: row, into: &frame)
    }

    /// The worst leak with its reasons; where none is flagged, the stage that loses most.
    private func drawLeak(_ book: FunnelBook, in row: Rect, into frame: inout Frame) {
        let worst = book.funnel.worst
        guard let leak = worst ?? book.leakiest(cases: all.policy.leakCases), let stage = all.board.stages[leak.stage]
        else {
            guard book.funnel.rows.contains(where: { $0.entered > 0 }) else { return }
            let full = text.noLeak(all.policy.leakPercent, all.policy.leakCases)
            frame.put(Width.of(full) > row.width ? text.noLeak : full, in: row, role: .dim)
            return
        }
        let lead =
            worst == nil
            ? Span(text.leakiest + " ", .dim) : Span("\(text.sign(.flag)) \(text.worstLeak) ", .warning, .bold)
        let tail = worst == nil ? text.notFlagged : ""
        let said = Width.cut(
            text.said(leak.why), row.width - lead.width - Width.of(name(stage)) - Width.of(tail) - 2, ascii: frame.ascii
        )
        frame.put(
            [lead, Span(name(stage), .text, .bold), Span("  " + said, .text), Span(tail, .dim)], x: row.x, y: row.y,
            width: row.width)
    }

    private func drawEmpty(_ book: FunnelBook, into frame: inout Frame) {
        let width = min(frame.width - 4, 76)
        var y = place.head + 2
        for (words, role) in [(text.said(book.funnel.why), Role.text), (text.funnelHelp, .dim)] {
            for line in Width.wrap(words, width) where y < place.bottom {
                frame.put(line, x: 2, y: y, role: role)
                y += 1
            }
            y += 1
        }
        frame.cursor = Point(x: 2, y: place.head + 2)
        frame.cursorVisible = false
    }

    private func drawMore(into frame: inout Frame) {
        guard area.above > 0 || area.below > 0 else { return }
        var hints: [String] = []
        if area.above > 0 { hints.append("\(frame.glyph(.arrowUp))\(area.above)") }
        if area.below > 0 { hints.append("\(frame.glyph(.arrowDown))\(area.below)") }
        let y = place.titles ?? place.head
        frame.putRight(" " + hints.joined(separator: " "), right: frame.width - 1, y: y, role: .dim)
    }
}

/// Where the parts of the funnel stand.
struct FunnelLayout: Equatable {
    let head: Int
    /// The row of the columns' titles, where there is room for it.
    let titles: Int?
    let rows: Rect
    /// Lines of a stage, and blank ones after it.
    let lines: Int
    let gap: Int
    /// What is said about the selected stage; empty where there is no room.
    let foot: Rect
    let bottom: Int
    let width: Int

    init(size: Size, stages: Int, filter: Bool) {
        width = size.width
        bottom = size.height - (filter ? 2 : 1)
        let isTall = size.height >= 30
        head = isTall ? 2 : 1
        let hasTitles = size.width >= 80 && size.height >= 14
        titles = hasTitles ? head + (isTall ? 3 : 2) : nil
        let top = titles.map { $0 + 1 } ?? head + (size.height >= 10 ? 2 : 1)
        let room = bottom - top
        let least = isTall ? 9 : size.height >= 18 ? 3 : 0
        func fits(_ pitch: Int, _ gap: Int) -> Bool { stages * pitch - gap + least <= room }
        (lines, gap) = fits(4, 2) && size.height >= 45 ? (2, 2) : fits(3, 1) ? (2, 1) : fits(2, 0) ? (2, 0) : (1, 0)
        let wanted = max(stages * (lines + gap) - gap, 1)
        let high = min(wanted, max(room - least, 1))
        rows = Rect(x: 0, y: top, width: size.width, height: high)
        let blank = isTall ? 1 : 0
        foot = Rect(x: 1, y: top + high + blank, width: size.width - 2, height: least > 0 ? room - high - blank : 0)
    }
}
