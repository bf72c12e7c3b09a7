import Model
import Rules
import Terminal

/// A rep's turn in the morning: lights, what was promised last time, today's list, and the promises of this morning.
struct RepPage: PanedView {
    let scene: Scene
    let all: Conclusions
    let text: Text
    private let rep: ID<Rep>
    private let rows: [TodayRow]
    private let sections: [MeetingSection]
    private let layout: MeetingLayout

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        let page = scene.meeting?.page
        rep = if case .rep(let id)? = page { id } else { ID(0) }
        rows = conclusions.listed(for: rep)?.rows ?? []
        sections = RepPage.sections(rep, conclusions, text)
        let lines = sections.reduce(0) { $0 + 1 + min($1.rows.count, 3) }
        layout = MeetingLayout(size, rows: rows.count * 3, notes: lines, share: (5, 8))
    }

    private var area: RowArea {
        let hasRule = layout.rows.height >= 6
        let top = hasRule ? 1 : 0
        let rect = Rect(x: 0, y: layout.rows.y + top, width: layout.rows.width, height: layout.rows.height - top)
        return RowArea(
            rect, lines: isLarge ? 3 : rect.height >= 4 ? 2 : 1, gap: rect.height >= 14 ? 1 : 0, count: rows.count,
            top: scene.spot.top[at: 0] ?? 0)
    }

    /// Whether ranks are of three lines, to be called out and read from the back of the room.
    private var isLarge: Bool { layout.isWide && layout.rows.height >= 24 }

    var panes: [Pane] { [area.pane] }
    func subject(pane: Int, row: Int) -> Subject? { rows[at: row].map { .deal($0.deal) } ?? .rep(rep) }
    func hit(x: Int, y: Int) -> PaneHit? { area.row(x: x, y: y).map { PaneHit(pane: 0, row: $0) } }

    func why(pane: Int, row: Int) -> Explanation? {
        let reasons = Explanations(scene, all)
        return rows[at: row].map { reasons.of($0.deal, today: $0) } ?? reasons.of(rep)
    }

    func draw(into frame: inout Frame) {
        if let meeting = scene.meeting {
            MeetingHead(meeting: meeting, text: text).draw(head, layout, into: &frame)
        }
        let area = area
        if layout.rows.height >= 6 { area.rule(y: area.rect.y - 1, into: &frame) }
        if rows.isEmpty {
            area.sayEmpty(
                all.listed(for: rep) == nil ? text.noOpenDeals : text.nothingToday, hasFocus: true, into: &frame)
        }
        let columns = TodayColumns(
            text, area.rect, large: isLarge ? TallDigits.width("\(rows.last?.rank ?? 0)") + 1 : nil)
        for row in area.shown {
            let isSelected = row == scene.spot.row
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            TodayLine(rows[row], all, text).draw(area.rect(row), columns, isSelected: isSelected, into: &frame)
        }
        frame.put(MeetingSection.lines(sections, room: layout.notes.height), in: layout.notes)
    }

    private var head: [Line] {
        let board = all.board
        let name = text.piece(of: rep, all).text
        let team = board.teams[board.reps[rep]?.team].map { clean($0.name) } ?? ""
        let paces = all.morningBook.rows.first { $0.key == ScopeKey(.rep, rep.raw) }?.paces ?? []
        var lights: [Span] = []
        for pace in paces {
            let behind = pace.light.gap.map { " " + text.change($0) } ?? ""
            lights += [
                Span((lights.isEmpty ? "" : "   ") + text.unit(pace.period.unit) + " ", .dim),
                text.light(pace.light.light), Span(behind, .text),
            ]
        }
        var title = [Span(name, .title, .bold), Span("  " + team, .dim)]
        if let left = all.listed(for: rep)?.leftOut, left > 0 {
            title.append(Span("   " + text.leftOut(left), .warning))
        }
        var lines = [Line(title), Line(lights)]
        if layout.isBig, let quarter = paces.last {
            lines.append(
                Line(String(text.sentence(quarter.light).dropFirst().map(\.text).joined().drop { $0 == " " }), .dim))
        }
        return lines
    }

    private static func sections(_ rep: ID<Rep>, _ all: Conclusions, _ text: Text) -> [MeetingSection] {
        let list = all.commitments
        let (earlier, today) = (
            list.earlier.filter { $0.commitment.rep == rep }, list.today.filter { $0.commitment.rep == rep }
        )
        var before: [Line] = []
        for standing in earlier {
            before.append(text.line(standing, all, withRep: false))
            before.append(Line("  " + text.said(standing.why(all.moment)), .dim))
        }
        if before.isEmpty {
            before = [Line(list.day == nil ? text.firstMeeting : text.nothingPromised, .faint)]
        }
        let now =
            today.isEmpty
            ? [Line(text.noPromiseYet, .faint)] : today.map { text.line($0, all, withRep: false) }
        return [
            MeetingSection(heading: Line([Span(text.promised(list.day), .heading, .bold)]), rows: before),
            MeetingSection(
                heading: Line([Span(text.promisedToday(today.count), .heading, .bold)]),
                rows: now + [Line(text.promiseNow, .dim)]),
        ]
    }
}
