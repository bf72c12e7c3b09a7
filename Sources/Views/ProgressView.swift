import Model
import Rules
import Terminal

/// Progress (R3, R5): the tree of scopes with its lights, the burn-up of the selected one, outlook and bridge.
struct ProgressView: PanedView {
    private let scene: Scene
    private let all: Conclusions
    private let book: ProgressBook
    private let text: Text
    private let place: ProgressLayout
    private let area: RowArea

    /// What a pane shows. The narrower the frame, the more panes.
    private enum Part: Int { case tree, chart, outlook }

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        book = conclusions.progressBook
        text = Text.of(scene.lang, ascii: ascii)
        place = ProgressLayout(size: size, rows: book.rows.count, filter: scene.filter != nil)
        area = RowArea(place.tree, count: book.rows.count, top: scene.spot.top[at: 0] ?? 0)
    }

    private var parts: [Part] {
        switch place.mode {
        case .wide: [.tree]
        case .narrow: [.tree, .outlook]
        case .single: [.tree, .chart, .outlook]
        }
    }

    private var part: Part { parts[at: scene.spot.pane] ?? .tree }
    private var selected: Int { min(max(scene.spot.selected[at: 0] ?? 0, 0), max(book.rows.count - 1, 0)) }

    var panes: [Pane] { [area.pane] + parts.dropFirst().map { _ in Pane(count: 1, page: 1) } }

    func subject(pane: Int, row: Int) -> Subject? {
        guard parts[at: pane] == .tree, let row = book.rows[at: row] else { return nil }
        if row.key.scope == .rep { return row.key.id.map { .rep(ID($0)) } }
        return row.key == all.scope ? nil : .scope(row.key)
    }

    func why(pane: Int, row: Int) -> Explanation? {
        guard let row = book.rows[at: parts[at: pane] == .tree ? row : selected] else { return nil }
        var lines = [Explanation.Line(rule: "R5", text: row.light.why[scene.lang])]
        if let second = row.second { lines.append(.init(rule: "R5", text: second.why[scene.lang])) }
        if let gap = row.gapSentence { lines.append(.init(rule: "R3", text: gap[scene.lang])) }
        if row.children.count > 0 { lines.append(.init(rule: "R5", text: row.children.sentence[scene.lang])) }
        if row.key == all.scope {
            lines.append(.init(rule: "R19", text: book.forecast.why[scene.lang]))
            lines.append(.init(rule: "R19", text: book.forecast.outlook.why[scene.lang]))
            lines.append(.init(rule: "R7", text: book.forecast.buffer.why[scene.lang]))
            lines.append(.init(rule: "R21", text: book.kpis.why[scene.lang]))
            lines.append(.init(rule: "R20", text: book.bridge?.why[scene.lang] ?? "\(text.unknown) \(text.noBridge)"))
        }
        return Explanation(title: "\(name(row.key)) \(row.period.name)", lines: lines)
    }

    func hit(x: Int, y: Int) -> PaneHit? {
        if y == place.tabs, let tab = tabs.ranges(parts.count).firstIndex(where: { $0.contains(x) }) {
            return PaneHit(pane: tab, row: tab == 0 ? selected : 0)
        }
        guard place.mode != .single || part == .tree else { return nil }
        return area.row(x: x, y: y).map { PaneHit(pane: 0, row: $0) }
    }

    func draw(into frame: inout Frame) {
        if let y = place.tabs { tabs.draw(y: y, active: scene.spot.pane, into: &frame) }
        if place.mode != .single || part == .tree { drawTree(into: &frame) }
        switch place.mode {
        case .wide:
            drawChart(titled: true, into: &frame)
            outlook.draw(in: place.outlook, into: &frame)
        case .narrow where part == .outlook, .single where part == .outlook:
            outlook.draw(in: place.outlook, into: &frame)
        case .narrow: drawChart(titled: false, into: &frame)
        case .single: if part == .chart { drawChart(titled: true, into: &frame) }
        }
        if part != .tree {
            frame.cursor = Point(x: place.chart.x, y: place.chart.y)
            frame.cursorVisible = false
        }
    }

    private func name(_ key: ScopeKey) -> String {
        let name = clean(all.board.name(of: key, scene.lang))
        return name.isEmpty ? text.noName : name
    }

    private var tabs: TabLine {
        let names =
            place.mode == .single
            ? [text.team, text.burnUp, text.outlook] : [text.burnUp, "\(text.outlook)\(text.separator)\(text.bridge)"]
        return TabLine(
            names: names, counts: names.map { _ in nil }, active: scene.spot.pane, width: place.width, ascii: text.ascii
        )
    }

    private var outlook: ProgressOutlook {
        ProgressOutlook(
            book: book, since: all.past.since.map { scene.zone.day(of: $0) }, today: all.today, name: name(all.scope),
            text: text)
    }

    private func drawTree(into frame: inout Frame) {
        let tree = ProgressTree(book, all.board, text, shown: area.shown, width: place.width)
        tree.putTitles(y: place.titles, hidden: hidden, into: &frame)
        for row in area.shown {
            let isSelected = row == selected
            if isSelected { area.select(row, hasFocus: part == .tree, into: &frame) }
            tree.draw(row, in: area.rect(row), selected: isSelected, into: &frame)
        }
        guard let row = book.rows[at: selected] else { return }
        let said = row.target == nil ? text.noTargetHelp(all.period.name) : text.said(row.light.why)
        for (index, line) in Width.wrap(clean(said), place.sentence.width).prefix(place.sentence.height).enumerated() {
            frame.put(
                line, x: place.sentence.x, y: place.sentence.y + index, width: place.sentence.width,
                role: row.target == nil ? .dim : .text)
        }
    }

    /// Rows scrolled away.
    private var hidden: String {
        let above = area.above > 0 ? " \(text.sign(.arrowUp))\(area.above)" : ""
        return above + (area.below > 0 ? " \(text.sign(.arrowDown))\(area.below)" : "")
    }

    private func drawChart(titled: Bool, into frame: inout Frame) {
        guard let row = book.rows[at: selected] else { return }
        ProgressChart(
            burnUp: all.burnUp(of: row.key), period: all.period, light: row.light.light, name: name(row.key),
            forecast: row.key == all.scope ? book.forecast : nil, text: text
        ).draw(in: place.chart, titled: titled, into: &frame)
    }
}
