/// Counts and amounts over a set of deals. Amounts of different currencies are kept apart, never added.
public struct Sums: Equatable, Sendable {
    /// One currency's part. Wide integers: a million deals at the largest amount still add up.
    public struct Part: Equatable, Sendable {
        /// nil is the workspace's currency.
        public let currency: String?
        public fileprivate(set) var count = 0
        fileprivate var total: Int128 = 0
        fileprivate var hundredfold: Int128 = 0
        /// The sum of the amounts that are weighted: those of deals with a date.
        public fileprivate(set) var weighable: Int128 = 0

        /// The sum of the amounts.
        public var amount: Money { Money(minor: Int64(clamping: total)) }
        /// The sum of amount × the stage's setting, rounded half away from zero once, at the end (R19).
        public var weighted: Money { Money(minor: Int64(clamping: (hundredfold + (hundredfold < 0 ? -50 : 50)) / 100)) }
    }

    public private(set) var count = 0
    /// Deals without an amount (`缺金额`).
    public private(set) var withoutAmount = 0
    /// Open deals without an expected close date (`缺日期`).
    public private(set) var withoutDate = 0
    public private(set) var parts: [Part] = []

    public init() {}

    /// The part in the workspace's currency.
    public var home: Part { parts.first { $0.currency == nil } ?? Part(currency: nil) }
    /// The parts in other currencies, by code.
    public var foreign: [Part] {
        parts.filter { $0.currency != nil && $0.count > 0 }.sorted { ($0.currency ?? "") < ($1.currency ?? "") }
    }

    /// Adds many at once: those in the workspace's currency are summed up beside the parts.
    mutating func add(_ slots: ContiguousArray<Lane.Slot>, probability: Int, currencies: [String?]) {
        var (home, amountless, dateless) = (Part(currency: nil), 0, 0)
        for slot in slots {
            guard slot.currency == 0 else {
                add(slot, probability: probability, currencies: currencies, sign: 1)
                continue
            }
            count += 1
            if !slot.dated { dateless += 1 }
            guard slot.amount != Lane.Slot.noAmount else {
                amountless += 1
                continue
            }
            home.count += 1
            home.total += Int128(slot.amount)
            if slot.dated { home.weighable += Int128(slot.amount) }
        }
        withoutAmount += amountless
        withoutDate += dateless
        guard home.count > 0 else { return }
        if parts.isEmpty { parts.append(Part(currency: currencies.first ?? nil)) }
        parts[0].count += home.count
        parts[0].total += home.total
        parts[0].weighable += home.weighable
        parts[0].hundredfold += home.weighable * Int128(probability)
    }

    mutating func add(_ slot: Lane.Slot, probability: Int, currencies: [String?], sign: Int) {
        count += sign
        if !slot.dated { withoutDate += sign }
        guard slot.amount != Lane.Slot.noAmount else {
            withoutAmount += sign
            return
        }
        let index = Int(slot.currency)
        while parts.count <= index { parts.append(Part(currency: currencies[parts.count])) }
        parts[index].count += sign
        parts[index].total += Int128(sign) * Int128(slot.amount)
        // A deal without amount or date is left out of weighted sums (edges of the rule book).
        guard slot.dated else { return }
        parts[index].weighable += Int128(sign) * Int128(slot.amount)
        parts[index].hundredfold += Int128(sign) * Int128(slot.amount) * Int128(probability)
    }

    public static func == (left: Sums, right: Sums) -> Bool {
        left.count == right.count && left.withoutAmount == right.withoutAmount
            && left.withoutDate == right.withoutDate && left.home == right.home && left.foreign == right.foreign
    }
}
