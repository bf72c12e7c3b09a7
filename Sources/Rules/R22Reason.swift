import Model

/// What R16 says of a deal that is alerted: handed in by the caller.
public struct CycleSignal: Equatable, Sendable {
    public let isRed: Bool
    public let since: Day?
    private let told: Told

    /// The sentence, or what it is made from.
    private enum Told: Equatable {
        case sentence(Sentence)
        case alert(Cycles.Alert)
    }

    public init(isRed: Bool, since: Day?, why: Sentence) {
        (self.isRed, self.since, told) = (isRed, since, .sentence(why))
    }

    /// An alert with the day on which it began: old enough for its kind, and still for long enough.
    init(_ alert: Cycles.Alert, _ policy: Policy, today: Day) {
        let since = CycleSignal.since(
            age: alert.age, still: alert.still, median: alert.median.days ?? 0, policy, today: today)
        (isRed, self.since, told) = (alert.light == .red, since, .alert(alert))
    }

    /// The age in days from which a deal is old for its kind.
    static func alertAge(_ median: Int, _ policy: Policy) -> Int { (median * policy.cycleAlert + 99) / 100 }

    static func since(age: Int, still: Int, median: Int, _ policy: Policy, today: Day) -> Day {
        today + -max(min(age - alertAge(median, policy), still - policy.cycleStill), 0)
    }

    public var why: Sentence {
        switch told {
        case .sentence(let sentence): sentence
        case .alert(let alert): alert.why
        }
    }
}

/// One reason of a red dot (R22).
public enum RedReason: Equatable, Sendable {
    case byHand(text: String, since: Day)
    case timer(Countdown)
    case cycle(CycleSignal)
    case silent(Silence)
    case noNextStep(since: Day?)
    case nextStepLate(due: Day, days: Int)
    case pushed(times: Int, since: Day?)
    case requirements(times: Int, since: Day)
    case budgetUnder(since: Day?)
    /// A competitor's event without an answer, and the working days since.
    case competitor(since: Day, days: Int)
    case missingRole(DealRole.Part, since: Day?)
    /// Overdue rows of the payment plan: the oldest, and how many there are.
    case paymentOverdue(Due, rows: Int)
    case approvalStuck(ID<Contract>, days: Int, since: Day?)
    case presales(week: Day, load: Int?)

    /// The word that files and commands use.
    public var key: String { RedReason.keys[kind] }

    static let keys = [
        "by_hand", "timer", "cycle", "silent", "no_next_step", "next_step_overdue",
        "pushed", "requirements", "budget_under_price", "competitor", "missing_role", "payment_overdue",
        "approval_stuck", "presales_overload",
    ]

    /// Its place in `keys`.
    var kind: Int {
        switch self {
        case .byHand: 0
        case .timer: 1
        case .cycle: 2
        case .silent: 3
        case .noNextStep: 4
        case .nextStepLate: 5
        case .pushed: 6
        case .requirements: 7
        case .budgetUnder: 8
        case .competitor: 9
        case .missingRole: 10
        case .paymentOverdue: 11
        case .approvalStuck: 12
        case .presales: 13
        }
    }

    /// What it adds to the score.
    public var weight: Int {
        switch self {
        case .byHand: 5
        case .cycle(let signal): signal.isRed ? 4 : 2
        case .silent, .paymentOverdue, .competitor: 4
        case .timer, .budgetUnder, .pushed, .requirements, .approvalStuck: 3
        case .missingRole(.sales, _): 4
        case .missingRole, .nextStepLate, .presales: 2
        case .noNextStep: 1
        }
    }

    /// Since when; nil where no fact tells it.
    public func since(_ moment: Moment) -> Day? {
        switch self {
        case .byHand(_, let day), .requirements(_, let day), .competitor(let day, _): day
        case .timer(let timer): moment.day(of: timer.due)
        case .cycle(let signal): signal.since
        case .silent(let silence): moment.today + (moment.policy.silentDays - silence.days)
        case .nextStepLate(let due, _): due + 1
        case .missingRole(_, let day), .approvalStuck(_, _, let day): day
        case .paymentOverdue(let due, _): due.day + 1
        case .presales(let week, _): min(week, moment.today)
        case .noNextStep(let day), .pushed(_, let day), .budgetUnder(let day): day
        }
    }

    /// The reason as a sentence with its numbers. `deal` is nil for an account's row.
    public func why(_ deal: Deal?, _ moment: Moment) -> Sentence {
        switch self {
        case .timer(let timer): timer.why(moment)
        case .cycle(let signal): signal.why
        case .paymentOverdue(let due, _): due.why(moment)
        default: Sentence { text(deal, moment, $0) }
        }
    }

    private func text(_ deal: Deal?, _ moment: Moment, _ lang: Lang) -> String {
        switch self {
        case .byHand(let text, let since):
            return lang.pick("人工标记(\(since.short))：\(text)", "set by hand (\(since.short)): \(text)")
        case .silent(let silence): return silence.text(moment, lang)
        case .noNextStep: return lang.pick("没有下一步", "no next step")
        case .nextStepLate(let due, let days):
            return lang.pick("下一步逾期\(days)天(应\(due.short))", "next step \(days)d overdue (due \(due.short))")
        case .pushed(let times, _):
            return lang.pick("预计成交日推迟\(times)次", "close date pushed \(English.count(times, "time"))")
        case .requirements(let times, let since):
            return lang.pick(
                "需求变更\(times)次(自\(since.short))",
                "\(English.count(times, "change")) of requirements (since \(since.short))")
        case .budgetUnder:
            let (one, two) = (deal?.budget ?? .zero, deal?.amount ?? .zero)
            let (budget, price) = Say.pair(one, two, deal?.currency, lang)
            return lang.pick("预算\(budget)低于报价\(price)", "budget \(budget) under price \(price)")
        case .competitor(let since, let days):
            return lang.pick(
                "竞品动作(\(since.short))\(days)个工作日未回应",
                "competitor event (\(since.short)) unanswered for \(English.count(days, "working day"))")
        case .missingRole(let part, _):
            return part == .sales
                ? lang.pick("无人负责", "nobody owns it")
                : lang.pick("缺\(part.name(lang))", "no \(part.name(lang)) named")
        case .approvalStuck(let id, let days, _):
            let contract = moment.board.contracts[id]
            let (step, who) = (contract?.step ?? "—", contract?.person ?? "—")
            return lang.pick(
                "审批在\(who)处(\(step))滞留\(days)个工作日",
                "approval stuck with \(who) (\(step)) for \(English.count(days, "working day"))")
        case .presales(let week, let load):
            let share = load.map { "\($0)%" } ?? "—"
            return lang.pick(
                "售前\(week.short)周负荷\(share)，排不上", "presales at \(share) in the week of \(week.short), no room")
        case .timer, .cycle, .paymentOverdue: return ""
        }
    }
}
