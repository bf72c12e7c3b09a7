import Model

extension Company {
    /// Competitors, scripts against them (R26), and what the sources of leads cost (R17).
    func playbook(into ledger: inout Ledger) {
        for name in words.competitors {
            var rival = Competitor(blank: ID(1))
            rival.name = name
            ledger.add(rival)
        }
        for (index, entry) in office.scripts.enumerated() {
            var script = Script(blank: ID(1))
            script.competitor = entry.rival.map { ID($0 + 1) }
            script.title = entry.title
            script.text = entry.text
            script.owner = index % 2 == 0 ? words.support[0].name : words.managers[index % 3].name
            script.version = [3, 1, 2, 1, 2, 4, 5][index % 7]
            ledger.add(script)
        }
    }

    /// Scripts were used on most deals that met a competitor. The second one against the first competitor is new: it
    /// has no deal closed yet.
    mutating func useScripts() {
        for index in histories.indices {
            let deal = histories[index].deal
            guard let place = words.competitors.firstIndex(where: { $0 == deal.competitor }), index % 4 != 3,
                let at = deal.lastOut
            else { continue }
            let fitting = office.scripts.indices.filter { office.scripts[$0].rival == place }
            let isNew = deal.outcome == .open && index % 2 == 0 && fitting.count > 1
            let script = isNew ? fitting[1] : (index % 5 == 0 ? office.scripts.count - 1 : fitting[0])
            var use = ScriptUse(blank: ID(1))
            use.script = ID(script + 1)
            use.at = at
            histories[index].attached.uses.append(use)
        }
    }

    /// What each source cost in this quarter and the four before; referrals cost nothing to speak of.
    func costs(into ledger: inout Ledger) {
        var day = quarter.first
        for back in 0..<5 {
            for (index, cost) in Cast.sourceCost.enumerated() where cost > 0 {
                var entry = SourceCost(blank: ID(1))
                entry.source = words.sources[index]
                entry.period = day.quarter
                let share = back == 0 ? quarter.elapsed.count * 100 / max(quarter.total, 1) : 100 - back * 4
                entry.amount = Money(minor: Int64(cost * share / 100 / 100 * 100) * 100)
                if entry.amount > .zero { ledger.add(entry) }
            }
            day = Quarter.start(of: day + -1)
        }
    }
}
