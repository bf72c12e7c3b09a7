import Model

extension Work {
    /// What the red-dot meeting decides on a deal or an account (R23): refused without an owner and a due date, a
    /// postponement without its reason.
    public func decide(
        _ subject: RedSubject, _ what: Decision.What, owner: String? = nil, due: Day? = nil, reason: String? = nil
    ) throws(Refusal) -> [Change] {
        if let deal = board.deals[subject.deal], deal.outcome == .lost {
            throw Refusal(
                zh: "“\(deal.name)”已输单，没有什么可决定。", en: "\(deal.name) is lost; there is nothing left to decide.")
        }
        var decision = Decision(blank: board.decisions.nextID)
        (decision.subject, decision.what, decision.at) = (subject, what, now)
        (decision.owner, decision.due, decision.reason) = (owner, due, reason)
        if let refusal = DecisionStanding.refusal(decision, today: board.zone.day(of: now)) { throw refusal }
        return [.add(decision)]
    }

    /// Marks a decision as carried out on a day, today unless given.
    public func done(_ decision: Decision, on day: Day? = nil) throws(Refusal) -> [Change] {
        let today = board.zone.day(of: now)
        let made = board.zone.day(of: decision.at)
        guard decision.what != .postponed else {
            throw Refusal(zh: "暂缓不用完成；请重新决定。", en: "A postponement is never done; decide anew.")
        }
        guard decision.done == nil else {
            throw Refusal(
                zh: "这个决定 \(decision.done?.iso ?? "") 已完成。",
                en: "This decision was done on \(decision.done?.iso ?? "").")
        }
        let day = day ?? today
        guard (made...max(today, made)).contains(day) else {
            throw Refusal(
                zh: "完成日 \(day.iso) 应在作出决定的 \(made.iso) 到今天之间。",
                en: "The day \(day.iso) must lie between the decision, \(made.iso), and today.")
        }
        var after = decision
        after.done = day
        return Change.update(decision, to: after).map { [$0] } ?? []
    }
}
