import Model

/// A board with all kinds loaded, and the indexes that rules share: made once, in one pass over each table, then kept up
/// with every change.
public struct Facts: Sendable {
    private var box: FactsBox

    public init(_ board: Board, policy: Policy? = nil) { box = FactsBox(board, policy ?? Policy(board)) }

    public internal(set) var board: Board {
        @inline(__always) _read { yield box.board }
        _modify {
            own()
            yield &box.board
        }
    }

    var indexes: Indexes {
        @inline(__always) _read { yield box.indexes }
        _modify {
            own()
            yield &box.indexes
        }
    }

    public var zone: Zone { @inline(__always) _read { yield box.zone } }
    public var calendar: WorkCalendar { @inline(__always) _read { yield box.calendar } }
    public var policy: Policy { @inline(__always) _read { yield box.policy } }

    /// The same facts behind another reference.
    func apart() -> Facts {
        var other = self
        other.box = FactsBox(box)
        return other
    }

    /// Others who hold these facts keep what they have.
    private mutating func own() { if !isKnownUniquelyReferenced(&box) { box = FactsBox(box) } }

    /// Activities by deal, oldest first.
    public var activities: Groups<Activity> { Groups(table: board.activities, index: indexes.activities) }
    /// Activities that belong to no deal, by account (0: to none), oldest first.
    public var loose: Groups<Activity> { Groups(table: board.activities, index: indexes.loose) }
    /// Spells by deal, in order of time.
    public var spells: Groups<Spell> { Groups(table: board.spells, index: indexes.spells) }
    /// Contracts by deal.
    public var contracts: Groups<Contract> { Groups(table: board.contracts, index: indexes.contracts) }
    /// Contracts without a deal, by account (0: none).
    public var looseContracts: Groups<Contract> { Groups(table: board.contracts, index: indexes.looseContracts) }
    /// Payment rows and receipts by contract, by day.
    public var payments: Groups<Payment> { Groups(table: board.payments, index: indexes.payments) }
    public var receipts: Groups<Receipt> { Groups(table: board.receipts, index: indexes.receipts) }
    public var bookings: Groups<Booking> { Groups(table: board.bookings, index: indexes.bookings) }
    public var splits: Groups<Split> { Groups(table: board.splits, index: indexes.splits) }
    /// Red dots set by hand, by deal; those without a deal, by account.
    public var redDots: Groups<RedDot> { Groups(table: board.redDots, index: indexes.redDots) }
    public var looseRedDots: Groups<RedDot> { Groups(table: board.redDots, index: indexes.looseRedDots) }
    /// Decisions by deal, oldest first.
    public var decisions: Groups<Decision> { Groups(table: board.decisions, index: indexes.decisions) }
    /// Decisions on a deal or an account, oldest first.
    public func decisions(on subject: RedSubject) -> Group<Decision> {
        switch subject {
        case .deal(let id): decisions[id.raw]
        case .account(let id): Groups(table: board.decisions, index: indexes.looseDecisions)[id.raw]
        }
    }
    public var roles: Groups<DealRole> { Groups(table: board.dealRoles, index: indexes.roles) }
    public var handOvers: Groups<HandOver> { Groups(table: board.handOvers, index: indexes.handOvers) }
    /// Requests to presales by deal.
    public var requests: Groups<PresalesRequest> { Groups(table: board.presalesRequests, index: indexes.requests) }
    /// Deals by account.
    public var dealsOfAccount: NumberGroups<Deal> { NumberGroups(index: indexes.dealsOfAccount) }
    /// People by the account and by the deal that they belong to.
    var contactsOfAccount: Groups<Contact> { Groups(table: board.contacts, index: indexes.contactsOfAccount) }
    var contactsOfDeal: Groups<Contact> { Groups(table: board.contacts, index: indexes.contactsOfDeal) }
    /// Changes of grade by account, oldest first.
    public var gradeChanges: Groups<GradeChange> { Groups(table: board.gradeChanges, index: indexes.gradeChanges) }

    /// The account to which an activity counts: its deal's, else its own.
    public func account(of activity: Activity) -> ID<Account>? {
        guard let deal = activity.deal else { return activity.account }
        return board.deals.look(at: deal) { $0.account } ?? nil
    }
}

/// What `Facts` hold, behind one reference: they are handed from rule to rule for every deal.
///
/// Unchecked, since it is only ever changed through the one `Facts` value that holds it alone.
private final class FactsBox: @unchecked Sendable {
    @exclusivity(unchecked) var board: Board
    @exclusivity(unchecked) var indexes: Indexes
    let zone: Zone
    let calendar: WorkCalendar
    let policy: Policy

    init(_ board: Board, _ policy: Policy) {
        self.board = board
        zone = board.zone
        var calendar = WorkCalendar(board)
        calendar.dayEnd = policy.dayEnd
        (self.calendar, self.policy) = (calendar, policy)
        indexes = Indexes(board)
    }

    init(_ other: FactsBox) {
        (board, indexes) = (other.board, other.indexes)
        (zone, calendar, policy) = (other.zone, other.calendar, other.policy)
    }
}

/// How a kind is grouped: by what number, and in what order within a group.
struct Grouping<E: Entity>: Sendable {
    let index: WritableKeyPath<Indexes, GroupIndex> & Sendable
    let key: @Sendable (E) -> Int?
    let order: @Sendable (E) -> Int64
}

/// The groups of all kinds that rules look up.
struct Indexes: Sendable {
    var activities: GroupIndex
    var loose: GroupIndex
    var spells: GroupIndex
    var contracts: GroupIndex
    var looseContracts: GroupIndex
    var payments: GroupIndex
    var receipts: GroupIndex
    var bookings: GroupIndex
    var splits: GroupIndex
    var redDots: GroupIndex
    var looseRedDots: GroupIndex
    var decisions: GroupIndex
    var looseDecisions: GroupIndex
    var roles: GroupIndex
    var handOvers: GroupIndex
    var requests: GroupIndex
    var dealsOfAccount: GroupIndex
    var contactsOfAccount: GroupIndex
    var contactsOfDeal: GroupIndex
    var gradeChanges: GroupIndex

    init(_ board: Board) {
        // Touches are the most by far.
        let touches = board.activities
        let (ofTouches, others) = Beside.run(when: board.deals.count >= Kept.shared) {
            (Indexes.make(touches, Indexes.ofActivities[0]), Indexes.make(touches, Indexes.ofActivities[1]))
        } _: {
            (Indexes.make(board.spells, Indexes.ofSpells), Indexes.make(board.deals, Indexes.ofDeals))
        }
        (activities, loose) = ofTouches
        (spells, dealsOfAccount) = others
        contactsOfAccount = Indexes.make(board.contacts, Indexes.ofContacts[0])
        contactsOfDeal = Indexes.make(board.contacts, Indexes.ofContacts[1])
        contracts = Indexes.make(board.contracts, Indexes.ofContracts[0])
        looseContracts = Indexes.make(board.contracts, Indexes.ofContracts[1])
        payments = Indexes.make(board.payments, Indexes.ofPayments)
        receipts = Indexes.make(board.receipts, Indexes.ofReceipts)
        bookings = Indexes.make(board.bookings, Indexes.ofBookings)
        splits = Indexes.make(board.splits, Indexes.ofSplits)
        redDots = Indexes.make(board.redDots, Indexes.ofRedDots[0])
        looseRedDots = Indexes.make(board.redDots, Indexes.ofRedDots[1])
        decisions = Indexes.make(board.decisions, Indexes.ofDecisions[0])
        looseDecisions = Indexes.make(board.decisions, Indexes.ofDecisions[1])
        roles = Indexes.make(board.dealRoles, Indexes.ofRoles)
        handOvers = Indexes.make(board.handOvers, Indexes.ofHandOvers)
        requests = Indexes.make(board.presalesRequests, Indexes.ofRequests)
        gradeChanges = Indexes.make(board.gradeChanges, Indexes.ofGradeChanges)
    }

    private static func make<E: Entity>(_ table: Table<E>, _ grouping: Grouping<E>) -> GroupIndex {
        GroupIndex(table, key: grouping.key, order: grouping.order)
    }

    static let ofActivities: [Grouping<Activity>] = [
        Grouping(index: \.activities, key: { $0.deal?.raw }, order: { $0.at.seconds }),
        Grouping(
            index: \.loose, key: { $0.deal == nil ? $0.account?.raw ?? 0 : nil }, order: { $0.at.seconds }),
    ]
    static let ofSpells = Grouping<Spell>(index: \.spells, key: { $0.deal.raw }, order: { $0.from.seconds })
    static let ofContracts: [Grouping<Contract>] = [
        Grouping(index: \.contracts, key: { $0.deal?.raw }, order: { _ in 0 }),
        Grouping(index: \.looseContracts, key: { $0.deal == nil ? $0.account?.raw ?? 0 : nil }, order: { _ in 0 }),
    ]
    static let ofPayments = Grouping<Payment>(
        index: \.payments, key: { $0.contract.raw }, order: { Int64($0.due.number) })
    static let ofReceipts = Grouping<Receipt>(
        index: \.receipts, key: { $0.contract.raw }, order: { Int64($0.day.number) })
    static let ofBookings = Grouping<Booking>(index: \.bookings, key: { $0.deal.raw }, order: { Int64($0.day.number) })
    static let ofSplits = Grouping<Split>(index: \.splits, key: { $0.deal.raw }, order: { _ in 0 })
    static let ofRedDots: [Grouping<RedDot>] = [
        Grouping(index: \.redDots, key: { $0.deal?.raw }, order: { _ in 0 }),
        Grouping(index: \.looseRedDots, key: { $0.deal == nil ? $0.account?.raw : nil }, order: { _ in 0 }),
    ]
    static let ofDecisions: [Grouping<Decision>] = [
        Grouping(index: \.decisions, key: { $0.deal?.raw }, order: { $0.at.seconds }),
        Grouping(index: \.looseDecisions, key: { $0.deal == nil ? $0.account?.raw : nil }, order: { $0.at.seconds }),
    ]
    static let ofRoles = Grouping<DealRole>(index: \.roles, key: { $0.deal.raw }, order: { _ in 0 })
    static let ofHandOvers = Grouping<HandOver>(index: \.handOvers, key: { $0.deal.raw }, order: { $0.at.seconds })
    static let ofRequests = Grouping<PresalesRequest>(index: \.requests, key: { $0.deal.raw }, order: { _ in 0 })
    static let ofDeals = Grouping<Deal>(index: \.dealsOfAccount, key: { $0.account?.raw }, order: { _ in 0 })
    static let ofContacts: [Grouping<Contact>] = [
        Grouping(index: \.contactsOfAccount, key: { $0.account?.raw }, order: { _ in 0 }),
        Grouping(index: \.contactsOfDeal, key: { $0.deal?.raw }, order: { _ in 0 }),
    ]
    static let ofGradeChanges = Grouping<GradeChange>(
        index: \.gradeChanges, key: { $0.account.raw }, order: { $0.at.seconds })
}
