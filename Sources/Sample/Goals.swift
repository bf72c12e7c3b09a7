import Model

extension Company {
    /// The targets (R3): the year with its quarters, this quarter with its regions, one of which has its last month locked,
    /// and the reps whose target was set by hand; receipts, new accounts and contacts beside the signed amount.
    func goals(into ledger: inout Ledger) {
        let year = today.civil.year
        let present = (today.civil.month - 1) / 3
        let others = Cast.otherQuarters
        for place in 0..<4 {
            let amount =
                place == present ? SampleCompany.target.minor / 100 : Int64(others[place - (place > present ? 1 : 0)])
            ledger.add(goal("\(year)Q\(place + 1)", .company, nil, amount))
        }
        ledger.add(goal(String(year), .company, nil, SampleCompany.target.minor / 100 + Int64(others.reduce(0, +))))
        ledger.add(goal(lastMonth, .region, 1, Cast.lockedMonth, locked: true))
        for (index, amount) in Cast.regionTargets.enumerated() {
            ledger.add(goal(today.quarter, .region, index + 1, amount))
        }
        for (rep, amount) in quotas { ledger.add(goal(today.quarter, .rep, rep + 1, amount, locked: true)) }
        ledger.add(goal(today.quarter, .company, nil, 4_800_000, .receipts))
        // A second version: raised a week ago; until the day before, the first one counts.
        var raised = goal(today.quarter, .company, nil, 5_000_000, .receipts)
        raised.from = max(raised.from ?? today, days.onOrBefore(today + -7))
        ledger.add(raised)
        for (metric, count) in [(Target.Metric.accounts, Int64(130)), (.contacts, 3_000)] {
            var target = goal(today.quarter, .company, nil, 0, metric)
            target.amount = Money(minor: count)
            ledger.add(target)
        }
    }

    private var lastMonth: String {
        let month = (today.civil.month - 1) / 3 * 3 + 3
        return "\(today.civil.year)-\(month < 10 ? "0" : "")\(month)"
    }

    private func goal(
        _ period: String, _ scope: Target.Scope, _ id: Int?, _ amount: Int64, _ metric: Target.Metric = .signed,
        locked: Bool = false
    ) -> Target {
        var target = Target(blank: ID(1))
        target.period = period
        target.scope = scope
        target.scopeID = id
        target.metric = metric
        target.amount = Money(minor: amount * 100)
        target.from = Day(year: today.civil.year, month: 1, day: 1)
        target.locked = locked
        return target
    }

    /// A day off of the company's own (R1), in the quarter to come.
    func outing(into ledger: inout Ledger) {
        let next = quarter.first + 110
        var off = CalendarDay(blank: ID(1))
        off.day = days.onOrAfter(next + (5 - next.weekday))
        off.name = office.outing
        ledger.add(off)
    }
}
