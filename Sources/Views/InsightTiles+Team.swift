import Model
import Rules
import Terminal

extension InsightTiles {
    // MARK: - Reasons

    func reasons(_ outcome: Deal.Outcome) -> InsightTile {
        let rows = outcome == .won ? insights.reasons.won : insights.reasons.lost
        let total = rows.reduce(0) { $0 + $1.count }
        var tile = InsightTile(
            title: outcome == .won ? text.winReasons : text.lossReasons, empty: text.nothingClosed(outcome))
        tile.figure = total > 0 ? Span(text.dealCount(total), .dim) : nil
        let most = Int64(rows.map(\.count).max() ?? 0)
        tile.rows = rows.map { row in
            let sentence = text.reasonWhy(name(row.reason), row.count, total, text.money(row.amount))
            return InsightRow(
                label: row.reason.map { name($0) } ?? text.noReasonGiven,
                labelRole: row.reason == nil ? .dim : .text,
                graph: .bar(Int64(row.count), of: most, outcome == .won ? .win : .lose), note: text.money(row.amount),
                value: Span("\(row.count)", .text), figure: .reason(outcome, row.reason),
                why: { [.init(rule: "R21", text: sentence)] })
        }
        return tile
    }

    // MARK: - Segments (R18)

    func segments(_ by: SegmentChange.By) -> InsightTile {
        let rows = insights.segments[by] ?? []
        var tile = InsightTile(title: text.change(by), notes: teamNote, empty: text.nothingSigned)
        let flagged = rows.count { $0.flagged }
        if flagged > 0 { tile.figure = Span(text.flagged(flagged), .overdue) }
        let most = rows.map { max($0.before.minor, $0.after.minor) }.max() ?? 0
        tile.rows = rows.map { row in
            let rises = row.after > row.before
            return InsightRow(
                label: (row.flagged ? text.sign(.flag) + " " : "") + name(row.name),
                labelRole: row.flagged ? .overdue : .text,
                graph: .bar(
                    row.after.minor, of: most, ghost: row.before.minor, row.flagged ? .lose : rises ? .win : .bar),
                note: "\(row.dealsBefore)\(text.sign(.arrowRight))\(row.dealsAfter)",
                value: Span(
                    text.change(row.share), row.flagged ? .overdue : rises ? .win : .dim),
                figure: .segment(by, row.name), why: { [self] in line("R18", row.why) })
        }
        return tile
    }

    // MARK: - Presales (R25)

    var presales: InsightTile {
        let weeks = insights.presales
        var tile = InsightTile(title: text.presalesLoad, notes: teamNote, empty: text.noPresales)
        guard weeks.contains(where: { $0.capacity > 0 || $0.demand > 0 }) else { return tile }
        let atRisk = weeks.reduce(0) { $0 + $1.atRisk.count }
        if atRisk > 0 { tile.figure = Span(text.atRisk(atRisk), .overdue) }
        let most = weeks.map { Int64(max($0.demand, $0.capacity)) }.max() ?? 0
        tile.rows = weeks.map { week in
            let role: Role = week.light == .red ? .lose : week.light == .yellow ? .warning : .bar
            return InsightRow(
                light: week.light, label: text.week(week.week),
                graph: .bar(Int64(week.demand), of: most, ghost: Int64(week.capacity), role),
                note: "\(text.tenth(week.demand))/\(text.tenth(week.capacity))",
                value: week.load.map { Span("\($0)%", .text) } ?? Span(text.unknown, .faint),
                figure: .presales(week.week),
                why: { [self] in line("R25", week.why(conclusions.moment)) + missed(week) })
        }
        return tile
    }

    private func missed(_ week: PresalesWeek) -> [Explanation.Line] {
        week.atRisk.compactMap { id in
            guard let deal = board.deals[id] else { return nil }
            let account = board.accounts[deal.account].map { $0.name + text.separator } ?? ""
            return .init(rule: "R25", text: account + deal.name + text.separator + text.doesNotFit)
        }
    }

    // MARK: - Effort and timers (R11, R13)

    var efforts: InsightTile {
        let rows = insights.efforts
        var tile = InsightTile(title: text.effort, empty: text.noEffort)
        guard let goal = rows.first?.effort.goal else { return tile }
        tile.notes = [text.goal(goal)]
        tile.rows = rows.map { row in
            let effort = row.effort
            let role: Role = effort.isReached == true ? .win : effort.isReached == false ? .warning : .faint
            return InsightRow(
                label: name(board.reps[row.rep]?.name),
                graph: .bar(
                    Int64(effort.onA * 100), of: Int64(max(effort.all, 1) * 100), ghost: Int64(effort.all * goal), role),
                note: "\(effort.onA)/\(effort.all)", value: Span(text.percent(effort.onA, of: effort.all), role),
                figure: .effort(row.rep, since: effort.from),
                why: { [self] in [.init(rule: "R11", text: effort.why(lang))] })
        }
        return tile
    }

    var timers: InsightTile {
        let rates = insights.timers
        var tile = InsightTile(title: text.timersMet, empty: text.noTimersYet)
        let running = rates.reduce(0) { $0 + $1.running }
        if running > 0 { tile.notes = [text.running(running)] }
        tile.rows = rates.map { rate in
            let ended = rate.kept + rate.missed
            return InsightRow(
                label: rate.rep.map { name(board.reps[$0]?.name) } ?? text.noOwner,
                graph: .bar(Int64(rate.kept), of: Int64(max(ended, 1)), rate.missed == 0 ? .win : .warning),
                note: "\(rate.kept)/\(ended)", value: Span(text.percent(rate.kept, of: ended), .text),
                figure: .timers(rate.rep), why: { [self] in line("R13", rate.why(conclusions.moment)) })
        }
        return tile
    }
}
