import Model

/// An open deal whose facts are set one by one, so that a rule has something to say about it. Days count back from today
/// unless they say otherwise; amounts are currency units.
struct Story {
    /// Something that happened on a given day.
    struct Event {
        var what: Activity.What
        var direction: Activity.Direction
        var ago: Int
        /// Minute of the local day.
        var minute = 600
        /// Which of the sentences of its kind.
        var text = 0
        /// For a promise: the days from today until it is due.
        var due: Int?
        /// With the new decision maker.
        var withDecider = false
    }

    /// The next step: in the coming working days, a number of days from today, or none.
    enum Next: Equatable { case soon, due(Int), none }

    var stage: Int
    /// Days since it was created, and since the last forward move; nil where it never moved.
    var age: Int
    var moved: Int?
    /// Days since the customer's last word and our last touch, apart from the events; nil for our last touch means the
    /// last working day.
    var heard = 3
    var touched: Int?
    /// nil for one drawn like any other, unless the price is unknown.
    var amount: Int?
    var unpriced = false
    var budget: Int?
    /// Cents by which the budget is below that.
    var budgetShort = 0
    /// Days since the need was written down.
    var need: Int?
    /// Days from today until the customer decides.
    var decision: Int?
    /// Days from today until the expected close.
    var close: Int? = 21
    var next = Next.soon
    var pushes = 0
    var rep: Int?
    var grade: Account.Grade?
    /// The account has no grade yet.
    var ungraded = false
    /// Days since a move back by one stage.
    var back: Int?
    var hasDecider = false
    var events: [Event] = []
    /// An industry for which the account is chosen, instead of the rep.
    var industry: Int?
    var asides: [Aside] = []
    var tale: GradeTale?
}

extension Company {
    mutating func tellStories() {
        for (index, story) in stories().enumerated() {
            random = SplitMix(seed: UInt64(2_000 + index))
            tell(story, by: story.rep ?? index % Cast.newcomer)
        }
    }

    private mutating func tell(_ story: Story, by rep: Int) {
        let created = today + -story.age
        let (account, rep) = story.industry.flatMap { reserve(in: $0) } ?? (reserve(of: rep), rep)
        let amount = story.unpriced ? nil : story.amount ?? value()
        let entered = story.moved.map { today + -$0 } ?? created
        var history = History(
            deal: deal(of: rep, at: account, amount: amount, created: created),
            spells: path(to: story.stage, created: created, entered: entered, whole: true))
        if let back = story.back {
            let day = today + -back
            history.spells.append(spell(story.stage - 1, moment(day, 630), backFor: random.pick(words.backs)))
        }
        begin(&history, source: random.weighted(Cast.openBySource), by: rep)
        let touched = story.touched.map { today + -$0 } ?? yesterday
        walk(&history, .outbound, from: touched, gap: 4...9, by: rep)
        walk(&history, .inbound, from: today + -story.heard, gap: 5...11, by: rep)
        if story.hasDecider { history.decider = decider(account) }
        for event in story.events { history.activities.append(happened(event, in: history, by: rep)) }
        history.settle()
        state(story, &history.deal)
        for aside in story.asides { add(aside, to: &history, by: rep) }
        history.isTold = true
        histories.append(history)
        if let tale = story.tale { tales.append((tale, account)) }
        let index = account.raw - 1
        if story.grade != nil || story.ungraded {
            accounts[index].grade = story.grade
            graded.insert(account)
        }
    }

    /// The facts that R8 and R22 look at.
    private mutating func state(_ story: Story, _ deal: inout Deal) {
        deal.budget = story.budget.map { Money(minor: Int64($0 * 100 - story.budgetShort)) }
        deal.need = story.need.map { $0 % 2 == 0 ? words.needs[0] : words.needs[1] }
        deal.needDay = story.need.map { today + -$0 }
        deal.decision = story.decision.map { today + $0 }
        deal.close = story.close.map { today + $0 }
        deal.pushes = story.pushes
        deal.approvers = story.stage > 1 ? random.number(2...4) : nil
        deal.category = [Deal.Category.pipeline, .pipeline, .best, .best, .commit][deal.stage.raw - 1]
        if story.next != .none { deal.nextStep = random.pick(words.steps[deal.stage.raw - 1]) }
        switch story.next {
        case .soon: deal.nextDue = days.forward(random.number(1...6), from: today)
        case .due(let ahead): deal.nextDue = today + ahead
        case .none: deal.nextDue = nil
        }
        if story.events.contains(where: { $0.what == .competitor }) { deal.competitor = random.pick(words.competitors) }
    }

    private mutating func decider(_ account: ID<Account>) -> Contact {
        var contact = contact(account)
        contact.title = words.titles[5]
        contact.decides = true
        return contact
    }

    private func happened(_ event: Story.Event, in history: History, by rep: Int) -> Activity {
        let account = history.deal.account ?? ID(1)
        let at = moment(today + -event.ago, event.minute)
        var activity = self.event(event.what, event.direction, at: at, account: account, by: rep)
        let sentences = (event.direction == .outbound ? words.ours : words.theirs)[event.what] ?? []
        activity.text = sentences.indices.contains(event.text) ? sentences[event.text] : nil
        activity.due = event.due.map { today + $0 }
        activity.contact = event.withDecider ? history.decider?.id : nil
        return activity
    }
}
