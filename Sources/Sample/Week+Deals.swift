import Model

extension Week {
    /// A deal as it stood at the start, and what became of it since; or the whole deal, where it is of this week.
    mutating func place(_ deal: Deal) {
        if fresh.contains(deal.id.raw) { return put(.add(deal), spells[deal.id.raw]?.first?.from ?? newest) }
        let before = rewound(deal)
        base.append(.add(before))
        guard let change = Change.update(before, to: deal) else { return }
        put(change, last[deal.id.raw] ?? newest)
    }

    private func rewound(_ deal: Deal) -> Deal {
        var before = deal
        let (stays, touches) = (spells[deal.id.raw] ?? [], touches[deal.id.raw] ?? [])
        if deal.outcome != .open, let closed = deal.closed, closed > zone.day(of: start) {
            (before.outcome, before.closed, before.reason) = (.open, nil, nil)
            before.nextStep = words.steps[deal.stage.raw - 1].first
            before.nextDue = closed
        }
        let past = stays.filter { $0.from <= start }
        if let now = past.last, past.count < stays.count || before.outcome != deal.outcome {
            (before.stage, before.stageSince) = (now.stage, now.from)
            before.movedAt = past.dropFirst().last { !$0.back }?.from
        }
        before.lastIn = newest(touches, .inbound)
        before.lastOut = newest(touches, .outbound)
        if let day = deal.needDay, day > zone.day(of: start) { (before.need, before.needDay) = (nil, nil) }
        if let handOver = handOvers[deal.id.raw] { before.owner = handOver.from }
        if deal.outcome == .open { unsettle(&before) }
        return before
    }

    /// Next steps that were carried out, dates that were pushed, amounts and decisions that changed.
    private func unsettle(_ deal: inout Deal) {
        let number = deal.id.raw
        if let done = last[number], deal.nextDue != nil {
            deal.nextStep = words.steps[deal.stage.raw - 1][number % 5]
            deal.nextDue = zone.day(of: done)
        }
        if deal.pushes > 0, number % 2 == 0, let close = deal.close {
            deal.pushes -= 1
            deal.close = close + -21
        } else if let close = deal.close, number % 13 == 6 {
            deal.close = close + 27
        }
        if let amount = deal.amount, deal.budget == nil || number % 3 == 0, number % 11 == 4 {
            deal.amount = Money(minor: amount.minor / 1_000_000 * (number % 2 == 0 ? 900_000 : 1_100_000))
        }
        // A customer who hurries before the need is written down.
        if let decision = deal.decision, decision - today <= 30, deal.need == nil, deal.budget != nil {
            deal.decision = decision + 18
        }
    }

    private func newest(_ touches: [Activity], _ direction: Activity.Direction) -> Instant? {
        touches.filter { $0.direction == direction && $0.at <= start }.map(\.at).max()
    }
}
