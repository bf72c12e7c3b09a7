import Model

/// The three hard criteria of a deal (R8).
public struct Criteria: Equatable, Sendable {
    /// How one criterion stands. Missing data is unknown, never guessed, and does not count as met.
    public enum Mark: Sendable { case met, failed, unknown }

    /// A written requirement or tender documents, by today.
    public let need: Mark
    /// The decision lies from today to `decisionDays` ahead, both counted.
    public let decision: Mark
    /// The budget covers the price (the deal's amount).
    public let budget: Mark

    public init(_ deal: Deal, today: Day, policy: Policy) {
        if let need = deal.need, !need.isEmpty {
            self.need = deal.needDay.map { $0 > today } ?? false ? .failed : .met
        } else {
            need = .unknown
        }
        decision = deal.decision.map { (0...policy.decisionDays).contains($0 - today) ? .met : .failed } ?? .unknown
        if let budget = deal.budget, let price = deal.amount {
            self.budget = budget >= price ? .met : .failed
        } else {
            budget = .unknown
        }
    }

    public var met: Int { count { $0 == .met } }
    /// Criteria that are met, or could be as far as is known.
    public var possible: Int { count { $0 != .failed } }

    private func count(_ test: (Mark) -> Bool) -> Int {
        (test(need) ? 1 : 0) + (test(decision) ? 1 : 0) + (test(budget) ? 1 : 0)
    }

    /// A = all three; B = two, or pinned as potential; C = the rest.
    static func grade(_ count: Int, pinned: Bool) -> Account.Grade {
        count == 3 ? .a : (count == 2 || pinned ? .b : .c)
    }
}

/// The grade that an account's facts give it (R8): that of its best open deal.
public struct GradeVerdict: Equatable, Sendable {
    public let account: ID<Account>
    public let grade: Account.Grade
    /// The open deal on which the grade rests; nil where there is none.
    public let deal: ID<Deal>?
    public let criteria: Criteria?
    public let pinned: Bool
    public let openDeals: Int
    /// Days until the decision, negative once it has passed.
    public let decisionDays: Int?
    /// nil while budget or price is unknown.
    public var budgetFit: Bool? { criteria.flatMap { $0.budget == .unknown ? nil : $0.budget == .met } }
    public let need: Bool

    public init(_ account: Account, _ moment: Moment) {
        var best = BestDeal()
        for id in moment.facts.dealsOfAccount[account.id.raw] {
            moment.board.deals.look(at: id) { if $0.outcome == .open { best.look($0, moment) } }
        }
        self.init(account, best)
    }

    private init(_ account: Account, _ best: BestDeal) {
        self.account = account.id
        pinned = !(account.pinned ?? "").isEmpty
        openDeals = best.count
        deal = best.deal
        criteria = best.marks
        decisionDays = best.decisionDays
        need = best.marks?.need == .met
        grade = Criteria.grade(best.marks?.met ?? 0, pinned: pinned)
    }

    /// `A：✓招标文件(11-02) ✓决策12-10(17天) ✓预算120万/报价110万`, with what else is known after it.
    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            var text = grade.rawValue + lang.pick("：", ": ")
            if let deal = moment.board.deals[deal], let criteria {
                text += GradeVerdict.evidence(deal, criteria, moment, lang).joined(separator: " ")
            } else {
                text += lang.pick("没有进行中的商机", "no open deal")
            }
            if grade == .b, pinned, criteria?.met != 2, let reason = moment.board.accounts[account]?.pinned {
                text += lang.pick("；潜力客户：\(reason)", "; pinned as potential: \(reason)")
            }
            return text
        }
    }

    /// What else is shown beside the criteria: intent (the deal's priority), the decision chain, the value.
    public func also(_ moment: Moment) -> Sentence {
        let deal = moment.board.deals[deal]
        return Sentence { lang in
            let intent = deal?.priority ?? "—"
            let chain = deal?.approvers.map { lang.pick("\($0)人审批", English.count($0, "approver")) } ?? "—"
            let value = deal?.amount.map { Say.money($0, deal?.currency, lang) } ?? "—"
            return lang.pick("意向\(intent) 决策链\(chain) 金额\(value)", "intent \(intent), chain \(chain), value \(value)")
        }
    }

    private static func evidence(_ deal: Deal, _ marks: Criteria, _ moment: Moment, _ lang: Lang) -> [String] {
        let day = deal.needDay.map { "(\($0.short))" } ?? ""
        let need: String =
            switch marks.need {
            case .met: lang.pick("✓\(deal.need ?? "")\(day)", "✓ \(deal.need ?? "") \(day)")
            case .failed: lang.pick("✗\(deal.need ?? "")\(day)未到", "✗ \(deal.need ?? "") \(day) not yet")
            case .unknown: lang.pick("✗需求未书面", "✗ no written need")
            }
        return [
            need.hasSuffix(" ") ? String(need.dropLast()) : need, decision(deal, marks, moment, lang),
            budget(deal, marks, lang),
        ]
    }

    private static func decision(_ deal: Deal, _ marks: Criteria, _ moment: Moment, _ lang: Lang) -> String {
        guard let day = deal.decision else { return lang.pick("✗决策日未知", "✗ decision date unknown") }
        let (left, limit) = (day - moment.today, moment.policy.decisionDays)
        if marks.decision == .met {
            return lang.pick("✓决策\(day.short)(\(left)天)", "✓ decision \(day.short) (\(left)d)")
        }
        return left < 0
            ? lang.pick("✗决策\(day.short)(已过\(-left)天)", "✗ decision \(day.short) (\(-left)d past)")
            : lang.pick("✗决策\(day.short)(\(left)天>\(limit)天)", "✗ decision \(day.short) (\(left)d > \(limit)d)")
    }

    private static func budget(_ deal: Deal, _ marks: Criteria, _ lang: Lang) -> String {
        let mark = marks.budget == .met ? "✓" : "✗"
        let unknown = lang.pick("未知", "unknown")
        var budget = deal.budget.map { Say.money($0, deal.currency, lang) } ?? unknown
        var price = deal.amount.map { Say.money($0, deal.currency, lang) } ?? unknown
        if let one = deal.budget, let two = deal.amount { (budget, price) = Say.pair(one, two, deal.currency, lang) }
        return lang.pick("\(mark)预算\(budget)/报价\(price)", "\(mark) budget \(budget) / price \(price)")
    }
}

/// The open deal on which an account's grade rests: most criteria met, then the larger amount, then the older number.
private struct BestDeal {
    private(set) var count = 0
    private(set) var deal: ID<Deal>?
    private(set) var marks: Criteria?
    private(set) var decisionDays: Int?
    private var amount: Int64 = -1

    mutating func look(_ other: Deal, _ moment: Moment) {
        count += 1
        let (criteria, size) = (Criteria(other, today: moment.today, policy: moment.policy), other.amount?.minor ?? -1)
        if let marks, (marks.met, amount) >= (criteria.met, size) { return }
        (deal, marks, amount) = (other.id, criteria, size)
        decisionDays = other.decision.map { $0 - moment.today }
    }
}
