import Model

extension Company {
    /// Natural days past due of the payments that nobody made: both sides of each age (R27).
    static let overdue = [91, 90, 61, 60, 31, 30]

    /// Contracts of the wins of the last months, in every state, and of the deals that are being signed (R27).
    mutating func writeContracts() {
        var late = Company.overdue
        for index in histories.indices {
            let deal = histories[index].deal
            guard let closed = deal.closed, let amount = deal.amount else { continue }
            if deal.outcome == .lost, !histories[index].attached.bookings.isEmpty {
                var paper = Paper()
                (paper.contract.amount, paper.contract.state) = (amount, .cancelled)
                histories[index].attached.papers.append(paper)
            }
            let age = today - closed
            guard deal.outcome == .won else { continue }
            if deal.currency == nil, (98...190).contains(age), let days = late.first {
                late.removeFirst()
                histories[index].attached.papers.append(unpaid(amount, signed: closed, dueAgo: days))
            } else if age <= 105 {
                var paper = contract(amount, signed: closed)
                paper.contract.currency = deal.currency
                histories[index].attached.papers.append(paper)
            }
        }
        approve()
    }

    /// Invoiced three working days after the signature; 40% after 30 days, the rest after 75; customers pay on time.
    private func contract(_ amount: Money, signed: Day) -> Paper {
        var paper = Paper()
        paper.contract.amount = amount
        paper.contract.signed = signed
        paper.contract.state = .signed
        let first = Money(minor: amount.minor * 4 / 10)
        paper.plan = [row(first, signed + 30), row(amount - first, signed + 75)]
        let invoice = days.forward(3, from: signed)
        guard invoice < today else { return paper }
        paper.contract.invoiced = invoice
        paper.contract.state = .invoiced
        for (place, entry) in paper.plan.enumerated() {
            let paid = days.onOrBefore(entry.due + -((Int(signed.number) + place) % 7))
            guard paid < today else { break }
            paper.receipts.append((place, paid, entry.amount))
            paper.contract.state = place == 0 ? .partlyPaid : .paid
        }
        return paper
    }

    /// The second payment is overdue; every other customer has paid a part of it.
    private func unpaid(_ amount: Money, signed: Day, dueAgo: Int) -> Paper {
        var paper = contract(amount, signed: signed)
        paper.plan[0].due = min(paper.plan[0].due, today + -dueAgo + -5)
        paper.plan[1].due = today + -dueAgo
        paper.receipts = [(0, days.onOrBefore(paper.plan[0].due), paper.plan[0].amount)]
        paper.contract.state = .partlyPaid
        if dueAgo % 2 == 0 {
            let part = Money(minor: paper.plan[1].amount.minor / 3 / 100 * 100)
            paper.receipts.append((1, days.onOrBefore(today + (3 - dueAgo)), part))
        }
        return paper
    }

    private func row(_ amount: Money, _ due: Day) -> Payment {
        var row = Payment(blank: ID(1))
        (row.amount, row.due) = (amount, due)
        return row
    }

    /// Contracts of deals in the last stage: drafted, in approval for some days or for four working days, approved.
    private mutating func approve() {
        let signing = histories.indices.filter { index in
            let (deal, papers) = (histories[index].deal, histories[index].attached.papers)
            return deal.outcome == .open && deal.stage.raw == Cast.signing && deal.amount != nil && papers.isEmpty
        }
        for (place, index) in signing.enumerated().prefix(6) {
            guard let amount = histories[index].deal.amount else { continue }
            let paper =
                place < 3 ? inApproval(amount, step: place, workdays: [4, 1, 2][place]) : draft(amount, place > 4)
            var priced = paper
            priced.contract.currency = histories[index].deal.currency
            histories[index].attached.papers.append(priced)
        }
    }

    private func draft(_ amount: Money, _ approved: Bool) -> Paper {
        var paper = Paper()
        paper.contract.amount = amount
        paper.contract.state = approved ? .approved : .drafted
        return paper
    }

    /// A contract that has been at a step of its approval for a number of working days, today not counted.
    func inApproval(_ amount: Money, step: Int, workdays: Int) -> Paper {
        var paper = draft(amount, false)
        paper.contract.state = .approval
        paper.contract.step = office.approvals[step]
        paper.contract.person = step == 1 ? words.support[3].name : words.managers[step].name
        paper.contract.stepSince = moment(days.back(workdays + 1, from: today), 640)
        return paper
    }

    /// A contract of an account that hangs on no deal; of what is left, a part was due yesterday, the rest is due today.
    func frameContract() -> Paper {
        var paper = contract(Money(minor: 9_600_000), signed: days.onOrBefore(today + -80))
        paper.contract.account = accounts[Cast.frameAccount].id
        paper.contract.name = office.frame
        paper.contract.state = .partlyPaid
        let half = Money(minor: paper.plan[1].amount.minor / 2)
        paper.plan = [
            paper.plan[0], row(half, today + -1), row(paper.plan[1].amount - half, today),
        ]
        paper.receipts = Array(paper.receipts.prefix(1))
        return paper
    }
}
