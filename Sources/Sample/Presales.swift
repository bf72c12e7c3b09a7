import Model

extension Company {
    /// What the deals ask of presales in the coming weeks (R25): at 85% of the capacity and just under it, at 100%, and
    /// above it, so that a deal does not fit.
    mutating func askPresales() {
        let weeks = presalesWeeks()
        let asking = histories.indices.filter { index in
            let deal = histories[index].deal
            return deal.outcome == .open && (deal.stage.raw == 2 || deal.stage.raw == 3) && deal.amount != nil
                && deal.close != nil && deal.currency == nil
        }
        guard asking.count >= 24 else { return }
        for (place, week) in weeks.enumerated() {
            let capacity = 10 * week.personDays
            let wanted = [(capacity * 85 + 99) / 100, (capacity * 85 + 99) / 100 - 1, capacity, capacity + 6][place]
            var left = wanted
            for slot in 0..<6 where left > 0 {
                let tenths = slot == 5 ? left : min(left, max(5, wanted * [24, 20, 17, 15, 13][slot] / 100))
                left -= tenths
                var request = PresalesRequest(blank: ID(1))
                request.week = week.monday
                request.tenths = tenths
                if slot % 2 == 0 { request.person = presales[slot / 2 % presales.count] }
                histories[asking[(place * 6 + slot) * 5 % asking.count]].attached.requests.append(request)
            }
        }
    }

    /// The next four weeks with a working day, from this week on, and the person-days that presales has in each.
    private func presalesWeeks() -> [(monday: Day, personDays: Int)] {
        let first = today + (1 - today.weekday)
        let absent = presalesLeave()
        let all = (0..<8).map { step -> (monday: Day, personDays: Int) in
            let monday = first + step * 7
            let working = (0..<7).map { monday + $0 }.filter(days.isWorking)
            let away = absent.map { leave in working.count { leave.from <= $0 && $0 <= leave.until } }.reduce(0, +)
            return (monday, working.count * presales.count - away)
        }
        return Array(all.filter { $0.personDays > 0 }.prefix(4))
    }

    /// One of the two is away for two days in the week after the next.
    private func presalesLeave() -> [Leave] {
        let monday = today + (15 - today.weekday)
        return [leave(of: presales[1], from: monday + 2, until: monday + 3)]
    }

    /// The absences: of presales, of a rep this week, and of a rep last month.
    func leaves(into ledger: inout Ledger) {
        let reps = staff.filter { $0.role == .rep }.map(\.id)
        let monday = today + (1 - today.weekday)
        for leave in presalesLeave() { ledger.add(leave) }
        if reps.count > 4 {
            ledger.add(leave(of: reps[4], from: monday + 3, until: monday + 4))
            ledger.add(leave(of: reps[2], from: monday + -31, until: monday + -28))
        }
    }

    private var presales: [ID<Member>] { staff.filter { $0.role == .presales }.map(\.id) }

    private func leave(of member: ID<Member>, from: Day, until: Day) -> Leave {
        var leave = Leave(blank: ID(1))
        leave.member = member
        leave.from = from
        leave.until = until
        return leave
    }
}
