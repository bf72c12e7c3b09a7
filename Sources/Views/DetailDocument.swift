import Model
import Rules
import Terminal

/// The lines of a deal's detail for a width.
struct DetailDocument {
    let detail: DetailScene
    let scene: Scene
    let facts: CardFacts
    let text: Text
    let today: Day
    var page: Document

    var lines: [Line] { page.lines }
    var deal: Deal { detail.deal }

    init(_ detail: DetailScene, _ scene: Scene, width: Int, ascii: Bool = false) {
        self.detail = detail
        self.scene = scene
        text = Text.of(scene.lang, ascii: ascii)
        facts = CardFacts(
            detail.deal, in: scene.board, now: scene.now, zone: scene.zone, text: text,
            conclusions: scene.conclusions)
        today = scene.zone.day(of: scene.now)
        page = Document(width: width, ascii: ascii)
        title()
        addConclusions()
        addPath()
        addClocks()
        addFacts()
        addContacts()
        addNotes()
        addActivities()
        addStory()
    }

    /// A moment as this detail writes it.
    func moment(_ instant: Instant) -> String { Text.moment(instant, now: scene.now, zone: scene.zone) }

    private mutating func title() {
        var spans: [Span] = []
        if let light = facts.light { spans += [text.light(light), Span(" ")] }
        let grade = facts.gradeSpans(text)
        if !grade.isEmpty { spans += grade + [Span(" ")] }
        let account = scene.board.accounts[deal.account] == nil ? text.noAccount : facts.title
        spans.append(Span(account, .title, .bold))
        page.add(Line(spans, right: [Span(facts.amount.text, facts.amount.role, .bold)]))
        let name = clean(deal.name)
        page.add(Line([Span(name.isEmpty ? text.noName : name, .overlay)], right: [standing]))
        let step = CardFacts.next(deal, today: today, text: text)
        guard deal.outcome == .open else {
            if let reason = deal.reason, !reason.isEmpty { page.wrapped(clean(reason), role: .overlay) }
            return
        }
        page.blank()
        var lead = [Span(text.nextStep + "  ", .dim)]
        if let when = step.when {
            let day = deal.nextDue.map { " (\(Text.day($0, today: today)) \(text.weekday($0)))" } ?? ""
            lead += [Span(when.text, when.role)]
            if when.role != .dim {
                lead += [Span(day, .dim)]
            } else if let due = deal.nextDue {
                lead += [Span(" " + text.weekday(due), .dim)]
            }
            lead.append(Span("  "))
        }
        page.wrapped(step.what.text, after: lead, role: step.what.role == .card ? .overlay : step.what.role)
    }

    /// The stage or how it ended, with the day.
    private var standing: Span {
        let stage = scene.board.stages[deal.stage].map { clean($0.name(scene.lang)) } ?? text.unknown
        guard deal.outcome != .open else { return Span(stage, .accent, .bold) }
        let day = deal.closed.map { " " + Text.day($0, today: today) } ?? ""
        return Span(text.name(deal.outcome) + day, deal.outcome == .won ? .win : .lose, .bold)
    }

    private mutating func addClocks() {
        let clocks = Clocks(deal, now: scene.now, zone: scene.zone)
        page.heading(text.clocksTitle)
        let rows: [(label: String, value: Span)] = [
            (text.inboundClock, ago(clocks.inbound, deal.lastIn)),
            (text.outboundClock, ago(clocks.outbound, deal.lastOut)),
            (text.stageClock, ago(clocks.stage, deal.movedAt ?? deal.stageSince)),
        ]
        let label = rows.map { Width.of($0.label) }.max() ?? 0
        for row in rows {
            page.add(Line([Span(Width.fit(row.label, label, ascii: text.ascii) + "  ", .dim), row.value]))
        }
    }

    private func ago(_ days: Int?, _ at: Instant?) -> Span {
        guard let days, let at else { return Span(text.noRecord, .faint) }
        return Span("\(text.ago(days)) (\(Text.day(scene.zone.day(of: at), today: today)))")
    }
}
