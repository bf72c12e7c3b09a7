import Model
import Terminal

/// What was said, noted and done: the lists of a detail.
extension DetailDocument {
    mutating func addContacts() {
        page.heading(text.contacts, count: detail.contacts.count)
        if detail.contacts.isEmpty { page.add(Line(text.none, .faint)) }
        for contact in detail.contacts { page.add(text.line(contact)) }
    }

    mutating func addNotes() {
        guard !detail.notes.isEmpty else { return }
        page.heading(text.notes, count: detail.notes.count)
        for note in detail.notes {
            if let at = note.at { page.add(Line(moment(at), .dim)) }
            for line in Sanitize.lines(note.text) { page.wrapped(line) }
        }
    }

    mutating func addActivities() {
        page.heading(text.activities, count: detail.activities.count)
        if detail.activities.isEmpty { page.add(Line(text.none, .faint)) }
        for activity in detail.activities {
            var spans = [Span(moment(activity.at) + "  ", .dim)] + text.spans(activity)
            let people = [
                scene.board.maker(of: activity).map { clean($0) },
                detail.contacts.first { $0.id == activity.contact }.map { clean($0.name) },
                activity.due.map { text.promised(Text.day($0, today: today)) },
            ].compactMap(\.self)
            if !people.isEmpty { spans.append(Span("  " + people.joined(separator: text.separator), .dim)) }
            page.add(Line(spans))
            for line in Sanitize.lines(activity.text ?? "") { page.wrapped(line, indent: min(13, page.width / 8)) }
        }
    }

    mutating func addStory() {
        guard !detail.story.isEmpty else { return }
        page.heading(text.history, count: detail.story.count)
        for entry in detail.story {
            let lead = [Span(moment(entry.time) + "  ", .dim), Span(clean(entry.actor) + "  ", .dim)]
            page.wrapped(clean(entry.text), after: lead)
        }
    }
}
