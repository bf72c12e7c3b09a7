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
        /// The deals with an amount above 0 that land or not.
        private var atoms = SortedList<ID<Deal>>()
        /// Which deals are in the forecast.
        let due: Due

        init(_ rates: StageRates, _ period: Period, today: Day) {
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
            guard portion.isHeld else { return }
            value.add(deal, portion, sign: sign)
            guard deal.outcome == .open else { return }
            guard deal.currency == nil else { return foreign += sign }
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
            if sign > 0 { atoms.insert(deal.id) } else { atoms.remove(deal.id) }
        }

        /// The distribution of what lands: folded deal by deal while they are few, else from the sums by stage.
        func landing(_ facts: Facts, _ members: Members, _ rates: StageRates) -> Landing {
            guard atoms.count > Landing.foldedDeals else {
                return Landing(
                    atoms.compactMap { id in
                        facts.board.deals.look(at: id) { deal in
                            due.part(deal, Portion(deal, facts, members), rates)
                                .map { ($0.amount, rates.rates[$0.stage].value) }
                        } ?? nil
                    })
            }
            var (mean, variance, most) = (0.0, 0.0, 0.0)
            for (stage, rate) in rates.rates.enumerated() where rate.value > 0 {
                mean += Double(positive[stage]) * rate.value
                variance += Double(squares[stage]) * rate.value * (1 - rate.value)
                most += Double(positive[stage])
            }
            return Landing(mean: mean, variance: variance, most: most)
        }
    }
}
