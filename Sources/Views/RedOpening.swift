import Model
import Rules
import Terminal

/// The red-dot meeting begins with what was decided before: done, open or late; beside it stands what is on the agenda.
struct RedOpening: PanedView {
    let scene: Scene
    let all: Conclusions
    let text: Text
    private let agenda: Agenda
    private let sections: [MeetingSection]
    private let layout: MeetingLayout
    private var rows: [DecisionStanding] { agenda.previous }

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        agenda = conclusions.agenda
        sections = [RedOpening.section(agenda, conclusions, text)]
        layout = MeetingLayout(size, rows: agenda.previous.count * 3, notes: 6)
    }

    private var area: RowArea {
        let top = layout.rows.height >= 6 ? 1 : 0
        let rect = Rect(x: 0, y: layout.rows.y + top, width: layout.rows.width, height: layout.rows.height - top)
        return RowArea(
            rect, lines: rect.height >= 4 ? 2 : 1, gap: rect.height >= 12 ? 1 : 0, count: rows.count,
            top: scene.spot.top[at: 0] ?? 0)
    }

    var panes: [Pane] { [area.pane] }
    func subject(pane: Int, row: Int) -> Subject? { rows[at: row].flatMap { $0.decision.subject.map { Subject($0) } } }
    func hit(x: Int, y: Int) -> PaneHit? { area.row(x: x, y: y).map { PaneHit(pane: 0, row: $0) } }
    func why(pane: Int, row: Int) -> Explanation? {
        rows[at: row].flatMap { Explanations(scene, all).of($0.decision.subject) }
    }

    /// The day of the latest of these decisions.
    private var lastDay: String {
        rows.map(\.decision.at).max().map { "  " + all.moment.day(of: $0).iso } ?? ""
    }

    func draw(into frame: inout Frame) {
        guard let meeting = scene.meeting else { return }
        let states: [DecisionStanding.State] = [.done, .open, .late]
        let counts = states.compactMap { state -> [Span]? in
            let found = rows.filter { $0.state == state }
            guard let first = found.first else { return nil }
            return [text.standing(first), Span(" \(found.count)   ", .text, .bold)]
        }
        let lines = [
            Line([Span(text.lastDecisions, .title, .bold), Span(lastDay, .dim)]),
            Line(counts.flatMap { $0 }),
        ]
        MeetingHead(meeting: meeting, text: text).draw(lines, layout, into: &frame)
        let area = area
        if layout.rows.height >= 6 { area.rule(y: area.rect.y - 1, into: &frame) }
        if rows.isEmpty { area.sayEmpty(text.noLastDecisions, hasFocus: true, into: &frame) }
        for row in area.shown {
            let isSelected = row == scene.spot.row
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            draw(rows[row], area.rect(row), isSelected, into: &frame)
        }
        frame.put(MeetingSection.lines(sections, room: layout.notes.height), in: layout.notes)
    }

    private func draw(_ standing: DecisionStanding, _ rect: Rect, _ isSelected: Bool, into frame: inout Frame) {
        let deal = all.board.deals[standing.decision.deal]
        let account = all.board.accounts[deal?.account].map { clean($0.name) }
        let name = [account, deal.map { clean($0.name) }].compactMap { $0 }.joined(separator: text.separator)
        let title = Span(" " + (name.isEmpty ? text.noName : name), .text, .bold)
        let amount = Span(deal?.amount.map { text.money($0, currency: deal?.currency) } ?? "", .amount)
        frame.put(
            Line(
                [text.standing(standing), isSelected ? title.onSelection : title],
                right: [isSelected ? amount.onSelection : amount]), x: rect.x, y: rect.y, width: rect.width)
        guard rect.height > 1 else { return }
        let why = text.said(standing.why(all.today))
        let indent = text.standing(standing).width + 1
        frame.put(
            Line(why, standing.state == .late ? .overdue : .dim), x: rect.x + indent, y: rect.y + 1,
            width: rect.width - indent)
    }

    private static func section(_ agenda: Agenda, _ all: Conclusions, _ text: Text) -> MeetingSection {
        guard !agenda.items.isEmpty else { return MeetingSection(heading: Line(text.noItems, .dim)) }
        let decided = agenda.items.count - agenda.undecided
        var right = [Span(text.undecided(agenda.undecided), agenda.undecided > 0 ? .overdue : .win, .bold)]
        if decided > 0 { right.append(Span("  " + text.decidedCount(decided), .win)) }
        let rows = agenda.items.prefix(40).map { item in
            Line(
                [
                    item.decided == nil ? Span(text.sign(.ring), .dim) : Span(text.sign(.check), .win, .bold),
                    Span(" " + text.title(item.row, all), .text),
                ], right: [Span(item.row.amount.map { text.money($0, currency: item.row.currency) } ?? "", .amount)])
        }
        return MeetingSection(
            heading: Line([Span(text.agendaItems(agenda.items.count), .heading, .bold)], right: right),
            rows: Array(rows))
    }
}
