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
    /// Open deals with an amount in the workspace's currency: those that the velocity counts.
    public var open = 0
    /// All open deals.
    public var openDeals = 0
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
        let closed = (wonAmount + lostAmount).minor
        return closed == 0 ? nil : Double(wonAmount.minor) / Double(closed)
    }
    /// Open deals × win rate × average won deal ÷ cycle: minor units a day.
    public var velocity: Money? {
        guard let winRate, let cycle, cycle > 0, won > 0 else { return nil }
        return Money(minor: Int64(nearest: Double(open) * winRate * Double(wonAmount.minor) / Double(won) / cycle))
    }
    public var contactsPerRep: Double? { reps == 0 ? nil : Double(contacts) / Double(reps) }

    /// `planned`: contacts planned for the period by now.
    public init(
        _ facts: Facts, booked: Booked, period: Period, today: Day, target: Money?, planned: Int? = nil,
        scope: ScopeKey = .company, organization: Organization? = nil
    ) {
        var tally = Tally(facts, period, today: today)
        facts.board.deals.forEachInPlace { tally.add($0, sign: 1) }
        facts.board.activities.forEachInPlace { tally.add($0, sign: 1) }
        self.init(
            tally, booked, period, target: target, planned: planned, scope, organization ?? Organization(facts.board))
    }

    init(
        _ tally: Tally, _ booked: Booked, _ period: Period, target: Money?, planned: Int?, _ scope: ScopeKey,
        _ organization: Organization
    ) {
        let members = organization.reps(of: scope)
        let rows = scope == .company ? Array(tally.rows) : members.compactMap { tally.row(of: $0) }
        for row in rows {
            won += row.won
            lost += row.lost
            wonAmount.minor.add(row.wonAmount)
            lostAmount.minor.add(row.lostAmount)
            slipped += row.slipped
            pushes += row.pushes
            slippedAmount.minor.add(row.slippedAmount)
            open += row.open
            openDeals += row.openDeals
            contacts += row.contacts
        }
        let dated = rows.reduce(0) { $0 + $1.dated }
        cycle = dated == 0 ? nil : Double(rows.reduce(0) { $0 + $1.days }) / Double(dated)
        reps = members.count { rep in
            let (first, last) = organization.presence(of: ScopeKey(.rep, rep.raw), in: period)
            return first <= last
        }
        signed = booked.total(scope, period.first, tally.last)
        (self.target, contactsPlanned) = (target, planned)
    }

    /// The figures by rep, counted deal by deal and touch by touch.
    struct Tally: Sendable {
        struct Row: Equatable {
            var (won, lost, days, dated, slipped, pushes, open, contacts) = (0, 0, 0, 0, 0, 0, 0, 0)
            var openDeals = 0
            var (wonAmount, lostAmount, slippedAmount) = (Int64(0), Int64(0), Int64(0))

            static func == (left: Row, right: Row) -> Bool {
                (left.won, left.lost, left.days, left.dated, left.slipped, left.openDeals)
                    == (right.won, right.lost, right.days, right.dated, right.slipped, right.openDeals)
                    && left.pushes == right.pushes
                    && (left.open, left.contacts, left.wonAmount, left.lostAmount, left.slippedAmount)
                        == (right.open, right.contacts, right.wonAmount, right.lostAmount, right.slippedAmount)
            }
        }

        /// By the rep's number; the first belongs to nobody.
        fileprivate var rows: ContiguousArray<Row>
        private let period: Period
        /// The period's last day, or today where it goes on: what lies behind is no figure yet.
        fileprivate let last: Day
        private let span: Range<Instant>

        init(_ facts: Facts, _ period: Period, today: Day) {
            rows = ContiguousArray(repeating: Row(), count: max(facts.board.reps.slotCount, 1))
            self.period = period
            last = min(period.last, today)
            let start = facts.zone.instant(period.first)
            span = start..<max(start, facts.zone.instant(last + 1))
        }

        fileprivate func row(of rep: ID<Rep>) -> Row? { rep.raw < rows.count ? rows[rep.raw] : nil }

        private func place(_ rep: ID<Rep>?) -> Int { rep.map { $0.raw < rows.count ? $0.raw : 0 } ?? 0 }

        mutating func add(_ activity: Activity, sign: Int) {
            guard activity.isEffectiveContact, span.contains(activity.at) else { return }
            rows[place(activity.rep)].contacts += sign
        }

        mutating func add(_ deal: Deal, sign: Int) {
            let place = place(deal.owner)
            let known = deal.currency == nil ? deal.amount : nil
            let amount = (known?.minor ?? 0) * Int64(sign)
            if deal.outcome == .open {
                rows[place].openDeals += sign
                if known != nil { rows[place].open += sign }
                guard deal.pushes > 0 else { return }
                rows[place].slipped += sign
                rows[place].pushes += deal.pushes * sign
                rows[place].slippedAmount.add(amount)
                return
            }
            guard let closed = deal.closed, period.holds(closed), closed <= last else { return }
            if deal.outcome == .won {
                rows[place].won += sign
                rows[place].wonAmount.add(amount)
                if let created = deal.created {
                    rows[place].days += (closed - created) * sign
                    rows[place].dated += sign
                }
            } else {
                rows[place].lost += sign
                rows[place].lostAmount.add(amount)
            }
        }
    }

    public var why: Sentence {
        func text(_ lang: Lang) -> String {
            let share = target.map { Figures.ratio(Int128(signed.minor) * 100, Int128($0.minor)) + "%" } ?? "—"
            let value = Figures.ratio(
                Int128(wonAmount.minor) * 100, Int128((wonAmount + lostAmount).minor), decimals: 0)
            let days = cycle.map { Figures.ratio(Int128(($0 * 10).rounded()), 10) }
            let length = days.map { lang.pick("\($0)天", "\($0) days") } ?? "—"
            let count = Figures.percent(won, of: won + lost)
            let speed = velocity.map { $0.short(lang) + lang.pick("/日", " a day") } ?? "—"
            let plan = contactsPlanned.map { "/\($0)" } ?? ""
            return lang.pick(
                "达成\(share)；赢率\(count)（\(won)/\(won + lost)），按金额\(value == "—" ? value : value + "%")；"
                    + "周期\(length)；流速\(speed)；推迟\(slipped)单\(pushes)次\(slippedAmount.short(lang))"
                    + "；有效接触\(contacts)\(plan)",
                "attainment \(share); win rate \(count) (\(won)/\(won + lost)), "
                    + "by value \(value == "—" ? value : value + "%"); "
                    + "cycle \(length); velocity \(speed); \(slipped) slipped \(English.count(pushes, "time")), "
                    + "\(slippedAmount.short(lang)); contacts \(contacts)\(plan)")
        }
        return Sentence(zh: text(.zh), en: text(.en))
    }
}
