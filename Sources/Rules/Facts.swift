import Model

/// A board with all kinds loaded, and the indexes that rules share: made once, in one pass over each table.
public struct Facts: Sendable {
    public let board: Board
    public let zone: Zone
    public let calendar: WorkCalendar
    public let policy: Policy
    /// Activities by deal, oldest first.
    public let activities: Grouped<Activity>
    /// Spells by deal, in order of time.
    public let spells: Grouped<Spell>
    public let contacts: Grouped<Contact>
    /// Contracts by deal.
    public let contracts: Grouped<Contract>
    /// Payment rows and receipts by contract, by day.
    public let payments: Grouped<Payment>
    public let receipts: Grouped<Receipt>
    public let bookings: Grouped<Booking>
    public let splits: Grouped<Split>
    public let redDots: Grouped<RedDot>
    /// Decisions by deal, oldest first.
    public let decisions: Grouped<Decision>
    public let roles: Grouped<DealRole>
    public let handOvers: Grouped<HandOver>
    /// Deals by account.
    public let dealsOfAccount: Grouped<ID<Deal>>
    /// Changes of grade by account, oldest first.
    public let gradeChanges: Grouped<GradeChange>

    public init(_ board: Board, policy: Policy? = nil) {
        self.board = board
        zone = board.zone
        var calendar = WorkCalendar(board)
        self.policy = policy ?? Policy(board)
        calendar.dayEnd = self.policy.dayEnd
        self.calendar = calendar
        activities = Grouped(board.activities, key: { $0.deal?.raw }, order: { ($0.at, $0.id) < ($1.at, $1.id) })
        spells = Grouped(board.spells, key: { $0.deal.raw }, order: { ($0.from, $0.id) < ($1.from, $1.id) })
        contacts = Grouped(board.contacts, key: { $0.deal?.raw }, order: { $0.id < $1.id })
        contracts = Grouped(board.contracts, key: { $0.deal?.raw }, order: { $0.id < $1.id })
        payments = Grouped(board.payments, key: { $0.contract.raw }, order: { ($0.due, $0.id) < ($1.due, $1.id) })
        receipts = Grouped(board.receipts, key: { $0.contract.raw }, order: { ($0.day, $0.id) < ($1.day, $1.id) })
        bookings = Grouped(board.bookings, key: { $0.deal.raw }, order: { ($0.day, $0.id) < ($1.day, $1.id) })
        splits = Grouped(board.splits, key: { $0.deal.raw }, order: { $0.id < $1.id })
        redDots = Grouped(board.redDots, key: { $0.deal.raw }, order: { $0.id < $1.id })
        decisions = Grouped(board.decisions, key: { $0.deal.raw }, order: { ($0.at, $0.id) < ($1.at, $1.id) })
        roles = Grouped(board.dealRoles, key: { $0.deal.raw }, order: { $0.id < $1.id })
        handOvers = Grouped(board.handOvers, key: { $0.deal.raw }, order: { ($0.at, $0.id) < ($1.at, $1.id) })
        var owned: ContiguousArray<(account: Int, deal: ID<Deal>)> = []
        board.deals.forEachInPlace { if let account = $0.account { owned.append((account.raw, $0.id)) } }
        let keyed = Grouped(owned, key: { $0.account }, order: { $0.deal < $1.deal })
        dealsOfAccount = keyed.map { $0.deal }
        gradeChanges = Grouped(
            board.gradeChanges, key: { $0.account.raw }, order: { ($0.at, $0.id) < ($1.at, $1.id) })
    }
}
