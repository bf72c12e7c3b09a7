import Model

/// What the forecast's method knows of one deal (R19): when it came, when and how it ended, what it brings.
struct ForecastCase: Sendable {
    /// Day numbers; `ended` is `open` for what has not ended.
    let created: Int
    let ended: Int
    let isWon: Bool
    /// The scope's part in minor units; for a deal without an amount what its like have brought.
    let amount: Double
    let isEstimate: Bool

    static let open = Int.max

    /// Whether it was there and undecided when a day began.
    func isOpen(at day: Int) -> Bool { created < day && ended >= day }
    /// Whether it was decided before a day began.
    func isDecided(before day: Int) -> Bool { ended < day }
    /// Its age in days when a day began, up to the last that is told apart.
    func age(at day: Int) -> Int { min(day - created, Hazards.ages - 1) }
}

/// The deals behind a forecast: those of the team, whose closings give the chances, and the scope's part of them.
struct ForecastCases: Sendable {
    let all: [ForecastCase]
    /// Places in `all`, with the scope's part of the amount; nil for the company, which has all.
    let scoped: [ForecastCase]
    let isCompany: Bool
    /// The day before which nothing was ever decided: what was open then gives no cases.
    let begins: Int?
    /// Deals in other currencies, and deals without a day of creation: they give no cases.
    let foreign: Int
    let undated: Int

    init(_ facts: Facts, _ members: Members) {
        let estimates = Estimates(facts)
        isCompany = members.everybody
        var (all, scoped): ([ForecastCase], [ForecastCase]) = ([], [])
        all.reserveCapacity(facts.board.deals.count)
        var (begins, foreign, undated) = (Int.max, 0, 0)
        facts.board.deals.forEachInPlace { deal in
            guard deal.currency == nil else { return foreign += 1 }
            guard let created = deal.created else { return undated += 1 }
            if deal.outcome != .open, deal.closed == nil { return undated += 1 }
            let ended = deal.outcome == .open ? ForecastCase.open : Int(deal.closed?.number ?? 0)
            if deal.outcome != .open { begins = min(begins, ended) }
            let amount = deal.amount.map { Double($0.minor) } ?? estimates.amount(deal.product)
            func made(_ amount: Double) -> ForecastCase {
                ForecastCase(
                    created: min(Int(created.number), ended), ended: ended, isWon: deal.outcome == .won, amount: amount,
                    isEstimate: deal.amount == nil)
            }
            all.append(made(amount))
            guard !members.everybody else { return }
            let portion = Portion(deal, facts, members)
            guard portion.isHeld else { return }
            scoped.append(made(portion.amount.map { Double($0) } ?? amount))
        }
        (self.foreign, self.undated) = (foreign, undated)
        self.begins = begins == .max ? nil : begins
        (self.all, self.scoped) = (all, members.everybody ? all : scoped)
    }
}

/// What a deal without an amount may bring: the mean of what deals of its product brought, else the product's price, else the
/// mean of all (R29).
struct Estimates: Sendable {
    private var products: [ID<Product>: Sum] = [:]
    private var all = Sum()
    private let prices: [ID<Product>: Double]

    private struct Sum {
        var amount: Int128 = 0
        var count = 0

        var mean: Double { Double(amount) / Double(count) }

        mutating func add(_ amount: Money, sign: Int) {
            self.amount += Int128(amount.minor) * Int128(sign)
            count += sign
        }
    }

    /// A product's own wins give the mean from so many on.
    private static let fewest = 3

    /// Nothing counted yet.
    init(empty facts: Facts) {
        prices = facts.board.products.reduce(into: [:]) { result, product in
            if let price = product.price { result[product.id] = Double(price.minor) }
        }
    }

    init(_ facts: Facts) {
        self.init(empty: facts)
        facts.board.deals.forEachInPlace { add($0, sign: 1) }
    }

    /// Counts a deal that was won, or takes it away again.
    mutating func add(_ deal: Deal, sign: Int) {
        guard deal.outcome == .won, deal.currency == nil, let amount = deal.amount else { return }
        all.add(amount, sign: sign)
        if let product = deal.product { products[product, default: Sum()].add(amount, sign: sign) }
    }

    /// In minor units; 0 where nothing is known at all.
    func amount(_ product: ID<Product>?) -> Double {
        if let product {
            if let known = products[product], known.count >= Estimates.fewest { return known.mean }
            if let price = prices[product] { return price }
        }
        return all.count > 0 ? all.mean : 0
    }
}
