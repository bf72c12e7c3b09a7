import Model

extension Company {
    /// Fills the parts of the iron triangle (R24) of every open deal that needs them where it stands, and of the
    /// quarter's wins, unless a story leaves one out.
    mutating func fillRoles() {
        for index in histories.indices {
            let deal = histories[index].deal
            let won = deal.outcome == .won && (deal.closed ?? quarter.first) >= quarter.first
            guard deal.outcome == .open || won else { continue }
            let stage = won ? Cast.signing : deal.stage.raw
            let skipped = histories[index].unfilled
            let since = histories[index].spells[0].from
            if stage > Cast.needs, !skipped.contains(.product) {
                histories[index].attached.roles.append(role(.product, words.support[index % 2].name, since))
            }
            if stage >= Cast.signing, !skipped.contains(.delivery) {
                let last = histories[index].spells[histories[index].spells.count - 1].from
                histories[index].attached.roles.append(role(.delivery, words.support[2].name, last))
            }
        }
    }

    func role(_ part: DealRole.Part, _ person: String?, _ since: Instant, without reason: String? = nil) -> DealRole {
        var role = DealRole(blank: ID(1))
        role.part = part
        role.person = person
        role.reason = reason
        role.since = since
        return role
    }

    /// The meeting with which delivery begins, a few working days after the win (R24); the latest wins still wait.
    mutating func startDelivery(_ history: inout History, by rep: Int) {
        guard let closed = history.deal.closed, let account = history.deal.account else { return }
        let day = days.forward(3, from: closed)
        guard day <= yesterday, employed(rep, from: closed, to: day) else { return }
        var meeting = event(.meeting, .outbound, at: moment(day, 870), account: account, by: rep)
        meeting.text = office.kickOff
        meeting.contact = contacts[account.raw - 1].first?.id
        history.activities.append(meeting)
    }
}
