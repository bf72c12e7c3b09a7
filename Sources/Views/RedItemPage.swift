import Model
import Rules
import Terminal

/// One deal of the red-dot meeting with everything that is needed to decide on it (R23).
struct RedItemPage: PanedView {
    let scene: Scene
    let all: Conclusions
    let text: Text
    private let subject: RedSubject?
    private let item: AgendaItem?
    private let layout: MeetingLayout

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        all = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        let subject: RedSubject? = if case .item(let subject)? = scene.meeting?.page { subject } else { nil }
        self.subject = subject
        item = conclusions.agenda.items.first { $0.row.subject == subject }
        layout = MeetingLayout(size, rows: size.height, notes: 6, share: (3, 5))
    }

    var panes: [Pane] { [Pane(count: 1, page: 1)] }
    func hit(x: Int, y: Int) -> PaneHit? { nil }

    func subject(pane: Int, row: Int) -> Subject? {
        subject.map { Subject($0) }
    }

    func why(pane: Int, row: Int) -> Explanation? { Explanations(scene, all).of(subject) }

    func draw(into frame: inout Frame) {
        guard let meeting = scene.meeting else { return }
        MeetingHead(meeting: meeting, text: text).draw(head, layout, into: &frame)
        frame.cursor = Point(x: layout.head.x, y: layout.head.y)
        frame.cursorVisible = false
        guard let item else {
            frame.put(text.clearedWord, in: layout.rows.inset(1, 0), role: .dim)
            return
        }
        var rows = layout.rows.inset(1, 0)
        let hasFigures = isTall && (item.row.deal != nil || item.row.amount != nil)
        if hasFigures { rows = drawFigures(item, rows, into: &frame) }
        let decision = decision(item, width: layout.notes.width)
        var lines = reasons(item, width: rows.width)
        if !hasFigures { lines.insert(contentsOf: figures(item) + [Line()], at: 0) }
        frame.put(lines, in: rows)
        frame.put(decision, in: layout.notes)
    }

    /// Large figures stand where the reasons have room below them.
    private var isTall: Bool { layout.isBig && layout.rows.height >= 16 }

    private var head: [Line] {
        let deal = all.board.deals[subject?.deal]
        guard let item else { return [Line(deal.map { clean($0.name) } ?? text.noName, .title, .bold)] }
        let owner = text.piece(of: item.row.owner, all)
        let stage =
            deal.map { all.board.stages[$0.stage].map { clean($0.name(text.lang)) } ?? text.unknown }
            ?? all.board.accounts[item.row.account]?.industry.map { clean($0) } ?? ""
        let since = item.row.since.map { text.since + " " + Text.day($0, today: all.today) } ?? ""
        var second = [Span(owner.text, owner.role == .error ? .error : .text), Span("   " + stage, .dim)]
        if let close = deal?.close { second.append(Span("   " + text.closes(Text.day(close, today: all.today)), .dim)) }
        let status = text.name(item.row.status)
        let third = [
            Span("\(item.row.score) \(text.points)", .overdue, .bold), Span("   " + since, .dim),
            Span("   " + status, item.row.status == .new ? .overdue : .dim),
        ]
        return [
            Line([text.light(item.row.light), Span(" " + text.title(item.row, all), .title, .bold)]), Line(second),
            Line(third),
        ]
    }

    /// Value and weighted value in large figures; what is left of the place.
    private func drawFigures(_ item: AgendaItem, _ rect: Rect, into frame: inout Frame) -> Rect {
        var x = rect.x
        let currency = item.row.currency
        var figures: [(String, Money?, Role)] = [(text.value, item.row.amount, .amount)]
        if item.row.deal != nil { figures.append((text.weightedTitle, item.weighted, .text)) }
        for (name, amount, role) in figures {
            let figure = amount.map { text.money($0) } ?? text.unknown
            let label = name + (currency.map { " " + clean($0) } ?? "")
            frame.put(label, x: x, y: rect.y, width: rect.maxX - x, role: .dim)
            let wide = TallDigits.draw(figure, x: x, y: rect.y + 1, role: role, into: &frame)
            x += max(wide, Width.of(label)) + 6
        }
        frame.flow(
            effort(item), x: rect.x, y: rect.y + 1 + TallDigits.height + 1, width: rect.width, gap: 3)
        let top = TallDigits.height + 4
        return Rect(x: rect.x, y: rect.y + top, width: rect.width, height: rect.height - top)
    }

    private func effort(_ item: AgendaItem) -> [[Span]] {
        let changes = item.requirementChanges
        let touches = [[Span(text.invested, .heading, .bold)], [Span(text.touches(item.touches), .text)]]
        // Presales and requirements belong to deals.
        guard item.row.deal != nil else { return touches }
        return touches + [
            [Span(text.presalesDays(item.presalesTenths), .text)],
            [
                Span(
                    text.requirementChanges(changes), changes >= all.policy.requirementChanges ? .overdue : .text)
            ],
        ]
    }

    /// The figures in lines, where there is no room for large ones.
    private func figures(_ item: AgendaItem) -> [Line] {
        let currency = item.row.currency
        let amount = item.row.amount.map { text.money($0, currency: currency) } ?? text.noAmount
        var value = [Span(text.value + " ", .dim), Span(amount, .amount, .bold)]
        if item.row.deal != nil {
            let weighted = item.weighted.map { text.money($0, currency: currency) } ?? text.unknown
            value += [Span("  " + text.weightedTitle + " ", .dim), Span(weighted, .text)]
        }
        let done = Line(effort(item).dropFirst().flatMap { $0 + [Span("  ")] })
        return item.row.deal == nil && item.row.amount == nil ? [done] : [Line(value), done]
    }

    private func reasons(_ item: AgendaItem, width: Int) -> [Line] {
        var page = Document(width: max(width - 2, 1), ascii: text.ascii)
        page.add(Line(text.whyRed, .heading, .bold))
        let deal = all.board.deals[item.row.deal]
        for reason in item.row.reasons {
            let weight = Span("\(reason.weight)", .overdue, .bold)
            page.wrapped(text.said(reason.why(deal, all.moment)), after: [weight, Span("  ")], role: .text)
            if layout.rows.height >= 30 { page.blank() }
        }
        addTouches(item, to: &page)
        return page.lines
    }

    /// The latest of what was said and done, the newest first.
    private func addTouches(_ item: AgendaItem, to page: inout Document) {
        let touched =
            switch item.row.subject {
            case .deal(let id): all.facts.activities[id.raw]
            case .account(let id): all.facts.loose[id.raw]
            }
        let past = touched.filter { $0.at <= all.now }.suffix(6).reversed()
        guard !past.isEmpty else { return }
        page.heading(text.activities)
        for activity in past {
            let when = Text.moment(activity.at, now: all.now, zone: all.facts.zone)
            let what = text.name(activity.what)
            let spans = [
                Span(when + "  ", .dim),
                Span(text.sign(activity.direction == .inbound ? .arrowLeft : .arrowRight) + " ", .faint),
                Span(what + "  ", .text),
                Span(clean(activity.text ?? ""), .dim),
            ]
            page.add(Line(spans))
        }
    }

    private func decision(_ item: AgendaItem, width: Int) -> [Line] {
        var page = Document(width: max(width, 1), ascii: text.ascii)
        page.add(Line(text.decided, .heading, .bold))
        if let last = item.last {
            page.wrapped(
                text.said(last.why(all.today)), after: [text.standing(last), Span(" ")],
                role: last.state == .late ? .overdue : .text)
        } else {
            page.add(Line(text.noDecision, .faint))
        }
        if layout.notes.height < 8 {
            page.add(Line(text.decisionTitle, .heading, .bold))
        } else {
            page.heading(text.decisionTitle)
        }
        if let decided = item.decided {
            page.wrapped(
                text.said(DecisionStanding(decided, today: all.today).why(all.today)),
                after: [Span(text.sign(.check) + " ", .win, .bold)], role: .text)
        } else {
            page.add(Line([Span(" \(text.undecidedYet) ", .warning, [.reverse, .bold])]))
            if layout.notes.height >= 8 { page.blank() }
            page.wrapped(text.decideNow, role: .dim)
        }
        return page.lines
    }
}

extension Text {
    func closes(_ day: String) -> String { lang == .zh ? "预计 \(day)" : "closes \(day)" }
}
