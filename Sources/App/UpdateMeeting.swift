import Model
import Rules
import Terminal
import Views

/// Holding a meeting: from page to page, promises and decisions on the way.
extension State {
    /// Opens a meeting, or takes it up where it was left; `subject` is the red dot to begin with.
    public mutating func meet(_ what: Meeting.What, at subject: RedSubject? = nil) {
        if meeting?.sitting.what != what {
            leaveMeeting()
            layers.removeAll()
            if filter != nil { closeFilter() }
            place.marks.removeAll()
            let today = zone.day(of: now)
            var sitting = MeetingSitting(what, started: now, on: today)
            if let left = paused, left.sitting.what == what, left.sitting.day == sitting.day {
                meeting = left
                meeting?.since = now
            } else {
                if let kept = sitting.kept(on: board) {
                    sitting = MeetingSitting(what, started: min(kept.started, now), on: today)
                }
                meeting = MeetingState(sitting, now: now, over: view)
            }
            paused = nil
            // What lies under a meeting is a view of rows, whatever it was.
            view = .today
        }
        settleMeeting()
        if let subject, meetingPages.contains(.item(subject)) { turn(to: .item(subject)) }
    }

    /// Leaves the meeting; it goes on from here when it is opened again.
    mutating func leaveMeeting() {
        guard var left = meeting else { return }
        left.turn(to: left.page, now: now)
        (meeting, paused) = (nil, left)
        view = left.before
        settle()
        settlePanes()
    }

    /// Brings the meeting's page back to what there is: a rep may have gone, new red dots have come.
    mutating func settleMeeting() {
        guard var current = meeting, let conclusions else { return }
        if current.sitting.what == .reddots {
            let agenda = conclusions.agenda
            let known = Set(current.items)
            current.items += agenda.items.map(\.row.subject).filter { !known.contains($0) }
            if !current.isSettled, agenda.items.contains(where: { $0.decided != nil }),
                let next = agenda.items.first(where: { $0.decided == nil })
            {
                current.page = .item(next.row.subject)
            }
        }
        if current.sitting.what == .morning, !current.isSettled, let kept = current.sitting.kept(on: board) {
            current.page = nextRep(kept, conclusions.repsInMeeting) ?? current.page
        }
        current.isSettled = true
        meeting = current
        if !meetingPages.contains(current.page) { turn(to: .opening) }
        settlePanes()
    }

    /// After the last rep who promised something in a meeting that a crash or an exit ended; nil where nobody did.
    private func nextRep(_ kept: Meeting, _ reps: [ID<Rep>]) -> MeetingScene.Page? {
        let held = Set(board.commitments.filter { $0.meeting == kept.id }.compactMap(\.rep))
        guard let last = reps.lastIndex(where: { held.contains($0) }) else { return nil }
        return last + 1 < reps.count ? .rep(reps[last + 1]) : .closing
    }

    private mutating func turn(to page: MeetingScene.Page) {
        meeting?.turn(to: page, now: now)
        settlePanes()
    }

    // MARK: - Keys

    /// What an action does on a meeting's page; nil where it does what it does everywhere.
    mutating func performInMeeting(_ action: Action) -> [Effect]? {
        guard let meeting, layers.isEmpty else { return nil }
        switch action {
        case .nextRep, .right: return step(1)
        case .previousRep, .left: return step(-1)
        case .back:
            leaveMeeting()
            say(
                Sentence(
                    zh: "会议先放一放；再打开时从这里继续。", en: "The meeting waits; opened again it goes on from here."))
            return []
        case .open: return openInMeeting(meeting)
        case .add, .next:
            guard case .rep(let rep) = meeting.page else { return nil }
            return askPromise(rep)
        case .confirm where meeting.page == .opening && meeting.sitting.what == .reddots: return carriedOut()
        case .filter, .mark:
            return refuse(
                Sentence(zh: "会议中不能筛选和标记；按 : 可以找客户。", en: "No filter or marks in a meeting; : finds a customer."))
        case .lastView:
            leaveMeeting()
            return []
        default:
            if action.view != nil { leaveMeeting() }
            return nil
        }
    }

    /// One page on or back. A red dot is not left without a decision (R23).
    private mutating func step(_ step: Int) -> [Effect] {
        guard let meeting, let conclusions else { return [] }
        let pages = meetingPages
        let at = pages.firstIndex(of: meeting.page) ?? 0
        if step > 0, case .item(let subject) = meeting.page,
            let item = conclusions.agenda.items.first(where: { $0.row.subject == subject }), item.decided == nil
        {
            let name = board.name(of: subject) ?? ""
            return refuse(
                Sentence(
                    zh: "“\(name)”还没有决定：按 D 决定，或暂缓并写明原因。",
                    en: "\(name) is not decided yet: D decides, or postpones with a reason."))
        }
        guard pages.indices.contains(at + step) else { return [.bell] }
        turn(to: pages[at + step])
        return []
    }

    private mutating func openInMeeting(_ meeting: MeetingState) -> [Effect] {
        switch (meeting.page, focus) {
        case (.closing, _): return endMeeting()
        case (.opening, .rep(let rep)?) where meetingPages.contains(.rep(rep)):
            turn(to: .rep(rep))
            return []
        case (.opening, .scope?): return [.bell]
        case (_, let subject?): return open(subject)
        default: return []
        }
    }

    /// The end is written down; where nothing may be written, the meeting is only left.
    private mutating func endMeeting() -> [Effect] {
        guard let meeting, let conclusions else { return [] }
        if meeting.sitting.what == .reddots,
            let next = conclusions.agenda.items.first(where: { $0.decided == nil })
        {
            turn(to: .item(next.row.subject))
            let count = conclusions.agenda.undecided
            return refuse(
                Sentence(zh: "还有\(count)项未决，从这一项继续。", en: "\(count) still undecided; it goes on with this one."))
        }
        let (what, seconds) = (meeting.sitting.what, Int(max(now - meeting.sitting.started, 0)))
        leaveMeeting()
        paused = nil
        guard reasonNotToEdit == nil else { return [] }
        let changes = worker.end(meeting.sitting)
        let clock = Text.of(lang).clock(seconds: seconds)
        let word = what == .morning ? "morning" : "reddots"
        return [
            .commit(
                .meeting, changes, reason: nil,
                done: Sentence(
                    zh: "散会，用时\(clock)。纪要：reddot report \(word)",
                    en: "Over after \(clock). Minutes: reddot report \(word)"))
        ]
    }

    // MARK: - Promises and decisions

    /// Asks what a rep promises on the selected deal.
    private mutating func askPromise(_ rep: ID<Rep>) -> [Effect] {
        guard case .deal(let id)? = focus, let deal = board.deals[id] else {
            return refuse(
                Sentence(zh: "没有选中的商机；按 : 找到商机后再承诺。", en: "No deal is selected to promise something on."))
        }
        return ask(.promise(deal, by: rep, named: board.reps[rep]?.name ?? "", subject: caption(deal)))
    }

    /// Keeps a promise with the meeting; it becomes the deal's next step.
    mutating func promised(_ id: ID<Deal>, _ rep: ID<Rep>, _ step: NextStep) throws(Refusal) -> [Effect] {
        let deal = try present(id)
        guard let sitting = (meeting ?? paused)?.sitting else { throw State.gone }
        let changes = try worker.commit(deal, step, rep: rep, in: sitting)
        let day = step.due?.short ?? ""
        return finish(
            .meeting, changes, Sentence(zh: "承诺：\(step.text)（\(day)）", en: "promised: \(step.text) (\(day))"))
    }

    /// Marks the selected decision of an earlier meeting as carried out.
    private mutating func carriedOut() -> [Effect] {
        guard let rows = conclusions?.agenda.previous, rows.indices.contains(spot.row) else {
            return refuse(Sentence(zh: "这里没有选中的决定。", en: "No decision is selected here."))
        }
        let decision = rows[spot.row].decision
        return attempt { state throws(Refusal) in
            let name = state.board.name(of: decision.subject) ?? ""
            return state.finish(
                .edit, try state.worker.done(decision),
                Sentence {
                    "\(name)\($0.pick("：", ": "))\(DecisionStanding.name(decision.what, $0))\($0.pick("已完成", " is done"))"
                })
        }
    }
}
