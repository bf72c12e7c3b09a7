import Model

/// Which meeting is being held: enough to find it among those that are kept, or to keep it with what it agrees on.
public struct MeetingSitting: Equatable, Sendable {
    public let what: Meeting.What
    /// The day of a morning, the Monday of a red-dot meeting's week.
    public let day: Day
    public let started: Instant

    public init(_ what: Meeting.What, started: Instant, on today: Day) {
        (self.what, self.started) = (what, started)
        day = what == .morning ? today : today + (1 - today.weekday)
    }

    /// The meeting that is kept and not ended; nil where nothing was agreed on yet.
    public func kept(on board: Board) -> Meeting? {
        var found: Meeting?
        board.meetings.forEachInPlace { if $0.what == what && $0.day == day && $0.ended == nil { found = $0 } }
        return found
    }
}

extension Work {
    /// A promise in a meeting: it becomes the deal's next step, and is kept with the meeting.
    public func commit(
        _ deal: Deal, _ step: NextStep, rep promised: ID<Rep>?, in sitting: MeetingSitting
    ) throws(Refusal) -> [Change] {
        let today = board.zone.day(of: now)
        guard !step.text.isEmpty else {
            throw Refusal(zh: "承诺要写做什么。", en: "A commitment needs what is to be done.")
        }
        guard let due = step.due else {
            throw Refusal(
                zh: "承诺要有日期，写在前面：明天 送方案。", en: "A commitment needs its day, in front: tomorrow send the proposal.")
        }
        guard due >= today else {
            throw Refusal(zh: "日期 \(due.iso) 已经过去；请写今天或以后。", en: "\(due.iso) is past; give today or a later day.")
        }
        let (meeting, added) = meeting(of: sitting)
        var commitment = Commitment(blank: board.commitments.nextID)
        (commitment.meeting, commitment.deal, commitment.at) = (meeting, deal.id, now)
        (commitment.rep, commitment.text, commitment.due) = (promised ?? deal.owner, step.text, due)
        return try next(deal, step) + added + [.add(commitment)]
    }

    /// Keeps a meeting with the first thing that it agrees on; nothing where it is kept already.
    public func opened(_ sitting: MeetingSitting) -> [Change] { meeting(of: sitting).added }

    /// The meeting is over: its end, and the meeting itself where nothing had been agreed on.
    public func end(_ sitting: MeetingSitting) -> [Change] {
        guard let kept = sitting.kept(on: board) else {
            var meeting = Meeting(blank: board.meetings.nextID)
            (meeting.what, meeting.day, meeting.started) = (sitting.what, sitting.day, sitting.started)
            meeting.ended = now
            return [.add(meeting)]
        }
        var after = kept
        after.ended = max(now, kept.started)
        return Change.update(kept, to: after).map { [$0] } ?? []
    }

    private func meeting(of sitting: MeetingSitting) -> (id: ID<Meeting>, added: [Change]) {
        if let kept = sitting.kept(on: board) { return (kept.id, []) }
        var meeting = Meeting(blank: board.meetings.nextID)
        (meeting.what, meeting.day, meeting.started) = (sitting.what, sitting.day, sitting.started)
        return (meeting.id, [.add(meeting)])
    }
}
