import Model
import Rules
import Terminal

/// What the rules conclude of a deal: its red dot reason by reason, timers, whose turn, the account's criteria, the
/// iron triangle and the last decision.
extension DetailDocument {
    mutating func addConclusions() {
        guard let all = scene.conclusions, let deal = all.board.deals[deal.id] else { return }
        page.heading(text.standing)
        if let account = deal.account, let double = all.doubleWork(touching: account, by: scene.toucher) {
            row(text.doubleWork, [], double.why(all.moment), role: .due)
        }
        let reasons = all.redDot(of: deal.id)?.reasons ?? []
        for (index, reason) in reasons.enumerated() {
            let label = index == 0 ? text.name(.reddots) : ""
            row(label, [Span(text.sign(.dot) + " ", .overdue)], reason.why(deal, all.moment))
        }
        for timer in all.timers(of: deal) where timer.met == nil {
            let span = timer.isOverdue ? text.timerOver(timer.span(scene.lang)) : text.timeLeft(timer.span(scene.lang))
            row(text.timer, [Span(span + "  ", timer.isOverdue ? .overdue : .due, .bold)], timer.why(all.moment))
        }
        if reasons.isEmpty, let alert = all.cycleAlert(of: deal) { row(text.reasonName("cycle"), [], alert.why) }
        if deal.outcome == .open { row(text.turn, [], all.turn(of: deal).why(all.moment)) }
        for promise in all.promises(of: deal.id) {
            row(text.name(.promise), [], promise.why(all.moment), role: promise.isOverdue ? .overdue : .overlay)
        }
        addGrade(deal, all)
        addRoles(deal, all)
        for standing in all.standings(of: deal.id) { row(text.contract, [], standing.why(all.moment)) }
        if let decision = all.facts.decisions[deal.id.raw].last(where: { $0.at <= all.now }) {
            let standing = DecisionStanding(decision, today: today)
            row(text.decided, [], standing.why(today), role: standing.state == .late ? .overdue : .overlay)
        }
    }

    private mutating func addGrade(_ deal: Deal, _ all: Conclusions) {
        guard let account = deal.account else { return }
        if let proposal = all.proposal(of: account) {
            row(text.proposed, [Span("y N  ", .key)], proposal.why(all.moment), role: .due)
        }
        if let verdict = all.verdict(of: account) { row(text.grade, [], verdict.why(all.moment)) }
    }

    /// Who has each part of the triangle; a part that the stage asks for and nobody has, in red.
    private mutating func addRoles(_ deal: Deal, _ all: Conclusions) {
        let missing = deal.outcome == .open ? all.missingRoles(of: deal) : []
        let roles = all.facts.roles[deal.id.raw]
        let parts = DealRole.Part.allCases.map { part -> [Span] in
            let name = Span(text.name(part) + " ", .dim)
            let role = roles.last { $0.part == part }
            let owner = part == .sales ? all.board.reps[deal.owner]?.name : nil
            if let person = role?.person ?? owner, !person.isEmpty, !missing.contains(part) {
                return [name, Span(clean(person))]
            }
            if let reason = role?.reason, !reason.isEmpty { return [name, Span(clean(reason), .dim)] }
            return [name, missing.contains(part) ? Span(text.missing, .overdue) : Span(text.unknown, .faint)]
        }
        let title = Span(label(text.triangle), .dim)
        page.flow(parts, separator: Span("   "), after: title)
    }

    /// A labelled sentence that wraps beside its label.
    private mutating func row(_ name: String, _ lead: [Span], _ sentence: Sentence, role: Role = .overlay) {
        page.wrapped(clean(sentence[scene.lang]), after: [Span(label(name), .dim)] + lead, role: role)
    }

    private func label(_ name: String) -> String {
        Width.fit(name, text.labelCells(page.width), ascii: text.ascii) + "  "
    }
}
