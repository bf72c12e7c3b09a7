import Model

/// How long an account has been silent (R9): natural days since the customer's last word, less statutory holidays.
public struct Silence: Equatable, Sendable {
    /// The day of the last word, or where there never was one, the day from which it could be expected.
    public let since: Day
    public let days: Int
    /// Days of statutory holiday runs that were not counted.
    public let paused: Int
    /// Whether there was a word at all.
    public let heard: Bool

    /// nil where nothing tells from when to count.
    public init?(_ account: ID<Account>, _ moment: Moment) {
        let word = moment.lastWord(of: account).map { moment.day(of: $0) }
        guard let start = word ?? Silence.start(account, moment) else { return nil }
        since = start
        heard = word != nil
        paused = moment.days.holidays(after: start, through: moment.today)
        days = max(moment.today - start, 0) - paused
    }

    /// Without any word: the day on which the grade was last confirmed for another reason than this silence, else the
    /// oldest open deal's first day.
    private static func start(_ account: ID<Account>, _ moment: Moment) -> Day? {
        let history = moment.facts.gradeChanges[account.raw]
        let confirmed = history.last { $0.state == .confirmed && !Silence.told(in: $0) }
        if let confirmed { return moment.day(of: confirmed.at) }
        return moment.facts.dealsOfAccount[account.raw].compactMap { id in
            moment.board.deals[id].flatMap { $0.outcome == .open ? $0.created : nil }
        }.min()
    }

    /// How records say that a change rests on a silence.
    static let words = "silent since"
    var evidence: String { "\(Silence.words) \(since.iso)" }
    private static func told(in change: GradeChange) -> Bool { change.evidence?.contains(words) ?? false }
}

/// A change of grade that the rules (or a person) propose for an account (R9).
public struct GradeProposal: Equatable, Sendable {
    /// Why it is proposed.
    public enum Cause: Equatable, Sendable {
        /// Criteria of R8 turned true.
        case criteria
        /// A competitor's blunder speeds the decision up.
        case blunder(Day)
        /// The customer moved the decision forward.
        case forward(from: Day, to: Day)
        case silent(Silence)
        /// Known facts contradict so many criteria that the grade cannot stand.
        case fallen
        /// Entered by a person and not yet answered.
        case person(String, reason: String)
    }

    public let account: ID<Account>
    /// nil: no grade was given so far.
    public let from: Account.Grade?
    public let to: Account.Grade
    public let cause: Cause
    public let verdict: GradeVerdict

    /// What the proposal rests on, in one fixed form: a refusal holds until this text changes.
    public func evidence(_ moment: Moment) -> String {
        switch cause {
        case .blunder(let day): return "event:blunder \(day.iso)"
        case .forward(let from, let to): return "event:forward \(from.iso) \(to.iso)"
        case .silent(let silence): return silence.evidence
        case .person(let name, let reason): return "\(name): \(reason)"
        case .criteria, .fallen:
            guard let deal = moment.board.deals[verdict.deal], let marks = verdict.criteria else {
                return "no open deal"
            }
            let numbers = [deal.budget, deal.amount].map { $0.map { "\($0.minor)" } ?? "-" }
            let days = [deal.needDay, deal.decision].map { $0?.iso ?? "-" }
            let cap = self.cap(moment).map { "; \($0.evidence)" } ?? ""
            return "deal \(deal.id.raw): need \(marks.need == .met) \(deal.need ?? "-") \(days[0]); "
                + "decision \(marks.decision == .met) \(days[1]); budget \(numbers[0])/\(numbers[1])\(cap)"
        }
    }

    /// The silence for which an account whose criteria ask for more is raised no further.
    func cap(_ moment: Moment) -> Silence? {
        guard cause == .criteria, verdict.grade.isBetter(than: to) else { return nil }
        return Silence(account, moment)
    }

    /// The record to keep when the proposal is confirmed or refused (with `auto`, confirmed by the rule itself).
    public func record(
        _ id: ID<GradeChange>, _ state: GradeChange.State, by: String = "R9", _ moment: Moment, _ lang: Lang
    ) -> GradeChange {
        var change = GradeChange(blank: id)
        change.account = account
        change.from = from
        change.to = to
        change.by = by
        change.reason = why(moment)[lang]
        change.evidence = evidence(moment)
        change.at = moment.now
        change.state = state
        return change
    }
}
