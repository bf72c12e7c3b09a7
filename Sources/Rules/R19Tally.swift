import Glibc
import Model

extension Forecast {
    /// What a deal adds to the forecast: its amount in its stage.
    struct Part: Equatable {
        let stage: Int
        let amount: Int64
    }

    /// Which deals a period's forecast holds, and as what.
    struct Due: Sendable {
        let period: Period
        let today: Day

        func holds(_ deal: Deal) -> Bool {
            guard deal.outcome == .open, deal.currency == nil, deal.amount != nil, let close = deal.close else {
                return false
            }
            // A deal past its date may still land in the periods that are running, and nothing lands in one that is over.
            guard today <= period.last else { return false }
            return close < today ? period.first <= today : period.holds(close)
        }

        /// A deal without a category is pipeline; so is a commit whose close date has passed.
        func category(_ deal: Deal) -> Deal.Category {
            switch deal.category {
            case .omitted: .omitted
            case .best: .best
            case .commit: deal.close.map { $0 >= today } ?? false ? .commit : .pipeline
            case .pipeline, nil: .pipeline
            }
        }

        /// What a deal adds with the scope's portion of it; nil where it is not in the forecast.
        func part(_ deal: Deal, _ portion: Portion, _ rates: StageRates) -> Part? {
            guard portion.isHeld, holds(deal), category(deal) != .omitted, let stage = rates.index(deal.stage) else {
                return nil
            }
            return Part(stage: stage, amount: portion.amount ?? 0)
        }
    }

    /// The forecast's sums, counted deal by deal; chances come in at the end, so that they may change at any time.
    struct Tally: Sendable {
        private(set) var value = Outcomes.Value()
        private(set) var (deals, withoutAmount, withoutDate, overdue, foreign) = (0, 0, 0, 0, 0)
        /// Amounts by stage: all, those with a red dot.
        private(set) var sums: ContiguousArray<Int128>
        private(set) var risky: ContiguousArray<Int128>
        /// Of amounts above 0: their sum, their squares, by stage.
        private var positive: ContiguousArray<Int128>
        private var squares: ContiguousArray<Int128>
        private var categories: [Deal.Category: Int128] = [:]
        /// All open deals that may land, whatever their close date says.
        private(set) var ages: OpenAges
        /// What deals without an amount may bring, by the whole team's wins.
        private(set) var estimates: Estimates
        /// Which deals are in the forecast.
        let due: Due

        init(_ rates: StageRates, _ period: Period, today: Day, _ estimates: Estimates) {
            ages = OpenAges(today: today)
            self.estimates = estimates
            sums = ContiguousArray(repeating: 0, count: rates.rates.count)
            (risky, positive, squares) = (sums, sums, sums)
            due = Due(period: period, today: today)
        }

        func money(_ category: Deal.Category) -> Money { Money(minor: Int64(clamping: categories[category] ?? 0)) }

        mutating func addRisk(_ part: Part, sign: Int) { risky[part.stage] += Int128(part.amount) * Int128(sign) }

        /// Adds the risks that were counted apart.
        mutating func join(_ other: Tally) { for stage in risky.indices { risky[stage] += other.risky[stage] } }

        /// Counts the scope's portion of a deal, or takes it away again.
        mutating func add(_ deal: Deal, _ portion: Portion, _ rates: StageRates, sign: Int) {
            estimates.add(deal, sign: sign)
            guard portion.isHeld else { return }
            value.add(deal, portion, sign: sign)
            guard deal.outcome == .open else { return }
            guard deal.currency == nil else { return foreign += sign }
            if due.category(deal) != .omitted { ages.add(deal, portion, sign: sign) }
            guard let amount = portion.amount else { return withoutAmount += sign }
            guard let close = deal.close else { return withoutDate += sign }
            guard due.holds(deal) else { return }
            let category = due.category(deal)
            categories[category, default: 0] += Int128(amount) * Int128(sign)
            guard category != .omitted else { return }
            if close < due.today { overdue += sign }
            deals += sign
            guard let part = due.part(deal, portion, rates) else { return }
            let amountSigned = Int128(part.amount) * Int128(sign)
            sums[part.stage] += amountSigned
            guard part.amount > 0 else { return }
            positive[part.stage] += amountSigned
            squares[part.stage] += amountSigned * Int128(part.amount)
        }

        /// What is to come by the stages' chances alone: while too few deals have closed for chances of one's own.
        func settingMoments(_ rates: StageRates) -> ForecastMoments {
            var result = ForecastMoments()
            result.deals = deals
            for (stage, rate) in rates.rates.enumerated() where rate.value > 0 && squares[stage] > 0 {
                let (sum, square, chance) = (Double(positive[stage]), Double(squares[stage]), min(rate.value, 0.95))
                result.open += sum * chance
                result.most += sum
                result.variance += square * chance * (1 - chance)
                // As many deals of one size as spread like these.
                result.wins -= sum * sum / square * log(1 - chance)
            }
            return result
        }
    }
}
