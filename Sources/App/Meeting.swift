import Model
import Rules
import Terminal
import Views

/// A meeting that is being held: where it is, and how long each page had. What it agrees on is in the store.
struct MeetingState: Sendable {
    typealias Page = MeetingScene.Page

    let sitting: MeetingSitting
    var page = Page.opening
    /// When the page was entered, and the seconds that each had before.
    var since: Instant
    var spent: [Page: Int] = [:]
    var spots: [Page: ViewPlace] = [:]
    /// The red dots in the order of the beginning; those that come up meanwhile stand at the end.
    var items: [RedSubject] = []
    /// The view that the meeting lies over.
    let before: ViewName
    /// Whether it stands where it was left.
    var isSettled = false

    init(_ sitting: MeetingSitting, now: Instant, over view: ViewName) {
        (self.sitting, since, before) = (sitting, now, view)
    }

    /// Seconds that a page has had.
    func seconds(_ page: Page, now: Instant) -> Int {
        (spent[page] ?? 0) + (page == self.page ? Int(max(now - since, 0)) : 0)
    }

    mutating func turn(to page: Page, now: Instant) {
        spent[self.page] = seconds(self.page, now: now)
        (self.page, since) = (page, now)
    }
}

extension Subject {
    /// What of it can carry a red dot.
    var redDot: RedSubject? {
        switch self {
        case .deal(let id): .deal(id)
        case .account(let id): .account(id)
        case .rep, .scope, .deals: nil
        }
    }
}

extension State {
    /// Where the user stands in the view, or on the meeting's page.
    var spot: ViewPlace {
        get { meeting.map { $0.spots[$0.page] ?? ViewPlace() } ?? spots[view] ?? ViewPlace() }
        set {
            if let page = meeting?.page { meeting?.spots[page] = newValue } else { spots[view] = newValue }
        }
    }

    /// The pages of the meeting in their order.
    var meetingPages: [MeetingScene.Page] {
        guard let meeting, let conclusions else { return [.opening] }
        let middle: [MeetingScene.Page] =
            meeting.sitting.what == .morning
            ? conclusions.repsInMeeting.map { .rep($0) } : meeting.items.map { .item($0) }
        return [.opening] + middle + [.closing]
    }

    var meetingScene: MeetingScene? {
        guard let meeting else { return nil }
        let pages = meetingPages
        let policy = conclusions?.policy
        let minutes: Int? =
            switch meeting.page {
            case .rep: policy?.meetingMinutes
            case .item: policy?.redDotMinutes
            case .opening, .closing: nil
            }
        var scene = MeetingScene(
            meeting.sitting.what, meeting.page, number: (pages.firstIndex(of: meeting.page) ?? 0) + 1,
            count: pages.count,
            elapsed: Int(max(now - meeting.sitting.started, 0)), spent: meeting.seconds(meeting.page, now: now),
            minutes: minutes)
        scene.times = meeting.spent
        return scene
    }

    /// The keys that matter on the meeting's page.
    var meetingHints: [Hint] {
        guard let meeting else { return [] }
        func hint(_ action: Action, _ zh: String, _ en: String) -> Hint {
            Hint(key: keymap.keys(of: action).first?.name ?? "", label: lang.pick(zh, en))
        }
        let next = hint(.nextRep, "下一页", "next")
        let leave = hint(.back, "暂离", "leave")
        var hints: [Hint] =
            switch meeting.page {
            case .opening where meeting.sitting.what == .morning:
                [next, hint(.open, "轮到他", "this rep")]
            case .opening: [next, hint(.confirm, "已完成", "done"), hint(.open, "详情", "detail")]
            case .rep: [next, hint(.add, "承诺", "promise"), hint(.log, "记跟进", "log"), hint(.open, "详情", "detail")]
            case .item: [hint(.decide, "决定", "decide"), next, hint(.open, "详情", "detail")]
            case .closing: [hint(.open, "散会", "end")]
            }
        if meeting.page != .opening { hints.append(hint(.previousRep, "上一页", "back")) }
        hints += [hint(.why, "为什么", "why"), hint(.undo, "撤销", "undo"), leave, hint(.help, "帮助", "help")]
        return hints.filter { hint in
            reasonNotToEdit == nil
                || ![Action.confirm, .add, .log, .decide, .undo].contains {
                    keymap.keys(of: $0).first?.name == hint.key
                }
        }
    }
}
