import Model

/// Who is about to touch an account: a rep, another member, or somebody whom the workspace does not know.
public struct Toucher: Equatable, Sendable {
    public var rep: ID<Rep>?
    public var member: ID<Member>?
    /// Touches that they logged themselves, where the journal tells.
    public var own: Set<ID<Activity>>

    public init(rep: ID<Rep>? = nil, member: ID<Member>? = nil, own: Set<ID<Activity>> = []) {
        (self.rep, self.member, self.own) = (rep, member, own)
    }

    /// Whether somebody else made a touch; of one that belongs to nobody it is not known.
    func isOther(_ activity: Activity) -> Bool {
        guard activity.rep != nil || activity.member != nil, !own.contains(activity.id) else { return false }
        if let rep, rep == activity.rep { return false }
        return member == nil || member != activity.member
    }
}

/// Somebody else touched the same account within the last hours (R14).
public struct DoubleWork: Equatable, Sendable {
    public let account: ID<Account>
    /// Who did: a rep, or another member.
    public let rep: ID<Rep>?
    public let member: ID<Member>?
    public let what: Activity.What
    public let direction: Activity.Direction
    public let at: Instant

    /// The last touch of an account by somebody else than `toucher`, at most `touchHours` old (the boundary still warns); nil
    /// where there is none.
    public init?(touching account: ID<Account>, by toucher: Toucher, _ moment: Moment) {
        let earliest = moment.now + Int64(moment.policy.touchHours) * -3_600
        var latest: Activity?
        func look(_ activities: Group<Activity>) {
            for activity in activities.reversed() where activity.at <= moment.now {
                guard activity.at >= earliest else { return }
                guard activity.what.isTouch, toucher.isOther(activity) else { continue }
                if latest.map({ ($0.at, $0.id) < (activity.at, activity.id) }) ?? true { latest = activity }
            }
        }
        for deal in moment.facts.dealsOfAccount[account.raw] { look(moment.facts.activities[deal.raw]) }
        look(moment.facts.loose[account.raw])
        guard let latest else { return nil }
        self.account = account
        (rep, member) = (latest.rep, latest.member)
        what = latest.what
        direction = latest.direction
        at = latest.at
    }

    /// `撞单提醒：Grace Lee 2小时10分前(06:50)电话联系过 华为`.
    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            let who = rep == nil ? moment.board.members[member]?.name : nil
            let (name, ago) = (who ?? moment.name(rep, lang), Say.span(moment.now - at, lang))
            let clock = Say.clock(at, moment.facts.zone)
            let customer = moment.board.accounts[account]?.name ?? ""
            return lang.pick(
                "撞单提醒：\(name) \(ago)前(\(clock))\(DoubleWork.name(what, lang))联系过 \(customer)",
                "double work: \(name) was in touch with \(customer) by \(DoubleWork.name(what, lang)) \(ago) ago (\(clock))"
            )
        }
    }

    static func name(_ what: Activity.What, _ lang: Lang) -> String {
        switch what {
        case .call: lang.pick("电话", "call")
        case .visit: lang.pick("拜访", "visit")
        case .demo: lang.pick("演示", "demo")
        case .message: lang.pick("消息", "message")
        case .meeting: lang.pick("会议", "meeting")
        case .decisionMaker, .competitor, .requirement, .promise: lang.pick("记录", "record")
        }
    }
}
