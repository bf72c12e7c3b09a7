import Model

/// How a promise made in a meeting stands: kept once we touched the deal after it, whatever the next step says now.
public struct CommitmentStanding: Equatable, Sendable {
    public enum State: String, Sendable {
        case kept, open, missed
        /// The deal was lost before anything had to be done.
        case void
    }

    public let commitment: Commitment
    public let state: State
    /// Our first touch after the promise; nil where there was none.
    public let touch: Activity?
    /// Natural days past the due day: of the touch where it is kept, of today where it is missed.
    public let lateDays: Int
    /// Whether the deal was won since.
    public let isWon: Bool

    public init(_ commitment: Commitment, _ moment: Moment) {
        self.commitment = commitment
        let since = moment.facts.activities[commitment.deal.raw].first { activity in
            activity.at > commitment.at && activity.at <= moment.now && activity.what.isTouch
                && activity.direction == .outbound
        }
        touch = since
        let deal = moment.board.deals[commitment.deal]
        isWon = deal?.outcome == .won
        let day = since.map { moment.day(of: $0.at) }
        if day != nil || isWon {
            state = .kept
        } else if deal == nil || deal?.outcome == .lost {
            state = .void
        } else {
            state = commitment.due < moment.today ? .missed : .open
        }
        let end = state == .kept ? day ?? commitment.due : state == .missed ? moment.today : commitment.due
        lateDays = max(end - commitment.due, 0)
    }

    /// `11-20 15:02 电话`, `到期11-20，逾期3天无触达`, `11-24前`.
    public func why(_ moment: Moment) -> Sentence {
        let zone = moment.facts.zone
        let due = commitment.due
        return Sentence { lang in
            switch state {
            case .kept:
                guard let touch else { return lang.pick("已赢单", "won") }
                let late = lateDays > 0 ? lang.pick("，晚\(lateDays)天", ", \(lateDays)d late") : ""
                let what = DoubleWork.name(touch.what, lang)
                return lang.pick("已兑现：", "kept: ") + "\(Say.clock(touch.at, zone)) \(what)" + late
            case .open: return lang.pick("进行中：\(due.short)前", "open: due \(due.short)")
            case .missed:
                return lang.pick(
                    "未兑现：\(due.short)到期，已过\(lateDays)天无触达",
                    "not kept: due \(due.short), \(lateDays)d over without a touch")
            case .void: return lang.pick("不再需要：已输单", "void: the deal is lost")
            }
        }
    }
}

/// What was promised in the morning meetings, as the next one opens with it.
public struct CommitmentList: Equatable, Sendable {
    /// The day of the last morning meeting before today; nil where there was none.
    public let day: Day?
    /// Those of that meeting, and older ones that fell due since: not kept first, then open, then kept.
    public let earlier: [CommitmentStanding]
    /// Those of today, in the order in which they were made.
    public let today: [CommitmentStanding]

    /// `holds` tells whether a commitment is in scope.
    public init(_ moment: Moment, holds: (Commitment) -> Bool) {
        var days: [ID<Meeting>: Day] = [:]
        var last: Day?
        moment.board.meetings.forEachInPlace { meeting in
            guard meeting.what == .morning, meeting.started <= moment.now else { return }
            days[meeting.id] = meeting.day
            if meeting.day < moment.today { last = max(last ?? meeting.day, meeting.day) }
        }
        var (old, new) = ([CommitmentStanding](), [CommitmentStanding]())
        moment.board.commitments.forEachInPlace { commitment in
            guard let day = days[commitment.meeting], commitment.at <= moment.now, holds(commitment) else { return }
            if day == moment.today {
                new.append(CommitmentStanding(commitment, moment))
            } else if let last, day == last || day < last && commitment.due >= last {
                old.append(CommitmentStanding(commitment, moment))
            }
        }
        day = last
        earlier = old.sorted {
            ($0.state.rank, $0.commitment.due, $0.commitment.id) < ($1.state.rank, $1.commitment.due, $1.commitment.id)
        }
        today = new.sorted { ($0.commitment.at, $0.commitment.id) < ($1.commitment.at, $1.commitment.id) }
    }

    /// How many of the earlier ones stand in a state.
    public func count(_ state: CommitmentStanding.State) -> Int { earlier.count { $0.state == state } }

    /// `上次(11-20)承诺5条：兑现3，未兑现1，进行中1`.
    public var why: Sentence {
        guard let day else { return Sentence(zh: "还没有开过早会", en: "no morning meeting before this one") }
        guard !earlier.isEmpty else {
            return Sentence(zh: "上次早会（\(day.short)）没有承诺", en: "nothing was promised on \(day.short)")
        }
        let (kept, missed, open) = (count(.kept), count(.missed), count(.open))
        return Sentence(
            zh: "上次早会（\(day.short)）承诺\(earlier.count)条：兑现\(kept)，未兑现\(missed)，进行中\(open)",
            en: "\(earlier.count) promised by \(day.short): \(kept) kept, \(missed) not kept, \(open) open")
    }
}

extension CommitmentStanding.State {
    fileprivate var rank: Int {
        switch self {
        case .missed: 0
        case .open: 1
        case .kept: 2
        case .void: 3
        }
    }
}
