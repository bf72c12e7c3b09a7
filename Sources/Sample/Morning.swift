import Model

/// The morning meeting of the last working day: each rep promised something, and the day's touches tell what became of it.
extension Company {
    func morning(_ deals: [Deal], _ activities: [Activity], into ledger: inout Ledger) {
        let start = moment(yesterday, 540)
        var meeting = Meeting(blank: ID(1))
        (meeting.day, meeting.started, meeting.ended) = (yesterday, start, start + 19 * 60)
        let held = ledger.add(meeting)
        let end = zone.instant(today)
        var touched: Set<ID<Deal>> = []
        for activity in activities where activity.at > start + 1_800 && activity.at < end {
            if activity.what.isTouch, activity.direction == .outbound, let deal = activity.deal { touched.insert(deal) }
        }
        for (turn, rep) in reps.enumerated() where rep.left == nil {
            let own = deals.filter { deal in
                deal.owner == rep.id && deal.outcome == .open && deal.created.map { $0 < yesterday } ?? false
            }
            let kept = own.first { touched.contains($0.id) }
            let idle = own.filter { !touched.contains($0.id) && $0.nextStep != nil }
            let open = idle.first { $0.nextDue.map { $0 > today } ?? false }
            let missed = idle.first { $0.id != open?.id }
            for deal in [kept, turn % 3 == 0 ? missed : turn % 3 == 1 ? open : nil].compactMap({ $0 }) {
                var promise = Commitment(blank: ID(1))
                (promise.meeting, promise.deal, promise.rep) = (held, deal.id, rep.id)
                promise.at = start + Int64(turn + 1) * 120
                promise.due = deal.id == open?.id ? deal.nextDue ?? today : yesterday
                let steps = words.steps[min(max(deal.stage.raw - 1, 0), words.steps.count - 1)]
                promise.text = deal.id == open?.id ? deal.nextStep ?? steps[0] : steps[deal.id.raw % steps.count]
                ledger.add(promise)
            }
        }
    }
}
