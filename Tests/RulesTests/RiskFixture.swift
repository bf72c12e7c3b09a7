import Model
import Testing

@testable import Rules

/// A small workspace on Monday 2026-11-23 09:00 in Shanghai, for the rules on customers, risk and cash.
struct Desk {
    var board = Board()
    var now: Instant
    var policy = Policy()

    init(_ now: String = "2026-11-23T09:00") throws {
        self.now = try #require(Zone.shanghai.parse(now))
        try board.apply(StandardStages.all.map { .add($0) })
        for (number, name) in [(1, "陈晓明"), (2, "Grace Lee")] {
            var rep = Rep(blank: ID(number))
            rep.name = name
            board.reps.put(rep)
        }
    }

    var moment: Moment { Moment(Facts(board, policy: policy), now: now) }

    static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
    static func at(_ text: String) throws -> Instant { try #require(Zone.shanghai.parse(text)) }

    /// Adds a new entity under the next number.
    @discardableResult
    mutating func add<E: Entity>(_ table: WritableKeyPath<Board, Table<E>>, _ fill: (inout E) throws -> Void) rethrows
        -> ID<E>
    {
        var entity = E(blank: board[keyPath: table].nextID)
        try fill(&entity)
        board[keyPath: table].put(entity)
        return entity.id
    }

    /// An open deal of rep 1 in the third stage, touched and answered today, with a next step tomorrow.
    @discardableResult
    mutating func deal(account: ID<Account>? = nil, _ fill: (inout Deal) throws -> Void = { _ in }) throws -> ID<Deal> {
        let (now, tomorrow) = (now, Zone.shanghai.day(of: now) + 1)
        return try add(\.deals) { deal in
            deal.name = "商机\(deal.id.raw)"
            deal.account = account
            deal.owner = ID(1)
            deal.stage = ID(2)
            deal.amount = Money(minor: 10_000_000)
            deal.close = tomorrow + 20
            deal.lastIn = now + -60
            deal.lastOut = now + -30
            deal.nextStep = "发报价"
            deal.nextDue = tomorrow
            try fill(&deal)
        }
    }

    @discardableResult
    mutating func activity(
        _ deal: ID<Deal>, _ what: Activity.What, _ direction: Activity.Direction, _ at: String,
        _ fill: (inout Activity) throws -> Void = { _ in }
    ) throws -> ID<Activity> {
        let (account, time) = (board.deals[deal]?.account, try Desk.at(at))
        return try add(\.activities) { activity in
            activity.deal = deal
            activity.account = account
            activity.rep = ID(1)
            activity.what = what
            activity.direction = direction
            activity.at = time
            try fill(&activity)
        }
    }

    mutating func account(_ grade: Account.Grade? = nil, _ fill: (inout Account) -> Void = { _ in }) -> ID<Account> {
        add(\.accounts) { account in
            account.name = "客户\(account.id.raw)"
            account.grade = grade
            account.owner = ID(1)
            fill(&account)
        }
    }

    func redDots(lastWeek: Set<RedSubject>? = nil, cycle: (Deal) -> CycleSignal? = { _ in nil }) -> RedDots {
        let moment = moment
        return RedDots(
            moment, grades: Grades(moment), timers: Timers(moment), presales: PresalesWeek.all(moment),
            standings: ContractStanding.all(moment), lastWeek: lastWeek, cycle: cycle)
    }

    /// The keys of a deal's reasons.
    func reasons(_ deal: ID<Deal>) -> [String] { redDots()[deal]?.reasons.map(\.key) ?? [] }
}
