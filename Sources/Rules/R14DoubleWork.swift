import Model

/// Somebody else touched the same account within the last hours (R14).
public struct DoubleWork: Equatable, Sendable {
    public let account: ID<Account>
    public let rep: ID<Rep>
    public let what: Activity.What
    public let direction: Activity.Direction
    public let at: Instant

    /// The last touch of an account by another rep, at most `touchHours` old (the boundary still warns); nil where there is
    /// none. `rep` is who is about to touch it; nil (a manager) is warned of everybody, but for the touches that they
    /// logged themselves, `own`.
    public init?(
        touching account: ID<Account>, by rep: ID<Rep>?, except own: Set<ID<Activity>> = [], _ moment: Moment
    ) {
        let earliest = moment.now + Int64(moment.policy.touchHours) * -3_600
        var latest: Activity?
        func look(_ activities: Group<Activity>) {
            for activity in activities.reversed() where activity.at <= moment.now {
                guard activity.at >= earliest else { return }
                guard activity.what.isTouch, let other = activity.rep, other != rep, !own.contains(activity.id) else {
                    continue
                }
                if latest.map({ ($0.at, $0.id) < (activity.at, activity.id) }) ?? true { latest = activity }
            }
        }
        for deal in moment.facts.dealsOfAccount[account.raw] { look(moment.facts.activities[deal.raw]) }
        look(moment.facts.loose[account.raw])
        guard let latest, let other = latest.rep else { return nil }
        self.account = account
        self.rep = other
        what = latest.what
        direction = latest.direction
        at = latest.at
    }

    /// `撞单提醒：Grace Lee 2小时10分前(06:50)电话联系过 华为`.
    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            let (who, ago) = (moment.name(rep, lang), Say.span(moment.now - at, lang))
            let clock = Say.clock(at, moment.facts.zone)
            let name = moment.board.accounts[account]?.name ?? ""
            return lang.pick(
                "撞单提醒：\(who) \(ago)前(\(clock))\(DoubleWork.name(what, lang))联系过 \(name)",
                "double work: \(who) was in touch with \(name) by \(DoubleWork.name(what, lang)) \(ago) ago (\(clock))")
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
