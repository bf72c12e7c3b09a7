import Model
import Rules
import Terminal

/// Contracts, people, what was said, and how the grade came about: the lists of an account's detail.
extension AccountDocument {
    /// Activities that are shown; the rest stands in the deals' details.
    private static let recent = 8

    mutating func addContracts(_ all: Conclusions) {
        let standings = all.standings(ofAccount: account.id)
        guard !standings.isEmpty else { return }
        page.heading(text.contractsTitle, count: standings.count)
        for standing in standings {
            page.wrapped(clean(standing.why(all.moment)[scene.lang]))
            let currency = all.board.contracts[standing.contract]?.currency
            for due in standing.plan where due.open > .zero {
                let open = text.money(due.open, currency: currency.map(clean))
                let words = text.owed(Text.day(due.day, today: all.today), open)
                let late = due.isOverdue ? [Span("  " + text.late(due.overdueDays), .overdue)] : []
                page.add(Line([Span("  " + words, due.isOverdue ? .overlay : .dim)] + late))
            }
        }
    }

    mutating func addContacts(_ all: Conclusions) {
        let contacts = all.contacts(of: account.id)
        page.heading(text.contacts, count: contacts.count)
        if contacts.isEmpty { page.add(Line(text.none, .faint)) }
        for contact in contacts { page.add(text.line(contact)) }
    }

    mutating func addActivities(_ all: Conclusions) {
        let activities = all.activities(of: account.id)
        page.heading(text.activities, count: activities.count)
        if activities.isEmpty { page.add(Line(text.none, .faint)) }
        for activity in activities.prefix(AccountDocument.recent) {
            let at = Text.moment(activity.at, now: scene.now, zone: scene.zone)
            var spans = [Span(at + "  ", .dim)] + text.spans(activity)
            let people = [
                all.board.maker(of: activity).map { clean($0) },
                all.board.deals[activity.deal].map { clean($0.name) },
            ].compactMap(\.self).filter { !$0.isEmpty }
            if !people.isEmpty { spans.append(Span("  " + people.joined(separator: text.separator), .dim)) }
            page.add(Line(spans))
            let note = clean(activity.text ?? "")
            if !note.isEmpty { page.add(Line([Span("  "), Span(note)])) }
        }
        let rest = activities.count - AccountDocument.recent
        if rest > 0 { page.add(Line(text.more(rest), .faint)) }
    }

    mutating func addHistory(_ all: Conclusions) {
        let changes = all.facts.gradeChanges[account.id.raw].reversed()
        guard !changes.isEmpty else { return }
        page.heading(text.gradeHistory, count: changes.count)
        for change in changes {
            let day = Text.day(all.moment.day(of: change.at), today: all.today)
            let lead =
                [Span(day + "  ", .dim)] + Span.change(from: change.from, to: change.to, text)
                + [Span("  \(text.name(change.state))  ", change.state == .refused ? .warning : .dim)]
            page.wrapped(clean("\(change.by)\(text.separator)\(change.reason)"), after: lead)
        }
    }
}

extension Text {
    /// A person at the customer in one line.
    func line(_ contact: Contact) -> Line {
        var spans = [Span(clean(contact.name), .overlay, .bold)]
        if contact.decides { spans.append(Span(" " + decides, .accent)) }
        let rest = [contact.title, contact.phone, contact.email].compactMap { $0.map(clean) }.filter { !$0.isEmpty }
        if !rest.isEmpty { spans.append(Span("  " + rest.joined(separator: "  "), .dim)) }
        return Line(spans)
    }

    /// Who spoke and how: an arrow for a touch, and the word.
    func spans(_ activity: Activity) -> [Span] {
        var spans: [Span] = []
        if activity.what.isTouch {
            let isIn = activity.direction == .inbound
            let arrow = sign(isIn ? .arrowLeft : .arrowRight)
            spans.append(Span("\(arrow) \(isIn ? inbound : outbound)  ", isIn ? .accent : .dim))
        }
        return spans + [Span(name(activity.what), .overlay, .bold)]
    }
}
