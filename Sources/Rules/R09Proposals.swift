import Model

/// The customer moved the decision of a deal forward: read from the journal by the caller (R9).
public struct DecisionMove: Equatable, Sendable {
    public let from: Day
    public let to: Day
    public let at: Instant

    public init(from: Day, to: Day, at: Instant) {
        self.from = from
        self.to = to
        self.at = at
    }
}

extension GradeProposal {
    /// The change that an account's facts ask for; nil where the grade stands, or where a refusal still holds.
    /// `moved` tells the last move of the decision of a deal, where the journal has one.
    public init?(
        _ account: Account, _ verdict: GradeVerdict, _ moment: Moment, moved: (ID<Deal>) -> DecisionMove? = { _ in nil }
    ) {
        let history = moment.facts.gradeChanges[account.id.raw]
        if let last = history.last, last.state == .proposed, last.to != account.grade {
            self.init(
                account: account.id, from: account.grade, to: last.to, cause: .person(last.by, reason: last.reason),
                verdict: verdict)
            return
        }
        let open = GradeProposal.changes(account, verdict, history, moment, moved).lazy.map { to, cause in
            GradeProposal(account: account.id, from: account.grade, to: to, cause: cause, verdict: verdict)
        }.first { $0.to != account.grade && !$0.isRefused(history, moment) }
        guard let open else { return nil }
        self = open
    }

    /// Whether it was refused since the grade was last confirmed, on the same evidence.
    private func isRefused(_ history: Group<GradeChange>, _ moment: Moment) -> Bool {
        for change in history.reversed() {
            guard change.state != .confirmed else { return false }
            if change.state == .refused, change.to == to, change.evidence.map({ $0 == evidence(moment) }) ?? true {
                return true
            }
        }
        return false
    }

    /// The proposals for all accounts, in the order of their numbers.
    public static func all(
        _ moment: Moment, moved: (ID<Deal>) -> DecisionMove? = { _ in nil }
    ) -> [GradeProposal] {
        var found: [GradeProposal] = []
        moment.board.accounts.forEachInPlace { account in
            if let proposal = GradeProposal(account, GradeVerdict(account, moment), moment, moved: moved) {
                found.append(proposal)
            }
        }
        return found
    }

    /// What may be proposed, the strongest reason first.
    private static func changes(
        _ account: Account, _ verdict: GradeVerdict, _ history: Group<GradeChange>, _ moment: Moment,
        _ moved: (ID<Deal>) -> DecisionMove?
    ) -> [(Account.Grade, Cause)] {
        var found: [(Account.Grade, Cause)] = []
        let silence =
            account.grade == .a || verdict.grade == .a || account.grade == .b
            ? Silence(account.id, moment) : nil
        let silent = silence.map { $0.days >= moment.policy.silentDays } ?? false
        if account.grade == .a, silent, let silence { found.append((.b, .silent(silence))) }
        // A silent account rises to B at most: it would fall again at once.
        let reach: Account.Grade = verdict.grade == .a && silent ? .b : verdict.grade
        guard let grade = account.grade else { return reach == .c ? [] : [(reach, .criteria)] }
        if reach.isBetter(than: grade) { found.append((reach, .criteria)) }
        let confirmed = history.last { $0.state == .confirmed }
        if grade == .b, !silent, let cause = speedUp(account.id, after: confirmed?.at, moment, moved) {
            found.append((.a, cause))
        }
        guard let marks = verdict.criteria, !isHeld(confirmed, grade) else { return found }
        let possible = Criteria.grade(marks.possible, pinned: verdict.pinned)
        if grade.isBetter(than: possible) { found.append((possible, .fallen)) }
        return found
    }

    /// A grade that a person gave, or that an event raised, does not fall by the criteria alone.
    private static func isHeld(_ change: GradeChange?, _ grade: Account.Grade) -> Bool {
        guard let change, change.to == grade else { return false }
        return change.by != "R9" || (change.evidence ?? "").hasPrefix("event:")
    }

    /// A decision moved forward, or a competitor's blunder, later than the grade's last change and not older than the
    /// days that make a customer silent.
    private static func speedUp(
        _ account: ID<Account>, after start: Instant?, _ moment: Moment, _ moved: (ID<Deal>) -> DecisionMove?
    ) -> Cause? {
        func counts(_ at: Instant) -> Bool {
            at <= moment.now && at > start ?? Instant(seconds: .min)
                && moment.today - moment.day(of: at) < moment.policy.silentDays
        }
        for id in moment.facts.dealsOfAccount[account.raw] {
            let (move, events) = (moved(id), moment.has(.competitor, on: id))
            guard move != nil || events, moment.board.deals[id]?.outcome == .open else { continue }
            if let move, move.to < move.from, counts(move.at) { return .forward(from: move.from, to: move.to) }
            guard events else { continue }
            let blunder = moment.facts.activities[id.raw].last {
                $0.what == .competitor && counts($0.at) && CompetitorNews(text: $0.text ?? "") == .blunder
            }
            if let blunder { return .blunder(moment.day(of: blunder.at)) }
        }
        return nil
    }

    /// `B→A：…`: the change with its reason and numbers.
    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            let change = "\(from?.rawValue ?? "—")→\(to.rawValue)" + lang.pick("：", ": ")
            return change + reason(moment, lang)
        }
    }

    /// Which silence keeps the account from the grade that its criteria ask for.
    private func capped(_ moment: Moment, _ lang: Lang) -> String {
        cap(moment).map {
            lang.pick("；未升\(verdict.grade.rawValue)：", "; not \(verdict.grade.rawValue) yet: ") + $0.text(moment, lang)
        } ?? ""
    }

    private func reason(_ moment: Moment, _ lang: Lang) -> String {
        switch cause {
        case .criteria, .fallen: return verdict.why(moment)[lang] + capped(moment, lang)
        case .blunder(let day):
            return lang.pick("竞品\(day.short)失误，客户决策加快", "a competitor's blunder on \(day.short) speeds the decision up")
        case .forward(let from, let to):
            return lang.pick(
                "决策日从\(from.short)提前到\(to.short)", "decision moved forward from \(from.short) to \(to.short)")
        case .person(let name, let reason): return lang.pick("\(name)提议：\(reason)", "proposed by \(name): \(reason)")
        case .silent(let silence): return silence.text(moment, lang)
        }
    }
}

extension Silence {
    /// `客户17天没有来话(自11-06)，已满14天`.
    func text(_ moment: Moment, _ lang: Lang) -> String {
        let limit = moment.policy.silentDays
        let pause =
            paused == 0
            ? "" : lang.pick("，法定假期\(paused)天不计", ", \(English.count(paused, "holiday")) not counted")
        return heard
            ? lang.pick(
                "客户\(days)天没有来话(自\(since.short))，满\(limit)天即降\(pause)",
                "no word from the customer for \(days)d (since \(since.short)), limit \(limit)d\(pause)")
            : lang.pick(
                "客户从未来话，自\(since.short)已\(days)天，满\(limit)天即降\(pause)",
                "never a word from the customer, \(days)d since \(since.short), limit \(limit)d\(pause)")
    }
}

extension Account.Grade {
    /// 0 for A, 1 for B, 2 for C.
    public var rank: Int { self == .a ? 0 : (self == .b ? 1 : 2) }
    public func isBetter(than other: Self) -> Bool { rank < other.rank }
}
