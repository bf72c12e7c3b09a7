import Model

/// The facts at one moment: `now` with what all rules about customers and risk look up, made once in one pass.
public struct Moment: Sendable {
    private var box: MomentBox

    public internal(set) var facts: Facts {
        @inline(__always) _read { yield box.facts }
        _modify {
            own()
            yield &box.facts
        }
    }
    public internal(set) var now: Instant {
        @inline(__always) get { box.now }
        set {
            own()
            box.now = newValue
        }
    }
    public var today: Day { @inline(__always) get { box.today } }
    public var days: WorkDays { @inline(__always) _read { yield box.days } }
    /// The last day whose end has passed (R2).
    public var lastDone: Day { @inline(__always) get { box.lastDone } }
    /// Chances of winning by stage number (R19).
    var chances: ContiguousArray<Chance> { @inline(__always) _read { yield box.chances } }
    /// The latest activity; one that lies ahead of now is looked for no further where there is none.
    var latest: Int64 { @inline(__always) get { box.latest } }

    /// The same moment for another thread: who counts references beside another is slow where they are the same.
    func apart() -> Moment { Moment(box: MomentBox(box, facts.apart())) }

    private init(box: MomentBox) { self.box = box }

    /// Others who hold this moment keep what they have.
    private mutating func own() { if !isKnownUniquelyReferenced(&box) { box = MomentBox(box, box.facts) } }

    /// `chances` are those of winning by stage where the team's own rates replace the settings (R19).
    public init(_ facts: Facts, now: Instant, chances own: [ID<Stage>: Chance] = [:]) {
        box = MomentBox(facts, now: now)
        setChances(own)
        collect(facts.board)
    }

    /// Chances of winning: the team's own where there is one, else the stages' settings.
    mutating func setChances(_ own: [ID<Stage>: Chance]) {
        self.own()
        for stage in facts.board.stages {
            box.chances[stage.id.raw] = own[stage.id] ?? Chance(percent: stage.probability)
        }
    }

    private mutating func collect(_ board: Board) {
        let now = self.now
        var (marks, words) = (ContiguousArray<UInt16>(), ContiguousArray<Int64>())
        marks.reserveCapacity(Table<Deal>.capacity(board.deals.slotCount))
        marks.append(contentsOf: repeatElement(0, count: board.deals.slotCount))
        words.reserveCapacity(Table<Account>.capacity(board.accounts.slotCount))
        words.append(contentsOf: repeatElement(.min, count: board.accounts.slotCount))
        // The account of each deal, small enough to be looked up for every activity.
        var accounts = ContiguousArray<Int32>(repeating: 0, count: board.deals.slotCount)
        board.deals.forEachInPlace { deal in
            guard let account = deal.account?.raw, account < words.count else { return }
            accounts[deal.id.raw] = Int32(truncatingIfNeeded: account)
            if let word = deal.lastIn, word <= now { words[account] = max(words[account], word.seconds) }
        }
        var latest = Int64.min
        board.activities.forEachInPlace { activity in
            latest = max(latest, activity.at.seconds)
            guard activity.at <= now else { return }
            var account = activity.deal == nil ? activity.account?.raw ?? 0 : 0
            if let deal = activity.deal?.raw, deal < marks.count {
                marks[deal] |= Moment.bit(activity.what)
                account = Int(accounts[deal])
            }
            guard activity.direction == .inbound, activity.what.isTouch, account > 0, account < words.count else {
                return
            }
            words[account] = max(words[account], activity.at.seconds)
        }
        own()
        (box.marks, box.words, box.latest) = (marks, words, latest)
    }

    /// Follows a new activity.
    mutating func note(_ activity: Activity) {
        own()
        box.latest = max(box.latest, activity.at.seconds)
    }

    /// Looks anew at the touches and events of a deal.
    mutating func refresh(_ deal: ID<Deal>) {
        own()
        while box.marks.count <= deal.raw { box.marks.append(0) }
        var bits: UInt16 = 0
        facts.activities[deal.raw].look { if $0.at <= now { bits |= Moment.bit($0.what) } }
        box.marks[deal.raw] = bits
    }

    /// Looks anew for the customer's last word on an account.
    mutating func refresh(_ account: ID<Account>) {
        guard account.raw < max(facts.board.accounts.slotCount, box.words.count) else { return }
        own()
        while box.words.count <= account.raw { box.words.append(.min) }
        var last = Int64.min
        func look(_ activity: Activity) {
            guard activity.direction == .inbound, activity.what.isTouch, activity.at <= now else { return }
            last = max(last, activity.at.seconds)
        }
        for deal in facts.dealsOfAccount[account.raw] {
            if let word = facts.board.deals.look(at: deal, { $0.lastIn }) ?? nil, word <= now {
                last = max(last, word.seconds)
            }
            facts.activities[deal.raw].look(look)
        }
        facts.loose[account.raw].look(look)
        box.words[account.raw] = last
    }

    private static func bit(_ what: Activity.What) -> UInt16 {
        switch what {
        case .call: 1
        case .visit: 2
        case .demo: 4
        case .message: 8
        case .meeting: 16
        case .decisionMaker: 32
        case .competitor: 64
        case .requirement: 128
        case .promise: 256
        }
    }

    var board: Board { @inline(__always) _read { yield facts.board } }
    var policy: Policy { @inline(__always) _read { yield facts.policy } }

    /// Whether a deal has an activity of a kind up to now.
    public func has(_ what: Activity.What, on deal: ID<Deal>) -> Bool {
        deal.raw < box.marks.count && box.marks[deal.raw] & Moment.bit(what) != 0
    }

    /// The customer's last word on any deal of the account or on the account itself; nil where there was none.
    public func lastWord(of account: ID<Account>) -> Instant? {
        guard account.raw < box.words.count, box.words[account.raw] > Int64.min else { return nil }
        return Instant(seconds: box.words[account.raw])
    }

    /// The chance of winning from a stage.
    public func chance(_ stage: ID<Stage>) -> Chance { Moment.chance(stage.raw, chances) }

    /// Amount × chance of an open deal in its own currency, rounded half up; nil without an amount or a date (edges).
    public func weighted(_ deal: Deal) -> Money? { worth(deal).map { chance(deal.stage).of($0.minor) } }

    /// By which one of several deals is chosen: its worth by whole percents of winning, so that a choice moves when a
    /// rate has moved by a percent, not with every deal that closes.
    func standing(_ deal: Deal) -> Money? { standing(deal, chances) }

    /// The same by given chances of winning.
    func standing(_ deal: Deal, _ chances: ContiguousArray<Chance>) -> Money? {
        worth(deal).map { Chance(percent: Moment.chance(deal.stage.raw, chances).percent).of($0.minor) }
    }

    /// What of a deal is weighted: its amount, where it has one and a date.
    func worth(_ deal: Deal) -> Money? { deal.close == nil ? nil : deal.amount }

    static func chance(_ stage: Int, _ chances: ContiguousArray<Chance>) -> Chance {
        stage < chances.count ? chances[stage] : .none
    }

    /// Working days after a day that have elapsed (R2).
    public func elapsed(since day: Day) -> Int { days.count(after: day, through: lastDone) }

    public func day(of instant: Instant) -> Day { facts.zone.day(of: instant) }

    /// Who answers for a deal now; nil where nobody does: no owner, or one who left before today.
    public func owner(of deal: Deal) -> ID<Rep>? {
        guard let owner = deal.owner else { return nil }
        let isHere = board.reps.look(at: owner) { rep in rep.left.map { $0 >= today } ?? true }
        return isHere ?? false ? owner : nil
    }

    func name(_ rep: ID<Rep>?, _ lang: Lang) -> String {
        board.reps[rep]?.name ?? lang.pick("无人负责", "nobody")
    }
}

/// What a `Moment` holds, behind one reference, like `FactsBox` and for the same reason.
private final class MomentBox: @unchecked Sendable {
    @exclusivity(unchecked) var facts: Facts
    @exclusivity(unchecked) var now: Instant
    let today: Day
    let days: WorkDays
    let lastDone: Day
    @exclusivity(unchecked) var chances: ContiguousArray<Chance>
    /// The kinds of activities that a deal has, a bit each: rules skip deals without the kind that they look for.
    @exclusivity(unchecked) var marks: ContiguousArray<UInt16> = []
    /// The customer's last word by account number, in seconds; the lowest value for none.
    @exclusivity(unchecked) var words: ContiguousArray<Int64> = []
    @exclusivity(unchecked) var latest = Int64.min

    init(_ facts: Facts, now: Instant) {
        (self.facts, self.now) = (facts, now)
        today = facts.zone.day(of: now)
        days = WorkDays(facts.calendar, around: today)
        lastDone = facts.zone.minute(of: now) >= facts.policy.dayEnd ? today : today + -1
        chances = ContiguousArray(repeating: .none, count: facts.board.stages.slotCount + 1)
    }

    init(_ other: MomentBox, _ facts: Facts) {
        (self.facts, now, today, days) = (facts, other.now, other.today, other.days)
        (lastDone, chances, marks) = (other.lastDone, other.chances, other.marks)
        (words, latest) = (other.words, other.latest)
    }
}
