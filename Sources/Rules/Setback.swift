import Model

/// Backward moves of an open deal: a risk sign, not a loss (edges).
public struct Setback: Equatable, Sendable {
    /// How often it was moved back.
    public let count: Int
    public let last: Spell

    /// nil where it was never moved back; `spells` are the deal's own, in the order of time.
    public init?(_ spells: some BidirectionalCollection<Spell>) {
        guard let last = spells.last(where: \.back) else { return nil }
        (self.last, count) = (last, spells.count(where: \.back))
    }

    /// `风险：退回过2次，最近 11-18 退到方案：预算被砍`.
    public func why(_ moment: Moment) -> Sentence {
        let day = moment.day(of: last.from).short
        return Sentence { lang in
            let stage = moment.board.stages[last.stage]?.name(lang) ?? "—"
            let reason =
                last.reason.map { lang.pick("：", ": ") + $0 } ?? lang.pick("，没有写原因", ", no reason given")
            return lang.pick(
                "风险：退回过\(count)次，最近 \(day) 退到\(stage)", "risk: moved back \(count)×, last on \(day) to \(stage)")
                + reason
        }
    }
}

extension Conclusions {
    /// That an open deal was moved back; nil where it was not.
    public func setback(of deal: Deal) -> Setback? {
        deal.outcome == .open ? Setback(facts.spells[deal.id.raw]) : nil
    }
}
