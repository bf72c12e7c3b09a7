import Model

/// A row of a rep's list for today (R11).
public struct TodayRow: Sendable {
    /// Why it is on the list; the order of the cases is the order of the list.
    public enum What: Int, Comparable, Sendable {
        case timer, dueA, redDot, dueB, dueC

        public static func < (left: What, right: What) -> Bool { left.rawValue < right.rawValue }

        /// Its place in the order, from 1.
        var tier: Int { rawValue + 1 }

        /// The word that files and commands use.
        public var key: String {
            switch self {
            case .timer: "timer"
            case .dueA: "a_due"
            case .redDot: "red_dot"
            case .dueB: "b_due"
            case .dueC: "c_due"
            }
        }
    }

    /// From 1 within the rep's list.
    public internal(set) var rank = 0
    public let what: What
    public let deal: ID<Deal>
    public let account: ID<Account>?
    public let grade: Account.Grade
    /// When it was or is due: a timer's end, or the end of the due day.
    public let due: Instant
    /// Natural days past the due day.
    public let daysLate: Int
    public let weighted: Money
    /// Our last touch of the account by this rep.
    public let touched: Instant?
    /// The next step's date, where that is what makes it due.
    public let step: Day?
    private let evidence: Evidence

    /// What another rule concluded, kept aside so that a row stays small: lists are sorted before most of it is cut off.
    private indirect enum Evidence: Sendable {
        case cadence
        case timer(Countdown)
        case red(RedRow)

        func why(_ moment: Moment) -> Sentence? {
            switch self {
            case .cadence: nil
            case .timer(let timer): timer.why(moment)
            case .red(let row): row.why(moment)
            }
        }
    }

    /// Whole minutes past due; 0 where it is not.
    public func overdueMinutes(_ now: Instant) -> Int { Int(max(now - due, 0) / 60) }

    /// Ties: weighted value × days late, then weighted value, then the earlier due time.
    static func precedes(_ left: TodayRow, _ right: TodayRow) -> Bool {
        if left.what != right.what { return left.what < right.what }
        let (one, two) = (left.urgency, right.urgency)
        if one != two { return one > two }
        if left.weighted != right.weighted { return left.weighted > right.weighted }
        return (left.due, left.deal) < (right.due, right.deal)
    }

    private var urgency: Int128 { Int128(weighted.minor) * Int128(daysLate) }

    /// Why the row stands where it does.
    public func why(_ moment: Moment) -> Sentence {
        let currency = moment.board.deals[deal]?.currency
        let other = evidence.why(moment)
        return Sentence { lang in
            // Which of the five kinds of rows comes first, then what decides among those of a kind.
            let tie = lang.pick(
                "；第\(what.tier)档，加权\(Say.money(weighted, currency, lang))×晚\(daysLate)天",
                "; tier \(what.tier) of 5, weighted \(Say.money(weighted, currency, lang)) × \(daysLate)d late")
            switch what {
            case .timer: return lang.pick("时限：", "timer: ") + (other?[lang] ?? "") + tie
            case .redDot: return (other?[lang] ?? "") + tie
            case .dueA, .dueB, .dueC: return cadence(moment, lang) + tie
            }
        }
    }

    private func cadence(_ moment: Moment, _ lang: Lang) -> String {
        if let step {
            return lang.pick("\(grade.rawValue)级：下一步应\(step.short)", "\(grade.rawValue): next step due \(step.short)")
        }
        let every = TodayRow.cadence(grade, moment.policy)
        let last = touched.map { moment.day(of: $0).short } ?? lang.pick("无", "never")
        let day = moment.day(of: due).short
        return lang.pick(
            "\(grade.rawValue)级每\(every)个工作日：上次触达\(last)，应\(day)",
            "\(grade.rawValue) every \(English.count(every, "working day")): last touch \(last), due \(day)")
    }

    /// Working days between touches.
    static func cadence(_ grade: Account.Grade, _ policy: Policy) -> Int {
        switch grade {
        case .a: policy.cadenceA
        case .b: policy.cadenceB
        case .c: policy.cadenceC
        }
    }

    init(_ deal: Deal, _ timer: Countdown, _ grade: Account.Grade, _ moment: Moment) {
        self.init(deal, .timer, grade, due: timer.due, moment, .timer(timer))
    }

    init(_ deal: Deal, _ red: RedRow, _ grade: Account.Grade, _ moment: Moment) {
        self.init(deal, .redDot, grade, due: TodayRow.due(red.since, moment), moment, .red(red))
    }

    /// When a red dot that began on a day was due: at the end of that day, today's at the latest.
    static func due(_ since: Day?, _ moment: Moment) -> Instant {
        moment.facts.zone.instant(min(since ?? moment.today, moment.today), minute: moment.policy.dayEnd)
    }

    static func daysLate(_ due: Instant, _ moment: Moment) -> Int { max(moment.today - moment.day(of: due), 0) }

    init(_ deal: Deal, _ grade: Account.Grade, dueOn day: Day, touched: Instant?, step: Day?, _ moment: Moment) {
        let what: What = grade == .a ? .dueA : (grade == .b ? .dueB : .dueC)
        let due = moment.facts.zone.instant(day, minute: moment.policy.dayEnd)
        self.init(deal, what, grade, due: due, moment, .cadence, touched: touched, step: step)
    }

    private init(
        _ deal: Deal, _ what: What, _ grade: Account.Grade, due: Instant, _ moment: Moment, _ evidence: Evidence,
        touched: Instant? = nil, step: Day? = nil
    ) {
        self.what = what
        self.deal = deal.id
        account = deal.account
        self.grade = grade
        self.due = due
        daysLate = TodayRow.daysLate(due, moment)
        weighted = moment.weighted(deal) ?? .zero
        self.evidence = evidence
        self.touched = touched
        self.step = step
    }
}
