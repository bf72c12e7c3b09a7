import Model

/// Splitting a period's target into smaller periods (R3). Children always sum to the parent, to the minor unit.
public enum Decomposition {
    /// How the parts are weighed.
    public enum Method: Equatable, Sendable {
        case workingDays, evenly
        /// One weight for each part, in order.
        case weights([Int64])
    }

    /// One part of a target.
    public struct Child: Equatable, Sendable {
        public let period: Period
        public let workingDays: Int
        /// Exact.
        public let amount: Money
        /// Rounded to `step` with the largest remainder, so that what is shown sums to the parent too.
        public let shown: Money
        public let locked: Bool
    }

    /// Splits a target over the parts of a period. `locked` holds amounts set by hand, by the period's name; the rest
    /// re-spreads over the others. `step` is the unit of what is shown; without one it follows from the size.
    public static func spread(
        _ total: Money, over period: Period, into unit: Period.Unit, by method: Method = .workingDays,
        locked: [String: Money] = [:], step: Money? = nil, calendar: WorkCalendar
    ) throws(Refusal) -> [Child] {
        let parts = period.parts(unit)
        guard unit < period.unit else {
            throw Refusal(
                zh: "\(period.name) 不能拆成更大或相同的周期。", en: "\(period.name) cannot be split into the same or a larger unit."
            )
        }
        let days = parts.map { calendar.count($0.first, $0.last) }
        var weights = try weigh(parts, days, method)
        var fixed = Money.zero
        for (index, part) in parts.enumerated() {
            guard let amount = locked[part.name] else { continue }
            fixed += amount
            weights[index] = -1
        }
        if let stranger = locked.keys.sorted().first(where: { name in !parts.contains { $0.name == name } }) {
            throw Refusal(zh: "\(stranger) 不在 \(period.name) 之内。", en: "\(stranger) does not lie in \(period.name).")
        }
        try check(total, fixed: fixed, allFixed: !weights.contains { $0 >= 0 }, period)
        let free = parts.indices.filter { weights[$0] >= 0 }
        var amounts = parts.map { locked[$0.name]?.minor ?? 0 }
        let rest = Apportion.split((total - fixed).minor, by: free.map { weights[$0] })
        for (index, amount) in zip(free, rest) { amounts[index] = amount }
        let shown = Apportion.split(total.minor, by: amounts, unit: (step ?? self.step(of: total, unit)).minor)
        return parts.indices.map {
            Child(
                period: parts[$0], workingDays: days[$0], amount: Money(minor: amounts[$0]),
                shown: Money(minor: shown[$0]), locked: locked[parts[$0].name] != nil)
        }
    }

    /// `2026Q4 1000.0万 = 2026-10 290.0万(18天) + …`: the parts as they are shown, with their working days.
    public static func why(_ children: [Child], of total: Money, _ period: Period) -> Sentence {
        Sentence { lang in
            let parts = children.map { child in
                "\(child.period.name) \(child.shown.short(lang))"
                    + lang.pick(
                        "(\(child.workingDays)天\(child.locked ? "，锁定" : ""))",
                        " (\(child.workingDays)d\(child.locked ? ", locked" : ""))")
            }
            return "\(period.name) \(total.short(lang)) = " + parts.joined(separator: " + ")
        }
    }

    private static func weigh(_ parts: [Period], _ days: [Int], _ method: Method) throws(Refusal) -> [Int64] {
        switch method {
        case .workingDays: return days.map(Int64.init)
        case .evenly: return parts.map { _ in 1 }
        case .weights(let weights):
            guard weights.count == parts.count, weights.allSatisfy({ $0 >= 0 }), weights.contains(where: { $0 > 0 })
            else {
                throw Refusal(
                    zh: "权重要有\(parts.count)个，不为负，且不全为0。",
                    en: "There must be \(parts.count) weights, none negative and not all 0.")
            }
            return weights
        }
    }

    private static func check(_ total: Money, fixed: Money, allFixed: Bool, _ period: Period) throws(Refusal) {
        guard total >= .zero else { throw Refusal(zh: "目标不能为负。", en: "A target cannot be negative.") }
        if fixed > total {
            throw Refusal(
                zh: "已锁定\(fixed.plain)，超过\(period.name)的目标\(total.plain)；请先解锁或提高目标。",
                en:
                    "\(fixed.plain) is locked, above the target of \(period.name), \(total.plain); "
                    + "unlock a part or raise it."
            )
        }
        if allFixed, fixed != total {
            throw Refusal(
                zh: "\(period.name)的各部分都已锁定，合计\(fixed.plain)，不等于\(total.plain)；请解锁一个。",
                en: "All parts of \(period.name) are locked and sum to \(fixed.plain), not \(total.plain); unlock one.")
        }
    }

    /// 1万 for months and quarters, 0.1万 for weeks and days; smaller for small targets.
    static func step(of total: Money, _ unit: Period.Unit) -> Money {
        var step: Int64 = unit >= .month ? 1_000_000 : 100_000
        while step > 1, step > total.minor / 100 { step /= 10 }
        return Money(minor: step)
    }
}
