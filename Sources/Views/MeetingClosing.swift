import Model
import Rules
import Terminal

/// The end of a meeting: what it agreed on, and how long each part took.
struct MeetingClosing: PanedView {
    /// One row: a rep with the promises of this morning, or a deal with what was decided.
    private enum Row {
        case rep(ID<Rep>, promises: Int, seconds: Int)
        case item(AgendaItem)
    }

    let scene: Scene
    let all: Conclusions
    let text: Text
    private let rows: [Row]
    private let sections: [MeetingSection]
    private let layout: MeetingLayout

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        let text = Text.of(scene.lang, ascii: ascii)
        self.text = text
        if scene.meeting?.what == .reddots {
            rows = conclusions.agenda.items.filter { $0.decided != nil }.map { .item($0) }
            sections = []
        } else {
            let today = conclusions.commitments.today
            rows = conclusions.repsInMeeting.map { rep in
                .rep(
                    rep, promises: today.count { $0.commitment.rep == rep },
                    seconds: scene.meeting?.times[.rep(rep)] ?? 0)
            }
            let lines = today.map { text.line($0, conclusions, withRep: true) }
            sections = [
                MeetingSection(
                    heading: Line([Span(text.promisedToday(today.count), .heading, .bold)]),
                    rows: lines.isEmpty ? [Line(text.noPromiseYet, .faint)] : lines)
            ]
        }
        layout = MeetingLayout(
            size, rows: rows.count + 1, notes: sections.isEmpty ? 0 : 3, share: sections.isEmpty ? (9, 10) : (2, 5))
    }

    private var area: RowArea {
        let top = layout.rows.height >= 6 ? 1 : 0
        let rect = Rect(x: 0, y: layout.rows.y + top, width: layout.rows.width, height: layout.rows.height - top)
        return RowArea(
            rect, gap: rect.height >= rows.count * 2 - 1 ? 1 : 0, count: rows.count, top: scene.spot.top[at: 0] ?? 0)
    }

    var panes: [Pane] { [area.pane] }
    func why(pane: Int, row: Int) -> Explanation? { nil }
    func hit(x: Int, y: Int) -> PaneHit? { area.row(x: x, y: y).map { PaneHit(pane: 0, row: $0) } }

    func subject(pane: Int, row: Int) -> Subject? {
        switch rows[at: row] {
        case .rep(let rep, _, _)?: .rep(rep)
        case .item(let item)?: item.row.deal.map { .deal($0) }
        case nil: nil
        }
    }

    func draw(into frame: inout Frame) {
        guard let meeting = scene.meeting else { return }
        let agenda = all.agenda
        var lines = [Line(text.meetingOver(meeting.what), .title, .bold), Line(text.endHint(meeting.what), .dim)]
        if meeting.what == .reddots, agenda.undecided > 0 {
            lines.insert(Line(text.undecided(agenda.undecided), .overdue, .bold), at: 1)
        }
        MeetingHead(meeting: meeting, text: text).draw(lines, layout, into: &frame)
        let area = area
        if layout.rows.height >= 6 { area.rule(y: area.rect.y - 1, into: &frame) }
        if rows.isEmpty { area.sayEmpty(text.undecidedYet, hasFocus: true, into: &frame) }
        for row in area.shown {
            let isSelected = row == scene.spot.row
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            let place = area.rect(row)
            var line = line(rows[row])
            if isSelected { line = Line(line.spans.map(\.onSelection), right: line.right.map(\.onSelection)) }
            frame.put(line, x: place.x, y: place.y, width: place.width)
        }
        frame.put(MeetingSection.lines(sections, room: layout.notes.height), in: layout.notes)
    }

    private func line(_ row: Row) -> Line {
        switch row {
        case .rep(let rep, let promises, let seconds):
            let limit = all.policy.meetingMinutes * 60
            let clock = seconds > 0 ? text.clock(seconds: seconds) : text.unknown
            return Line(
                [Span(text.piece(of: rep, all).text, .text, .bold)],
                right: [
                    Span(promises > 0 ? text.promises(promises) + "  " : "", .win),
                    Span(clock, seconds > limit ? .overdue : .dim),
                ])
        case .item(let item):
            let decided = item.decided.map { text.said(DecisionStanding($0, today: all.today).why(all.today)) } ?? ""
            return Line(
                [Span(text.title(item.row, all), .text, .bold), Span("  " + decided, .text)],
                right: [Span(item.row.amount.map { text.money($0, currency: item.row.currency) } ?? "", .amount)])
        }
    }
}

extension Text {
    func promises(_ count: Int) -> String {
        lang == .zh ? "承诺 \(count)" : count == 1 ? "1 promise" : "\(count) promises"
    }

    /// Account and deal of a red dot.
    func title(_ row: RedRow, _ all: Conclusions) -> String {
        let account = all.board.accounts[row.account].map { clean($0.name) }
        let deal = all.board.deals[row.deal].map { clean($0.name) }
        let parts = [account, deal].compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? noName : parts.joined(separator: separator)
    }
}
