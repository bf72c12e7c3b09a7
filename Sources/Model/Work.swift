/// What a rep asked for that the rules refuse, with what to do instead.
public struct Refusal: UserError, Equatable {
    public var sentence: Sentence
    /// The field that is wrong, by its name in the schema (`Entity.fields`); nil where it is no single one.
    public var field: String?

    public init(zh: String, en: String, at field: String? = nil) {
        sentence = Sentence(zh: zh, en: en)
        self.field = field
    }
}

/// The verbs of daily work: each turns a wish into the changes that carry it out, and refuses what the rules refuse.
/// Nothing is changed here; the caller commits the changes.
public struct Work {
    public let board: Board
    public let now: Instant
    public let rep: ID<Rep>?
    public let member: ID<Member>?

    /// `rep` is who acts, where the actor is a rep; `member`, where the actor is a member.
    public init(_ board: Board, now: Instant, rep: ID<Rep>? = nil, member: ID<Member>? = nil) {
        self.board = board
        self.now = now
        self.rep = rep
        self.member = member
    }

    var today: Day { board.zone.day(of: now) }

    /// Moves an open deal to another stage. A backward move needs a reason (edges); a forward one the parts of the triangle
    /// that it asks for, which `roles` answers (R24).
    public func move(
        _ deal: Deal, to stage: Stage, reason: String? = nil, roles answers: [RoleAnswer] = []
    ) throws(Refusal) -> [Change] {
        guard deal.outcome == .open else { throw Work.closed(deal) }
        guard stage.id != deal.stage else {
            throw Refusal(zh: "“\(deal.name)”已在\(stage.zh)。", en: "\(deal.name) is in \(stage.en) already.")
        }
        let from = board.stages[deal.stage]
        let back = (from?.position ?? 0) > stage.position
        if back, reason?.isEmpty ?? true {
            throw Refusal(
                zh: "退回到\(stage.zh)要写原因（--reason）。", en: "Moving back to \(stage.en) needs a reason (--reason).")
        }
        let roles = try back ? [] : settle(deal, to: stage, answers)
        var after = deal
        after.stage = stage.id
        after.stageSince = now
        if !back { after.movedAt = now }
        var spell = Spell(blank: board.spells.nextID)
        spell.deal = deal.id
        spell.stage = stage.id
        spell.from = now
        spell.back = back
        spell.reason = back ? reason : nil
        return changes(deal, after) + [.add(spell)] + roles
    }

    /// Wins a deal: the amount must be known, the day is today unless given; delivery must be settled (R24).
    public func win(
        _ deal: Deal, amount: Money? = nil, on day: Day? = nil, reason: String? = nil, roles answers: [RoleAnswer] = []
    ) throws(Refusal) -> [Change] {
        guard deal.outcome == .open else { throw Work.closed(deal) }
        guard let amount = amount ?? deal.amount else {
            throw Refusal(zh: "赢单要有金额（--amount）。", en: "A win needs its amount (--amount).")
        }
        guard amount > .zero, amount <= .limit else {
            throw Refusal(zh: "赢单金额必须大于0。", en: "The amount of a win must be above 0.")
        }
        try checkClosing(deal, on: day)
        let roles = try settle(deal, to: nil, answers)
        var after = deal
        after.outcome = .won
        after.amount = amount
        after.closed = day ?? today
        after.reason = reason
        after.movedAt = now
        return changes(deal, after) + roles
    }

    /// Loses a deal; the reason is required.
    public func lose(_ deal: Deal, reason: String, on day: Day? = nil) throws(Refusal) -> [Change] {
        guard deal.outcome == .open else { throw Work.closed(deal) }
        guard !reason.isEmpty else {
            throw Refusal(zh: "输单要写原因（--reason）。", en: "A loss needs its reason (--reason).")
        }
        try checkClosing(deal, on: day)
        var after = deal
        after.outcome = .lost
        after.closed = day ?? today
        after.reason = reason
        return changes(deal, after)
    }

    /// Logs a touch, and sets the next step where one is given. The clocks of R10 follow. `contact` is whom it was with,
    /// where that is known: only a touch with the new decision maker stops that clock (R13).
    public func log(
        _ deal: Deal, _ what: Activity.What, _ direction: Activity.Direction, with contact: ID<Contact>? = nil,
        text: String? = nil, next: NextStep? = nil
    ) -> [Change] {
        var activity = Activity(blank: board.activities.nextID)
        activity.deal = deal.id
        activity.account = deal.account
        sign(&activity, deal)
        activity.contact = contact
        activity.what = what
        activity.direction = direction
        activity.at = now
        activity.text = text
        var after = deal
        switch direction {
        case .inbound: after.lastIn = max(deal.lastIn ?? now, now)
        case .outbound: after.lastOut = max(deal.lastOut ?? now, now)
        }
        if let next {
            after.nextStep = next.text
            after.nextDue = next.due
        }
        return [.add(activity)] + changes(deal, after)
    }

    /// Books a touch or an event to who made it. A member who is no rep has it in their own name; of somebody whom the
    /// workspace does not know it is taken that they log for the deal's owner.
    func sign(_ activity: inout Activity, _ deal: Deal) {
        activity.member = member
        activity.rep = rep ?? (member == nil ? deal.owner : nil)
    }

    /// Sets the next step; nil clears it.
    public func next(_ deal: Deal, _ step: NextStep?) throws(Refusal) -> [Change] {
        guard deal.outcome == .open else { throw Work.closed(deal) }
        var after = deal
        after.nextStep = step?.text
        after.nextDue = step?.due
        return changes(deal, after)
    }

    /// Replaces the facts of a deal; a close date moved out counts as a push (R22), another owner as a hand-over (R13), and
    /// another amount of a won deal is booked today with its difference (edges). Facts that contradict each other are
    /// refused.
    public func edit(_ deal: Deal, _ body: (inout Deal) -> Void) throws(Refusal) -> [Change] {
        var after = deal
        body(&after)
        try check(deal, after)
        if let old = deal.close, let new = after.close, new > old { after.pushes = deal.pushes + 1 }
        return changes(deal, after) + handOver(deal, after)
    }

    /// The change of a deal with the bookings that follow from it.
    func changes(_ before: Deal, _ after: Deal) -> [Change] {
        guard let change = Change.update(before, to: after) else { return [] }
        return [change] + board.bookings(from: before, to: after, today: today)
    }

    static func closed(_ deal: Deal) -> Refusal {
        Refusal(
            zh: "“\(deal.name)”已\(deal.outcome == .won ? "赢单" : "输单")；撤销可以重新打开。",
            en: "\(deal.name) is \(deal.outcome.rawValue) already; undo reopens it.")
    }
}

/// What is to happen next on a deal, and by when.
public struct NextStep: Equatable, Sendable {
    public var text: String
    public var due: Day?

    public init(text: String, due: Day?) {
        self.text = text
        self.due = due
    }
}
