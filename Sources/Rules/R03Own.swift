import Model

/// What a scope has of its own: set, or following from what was set for a longer or for all its shorter periods.
extension TargetWalk {
    /// A scope's own target for a period; nil where it has none of its own.
    func own(_ scope: Int, _ sheet: Sheet) -> Targets.Share? {
        guard !scopes[scope].set.isEmpty else { return nil }
        return down(scope, sheet) ?? sum(scope, sheet)
    }

    /// What was set for exactly this period or for all its parts.
    func set(_ scope: Int, _ sheet: Sheet) -> Targets.Share? {
        guard !scopes[scope].set.isEmpty else { return nil }
        return explicit(scope, sheet) ?? sum(scope, sheet)
    }

    private func down(_ scope: Int, _ sheet: Sheet) -> Targets.Share? {
        if let known = sheet.down[scope] { return known }
        var result = explicit(scope, sheet)
        if !(result?.locked ?? false), let above = sheet.above, let whole = down(scope, above) {
            result = Targets.Share(amount: spread(scope, above, whole.amount)[sheet.place], locked: whole.locked)
        }
        sheet.down[scope] = .some(result)
        return result
    }

    /// The parts' amounts: what is locked stays; the rest goes by what was stored for all the others, else by working
    /// days.
    private func spread(_ scope: Int, _ sheet: Sheet, _ total: Int64) -> [Int64] {
        if let known = sheet.spread[scope] { return known }
        let set = sheet.parts.map { explicit(scope, self.sheet($0)) }
        let result = Targets.share(total, set) { index in
            let (first, last) = targets.organization.presence(of: scopes[scope].key, in: sheet.parts[index])
            return count(first, last)
        }
        sheet.spread[scope] = result
        return result
    }

    private func explicit(_ scope: Int, _ sheet: Sheet) -> Targets.Share? {
        if let known = sheet.explicit[scope] { return known }
        let result = find(scope, sheet.period)
        sheet.explicit[scope] = .some(result)
        return result
    }

    /// What was set for exactly this period. A week that was set is shared by its months; a rep who left keeps the part
    /// of the days until then.
    private func find(_ scope: Int, _ period: Period) -> Targets.Share? {
        let key = scopes[scope].key
        guard let target = targets.version(of: key, metric, period.name, on: day) else { return nil }
        var amount = target.amount.minor
        let whole = Period(period.unit, of: period.first)
        if whole != period {
            let parts = whole.parts(.month)
            let shares = Apportion.split(amount, by: parts.map { count($0.first, $0.last) })
            guard let place = parts.firstIndex(where: { $0.holds(period.first) }) else { return nil }
            amount = shares[place]
        }
        let (first, last) = targets.organization.presence(of: key, in: period)
        if last < period.last {
            let days = [count(first, last), count(max(first, last + 1), period.last)]
            amount = days[1] == 0 ? amount : Apportion.split(amount, by: days)[0]
        }
        return Targets.Share(amount: amount, locked: target.locked)
    }

    private func sum(_ scope: Int, _ sheet: Sheet) -> Targets.Share? {
        guard sheet.period.unit >= .quarter else { return nil }
        var total: Int64 = 0
        for part in sheet.parts {
            guard let share = set(scope, self.sheet(part)) else { return nil }
            total.add(share.amount)
        }
        return Targets.Share(amount: total, locked: true)
    }
}
