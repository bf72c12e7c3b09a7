import Model

extension Story {
    /// What others did about the deal, beside what happened with the customer.
    enum Aside {
        /// A red dot by hand, so many days ago (R22).
        case marked(ago: Int, text: Int)
        /// Nobody has a part of the iron triangle, and, `excused`, why (R24).
        case without(DealRole.Part), excused(DealRole.Part)
        /// Handed over so many working days ago (R13).
        case handedOver(Int)
        /// What the red-dot meeting decided, and what became of it (R23).
        case decided(Decision.What, Fate)
        /// The contract has been in approval for so many working days (R22).
        case stuck(Int)
    }

    /// What became of a decision by today.
    enum Fate { case done, open, late }

    /// What is to be told of the account's grade (R9).
    enum GradeTale { case refused, confirmed, byHand, proposed }
}

extension Company {
    mutating func add(_ aside: Story.Aside, to history: inout History, by rep: Int) {
        switch aside {
        case .marked(let ago, let text):
            var dot = RedDot(blank: ID(1))
            dot.reason = office.marks[text]
            dot.since = moment(today + -ago, 600)
            history.attached.redDots.append(dot)
        case .without(let part): history.unfilled.insert(part)
        case .excused(let part):
            history.unfilled.insert(part)
            let since = history.spells[0].from
            history.attached.roles.append(role(part, nil, since, without: office.roleReason))
        case .handedOver(let workdays): handOver(&history, workdays, to: rep)
        case .decided(let what, let fate): history.attached.decisions.append(decision(what, fate))
        case .stuck(let workdays):
            if let amount = history.deal.amount {
                history.attached.papers.append(inApproval(amount, step: 0, workdays: workdays))
            }
        }
    }

    /// Until the hand-over a colleague had the deal.
    private func handOver(_ history: inout History, _ workdays: Int, to rep: Int) {
        let from = (rep + 1) % Cast.newcomer
        var handOver = HandOver(blank: ID(1))
        handOver.from = ID(from + 1)
        handOver.to = ID(rep + 1)
        handOver.at = moment(days.back(workdays, from: today), 535)
        history.attached.handOvers.append(handOver)
        for index in history.activities.indices where history.activities[index].at < handOver.at {
            history.activities[index].rep = handOver.from
        }
    }

    /// The meetings are on the last working day of the week: last week's, and the one before.
    private func decision(_ what: Decision.What, _ fate: Story.Fate) -> Decision {
        let monday = today + (1 - today.weekday)
        let (last, before) = (days.onOrBefore(monday + -3), days.onOrBefore(monday + -10))
        var decision = Decision(blank: ID(1))
        decision.what = what
        decision.at = moment(fate == .open ? last : before, 975)
        decision.reason = office.verdicts[Decision.What.allCases.firstIndex(of: what) ?? 0]
        guard what != .postponed else { return decision }
        decision.owner = what == .escalate ? words.managers[1].name : words.reps[0].name
        switch fate {
        case .done: (decision.due, decision.done) = (last, last)
        case .open: decision.due = today
        case .late: decision.due = today + -1
        }
        return decision
    }

    /// Changes of grade (R9): confirmed by the rule, refused, given by hand, and one that waits for its answer.
    func gradeChanges(into ledger: inout Ledger) {
        for (tale, account) in tales {
            var change = GradeChange(blank: ID(1))
            change.account = account
            change.by = tale == .confirmed ? "R9" : words.managers[0].name
            (change.from, change.to) = tale == .refused ? (.a, .b) : (tale == .confirmed ? (.b, .a) : (.c, .b))
            change.state = tale == .refused ? .refused : (tale == .proposed ? .proposed : .confirmed)
            change.reason = tale == .refused ? office.refusal : (tale == .confirmed ? words.needs[0] : office.byHand)
            let silent = histories.first { $0.deal.account == account }?.deal.lastIn
            if tale == .refused, let silent { change.evidence = "silent since \(zone.day(of: silent).iso)" }
            change.at = moment(days.back(tale == .refused ? 1 : 9, from: today), 900)
            ledger.add(change)
        }
    }
}
