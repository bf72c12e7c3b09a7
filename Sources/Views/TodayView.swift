import Model
import Rules
import Terminal

/// Today: the team with everybody's load at the left and the selected rep's list at the right; of one rep the list alone.
struct TodayView: PanedView {
    let scene: Scene
    let all: Conclusions
    let text: Text
    /// Whose lists there are; nil is nobody's.
    let reps: [ID<Rep>?]
    private let list: TodayList?
    private let rows: [TodayRow]
    private let layout: TodayLayout

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        let isTeam = conclusions.scope.scope != .rep
        reps = conclusions.todayBook.reps
        let place = isTeam ? min(max(scene.spot.selected[at: 0] ?? 0, 0), max(reps.count - 1, 0)) : 0
        list = reps.isEmpty ? nil : conclusions.listed(for: reps[place])
        let found = list?.rows ?? []
        rows = scene.hits.map { hits in found.filter { hits.contains($0.deal.raw) } } ?? found
        layout = TodayLayout(size, isTeam: isTeam, filter: scene.filter != nil)
    }

    private var focus: Int { layout.isTeam ? min(max(scene.spot.pane, 0), 1) : 0 }
    private var listPane: Int { layout.isTeam ? 1 : 0 }
    private var drawn: [Int] { layout.isTabbed ? [focus] : layout.isTeam ? [0, 1] : [0] }

    private func area(_ pane: Int) -> RowArea {
        let top = scene.spot.top[at: pane] ?? 0
        return pane == listPane
            ? RowArea(layout.list, lines: 2, gap: layout.gap, count: rows.count, top: top)
            : RowArea(layout.team, count: reps.count, top: top)
    }

    var panes: [Pane] { (0...listPane).map { area($0).pane } }

    func subject(pane: Int, row: Int) -> Subject? {
        if pane == listPane { return rows[at: row].map { .deal($0.deal) } }
        guard let rep = reps[at: row] else { return nil }
        return rep.map { .rep($0) }
            ?? all.listed(for: nil).map { .deals(title: text.noOwner, $0.rows.map { $0.deal }) }
    }

    func entity(pane: Int, row: Int) -> Subject? {
        pane == listPane || reps[at: row] != .some(nil) ? subject(pane: pane, row: row) : nil
    }

    func why(pane: Int, row: Int) -> Explanation? {
        if pane == listPane { return rows[at: row].flatMap { Explanations(scene, all).of($0.deal, today: $0) } }
        return reps[at: row].flatMap { $0 }.flatMap { Explanations(scene, all).of($0) }
    }

    func hit(x: Int, y: Int) -> PaneHit? {
        for pane in drawn {
            if let row = area(pane).row(x: x, y: y) { return PaneHit(pane: pane, row: row) }
        }
        return nil
    }

    func draw(into frame: inout Frame) {
        if layout.isTabbed {
            let name = list.map { text.piece(of: $0.rep, all).text } ?? text.listTab
            TabLine(
                names: [text.teamTab, name], counts: [reps.count, rows.count], active: focus, width: layout.size.width,
                ascii: text.ascii
            ).draw(y: layout.headTop, active: focus, into: &frame)
        }
        TodayHead(all, text).draw(layout, into: &frame)
        for pane in drawn {
            if pane == listPane { drawList(into: &frame) } else { drawTeam(into: &frame) }
        }
    }

    private func drawTeam(into frame: inout Frame) {
        let area = area(0)
        let team = TodayTeam(all, text, area.rect)
        if layout.hasTitles { team.columns.putTitles(y: area.rect.y - 2, into: &frame) }
        area.rule(y: area.rect.y - 1, into: &frame)
        if area.count == 0 { area.sayEmpty(text.noOpenDeals, hasFocus: focus == 0, into: &frame) }
        let selected = scene.spot.selected[at: 0] ?? 0
        for row in area.shown {
            let isSelected = row == selected
            if isSelected { area.select(row, hasFocus: focus == 0, into: &frame) }
            team.draw(reps[row], y: area.rect(row).y, isSelected: isSelected && focus == 0, into: &frame)
        }
        drawNews(area, into: &frame)
    }

    /// What stands below the team where all of it is in sight.
    private func drawNews(_ area: RowArea, into frame: inout Frame) {
        let y = area.rect.y + area.count + 1
        guard area.above + area.below == 0, area.count > 0, layout.size.height >= 30 else { return }
        let place = Rect(x: area.rect.x + 1, y: y, width: area.rect.width - 1, height: area.rect.maxY - y)
        TodayNews(all, text).draw(place, into: &frame)
    }

    private func drawList(into frame: inout Frame) {
        let area = area(listPane)
        if layout.hasTitles { drawName(area, into: &frame) }
        area.rule(y: area.rect.y - 1, into: &frame)
        if rows.isEmpty {
            let words = scene.hits != nil ? text.emptyFilter : list == nil ? text.noOpenDeals : text.nothingToday
            area.sayEmpty(words, hasFocus: focus == listPane, into: &frame)
        }
        let selected = scene.spot.selected[at: listPane] ?? 0
        let columns = TodayColumns(text, area.rect)
        for row in area.shown {
            let isSelected = row == selected && focus == listPane
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            TodayLine(rows[row], all, text).draw(area.rect(row), columns, isSelected: isSelected, into: &frame)
        }
    }

    /// Whose list it is, what it left out, and the share of effort on A.
    private func drawName(_ area: RowArea, into frame: inout Frame) {
        guard let list else { return }
        let owner = text.piece(of: list.rep, all)
        var spans = [
            Span(owner.text, owner.role == .error ? .error : focus == listPane ? .accent : .title, .bold),
            Span("  " + text.itemCount(list.rows.count), .dim),
        ]
        if list.leftOut > 0 { spans.append(Span("  " + text.leftOut(list.leftOut), .warning)) }
        let right = area.rect.width >= 56 && list.rep != nil ? text.effort(list.effort) : []
        frame.put(
            Line(spans, right: right), x: area.rect.x + 1, y: area.rect.y - 2, width: area.rect.width - 1)
    }
}
