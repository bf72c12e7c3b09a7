import Model
import Rules
import Terminal

/// The first screen of the morning: are we on pace and who is not, what was promised and kept, what changed overnight,
/// whom we forgot, what runs out today.
struct MorningOpening: PanedView {
    private enum Place: Int, CaseIterable { case name, week, month, quarter, items, overdue }

    let scene: Scene
    let all: Conclusions
    let text: Text
    let size: Size
    private let book: MorningBook
    private let rows: [MorningBook.Row]
    private let sections: [MeetingSection]
    private let layout: MeetingLayout

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        self.size = size
        book = conclusions.morningBook
        // The scope's own row is in the head.
        rows = book.rows.count > 1 ? Array(book.rows.dropFirst()) : book.rows
        sections = MorningNotes(conclusions, text).sections
        layout = MeetingLayout(size, rows: rows.count + 2, notes: sections.count)
    }

    private var hasTitles: Bool { layout.rows.height >= 8 }

    private var area: RowArea {
        let top = hasTitles ? 2 : 0
        let rect = Rect(
            x: 0, y: layout.rows.y + top, width: layout.rows.width, height: layout.rows.height - top)
        return RowArea(
            rect, gap: rect.height >= rows.count * 2 - 1 ? 1 : 0, count: rows.count, top: scene.spot.top[at: 0] ?? 0)
    }

    var panes: [Pane] { [area.pane] }

    func subject(pane: Int, row: Int) -> Subject? {
        guard let key = rows[at: row]?.key else { return nil }
        if key.scope == .rep { return key.id.map { .rep(ID($0)) } }
        return .scope(key)
    }

    func why(pane: Int, row: Int) -> Explanation? {
        guard let row = rows[at: row] else { return nil }
        return Explanation(
            title: row.name ?? text.teamTab,
            lines: row.paces.map { .init(rule: "R5", text: "\($0.period.name)  \($0.light.why[text.lang])") })
    }

    func hit(x: Int, y: Int) -> PaneHit? { area.row(x: x, y: y).map { PaneHit(pane: 0, row: $0) } }

    func draw(into frame: inout Frame) {
        drawHead(into: &frame)
        let area = area
        let columns = columns(area.rect)
        if hasTitles {
            columns.putTitles(y: area.rect.y - 2, into: &frame)
            area.rule(y: area.rect.y - 1, into: &frame)
        }
        if rows.isEmpty { area.sayEmpty(text.noOpenDeals, hasFocus: true, into: &frame) }
        for row in area.shown {
            let isSelected = row == scene.spot.row
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            draw(rows[row], columns, y: area.rect(row).y, isSelected: isSelected, into: &frame)
        }
        frame.put(MeetingSection.lines(sections, room: layout.notes.height), in: layout.notes)
    }

    /// How much of the quarter's target is there, in large figures, with the light's sentence.
    private func drawHead(into frame: inout Frame) {
        guard let meeting = scene.meeting else { return }
        guard let pace = book.rows.first?.paces.last else {
            return MeetingHead(meeting: meeting, text: text).draw([], layout, into: &frame)
        }
        let target = pace.target.map { text.money($0) } ?? text.unknown
        let name = Span(pace.period.name + "  ", .dim)
        var lines = [
            Line([name, Span(text.signed(text.money(pace.actual), target), .title, .bold)]),
            Line(text.sentence(pace.light)),
        ]
        var head = layout.head
        if layout.isBig, let goal = pace.target, goal > .zero {
            let share = text.percent(Int(clamping: pace.actual.minor), of: Int(clamping: goal.minor))
            let wide = TallDigits.draw(
                share, x: head.x + 1, y: head.y, role: role(pace.light.light), into: &frame)
            head = Rect(x: head.x + wide + 4, y: head.y, width: head.width - wide - 4, height: head.height)
            // A sentence of two lines has the room of the figures beside it.
            let room = max(head.width - 34, 20)
            let wrapped = Width.wrap(text.sentence(pace.light).map(\.text).joined(), room)
            if wrapped.count > 1, let first = wrapped.first {
                let cell = text.light(pace.light.light)
                let rest = first.dropFirst(cell.text.count)
                lines = [lines[0], Line([cell, Span(String(rest), .text)]), Line(wrapped[1], .text)]
            }
        }
        MeetingHead(meeting: meeting, text: text, at: head).draw(lines, layout, into: &frame)
    }

    private func role(_ light: Light) -> Role {
        switch light {
        case .green: .win
        case .yellow: .warning
        case .red: .overdue
        case .grey: .dim
        }
    }

    private func columns(_ rect: Rect) -> Columns {
        let list = Place.allCases.map { place -> Column in
            switch place {
            case .name: Column(title: text.rep, width: 10, share: 1, rank: 0)
            case .week: Column(title: text.unit(.week), width: 10, rank: 2)
            case .month: Column(title: text.unit(.month), width: 10, rank: 3)
            case .quarter: Column(title: text.unit(.quarter), width: 10, rank: 1)
            case .items: Column(title: text.name(.today), width: 5, rank: 5, align: .right)
            case .overdue: Column(title: text.brokenTimers, width: 4, rank: 4, align: .right)
            }
        }
        return Columns(list, x: rect.x + 1, width: rect.width - 1, gap: rect.width < 60 ? 1 : 2)
    }

    private func draw(
        _ row: MorningBook.Row, _ columns: Columns, y: Int, isSelected: Bool, into frame: inout Frame
    ) {
        func put(_ parts: [Span], _ place: Place) {
            columns.put(parts, place.rawValue, y: y, selected: isSelected, into: &frame)
        }
        let isRep = row.key.scope == .rep
        let hasTeams = rows.contains { $0.key.scope == .team }
        let name = clean(row.name ?? "")
        put(
            [Span((isRep && hasTeams ? "  " : "") + (name.isEmpty ? text.noName : name), .text, isRep ? [] : .bold)],
            .name)
        for (place, pace) in zip([Place.week, .month, .quarter], row.paces) {
            let behind = pace.light.gap.map { text.change($0) } ?? ""
            put([text.light(pace.light.light), Span(" " + behind, pace.light.light == .grey ? .faint : .text)], place)
        }
        guard isRep, let rep = row.key.id.map({ ID<Rep>($0) }) else { return }
        let load = all.todayBook.load(of: rep)
        put([Span("\(load?.items ?? 0)", .text, .bold)], .items)
        let over = load?.overdue ?? 0
        put(over > 0 ? [Span("\(over)", .overdue, .bold)] : [Span(text.sign(.middleDot), .faint)], .overdue)
    }
}
