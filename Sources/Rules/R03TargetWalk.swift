import Model

/// The targets of all scopes for one metric and day, worked out where they are asked for, from the longest period down
/// (R3, decision 0012). Every scope's parts of a period sum to its amount, and every period's children to their parent,
/// unless what was set contradicts it.
final class TargetWalk {
    /// A scope of the tree; others are named by their place in `scopes`.
    struct Scope {
        let key: ScopeKey
        let depth: Int
        let parent: Int?
        /// Among the children of its parent.
        let place: Int
        var children: [Int] = []
        /// The periods for which targets of its own were set.
        let set: Set<Period>
    }

    /// What is known of a period, by scope.
    final class Sheet {
        let period: Period
        /// The next longer period, and the place in it.
        let above: Sheet?
        let place: Int
        /// The next smaller periods, in order.
        let parts: [Period]
        fileprivate var amounts: [Int64??]
        fileprivate var tops: [Top?]
        fileprivate var grids: [[Int64]??]
        var explicit: [Targets.Share??]
        var down: [Targets.Share??]
        var spread: [[Int64]?]

        fileprivate init(_ period: Period, in above: Sheet?, scopes: Int) {
            (self.period, self.above) = (period, above)
            place = above?.parts.firstIndex { $0.first == period.first } ?? 0
            parts = period.unit.below.map { period.parts($0) } ?? []
            (amounts, tops) = (Array(repeating: nil, count: scopes), Array(repeating: nil, count: scopes))
            grids = Array(repeating: nil, count: scopes)
            explicit = Array(repeating: nil, count: scopes)
            down = Array(repeating: nil, count: scopes)
            spread = Array(repeating: nil, count: scopes)
        }
    }

    /// How a scope's amount goes to its children where no longer period has decided it.
    fileprivate struct Top {
        var rows: [Int64]
        /// By child, then by part; nil where each part is shared out by itself.
        var cells: [Int64]?
        /// The children's amounts are the sums of what they have in the parts.
        var isSummed = false
    }

    let targets: Targets
    let metric: Target.Metric
    let day: Day
    private(set) var scopes: [Scope] = []
    private var sheets: [Period: Sheet] = [:]
    private var days = DayCounts()

    init(_ targets: Targets, _ metric: Target.Metric, on day: Day) {
        (self.targets, self.metric, self.day) = (targets, metric, day)
        add(.company, depth: 0, parent: nil, place: 0)
    }

    private func add(_ key: ScopeKey, depth: Int, parent: Int?, place: Int) {
        let number = scopes.count
        scopes.append(
            Scope(key: key, depth: depth, parent: parent, place: place, set: targets.periods(of: key, metric)))
        if let parent { scopes[parent].children.append(number) }
        for (place, child) in targets.organization.children(of: key).enumerated() {
            add(child, depth: depth + 1, parent: number, place: place)
        }
    }

    /// Of a period that is no week across two months: such a week belongs to both with its parts.
    func sheet(_ period: Period) -> Sheet {
        if let known = sheets[period] { return known }
        let sheet = Sheet(period, in: period.longer.map { self.sheet($0) }, scopes: scopes.count)
        sheets[period] = sheet
        return sheet
    }

    /// Working days from `first` to `last`.
    func count(_ first: Day, _ last: Day) -> Int64 { days.count(first, last, targets.calendar) }

    /// Working days on which the scope's reps are there.
    private func repDays(_ scope: Int, _ period: Period) -> Int64 {
        targets.organization.repDays(of: scopes[scope].key, in: period) { count($0, $1) }
    }
}

// MARK: - Amounts

extension TargetWalk {
    /// What a scope is to reach: its part of what is above it, else what it has of its own.
    func amount(_ scope: Int, _ sheet: Sheet) -> Int64? {
        if let known = sheet.amounts[scope] { return known }
        var amount = own(scope, sheet)?.amount
        if let parent = scopes[scope].parent, self.amount(parent, sheet) != nil {
            amount = rows(parent, sheet)[scopes[scope].place]
        }
        sheet.amounts[scope] = .some(amount)
        return amount
    }

    /// The amounts of the children of a scope that has one.
    func rows(_ scope: Int, _ sheet: Sheet) -> [Int64] { column(scope, sheet) ?? top(scope, sheet).rows }

    /// The children's amounts as the longer period has them; nil where it leaves them open.
    private func column(_ scope: Int, _ sheet: Sheet) -> [Int64]? {
        guard let above = sheet.above, let cells = cells(scope, above) else { return nil }
        let width = above.parts.count
        return scopes[scope].children.indices.map { cells[$0 * width + sheet.place] }
    }

    /// The children's amounts in the parts of a period, by child; nil where they are left to each part.
    private func cells(_ scope: Int, _ sheet: Sheet) -> [Int64]? {
        if let known = sheet.grids[scope] { return known }
        var cells: [Int64]?
        if amount(scope, sheet) != nil, !scopes[scope].children.isEmpty {
            if let rows = column(scope, sheet) {
                cells = columns(scope, sheet).flatMap {
                    fill(scope, sheet, rows, $0) ?? fill(scope, sheet, rows, $0, .all)
                }
            } else {
                cells = top(scope, sheet).cells
            }
        }
        sheet.grids[scope] = .some(cells)
        return cells
    }

    /// The scope's own amounts in the parts, where they sum to its amount of the period.
    private func columns(_ scope: Int, _ sheet: Sheet) -> [Int64]? {
        guard !sheet.parts.isEmpty, let total = amount(scope, sheet) else { return nil }
        let columns = sheet.parts.compactMap { amount(scope, self.sheet($0)) }
        return columns.count == sheet.parts.count && columns.sum == total ? columns : nil
    }

    private func top(_ scope: Int, _ sheet: Sheet) -> Top {
        if let known = sheet.tops[scope] { return known }
        let top = share(scope, sheet)
        sheet.tops[scope] = top
        return top
    }

    /// Shares a scope's amount out: as a whole, or in the parts where those were set and the whole was not.
    private func share(_ scope: Int, _ sheet: Sheet) -> Top {
        let (total, children) = (amount(scope, sheet) ?? 0, scopes[scope].children)
        let sets = children.map { own($0, sheet) }
        let rows = Targets.share(total, sets) { repDays(children[$0], sheet.period) }
        guard rows.sum == total, let columns = columns(scope, sheet) else { return Top(rows: rows) }
        if sets.allSatisfy({ $0 == nil }), isSummed(scope, sheet) {
            let sums = sheet.parts.map { top(scope, self.sheet($0)).rows }
            let rows = children.indices.map { child in sums.map { $0[child] }.sum }
            if rows.sum == total { return Top(rows: rows, isSummed: true) }
        }
        // What nobody set gives way where it has to: then it is what the parts leave.
        let bound = zip(rows, sets).map { $1 == nil ? nil : $0 }
        for reach in [Reach.presence, .all] {
            if let cells = fill(scope, sheet, rows, columns, reach) { return Top(rows: rows, cells: cells) }
            guard bound.contains(where: { $0 == nil }), let cells = fill(scope, sheet, bound, columns, reach) else {
                continue
            }
            let width = columns.count
            let sums = children.indices.map { cells[$0 * width..<($0 + 1) * width].sum }
            return Top(rows: sums, cells: cells)
        }
        return Top(rows: rows)
    }

    /// Whether parts of a period were set for the scope or its children, or for those above, which are summed likewise.
    private func isSummed(_ scope: Int, _ sheet: Sheet) -> Bool {
        if ([scope] + scopes[scope].children).contains(where: { hasParts($0, sheet) }) { return true }
        guard let parent = scopes[scope].parent, amount(parent, sheet) != nil, column(parent, sheet) == nil else {
            return false
        }
        return top(parent, sheet).isSummed
    }

    private func hasParts(_ scope: Int, _ sheet: Sheet) -> Bool {
        let period = sheet.period
        return scopes[scope].set.contains { part in
            part.unit < period.unit && part.first <= period.last && period.first <= part.last
                && targets.version(of: scopes[scope].key, metric, part.name, on: day) != nil
        }
    }

    /// Where reps may be given a target.
    private enum Reach { case presence, all }

    /// The children's amounts in the parts so that both sums hold; nil where what is locked does not allow it.
    private func fill(
        _ scope: Int, _ sheet: Sheet, _ rows: [Int64?], _ columns: [Int64], _ reach: Reach = .presence
    ) -> [Int64]? {
        var grid = TargetGrid(rows: rows, columns: columns)
        for (row, child) in scopes[scope].children.enumerated() {
            var stored: [Int64?] = []
            var weights: [Int64] = []
            for (column, part) in sheet.parts.enumerated() {
                let set = set(child, self.sheet(part))
                stored.append(set?.amount)
                weights.append(repDays(child, part))
                if let set, set.locked { grid.lock(row, column, set.amount) }
            }
            let amounts = stored.compactMap { $0 }
            let isStored = rows[row] != nil && amounts.count == stored.count && amounts.contains { $0 > 0 }
            grid.weigh(row, isStored ? amounts : weights)
        }
        grid.reachEmpty(sheet.parts.map { count($0.first, $0.last) }, everywhere: reach == .all)
        return grid.fill()
    }
}
