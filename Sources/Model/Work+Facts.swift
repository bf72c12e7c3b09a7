extension Work {
    /// Facts of a deal that contradict each other.
    func check(_ before: Deal, _ after: Deal) throws(Refusal) {
        try Work.checkFirstDay(before, after, today: today)
        for amount in [after.amount, after.budget] {
            guard let amount, amount < .zero else { continue }
            throw Refusal(
                zh: "金额 \(amount.plain) 不能为负；请写 0 或以上。", en: "The amount \(amount.plain) is negative; give 0 or more.")
        }
        guard before.outcome == .won || board.bookings.contains(where: { $0.deal == before.id }) else { return }
        try Work.checkBooked(before, after)
    }

    /// A first day that is another than before lies neither after today nor after the closing.
    public static func checkFirstDay(_ before: Deal, _ after: Deal, today: Day) throws(Refusal) {
        if let created = after.created, created != before.created {
            guard created <= today else {
                throw Refusal(
                    zh: "创建日 \(created.iso) 在今天之后；请写今天或以前。",
                    en: "The first day \(created.iso) lies after today; give today or an earlier day.")
            }
            if let closed = after.closed, closed < created {
                throw Refusal(
                    zh: "创建日 \(created.iso) 晚于结束日 \(closed.iso)；请改日期。",
                    en: "The first day \(created.iso) lies after the closing, \(closed.iso); change it.")
            }
        }
    }

    /// What was booked stands in its currency, and a win keeps an amount.
    public static func checkBooked(_ before: Deal, _ after: Deal) throws(Refusal) {
        if after.currency != before.currency {
            throw Refusal(
                zh: "“\(before.name)”已入账，币种不能再改；请取消后重新赢单。",
                en: "\(before.name) is booked, so its currency stands; cancel it and win another deal.")
        }
        if before.outcome == .won, after.outcome == .won, after.amount ?? .zero <= .zero, before.amount != nil {
            throw Refusal(
                zh: "“\(before.name)”已赢单，金额必须大于0；作废请用 deal cancel。",
                en: "\(before.name) is won, so its amount must be above 0; to take it back use deal cancel.")
        }
    }

    /// The record of a hand-over, where an open deal gets another owner (R13).
    func handOver(_ before: Deal, _ after: Deal) -> [Change] {
        guard after.outcome == .open, let to = after.owner, to != before.owner else { return [] }
        var record = HandOver(blank: board.handOvers.nextID)
        (record.deal, record.from, record.to, record.at) = (after.id, before.owner, to, now)
        return [.add(record)]
    }

    /// Hands an open deal over to another rep, who is to touch it first within two working days (R13).
    public func handOver(_ deal: Deal, to rep: Rep) throws(Refusal) -> [Change] {
        guard deal.outcome == .open else { throw Work.closed(deal) }
        guard deal.owner != rep.id else {
            throw Refusal(
                zh: "“\(deal.name)”已由\(rep.name)负责；请写另一位销售。",
                en: "\(deal.name) is with \(rep.name) already; name another rep.")
        }
        if let left = rep.left, left < today {
            throw Refusal(
                zh: "\(rep.name)已于 \(left.iso) 离职；请写在职的销售。",
                en: "\(rep.name) left on \(left.iso); name a rep who is there.")
        }
        return try edit(deal) { $0.owner = rep.id }
    }

    /// Sets whose turn it is by hand; nil leaves it to the last exchange (R12).
    public func turn(_ deal: Deal, _ turn: Deal.Turn?) throws(Refusal) -> [Change] {
        guard deal.outcome == .open else { throw Work.closed(deal) }
        return try edit(deal) { $0.turn = turn }
    }

    /// Puts a red dot on a deal or an account by hand, or gives the one that stands another reason (R22).
    public func redDot(_ subject: RedSubject, reason: String) throws(Refusal) -> [Change] {
        if let deal = board.deals[subject.deal], deal.outcome == .lost { throw Work.closed(deal) }
        guard !reason.isEmpty else {
            throw Refusal(zh: "红点要写原因（--reason）。", en: "A red dot needs its reason (--reason).")
        }
        if let known = board.redDots.first(where: { $0.subject == subject }) {
            var after = known
            after.reason = reason
            return Change.update(known, to: after).map { [$0] } ?? []
        }
        var dot = RedDot(blank: board.redDots.nextID)
        (dot.subject, dot.reason, dot.since) = (subject, reason, now)
        return [.add(dot)]
    }

    /// Takes the red dots that were set by hand off a deal or an account; those by rule stay as long as their reason does
    /// (R22).
    public func clearRedDot(_ subject: RedSubject) throws(Refusal) -> [Change] {
        let known = board.redDots.filter { $0.subject == subject }
        guard !known.isEmpty else {
            let name = board.name(of: subject) ?? ""
            throw Refusal(
                zh: "“\(name)”没有人工红点；按规则的红点随原因消失（见 why）。",
                en: "\(name) has no red dot set by hand; one by rule goes with its reason (see why).")
        }
        return known.map { .remove($0) }
    }
}
