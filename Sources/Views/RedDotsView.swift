import Model
import Rules
import Terminal

/// Red dots: this week's list by score × amount with its reasons, and apart from it what was cleared since last week.
struct RedDotsView: PanedView {
    let scene: Scene
    let all: Conclusions
    let text: Text
    let rows: Ranked<RedSubject>
    let cleared: [RedSubject]
    private let figures: RedFigures
    private let layout: RedDotsLayout

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        let lists = scene.once(.redDots, conclusions) { RedDotLists(scene.hits, conclusions) }
        (rows, cleared, figures) = (lists.rows, lists.cleared, lists.figures)
        layout = RedDotsLayout(size, cleared: cleared.count, filter: scene.filter != nil, focus: scene.spot.pane)
    }

    private func area(_ pane: Int) -> RowArea {
        RowArea(
            layout.rect(pane), lines: layout.lines, count: pane == 0 ? rows.count : cleared.count,
            top: scene.spot.top[at: pane] ?? 0)
    }

    private var focus: Int { layout.panes == 1 ? 0 : min(max(scene.spot.pane, 0), 1) }
    private var drawn: [Int] { layout.isTabbed ? [focus] : Array(0..<layout.panes) }

    var panes: [Pane] { (0..<layout.panes).map { area($0).pane } }

    private func subject(_ pane: Int, _ row: Int) -> RedSubject? {
        if pane == 0 { return rows.indices.contains(row) ? rows[row] : nil }
        return cleared[at: row]
    }

    func subject(pane: Int, row: Int) -> Subject? {
        switch subject(pane, row) {
        case .deal(let id): .deal(id)
        case .account(let id): .account(id)
        case nil: nil
        }
    }

    func why(pane: Int, row: Int) -> Explanation? {
        switch subject(pane, row) {
        case .deal(let id): Explanations(scene, all).of(id)
        case .account(let id): Explanations(scene, all).of(id)
        case nil: nil
        }
    }

    func hit(x: Int, y: Int) -> PaneHit? {
        for pane in drawn {
            if let row = area(pane).row(x: x, y: y) { return PaneHit(pane: pane, row: row) }
        }
        return nil
    }

    func draw(into frame: inout Frame) {
        if layout.isTabbed, layout.panes > 1 {
            TabLine(
                names: [text.name(.reddots), text.clearedWord], counts: [rows.count, cleared.count], active: focus,
                width: layout.size.width, ascii: text.ascii
            ).draw(y: layout.headTop, active: focus, into: &frame)
        }
        RedDotsHead(figures, cleared: cleared.count, text).draw(
            layout, into: &frame)
        for pane in drawn { draw(pane, into: &frame) }
        drawStrip(into: &frame)
    }

    private func draw(_ pane: Int, into frame: inout Frame) {
        let area = area(pane)
        let columns = RedDotColumns(text, area.rect)
        if pane == 0 {
            if layout.hasTitles { columns.putTitles(y: area.rect.y - 2, into: &frame) }
            area.rule(y: area.rect.y - 1, into: &frame)
        } else {
            area.rule(y: area.rect.y - 1, into: &frame)
            if !layout.isTabbed {
                frame.put(text.clearedTitle + " ", x: 1, y: area.rect.y - 1, role: .heading, mods: .bold)
            }
        }
        if area.count == 0 { area.sayEmpty(empty(pane), hasFocus: pane == focus, into: &frame) }
        let selected = scene.spot.selected[at: pane] ?? 0
        for row in area.shown {
            guard let subject = subject(pane, row) else { continue }
            let isSelected = row == selected && pane == focus
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            let line = RedDotLine(subject, rank: row + 1, all, text)
            line.draw(area.rect(row), columns, isSelected: isSelected, isCleared: pane == 1, into: &frame)
        }
    }

    private func empty(_ pane: Int) -> String {
        scene.hits != nil ? text.emptyFilter : pane == 0 ? text.noRedDots : text.noCleared
    }

    /// All reasons of the selected row, and what was decided last.
    private func drawStrip(into frame: inout Frame) {
        var texts: [(lead: [Span], text: String)] = []
        if let subject = subject(focus, scene.spot.row), let row = all.redDot(of: subject) {
            texts.append(([text.light(row.light), Span(" ")], clean(row.why(all.moment)[scene.lang])))
            if let last = row.decision(all.moment) {
                let words = DecisionStanding(last, today: all.today).why(all.today)[scene.lang]
                texts.append(([Span(text.decided + "  ", .dim)], clean(words)))
            }
        }
        layout.strip.draw(texts, ascii: text.ascii, into: &frame)
    }
}

/// The rows of the view that pass the filter, and what they sum up to.
struct RedDotLists: Sendable {
    let rows: Ranked<RedSubject>
    let cleared: [RedSubject]
    let figures: RedFigures

    init(_ hits: Hits?, _ all: Conclusions) {
        guard let hits else {
            (rows, cleared, figures) = (all.redList, all.cleared, all.redFigures)
            return
        }
        let accounts = hits.accounts(of: all.board)
        func passes(_ subject: RedSubject) -> Bool {
            switch subject {
            case .deal(let id): hits.contains(id.raw)
            case .account(let id): accounts.contains(id.raw)
            }
        }
        rows = all.redList.filtered(passes)
        cleared = all.cleared.filter(passes)
        figures = RedFigures(rows, all)
    }
}
