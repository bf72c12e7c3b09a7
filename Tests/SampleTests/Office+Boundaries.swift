import Model
import Rules

/// What stands exactly on a boundary, and the same company a step further.
extension Office {
    /// Week, month and quarter of every rep who is still there.
    var paces: [ProgressRow] {
        board.reps.filter { $0.left == nil }.flatMap { all.book(of: $0.id).paces }
    }

    /// Last week of every scope.
    var lastWeek: [ProgressRow] {
        Conclusions(all.facts, now: all.now, period: Period(.week, of: all.today + -7)).progress()
    }

    var efforts: [Effort] { all.insights.efforts.map(\.effort) }

    /// The forecast of the last rep who is still there: the one who joined lately.
    var newcomer: Forecast { all.forecast(of: newest) }

    private var newest: ScopeKey {
        ScopeKey(.rep, board.reps.filter { $0.left == nil }.map(\.id.raw).max() ?? 0)
    }

    /// The conclusions with one of the year's wins of before this quarter worth some cents more.
    func winning(cents: Int64) -> Conclusions? {
        after(cents) { deal in
            deal.outcome == .won && deal.closed.map { $0 < all.period.first && all.today - $0 < 365 } ?? false
        }
    }

    /// The newcomer's forecast with the deal of its red dot worth some cents more.
    func risking(cents: Int64) -> Forecast? {
        let risky = after(cents) { deal in
            deal.outcome == .open && deal.owner?.raw == newest.id && !reasons(deal).isEmpty
                && deal.close.map { all.period.holds($0) } ?? false
        }
        return risky?.forecast(of: newest)
    }

    private func after(_ cents: Int64, _ fits: (Deal) -> Bool) -> Conclusions? {
        guard var deal = board.deals.first(where: { $0.currency == nil && $0.amount != nil && fits($0) }) else {
            return nil
        }
        let before = deal
        deal.amount = deal.amount.map { $0 + Money(minor: cents) }
        guard let change = Change.update(before, to: deal) else { return nil }
        var next = board
        do { try next.apply([change]) } catch { return nil }
        return Conclusions(Facts(next), now: all.now)
    }

    /// The first rep's list, where a day holds as many rows as are due, or so many fewer.
    func list(short: Int) -> TodayList? {
        var due: Int?
        if let list = all.todayLists.first { due = list.rows.count + list.leftOut }
        var setting = Setting(blank: ID((board.settings.map(\.id.raw).max() ?? 0) + 1))
        (setting.key, setting.text) = ("capacity", String((due ?? 0) - short))
        var next = board
        do { try next.apply([.add(setting)]) } catch { return nil }
        return Conclusions(Facts(next), now: all.now).todayLists.first
    }

    /// Whether a customer of a grade, the only open deal of whom was touched last so many working days ago, is on its
    /// owner's list by its cadence, or is not.
    func touched(_ grade: Account.Grade, workdays: Int, due: Bool) -> Bool {
        let open = Dictionary(grouping: open, by: \.account)
        return self.open.contains { deal in
            guard let out = deal.lastOut, open[deal.account]?.count == 1, all.grade(of: deal.account) == grade,
                deal.nextDue.map({ $0 > all.today }) ?? false,
                self.workdays(since: board.zone.day(of: out)) == workdays
            else { return false }
            let row = all.todayRow(of: deal.id)
            return due ? row.map { [.dueA, .dueB, .dueC].contains($0.what) && $0.step == nil } ?? false : row == nil
        }
    }

    /// Working days after a day, up to today with it.
    func workdays(since day: Day) -> Int {
        (0..<max(all.today - day, 0)).count { all.facts.calendar.isWorking(day + $0 + 1) }
    }

    /// The rows of this quarter's funnels by source, and of the year's quarters by region.
    var funnelsOfSources: [Funnel.Row] {
        Set(board.deals.compactMap(\.source)).flatMap { source in
            Funnel(all.facts, window: all.period, now: all.now, keep: { $0.source == source }).rows
        }
    }

    var funnelsOfRegions: [Funnel.Row] {
        ["2026Q1", "2026Q2", "2026Q3", "2026Q4"].compactMap { Period($0) }.flatMap { window in
            board.regions.flatMap { region in
                Funnel(all.facts, window: window, now: all.now, keep: { board.reps[$0.owner]?.region == region.id })
                    .rows
            }
        }
    }
}
