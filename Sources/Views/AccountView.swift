import Model
import Rules
import Terminal

/// Everything about one account, over the view.
enum AccountView {
    static func draw(_ scene: AccountScene, _ all: Scene, into frame: inout Frame) {
        let panel = Panel.detail(frame.size)
        let text = Text.of(all.lang, ascii: frame.ascii)
        let lines = lines(scene, all, width: panel.inner.width, ascii: frame.ascii)
        panel.draw(title: text.account, lines, scroll: scene.scroll, into: &frame)
    }

    static func lines(_ scene: AccountScene, _ all: Scene, width: Int, ascii: Bool = false) -> [Line] {
        guard let account = all.board.accounts[scene.account] else { return [] }
        return AccountDocument(account, all, width: width, ascii: ascii).page.lines
    }
}

/// The lines of an account's detail for a width.
struct AccountDocument {
    let account: Account
    let scene: Scene
    let text: Text
    var page: Document

    init(_ account: Account, _ scene: Scene, width: Int, ascii: Bool) {
        self.account = account
        self.scene = scene
        text = Text.of(scene.lang, ascii: ascii)
        page = Document(width: width, ascii: ascii)
        addTitle()
        guard let all = scene.conclusions else {
            page.add(Line(text.workingOut, .dim))
            return
        }
        addGrade(all)
        addDeals(all)
        addContracts(all)
        addContacts(all)
        addActivities(all)
        addHistory(all)
    }

    private mutating func addTitle() {
        var spans: [Span] = []
        let proposal = scene.conclusions?.proposal(of: account.id)
        if let proposal {
            spans = Span.change(from: proposal.from, to: proposal.to, text) + [Span(" ")]
        } else if let grade = account.grade {
            spans = [Span(grade.rawValue, CardView.role(grade), .reverse), Span(" ")]
        }
        let name = clean(account.name)
        spans.append(Span(name.isEmpty ? text.noName : name, .title, .bold))
        var right: [Span] = []
        if let value = scene.conclusions?.weighted(of: account.id), value > .zero {
            right = [Span(text.openWeighted, .dim), Span(text.money(value), .amount, .bold)]
        }
        page.add(Line(spans, right: right))
        let facts = [account.industry, account.city, account.source].compactMap { $0.map(clean) }.filter { !$0.isEmpty }
        let owner = scene.conclusions.map { text.owner(of: account.owner, $0) }
        page.add(
            Line(
                [Span(facts.joined(separator: text.separator), .dim)],
                right: owner.map { [Span($0.text, $0.role == .dim ? .overlay : $0.role)] } ?? []))
    }

    private mutating func addGrade(_ all: Conclusions) {
        page.heading(text.grade)
        if let double = all.doubleWork(touching: account.id, by: scene.toucher) {
            row(text.doubleWork, [], double.why(all.moment)[scene.lang], .due)
        }
        if let proposal = all.proposal(of: account.id) {
            row(text.proposed, [Span("y N  ", .key)], proposal.why(all.moment)[scene.lang], .due)
        }
        if let verdict = all.verdict(of: account.id) {
            row(text.basis, [], verdict.why(all.moment)[scene.lang])
            row(text.also, [], verdict.also(all.moment)[scene.lang], .dim)
        }
        if let silence = all.silence(of: account.id) {
            let words = text.silence(
                silence.days, Text.day(silence.since, today: all.today), heard: silence.heard)
            row(text.silence, [], words, silence.days >= all.policy.silentDays ? .warning : .overlay)
        }
        if let reason = account.pinned, !reason.isEmpty { row(text.pinned, [], reason) }
        if let red = all.redDot(of: .account(account.id)) {
            row(text.name(.reddots), [text.light(red.light), Span(" ")], red.why(all.moment)[scene.lang])
        }
    }

    private mutating func addDeals(_ all: Conclusions) {
        let open = all.openDeals(of: account.id)
        page.heading(text.openDealsTitle, count: open.count)
        if open.isEmpty { page.add(Line(text.none, .faint)) }
        for deal in open {
            let stage = all.board.stages[deal.stage].map { clean($0.name(scene.lang)) } ?? text.unknown
            var spans: [Span] = []
            if let light = all.light(of: deal) { spans = [text.light(light), Span(" ")] }
            spans += [Span(name(deal), .overlay, .bold), Span("  " + stage, .accent)]
            page.add(Line(spans, right: [amount(deal)]))
            let next = CardFacts.next(deal, today: all.today, text: text)
            var second = [Span(scene.lang == .zh ? "   " : "  ")]
            if let when = next.when { second.append(Span(when.text + " ", when.role)) }
            second += [Span(next.what.text, next.what.role == .card ? .overlay : next.what.role), Span("  ")]
            second.append(text.turnShort(all.turn(of: deal)))
            let owner = text.piece(of: deal.owner, all)
            page.add(Line(second, right: [Span(owner.text, owner.role)]))
        }
        let closed = all.closedDeals(of: account.id)
        guard !closed.isEmpty else { return }
        page.heading(text.closedDealsTitle, count: closed.count)
        for deal in closed {
            let day = deal.closed.map { $0.iso } ?? text.unknown
            let won = deal.outcome == .won
            var spans = [
                Span(text.name(deal.outcome), won ? .win : .lose), Span(" \(day)  ", .dim), Span(name(deal)),
            ]
            if let reason = deal.reason.map(clean), !reason.isEmpty { spans.append(Span("  " + reason, .dim)) }
            page.add(Line(spans, right: [amount(deal)]))
        }
    }

    private func name(_ deal: Deal) -> String {
        let name = clean(deal.name)
        return name.isEmpty ? text.noName : name
    }

    private func amount(_ deal: Deal) -> Span {
        deal.amount.map { Span(text.money($0, currency: deal.currency), .amount) } ?? Span(text.noAmount, .warning)
    }

    /// A labelled sentence that wraps beside its label.
    mutating func row(_ name: String, _ lead: [Span], _ sentence: String, _ role: Role = .overlay) {
        let label = Span(Width.fit(name, text.labelCells(page.width), ascii: text.ascii) + "  ", .dim)
        page.wrapped(clean(sentence), after: [label] + lead, role: role)
    }
}
