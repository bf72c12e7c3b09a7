import Model

@testable import Rules

extension Conclusions {
    /// Everything that is concluded, as lines to be compared.
    func told() -> [String] {
        var lines: [String] = []
        board.deals.forEachInPlace { deal in
            let red = redDot(of: deal.id)
            let dot = red.map {
                "\($0.score) \($0.reasons.map(\.key)) \(String(describing: $0.since)) \(String(describing: $0.status))"
            }
            lines.append(
                "deal \(deal.id.raw) \(light(of: deal)?.rawValue ?? "-") \(dot ?? "-") \(todayRow(of: deal.id)?.rank ?? 0) \(cycleAlert(of: deal)?.why.en ?? "-")"
            )
        }
        board.accounts.forEachInPlace { account in
            let (id, proposal) = (account.id, proposal(of: account.id))
            lines.append(
                "account \(id.raw) \(grade(of: id)) \(proposal?.why(moment).en ?? "-") \(weighted(of: id)) \(daysLate(of: id)) \(holds(account: id)) \(redDot(of: .account(id))?.score ?? 0)"
            )
        }
        lines.append("red dots \(redDots.map(\.order)) cleared \(cleared.map(\.order))")
        for grade in Account.Grade.allCases { lines.append("queue \(grade) \(queue(grade).map(\.raw))") }
        lines.append("proposals \(proposals.map(\.raw)) reps \(repsToday.map { $0?.raw ?? 0 })")
        for list in todayLists {
            let rows = list.rows.map {
                "\($0.rank) \($0.deal.raw) \($0.what.key) \($0.daysLate) \($0.weighted.minor) \($0.due.seconds)"
            }
            lines.append("today \(list.rep?.raw ?? 0) \(list.leftOut) \(list.effort) \(rows)")
        }
        lines.append(
            "under way \(underWay.map(\.raw)) alerts \(cycleAlerts.map(\.raw)) kick-offs \(kickOffs.map(\.raw))")
        lines.append("timers \(liveTimers.map { "\($0.deal.raw) \($0.what) \($0.due.seconds) \($0.left)" })")
        lines.append("contracts \(contracts.map(\.raw)) lights \(lights)")
        return lines + figures() + books()
    }

    /// What only views read.
    private func books() -> [String] {
        let (cash, funnel, today, insights) = (cashBook, funnelBook, todayBook, insights)
        var lines = cash.states.map { "cash book \($0)" }
        lines.append("dues \(cash.dues) ages \(cash.ages) \(cash.thisWeek) \(cash.thisMonth)")
        lines.append("approvals \(cash.approvals.map(\.contract.raw))")
        lines.append("before \(funnel.before) company \(String(describing: funnel.company))")
        lines.append("passages \(funnel.deals.map { $0.map(\.raw) })")
        lines.append("red figures \(redFigures)")
        lines.append("today book \(today.totals) \(today.overnight)")
        lines += zip(today.reps, today.loads).map { "load \($0?.raw ?? 0) \($1)" }
        lines.append("open \(funnel.funnel.rows.indices.map { funnel.open($0).map(\.raw) })")
        lines.append("reasons \(insights.reasons) efforts \(insights.efforts)")
        lines += progressBook.units.map { "units \($0)" }
        for rep in [1, 3] {
            let book = book(of: ID(rep))
            lines += book.paces.map { "pace \(rep) \($0.light.why.en)" }
            lines.append("work \(rep) \(book.work.parts) \(book.work.lights) \(Array(book.work.redDots))")
        }
        return lines
    }

    private func figures() -> [String] {
        var lines: [String] = []
        for metric in Target.Metric.allCases {
            for row in progress(metric) {
                lines.append(
                    "progress \(metric) \(row.key) \(row.light.why.en) | \(row.second?.why.en ?? "-") | \(row.gap) \(row.children)"
                )
            }
        }
        lines.append("forecast \(forecast)")
        lines += funnel.rows.map { "funnel \($0)" } + ["funnel \(funnel.withoutHistory)"]
        lines += stageLags.map { "lag \($0)" } + rates.rates.map { "rate \($0)" }
        lines.append(
            "cycles \(cycles.all) \(cycles.bySegment) \(cycles.meanClosed ?? 0) \(cycles.medianClosed ?? 0) \(cycles.undated)"
        )
        lines += sources.rows.map { "source \($0)" } + sourcesOfAllTime.rows.map { "source of all time \($0)" }
        for by in SegmentChange.By.allCases { lines += segments(by).map { "segment \(by) \($0)" } }
        for key in [ScopeKey.company, ScopeKey(.region, 1), ScopeKey(.team, 3), ScopeKey(.rep, 2)] {
            lines.append("kpis \(key) \(kpis(of: key).why.en) \(booked.total(key, period))")
        }
        lines += presales.map { "presales \($0)" } + cash.map { "cash \($0)" } + timerRates.map { "timers \($0)" }
        lines.append(
            "outcomes \(outcomes.deals) \(outcomes.won) \(outcomes.lost) \(outcomes.wonAmount) \(outcomes.withoutAmount)"
        )
        let b = bridge
        lines.append(
            "bridge \([b.start, b.created, b.pulledIn, b.increased, b.reopened, b.decreased, b.pushedOut, b.lost, b.won, b.end]) \(b.sum)"
        )
        lines.append(
            "basis \(basis) paces \(paces.all) booked \(booked.foreign.sorted { $0.key < $1.key }) \(booked.withoutAmount) \(booked.withoutDay) \(String(describing: booked.firstDay))"
        )
        return lines
    }
}
