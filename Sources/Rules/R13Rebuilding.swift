import Model

/// How far the relation with a new decision maker is rebuilt after a change (R13): a decision maker with whom nobody had
/// spoken before, the first word from them and our first touch to them since; a meeting is both.
struct Rebuilding {
    private var words: [ID<Contact>: (word: Instant?, touch: Instant?)] = [:]
    private var known: Set<ID<Contact>> = []

    /// `past` is what happened on the deal, oldest first.
    init(after event: Countdown.Trace, _ past: [Countdown.Trace], decides: (ID<Contact>) -> Bool) {
        for activity in past where activity.what.isTouch {
            guard let contact = activity.contact, decides(contact) else { continue }
            guard activity.at >= event.at else {
                known.insert(contact)
                continue
            }
            guard !known.contains(contact) else { continue }
            var pair = words[contact] ?? (nil, nil)
            if activity.direction == .inbound || activity.what == .meeting { pair.word = pair.word ?? activity.at }
            if activity.direction == .outbound || activity.what == .meeting { pair.touch = pair.touch ?? activity.at }
            words[contact] = pair
        }
    }

    /// When the first of them had both; nil while nobody has.
    var done: Instant? {
        words.values.compactMap { pair in
            guard let word = pair.word, let touch = pair.touch else { return nil }
            return max(word, touch)
        }.min()
    }

    func isNew(_ contact: ID<Contact>) -> Bool { !known.contains(contact) }
}

extension Countdown {
    /// With whom the relation is to be rebuilt after the deal's last change of decision maker: of the contacts who decide and
    /// with whom nobody had spoken before, the one added last. nil where no clock of that kind waits (R13).
    public static func newDecider(_ activities: [Activity], _ contacts: [Contact], now: Instant) -> Contact? {
        let past = activities.filter { $0.at <= now }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.map(Trace.init)
        guard let event = past.last(where: { $0.what == .decisionMaker }) else { return nil }
        let deciders = contacts.filter(\.decides)
        let rebuilding = Rebuilding(after: event, past) { id in deciders.contains { $0.id == id } }
        guard rebuilding.done == nil else { return nil }
        return deciders.filter { rebuilding.isNew($0.id) }.max { $0.id < $1.id }
    }
}

extension Conclusions {
    /// Whom a touch is presumably with. Contacts are only gone through for a deal whose decision maker has changed.
    public func decider(of deal: Deal) -> Contact? {
        moment.has(.decisionMaker, on: deal.id) ? people(of: deal).decider : nil
    }

    /// The people at a deal's account, or of the deal itself, and whom of them a touch is presumably with (R13).
    public func people(of deal: Deal) -> (contacts: [Contact], decider: Contact?) {
        let contacts = deal.account.map { self.contacts(of: $0) } ?? []
        guard let first = contacts.first, first.decides, moment.has(.decisionMaker, on: deal.id) else {
            return (contacts, nil)
        }
        return (contacts, Countdown.newDecider(Array(facts.activities[deal.id.raw]), contacts, now: now))
    }
}
