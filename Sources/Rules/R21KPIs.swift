import Model

/// The key figures of a scope and period (R21). A zero denominator gives nil, shown `—`.
public struct KPIs: Equatable, Sendable {
    public var target: Money?
    public var signed = Money.zero
    /// Deals that closed in the period.
    public var won = 0
    public var lost = 0
    /// Their amounts in the workspace's currency.
    public var wonAmount = Money.zero
    public var lostAmount = Money.zero
    /// Mean days from creation to the win, of the deals won in the period that have both days.
    public var cycle: Double?
    /// Open deals with a push of their close date: their number, all pushes, and their value.
    public var slipped = 0
    public var pushes = 0
    public var slippedAmount = Money.zero
    /// Open deals with an amount in the workspace's currency.
    public var open = 0
    /// Effective contacts in the period, and what was planned by now; nil without a plan.
    public var contacts = 0
    public var contactsPlanned: Int?
    public var reps = 0

    /// Signed ÷ target.
    public var attainment: Double? {
        target.flatMap { $0 > .zero ? Double(signed.minor) / Double($0.minor) : nil }
    }
    public var winRate: Double? { won + lost == 0 ? nil : Double(won) / Double(won + lost) }
    public var winRateByValue: Double? {
        let closed = wonAmount.minor + lostAmount.minor
        return closed == 0 ? nil : Double(wonAmount.minor) / Double(closed)
    }
    /// Open deals × win rate × average won deal ÷ cycle: minor units a day.
    public var velocity: Money? {
        guard let winRate, let cycle, cycle > 0, won > 0 else { return nil }
        return Money(minor: Int64((Double(open) * winRate * Double(wonAmount.minor) / Double(won) / cycle).rounded()))
    }
    public var contactsPerRep: Double? { reps == 0 ? nil : Double(contacts) / Double(reps) }

    /// `planned`: contacts planned for the period by now.
    public init(
        _ facts: Facts, booked: Booked, period: Period, target: Money?, planned: Int? = nil,
        scope: ScopeKey = .company, organization: Organization? = nil
    ) {
        let organization = organization ?? Organization(facts.board)
        let members = organization.reps(of: scope)
        let owners = scope == .company ? nil : Set(members)
        var (days, dated) = (0, 0)
        func counts(_ rep: ID<Rep>?) -> Bool { owners.map { owners in rep.map(owners.contains) ?? false } ?? true }
        facts.board.deals.forEachInPlace { deal in
            guard counts(deal.owner) else { return }
            guard deal.outcome != .open else { return addOpen(deal) }
            guard let closed = deal.closed, period.holds(closed) else { return }
            let amount = deal.currency == nil ? deal.amount ?? .zero : .zero
            if deal.outcome == .won {
                won += 1
                wonAmount += amount
                if let created = deal.created { (days, dated) = (days + (closed - created), dated + 1) }
            } else {
                lost += 1
                lostAmount += amount
            }
        }
        cycle = dated == 0 ? nil : Double(days) / Double(dated)
        let (from, until) = (facts.zone.instant(period.first), facts.zone.instant(period.last + 1))
        facts.board.activities.forEachInPlace { activity in
            if activity.isEffectiveContact, from <= activity.at, activity.at < until, counts(activity.rep) {
                contacts += 1
            }
        }
        reps = members.count { rep in
            let (first, last) = organization.presence(of: ScopeKey(.rep, rep.raw), in: period)
            return first <= last
        }
        signed = booked.total(scope, period)
        (self.target, contactsPlanned) = (target, planned)
    }

    private mutating func addOpen(_ deal: Deal) {
        let amount = deal.currency == nil ? deal.amount : nil
        if amount != nil { open += 1 }
        guard deal.pushes > 0 else { return }
        slipped += 1
        pushes += deal.pushes
        slippedAmount += amount ?? .zero
    }

    public var why: Sentence {
        func text(_ lang: Lang) -> String {
            let share = target.map { Figures.ratio(Int128(signed.minor) * 100, Int128($0.minor)) + "%" } ?? "—"
            let value = Figures.ratio(
                Int128(wonAmount.minor) * 100, Int128(wonAmount.minor + lostAmount.minor), decimals: 0)
            let days = cycle.map { Figures.ratio(Int128(($0 * 10).rounded()), 10) } ?? "—"
            let count = Figures.percent(won, of: won + lost)
            let speed = velocity?.short(lang) ?? "—"
            let plan = contactsPlanned.map { "/\($0)" } ?? ""
            return lang.pick(
                "达成\(share)；赢率\(count)（\(won)/\(won + lost)），按金额\(value == "—" ? value : value + "%")；"
                    + "周期\(days)天；流速\(speed)/日；推迟\(slipped)单\(pushes)次\(slippedAmount.short(lang))"
                    + "；有效接触\(contacts)\(plan)",
                "attainment \(share); win rate \(count) (\(won)/\(won + lost)), "
                    + "by value \(value == "—" ? value : value + "%"); "
                    + "cycle \(days) days; velocity \(speed) a day; \(slipped) slipped \(pushes) times, "
                    + "\(slippedAmount.short(lang)); contacts \(contacts)\(plan)")
        }
        return Sentence(zh: text(.zh), en: text(.en))
    }
}
