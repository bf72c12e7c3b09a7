import Model
import Rules

/// What the rules say of one thing, each sentence with the id of its rule.
struct Explanations {
    /// One conclusion.
    struct Line {
        let rule: String
        let text: Sentence
    }

    let all: Conclusions
    private(set) var lines: [Line] = []

    private init(_ all: Conclusions) { self.all = all }

    private var moment: Moment { all.moment }

    private mutating func add(_ rule: String, _ text: Sentence?) {
        if let text { lines.append(Line(rule: rule, text: text)) }
    }

    // MARK: - Deal

    static func of(_ deal: Deal, _ all: Conclusions) -> [Line] {
        var result = Explanations(all)
        if let row = all.redDots[deal.id] { result.add("R22", row.why(all.moment)) }
        for timer in Countdown.all(of: deal, all.moment) { result.add("R13", timer.why(all.moment)) }
        if deal.outcome == .open { result.addOpen(deal) }
        result.add("R10", result.clocks(deal))
        if let account = all.board.accounts[deal.account] { result.addGrade(account) }
        for contract in all.standings where all.board.contracts[contract.contract]?.deal == deal.id {
            result.add("R27", contract.why(all.moment))
        }
        return result.lines
    }

    private mutating func addOpen(_ deal: Deal) {
        let lists = TodayList.all(moment, grades: all.grades, timers: all.timers, redDots: all.redDots)
        if let row = lists.lazy.flatMap(\.rows).first(where: { $0.deal == deal.id }) {
            let why = row.why(moment)
            add("R11", Sentence(zh: "今日第\(row.rank)条 \(why.zh)", en: "number \(row.rank) today: \(why.en)"))
        }
        add("R12", Turn(deal, now: all.now).why(moment))
        for promise in Promise.open(on: deal.id, moment) { add("R12", promise.why(moment)) }
        add("R16", all.cycles.alert(deal)?.why ?? quiet(deal))
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
            en: "no cycle alert: \(age) days old, median \(days) days\(still.en)")
    }

    private func clocks(_ deal: Deal) -> Sentence {
        let clocks = Clocks(deal, now: all.now, zone: all.board.zone)
        func text(_ days: Int?, _ lang: Lang) -> String {
            days.map { lang.pick("\($0)天", "\($0)d") } ?? "—"
        }
        return Sentence(
            zh:
                "客户来话\(text(clocks.inbound, .zh)) · 我方触达\(text(clocks.outbound, .zh)) · 阶段推进\(text(clocks.stage, .zh))",
            en: "since the customer's word \(text(clocks.inbound, .en)), our touch \(text(clocks.outbound, .en)), "
                + "the last forward move \(text(clocks.stage, .en))")
    }

    // MARK: - Account

    static func of(_ account: Account, _ all: Conclusions) -> [Line] {
        var result = Explanations(all)
        result.addGrade(account)
        for id in all.facts.dealsOfAccount[account.id.raw] {
            guard let deal = all.board.deals[id], let row = all.redDots[id] else { continue }
            let why = row.why(all.moment)
            result.add("R22", Sentence(zh: "\(deal.name)：\(why.zh)", en: "\(deal.name): \(why.en)"))
        }
        for standing in all.standings where all.board.contracts[standing.contract]?.account == account.id {
            result.add("R27", standing.why(all.moment))
        }
        return result.lines
    }

    private mutating func addGrade(_ account: Account) {
        if let proposal = all.proposals[account.id] { add("R9", proposal.why(moment)) }
        let verdict = GradeVerdict(account, moment)
        add("R8", verdict.why(moment))
        if verdict.deal != nil { add("R8", verdict.also(moment)) }
    }

    // MARK: - Rep

    static func of(_ rep: Rep, _ all: Conclusions) -> [Line] {
        var result = Explanations(all)
        let rows = all.targets.progress(
            all.facts, booked: all.booked, period: all.period, now: all.now, averageDeal: all.basis.averageDeal)
        let key = ScopeKey(.rep, rep.id.raw)
        if let row = rows.first(where: { $0.key == key }) {
            result.add("R5", row.light.why)
            result.add("R5", row.second?.why)
        }
        let lists = TodayList.all(all.moment, grades: all.grades, timers: all.timers, redDots: all.redDots)
        if let list = lists.first(where: { $0.rep == rep.id }) {
            result.add("R11", list.why(all.moment))
            result.add("R11", Sentence(zh: list.effort.why(.zh), en: list.effort.why(.en)))
        }
        result.add("R13", all.timers.rates.first { $0.rep == rep.id }?.why(all.moment))
        let target = all.target(.signed, key)
        let redDots = all.redDots
        result.add(
            "R19",
            Forecast(
                all.facts, booked: all.booked, rates: all.rates, period: all.period, target: target, now: all.now,
                scope: key, organization: all.targets.organization, atRisk: { redDots[$0.id] != nil }
            ).why)
        result.add("R21", KPIs(all.facts, booked: all.booked, period: all.period, target: target, scope: key).why)
        let count = redDots.rows.count { $0.owner == rep.id }
        result.add("R22", Sentence(zh: "红点\(count)个", en: "\(count) red dots"))
        return result.lines
    }

    // MARK: - Stage

    static func of(_ stage: Stage, _ all: Conclusions) -> [Line] {
        var result = Explanations(all)
        let funnel = FunnelReport(all)
        result.add("R15", funnel.row(of: stage.id)?.why)
        result.add("R6", funnel.lag(of: stage.id)?.why)
        result.add("R19", all.rates[stage.id].map { Sentence(zh: "赢率" + $0.why.zh, en: "chance " + $0.why.en) })
        return result.lines
    }
}
