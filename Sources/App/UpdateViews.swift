import Model
import Rules
import Terminal
import Views

/// Views of panes: switching between them, moving in them, their scope and period.
extension State {
    /// What the selected row of the view is about, and what opens there.
    var focus: Subject? { Views.subject(bareScene, size: size) }
    /// The same without the deals behind a figure.
    var entity: Subject? { view == .board ? nil : Views.entity(bareScene, size: size) }

    mutating func show(_ new: ViewName) {
        layers.removeAll()
        guard new != view else { return }
        trail.append(view)
        if trail.count > 20 { trail.removeFirst() }
        enter(new)
    }

    mutating func goBack() {
        layers.removeAll()
        if let last = trail.popLast() { enter(last) }
    }

    private mutating func enter(_ new: ViewName) {
        view = new
        if new == .board, filter?.hits != nil, filter?.lanes == nil { refilter() }
        settle()
        settlePanes()
    }

    /// Brings the selections back into the panes.
    mutating func settlePanes() {
        guard view != .board, conclusions != nil else { return }
        var spot = self.spot
        Views.adjust(&spot, to: Views.panes(bareScene, size: size))
        self.spot = spot
    }

    /// What the selected row is about, where it is the same thing after its row has moved.
    var steadyFocus: Subject? {
        // Figures stand where they are.
        if case .deals? = entity { return nil }
        return entity
    }

    /// Selects what was selected before rows moved.
    mutating func follow(_ subject: Subject?) {
        settlePanes()
        guard let subject, subject != entity, let hit = Views.place(of: subject, bareScene, size: size) else { return }
        spot.pane = hit.pane
        if spot.selected.indices.contains(hit.pane) { spot.selected[hit.pane] = hit.row }
        settlePanes()
    }

    mutating func goInPanes(_ action: Action) {
        let (panes, shifts) = Views.outline(bareScene, size: size)
        var spot = self.spot
        Views.adjust(&spot, to: panes)
        guard panes.indices.contains(spot.pane) else { return }
        switch action {
        case .left where shifts != 0...0: spot.shift = max(spot.shift - 1, shifts.lowerBound)
        case .right where shifts != 0...0: spot.shift = min(spot.shift + 1, shifts.upperBound)
        case .left: spot.pane = (spot.pane + panes.count - 1) % panes.count
        case .right: spot.pane = (spot.pane + 1) % panes.count
        default:
            let pane = panes[spot.pane]
            let row = action.moved(spot.row, count: pane.count, page: pane.page)
            if row == spot.row, action == .up || action == .down,
                let next = Views.beyond(bareScene, size: size, pane: spot.pane, down: action == .down)
            {
                spot.pane = next
                spot.selected[next] = action == .down ? 0 : max(panes[next].count - 1, 0)
            } else {
                spot.selected[spot.pane] = row
            }
        }
        Views.adjust(&spot, to: panes)
        self.spot = spot
    }

    mutating func pressInPanes(_ mouse: Mouse) -> [Effect] {
        guard let hit = Views.paneHit(scene, size: size, x: mouse.x, y: mouse.y) else { return [] }
        var spot = self.spot
        Views.adjust(&spot, to: Views.panes(bareScene, size: size))
        guard spot.selected.indices.contains(hit.pane) else { return [] }
        let again = spot.pane == hit.pane && spot.row == hit.row
        spot.pane = hit.pane
        spot.selected[hit.pane] = hit.row
        self.spot = spot
        settlePanes()
        return again ? perform(.open) : []
    }

    /// Opens what a row is about.
    mutating func open(_ subject: Subject) -> [Effect] {
        switch subject {
        case .deal(let id):
            guard let deal = board.deals[id] else { return [] }
            layers.append(.detail(DetailScene(deal: deal)))
            return [.details(id)]
        case .account(let id): layers.append(.account(AccountScene(id)))
        case .rep(let id): layers.append(.rep(RepScene(id)))
        case .scope(let key):
            // The rows are others now: begin at the first.
            spot.selected = []
            let wider = scope
            let effects = setScope(key)
            if wider != key { entered.append(wider) }
            return effects
        case .deals(let title, let deals): layers.append(.deals(DealListScene(title: title, deals: deals)))
        }
        return []
    }

    /// Says why what is selected is as it is.
    mutating func explain() {
        guard conclusions != nil else { return say(Sentence(zh: "正在计算…", en: "Working it out…")) }
        if let why = Views.why(scene, size: size) {
            layers.append(.why(WhyScene(why)))
        } else {
            say(Sentence(zh: "这里没有可解释的结论。", en: "There is no conclusion here to explain."))
        }
    }

    // MARK: - Scope and period

    mutating func setScope(_ key: ScopeKey) -> [Effect] {
        scope = key
        return repin()
    }

    mutating func setPeriod(_ new: Period) -> [Effect] {
        period = new
        return repin()
    }

    /// The board follows at once; what the rules conclude comes when it is worked out.
    private mutating func repin() -> [Effect] {
        refreshHead()
        let kept = selected
        rescope()
        if filter?.lanes != nil { refilter() }
        if let kept, view == .board, let deal = board.deals[kept.id] { select(deal) }
        settle()
        settlePanes()
        return pinned()
    }

    /// Asks for conclusions of the scope, period and facts, where those at hand are of others.
    func pinned() -> [Effect] {
        guard let all = conclusions, ahead != nil || all.scope != scope || all.period != period else { return [] }
        return [.pin(scope, period)]
    }

    /// The next or previous rep who is there; before the first and after the last stands the whole company.
    mutating func stepRep(_ step: Int) -> [Effect] {
        let today = zone.day(of: now)
        let keys =
            [ScopeKey.company]
            + board.reps.filter { $0.left.map { $0 >= today } ?? true }.map { ScopeKey(.rep, $0.id.raw) }
        let at = keys.firstIndex(of: scope) ?? 0
        entered = []
        return setScope(keys[(at + step + keys.count) % keys.count])
    }

    /// From a rep to the team, from a team to the region, from a region to the company.
    mutating func widen() -> [Effect] {
        entered = []
        return setScope(Organization(board).parent(of: scope) ?? .company)
    }

    /// The period of the next unit around the same days: quarter, year, week, month.
    mutating func nextUnit() -> [Effect] {
        let order: [Period.Unit] = [.quarter, .year, .week, .month]
        let today = zone.day(of: now)
        let day = period.holds(today) ? today : period.first
        return setPeriod(Period(order[((order.firstIndex(of: period.unit) ?? 0) + 1) % order.count], of: day))
    }

    // MARK: - Conclusions

    /// Shows conclusions in their own scope and period.
    public mutating func show(_ all: Conclusions) {
        (scope, period) = (all.scope, all.period)
        _ = take(all)
    }

    /// Shows conclusions; where others have been asked for meanwhile, asks for those again.
    mutating func take(_ new: Conclusions) -> [Effect] {
        let kept = selected
        cache.empty()
        conclusions = new
        (early, ahead) = (Board(), ahead?.beyond(new.board.seq))
        rescope()
        if filter != nil { refilter() }
        if view == .board, let kept, let deal = board.deals[kept.id] { select(deal) }
        refreshHead()
        settle()
        settlePanes()
        settleMeeting()
        warnForms()
        return pinned()
    }

    /// Applies an entry to the conclusions, or to the snapshot while there are none or while they are being made anew.
    mutating func apply(_ entry: Entry) throws(BoardError) {
        // Whoever holds on to the facts makes them be copied.
        cache.empty()
        if ahead == nil, conclusions?.isOutrun(by: entry.draft.changes) ?? false {
            ahead = conclusions.map { Ahead($0) }
        }
        guard ahead == nil else {
            try ahead?.take(entry)
            return
        }
        if isLate { conclusions?.tick(now) }
        if conclusions != nil {
            try conclusions?.apply(entry.draft.changes, seq: entry.seq)
        } else {
            try early.apply(entry.draft.changes)
            early.seq = entry.seq
        }
    }

    /// Whether conclusions stand at an earlier moment of today: what is done now must not lie ahead of them.
    private var isLate: Bool {
        guard let all = conclusions else { return false }
        return all.now < now && all.today == zone.day(of: now) && !(all.isLarge && all.endsDay(by: now))
    }

    /// A new day concludes anew; within a day only what time itself changes.
    mutating func passTime() -> [Effect] {
        guard let before = conclusions?.today else { return [] }
        if zone.day(of: now) != before {
            if period.holds(before), !period.holds(zone.day(of: now)) {
                period = Period(period.unit, of: zone.day(of: now))
            }
            return [.conclude(scope, period)]
        }
        guard ahead == nil else { return [] }
        // With many deals, the end of the working day is worked out beside the loop too.
        let ends = conclusions.map { $0.isLarge && $0.endsDay(by: now) } ?? false
        guard !ends else { return [.conclude(scope, period)] }
        cache.empty()
        conclusions?.tick(now)
        warnForms()
        return []
    }
}

extension Action {
    /// The row after a movement.
    func moved(_ row: Int, count: Int, page: Int) -> Int {
        let wanted =
            switch self {
            case .up: row - 1
            case .down: row + 1
            case .pageUp: row - page
            case .pageDown: row + page
            case .halfUp: row - max(page / 2, 1)
            case .halfDown: row + max(page / 2, 1)
            case .first: 0
            case .last: count - 1
            default: row
            }
        return min(max(wanted, 0), max(count - 1, 0))
    }
}

extension DealListScene {
    /// The list without deals that are gone; the selected one stays selected.
    func without(_ isGone: (ID<Deal>) -> Bool) -> DealListScene {
        guard deals.contains(where: isGone) else { return self }
        var list = self
        let before = deals.prefix(selected).count { isGone($0) }
        list.deals.removeAll(where: isGone)
        list.selected = min(max(selected - before, 0), max(list.deals.count - 1, 0))
        list.top = min(top, list.selected)
        return list
    }

    /// The list after a movement, scrolled so that the selected row is in sight.
    func moved(_ action: Action, _ size: Size) -> DealListScene {
        var list = self
        let page = Views.listPage(size)
        list.selected = action.moved(selected, count: deals.count, page: page)
        list.top = min(max(top, list.selected - page + 1, 0), list.selected)
        return list
    }
}
