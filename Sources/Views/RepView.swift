import Model
import Rules
import Terminal

/// Everything about one rep, over the view.
enum RepView {
    static func draw(_ scene: RepScene, _ all: Scene, into frame: inout Frame) {
        let panel = Panel.detail(frame.size)
        let text = Text.of(all.lang, ascii: frame.ascii)
        let lines = lines(scene, all, width: panel.inner.width, ascii: frame.ascii)
        panel.draw(title: text.rep, lines, scroll: scene.scroll, into: &frame)
    }

    static func lines(_ scene: RepScene, _ all: Scene, width: Int, ascii: Bool = false) -> [Line] {
        guard let rep = all.board.reps[scene.rep] else { return [] }
        return RepDocument(rep, all, width: width, ascii: ascii).page.lines
    }
}

/// The lines of a rep's detail for a width.
struct RepDocument {
    let rep: Rep
    let scene: Scene
    let text: Text
    var page: Document

    /// Rows of a list that are shown; the rest stands in its view.
    private static let few = 5

    init(_ rep: Rep, _ scene: Scene, width: Int, ascii: Bool) {
        self.rep = rep
        self.scene = scene
        text = Text.of(scene.lang, ascii: ascii)
        page = Document(width: width, ascii: ascii)
        addTitle()
        guard let all = scene.conclusions else {
            page.add(Line(text.workingOut, .dim))
            return
        }
        let book = all.book(of: rep.id)
        addPace(book.paces)
        addToday(all)
        addRedDots(book.work, all)
        addPipeline(book.work, all)
        addTimers(all)
        addActivity(book.kpis, all)
    }

    private mutating func addTitle() {
        let board = scene.board
        let team = board.teams[rep.team].map { clean($0.name) }
        let region = board.regions[rep.region ?? board.teams[rep.team]?.region].map { clean($0.name) }
        let place = [region, team].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: text.separator)
        let name = clean(rep.name)
        page.add(Line([Span(name.isEmpty ? text.noName : name, .title, .bold)], right: [Span(place)]))
        let today = scene.zone.day(of: scene.now)
        if let left = rep.left, left < today {
            page.add(Line(text.leftOn(left.iso), .error))
        } else if let joined = rep.joined {
            page.add(Line(text.joinedOn(joined.iso), .dim))
        }
    }

    private mutating func addPace(_ paces: [ProgressRow]) {
        page.heading(text.paceTitle)
        let names = [Period.Unit.week: text.thisWeek, .month: text.thisMonth, .quarter: text.thisQuarter]
        for row in paces {
            let name = names[row.period.unit] ?? row.period.name
            let label = Width.fit(name, text.labelCells(page.width), ascii: text.ascii)
            let sentence = text.sentence(row.light)
            page.wrapped(
                String(sentence[1].text.dropFirst()), after: [Span(label + "  ", .dim), sentence[0], Span(" ")])
        }
    }

    private mutating func addToday(_ all: Conclusions) {
        guard let list = all.today(of: rep.id) else {
            page.heading(text.name(.today))
            return page.add(Line(text.noOpenDeals, .faint))
        }
        page.heading(text.name(.today), count: list.rows.count)
        for row in list.rows.prefix(RepDocument.few) {
            let account = all.board.accounts[row.account].map { clean($0.name) } ?? text.noAccount
            let kind = text.kind(row.what)
            let pad = String(repeating: " ", count: max(text.lang == .zh ? 6 - kind.width : 7 - kind.width, 1))
            page.add(
                Line(
                    [Span("\(row.rank)  ", .faint), kind, Span(pad), Span(account, .overlay, .bold)]
                        + [Span("  " + (all.board.deals[row.deal].map { clean($0.name) } ?? ""), .dim)],
                    right: [text.due(row, all.now)]))
        }
        let rest = max(list.rows.count - RepDocument.few, 0)
        if rest > 0 || list.leftOut > 0 { page.add(Line(text.more(rest, leftOut: list.leftOut), .faint)) }
        if list.rows.isEmpty { page.add(Line(clean(list.why(all.moment)[scene.lang]), .faint)) }
        page.add(Line(text.effort(list.effort)))
    }

    private mutating func addRedDots(_ work: Workload, _ all: Conclusions) {
        page.heading(text.name(.reddots), count: work.redDots.count)
        if work.redDots.isEmpty { page.add(Line(text.none, .faint)) }
        for row in work.redDots.prefix(RepDocument.few).compactMap({ all.redDot(of: $0) }) {
            let account = all.board.accounts[row.account].map { clean($0.name) } ?? text.noAccount
            let names = text.reasonNames(row).prefix(3).joined(separator: text.separator)
            page.add(
                Line(
                    [text.light(row.light), Span(" "), Span(account, .overlay, .bold), Span("  " + names, .dim)],
                    right: [text.amount(row)]))
        }
        let rest = work.redDots.count - RepDocument.few
        if rest > 0 { page.add(Line(text.more(rest), .faint)) }
    }

    private mutating func addPipeline(_ work: Workload, _ all: Conclusions) {
        page.heading(text.pipelineTitle, count: work.count)
        let columns = Columns(
            [
                Column(title: "", width: 10, share: 1, most: 16, rank: 0),
                Column(title: "", width: 4, rank: 1, align: .right),
                Column(title: "", width: 9, rank: 0, align: .right),
                Column(title: "", width: 9, rank: 2, align: .right),
            ], x: 0, width: min(page.width, 60))
        page.add(
            columns.line([
                Span(text.stage, .faint), Span("", .faint), Span(text.amount, .faint), Span(text.weightedTitle, .faint),
            ]))
        for part in work.parts where part.count > 0 {
            let name = all.board.stages[part.stage].map { clean($0.name(scene.lang)) } ?? text.unknown
            page.add(
                columns.line([
                    Span(name), Span("\(part.count)"), Span(text.money(part.amount), .amount),
                    Span(text.money(part.weighted), .dim),
                ]))
        }
        page.add(
            columns.line([
                Span(text.total, .overlay, .bold), Span("\(work.count)", .overlay, .bold),
                Span(text.money(work.amount), .amount, .bold), Span(text.money(work.weighted), .overlay, .bold),
            ]))
        var extras: [[Span]] = [
            (Light.green, work.lights.green), (.yellow, work.lights.yellow), (.red, work.lights.red),
        ]
        .filter { $0.1 > 0 }.map { [text.light($0.0), Span(" \($0.1)")] }
        if work.withoutAmount > 0 { extras.append([Span(text.withoutAmount(work.withoutAmount), .warning)]) }
        if work.foreign > 0 { extras.append([Span(text.foreignDeals(work.foreign), .dim)]) }
        page.flow(extras, separator: Span("   "))
    }

    private mutating func addTimers(_ all: Conclusions) {
        page.heading(text.timersTitle)
        if let rate = all.timerRate(of: rep.id) {
            page.wrapped(clean(rate.why(all.moment)[scene.lang]))
        } else {
            page.add(Line(text.noTimers, .faint))
        }
        for timer in all.timers(answeredBy: rep.id).prefix(RepDocument.few) {
            let account =
                all.board.accounts[all.board.deals[timer.deal]?.account].map { clean($0.name) } ?? text.noAccount
            page.wrapped(
                clean(timer.why(all.moment)[scene.lang]), after: [Span(account + "  ", .overlay, .bold)],
                role: timer.isOverdue ? .overdue : .due)
        }
    }

    private mutating func addActivity(_ kpis: KPIs, _ all: Conclusions) {
        page.heading(text.activityTitle)
        let isBehind = kpis.contactsPlanned.map { kpis.contacts < $0 } ?? false
        page.wrapped(
            text.contacts(kpis.contacts, kpis.contactsPlanned, all.period.name), role: isBehind ? .warning : .overlay)
        page.wrapped(clean(kpis.why[scene.lang]), role: .dim)
    }
}
