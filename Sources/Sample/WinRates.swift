import Model

/// How many deals were won of those closed that had reached each stage, counted as R19 counts.
struct WinRates {
    /// In the order of the stages.
    private(set) var won = Array(repeating: 0, count: Cast.signing)
    private(set) var closed = Array(repeating: 0, count: Cast.signing)

    init(_ histories: [History]) {
        for history in histories where history.deal.outcome != .open {
            let stages = history.spells.map(\.stage.raw)
            guard let low = stages.min(), let high = stages.max() else { continue }
            for stage in low...(history.deal.outcome == .won ? Cast.signing : high) {
                closed[stage - 1] += 1
                if history.deal.outcome == .won { won[stage - 1] += 1 }
            }
        }
    }

    /// What amounts by stage weigh, in minor units, rounded half up once at the end.
    func weigh(_ sums: [Int64]) -> Int64 {
        let millionths = sums.indices.reduce(Int128(0)) { sum, stage in
            let bottom = Int128(max(closed[stage], 1))
            return sum + (Int128(sums[stage]) * Int128(won[stage]) * 2_000_000 + bottom) / (bottom * 2)
        }
        return Int64((millionths + 500_000) / 1_000_000)
    }
}

extension Company {
    /// R19: a stage has just twenty closed deals of one rep, a stage of another rep just nineteen.
    mutating func countCases() {
        var taken: Set<Int> = []
        for wanted in [20, 19] {
            let reps = reps.indices.filter { !taken.contains($0) }
            let best = reps.flatMap { rep in surplus(of: rep, over: wanted) }.min { $0.spare.count < $1.spare.count }
            guard let best else { continue }
            taken.insert(best.rep)
            for index in best.spare { loseEarlier(index) }
        }
    }

    /// The stages of a rep with at least as many cases, each with the deals that were to be lost a stage earlier.
    private func surplus(of rep: Int, over wanted: Int) -> [(rep: Int, spare: [Int])] {
        let own = histories.indices.filter { histories[$0].deal.owner == reps[rep].id }
        let cases = WinRates(own.map { histories[$0] }).closed
        return cases.indices.compactMap { stage in
            let lost = own.filter { index in
                let history = histories[index]
                return history.deal.outcome == .lost && history.attached.bookings.isEmpty && history.spells.count > 1
                    && history.deal.stage.raw == stage + 1
            }
            let surplus = cases[stage] - wanted
            return surplus >= 0 && surplus <= lost.count ? (rep, Array(lost.prefix(surplus))) : nil
        }
    }

    private mutating func loseEarlier(_ index: Int) {
        histories[index].spells.removeLast()
        histories[index].settle()
    }
}
