import Model
import Rules
import Terminal

/// Why a deal, account or rep stands as it does: every rule that has something to say about it.
struct Explanations {
    private let all: Conclusions
    private let lang: Lang
    private let text: Text
    private var moment: Moment { all.moment }

    init(_ scene: Scene, _ all: Conclusions) {
        self.all = all
        lang = scene.lang
        text = Text.of(scene.lang)
    }

    private func line(_ rule: String, _ sentence: Sentence) -> Explanation.Line {
        .init(rule: rule, text: sentence[lang])
    }

    /// Its place on today's list, its red dot reason by reason, timers, the cycle, whose turn, promises, the grade.
    func of(_ id: ID<Deal>, today row: TodayRow? = nil) -> Explanation? {
        guard let deal = all.board.deals[id] else { return nil }
        var lines: [Explanation.Line] = []
        if let row = row ?? all.todayRow(of: id) { lines.append(line("R11", row.why(moment))) }
        if let red = all.redDot(of: id) {
            lines += red.reasons.map { line("R22", $0.why(deal, moment)) }
            if let last = red.decision(moment) {
                lines.append(line("R23", DecisionStanding(last, today: all.today).why(all.today)))
            }
        }
        if all.light(of: deal) == .green { lines.append(.init(rule: "R22", text: text.noReasonHolds)) }
        lines += all.timers(of: deal).filter { $0.met == nil }.map { line("R13", $0.why(moment)) }
        if let setback = all.setback(of: deal) { lines.append(line("R15", setback.why(moment))) }
        if let alert = all.cycleAlert(of: deal), all.redDot(of: id) == nil { lines.append(line("R16", alert.why)) }
        if deal.outcome == .open { lines.append(line("R12", all.turn(of: deal).why(moment))) }
        lines += all.promises(of: id).map { line("R12", $0.why(moment)) }
        lines += all.standings(of: id).map { line("R27", $0.why(moment)) }
        if let account = deal.account { lines += grade(account) }
        return Explanation(title: title(deal), lines: lines)
    }

    func of(_ item: RedSubject?) -> Explanation? {
        switch item {
        case .deal(let id)?: of(id)
        case .account(let id)?: of(id)
        case nil: nil
        }
    }

    func of(_ id: ID<Account>) -> Explanation? {
        guard let account = all.board.accounts[id] else { return nil }
        var lines = grade(id)
        if let red = all.redDot(of: .account(id)) {
            lines.append(line("R22", red.why(moment)))
            if let last = red.decision(moment) {
                lines.append(line("R23", DecisionStanding(last, today: all.today).why(all.today)))
            }
        }
        for deal in all.openDeals(of: id) {
            if let red = all.redDot(of: deal.id) {
                let why = red.why(moment)
                lines.append(.init(rule: "R22", text: "\(deal.name) \(text.sign(.middleDot)) \(why[lang])"))
            }
        }
        lines += all.standings(ofAccount: id).map { line("R27", $0.why(moment)) }
        return Explanation(title: account.name, lines: lines)
    }

    /// Pace of week, month and quarter, the list for today, timers and effort.
    func of(_ id: ID<Rep>) -> Explanation? {
        guard let rep = all.board.reps[id] else { return nil }
        var lines = all.book(of: id).paces.map { row in
            Explanation.Line(rule: "R5", text: "\(row.period.name)  \(row.light.why[lang])")
        }
        if let list = all.today(of: id) {
            lines.append(line("R11", list.why(moment)))
            lines.append(.init(rule: "R11", text: list.effort.why(lang)))
        }
        if let rate = all.timerRate(of: id) { lines.append(line("R13", rate.why(moment))) }
        return Explanation(title: rep.name, lines: lines)
    }

    private func grade(_ id: ID<Account>) -> [Explanation.Line] {
        var lines: [Explanation.Line] = []
        if let proposal = all.proposal(of: id) { lines.append(line("R9", proposal.why(moment))) }
        if let verdict = all.verdict(of: id) {
            lines.append(line("R8", verdict.why(moment)))
            lines.append(line("R8", verdict.also(moment)))
        }
        return lines
    }

    private func title(_ deal: Deal) -> String {
        let account = all.board.accounts[deal.account]?.name
        return [account, deal.name].compactMap { $0 }.filter { !$0.isEmpty }.joined(
            separator: " \(text.sign(.middleDot)) ")
    }
}

extension Views {
    /// Why what the user looks at is as it is: the topmost detail, the selected card or row.
    static func explanation(_ scene: Scene, size: Size) -> Explanation? {
        guard let all = scene.conclusions else { return nil }
        let reasons = Explanations(scene, all)
        switch Views.focus(scene, size: size) {
        case .deal(let id)?: return reasons.of(id)
        case .account(let id)?: return reasons.of(id)
        case .rep(let id)?: return reasons.of(id)
        default: return nil
        }
    }
}
