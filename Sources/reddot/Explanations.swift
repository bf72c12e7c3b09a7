import Model
import Rules

/// What the rules say of one thing, each sentence with the id of its rule.
struct Explanations {
    /// One conclusion.
    struct Line {
        let rule: String
        let text: Sentence
    }

    let all: Concluded
    private(set) var lines: [Line] = []

    private init(_ all: Concluded) { self.all = all }

    private var moment: Moment { all.moment }

    private mutating func add(_ rule: String, _ text: Sentence?) {
        if let text { lines.append(Line(rule: rule, text: text)) }
    }

    // MARK: - Deal

    static func of(_ deal: Deal, _ all: Concluded) -> [Line] {
        var result = Explanations(all)
        if let row = all.conclusions.redDot(of: deal.id) { result.add("R22", row.why(all.moment)) }
        for timer in all.conclusions.timers(of: deal) { result.add("R13", timer.why(all.moment)) }
        if deal.outcome == .open { result.addOpen(deal) }
        result.add("R24", all.conclusions.kickOff(of: deal)?.why)
        result.add("R10", all.conclusions.clocks(of: deal).why)
        if let account = all.board.accounts[deal.account] { result.addGrade(account) }
        for contract in all.conclusions.standings(of: deal.id) {
            result.add("R27", contract.why(all.moment))
        }
        return result.lines
    }

    private mutating func addOpen(_ deal: Deal) {
        if let row = all.conclusions.todayRow(of: deal.id) {
            let why = row.why(moment)
            add("R11", Sentence(zh: "今日第\(row.rank)条 \(why.zh)", en: "number \(row.rank) today: \(why.en)"))
        }
        add("R15", all.conclusions.setback(of: deal)?.why(moment))
        add("R12", all.conclusions.turn(of: deal).why(moment))
        for promise in all.conclusions.promises(of: deal.id) { add("R12", promise.why(moment)) }
        add("R16", all.conclusions.cycleAlert(of: deal)?.why ?? quiet(deal))
        if let rate = all.rates[deal.stage] {
            let value = moment.weighted(deal)
            add(
                "R19",
                Sentence(
                    zh: "赢率\(rate.why.zh)，加权\(value?.short(.zh) ?? "—")",
                    en: "chance \(rate.why.en), weighted \(value?.short(.en) ?? "—")"))
        }
    }

    /// Why there is no cycle alert.
    private func quiet(_ deal: Deal) -> Sentence {
        let median = all.cycles.median(of: deal)
        guard let created = deal.created, let days = median.days else {
            return Sentence(zh: "周期看不出：缺创建日期或样本", en: "the cycle cannot be told: no day of creation, or no cases")
        }
        let (age, moved) = (all.today - created, deal.movedAt.map { all.today - moment.day(of: $0) })
        let still = (zh: moved.map { "，\($0)天前推进过" } ?? "", en: moved.map { ", moved \($0)d ago" } ?? "")
        return Sentence(
            zh: "周期无预警：已\(age)天，中位\(days)天\(still.zh)",
            en: "no cycle alert: \(English.count(age, "day")) old, median \(English.count(days, "day"))\(still.en)")
    }

    // MARK: - Rule

    /// What a rule says of a small example, and its thresholds as the team has set them.
    static func of(_ rule: RuleEntry, _ policy: Policy) -> [Line] {
        let example = RuleExamples()?.sentence(rule.id).map { text in
            Line(rule: rule.id, text: Sentence(zh: "例：\(text.zh)", en: "example: \(text.en)"))
        }
        let settings = rule.thresholds.map { entry in
            let value = policy[keyPath: entry.path]
            return Line(
                rule: rule.id,
                text: Sentence(
                    zh: "设置 \(entry.key) = \(value)：\(entry.label.zh)",
                    en: "setting \(entry.key) = \(value): \(entry.label.en)"))
        }
        return [example].compactMap { $0 } + settings
    }

    // MARK: - Account

    static func of(_ account: Account, _ all: Concluded) -> [Line] {
        var result = Explanations(all)
        result.addGrade(account)
        for id in all.facts.dealsOfAccount[account.id.raw] {
            guard let deal = all.board.deals[id], let row = all.conclusions.redDot(of: id) else { continue }
            let why = row.why(all.moment)
            result.add("R22", Sentence(zh: "\(deal.name)：\(why.zh)", en: "\(deal.name): \(why.en)"))
        }
        for standing in all.conclusions.standings(ofAccount: account.id) {
            result.add("R27", standing.why(all.moment))
        }
        return result.lines
    }

    private mutating func addGrade(_ account: Account) {
        if let proposal = all.conclusions.proposal(of: account.id) { add("R9", proposal.why(moment)) }
        guard let verdict = all.conclusions.verdict(of: account.id) else { return }
        add("R8", verdict.why(moment))
        if verdict.deal != nil { add("R8", verdict.also(moment)) }
    }

    // MARK: - Rep

    static func of(_ rep: Rep, _ all: Concluded) -> [Line] {
        var result = Explanations(all)
        let key = ScopeKey(.rep, rep.id.raw)
        if let row = all.conclusions.progress(of: key).first {
            result.add("R5", row.light.why)
            result.add("R5", row.second?.why)
        }
        if let list = all.conclusions.today(of: rep.id) {
            result.add("R11", list.why(all.moment))
            result.add("R11", Sentence(zh: list.effort.why(.zh), en: list.effort.why(.en)))
        }
        result.add("R13", all.conclusions.timerRates.first { $0.rep == rep.id }?.why(all.moment))
        result.add("R19", all.conclusions.forecast(of: key).why)
        result.add("R21", all.conclusions.kpis(of: key).why)
        let count = all.redDots.count { all.conclusions.redDot(of: $0)?.owner == rep.id }
        result.add("R22", Sentence(zh: "红点\(count)个", en: English.count(count, "red dot")))
        return result.lines
    }

    // MARK: - Stage

    static func of(_ stage: Stage, _ all: Concluded) -> [Line] {
        var result = Explanations(all)
        let funnel = FunnelReport(all)
        result.add("R15", funnel.row(of: stage.id)?.why)
        result.add("R6", funnel.lag(of: stage.id)?.why)
        result.add("R19", all.rates[stage.id].map { Sentence(zh: "赢率" + $0.why.zh, en: "chance " + $0.why.en) })
        return result.lines
    }
}
