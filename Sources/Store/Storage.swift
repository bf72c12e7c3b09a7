import Model

/// Where a workspace is kept: the journal of changes, which is the truth, and the current-state tables beside it.
/// An object belongs to one thread; other processes may work on the same store at the same time.
public protocol Storage: AnyObject {
    /// Where the store is, as a user would name it.
    var path: String { get }
    /// True where nothing can be written through this object.
    var isReadOnly: Bool { get }
    /// Seconds that a call waits for somebody else's lock before it fails with `StoreError.busy`; 5 unless set.
    var patience: Double { get set }

    /// The snapshot that the dashboard works on: everything except `Board.lazyKinds`, whose numbers are reserved only.
    func load() throws(StoreError) -> Board
    /// The whole workspace, with all kinds loaded.
    func loadAll() throws(StoreError) -> Board
    /// A snapshot of this store with all kinds loaded; what it holds already is not read again, where the journal has not
    /// gone on since.
    func completed(_ board: Board) throws(StoreError) -> Board
    /// What a detail view shows beside the board.
    func details(of deal: ID<Deal>) throws(StoreError) -> DealDetails

    /// Writes a draft that was made on the snapshot of `base` (its `Board.seq`); returns once it is durable. Where others
    /// changed what the draft changes, nothing is written and `StoreError.conflict` tells who. New entities whose numbers
    /// were given away meanwhile get others. The entry's time is never before that of the entry before it, as long as the
    /// two clocks are less than `Draft.clockSpread` apart. A draft that was committed before is not written again: its entry
    /// comes back as it stands.
    func commit(_ draft: Draft, base: Int) throws(StoreError) -> Commit
    /// Writes a long list of changes as one entry without holding it: `body` hands them over one by one. The changes of
    /// `header` come first. An error thrown by `body` leaves the store as it was, and is thrown on. What a change refers
    /// to is not looked up here, only checked against other processes' work.
    func commit(
        streaming header: Draft, base: Int, _ body: (_ append: (Change) throws -> Void) throws -> Void
    ) throws -> BulkCommit

    /// The same for a list that is matched with what stands: nobody else writes while `body` runs, and the board that it
    /// gets is the given one with all that others did since. Meant for boards with all kinds loaded.
    func commit(
        streaming header: Draft, on board: Board,
        _ body: (_ board: Board, _ append: (Change) throws -> Void) throws -> Void
    ) throws -> BulkCommit

    /// What came of a draft whose commit failed with `StoreError.unknown`: its entry, without the changes, or nil where it is
    /// not there and never will be. Throws where that cannot be told yet.
    func settle(_ id: DraftID) throws(StoreError) -> Entry?

    /// Opens the same store once more, only to read, for another thread.
    var beside: @Sendable () throws(StoreError) -> any Storage { get }

    /// The entries that came after a change, oldest first. After a very long absence `load()` is cheaper; `lastSeq` tells.
    func entries(after seq: Int) throws(StoreError) -> [Entry]
    /// The number of the last change in the journal.
    func lastSeq() throws(StoreError) -> Int

    /// When the journal's earliest entry was made; nil where it is empty. What was before is known only as far as
    /// entries tell it.
    func journalBegins() throws(StoreError) -> Instant?
    /// The journal's place at a moment: the last change of the last entry that was made then or before; nil where the
    /// journal begins later.
    func seq(at moment: Instant) throws(StoreError) -> Int?
    /// Takes a snapshot back to an earlier place of the journal, by the inverses of what came after, newest first: the
    /// nearer the place, the cheaper. On error the snapshot is not to be used.
    func rewind(_ board: inout Board, to seq: Int) throws(StoreError)
    /// Walks the changes of a kind after one place of the journal up to another, oldest first, each with its time.
    func forEachChange(
        of kind: Kind, after seq: Int, through last: Int, _ body: (Change, Instant) throws -> Void
    ) throws(StoreError)

    /// Walks the changes of some kinds, oldest first, each with the time and the verb of its entry.
    func forEachChange(
        of kinds: [Kind], after seq: Int, through last: Int, _ body: (Change, Instant, Verb) throws -> Void
    ) throws(StoreError)

    /// Walks the edits of a kind between two places of the journal that touch one of these fields, oldest first, each
    /// with the number of its entity and its time. The other lines are not read.
    func forEachEdit(
        of kind: Kind, fields: [String], after seq: Int, through last: Int,
        _ body: (Int, [FieldEdit], Instant) throws -> Void
    ) throws(StoreError)

    /// The same for some entities alone: only their lines are looked at.
    func forEachEdit(
        of kind: Kind, ids: [Int], fields: [String], through last: Int,
        _ body: (Int, [FieldEdit], Instant) throws -> Void
    ) throws(StoreError)

    /// Takes back the last live entry of this actor. Refused where a later entry builds on it. The entry gets the number of
    /// the draft `id`, and is written once, however often it is tried.
    func undo(actor: String, host: String, time: Instant, base: Int, id: DraftID) throws(StoreError) -> Commit
    /// Does again what this actor took back last. A new entry by the actor ends that possibility.
    func redo(actor: String, host: String, time: Instant, base: Int, id: DraftID) throws(StoreError) -> Commit

    /// The journal from a place back (nil: from its end), newest first. With a deal: the entries that touch it or its
    /// activities, notes, spells and contacts.
    func history(limit: Int, deal: ID<Deal>?, through seq: Int?) throws(StoreError) -> [HistoryItem]
    /// Everything that is wrong with the store; empty if it is sound.
    func doctor() throws(StoreError) -> [Problem]

    /// Becomes readable when another process may have written (and after own commits); −1 where there is no such signal.
    var waitDescriptor: Int32 { get }
    /// Empties `waitDescriptor`; to be called after each wake-up, before `changedElsewhere`.
    func drainNotifications()
    /// Whether another connection has written since the last `load`, `entries` or commit through this object.
    func changedElsewhere() throws(StoreError) -> Bool
}

extension Storage {
    /// Takes back the last live entry of this actor, as a new draft.
    public func undo(actor: String, host: String, time: Instant, base: Int) throws(StoreError) -> Commit {
        try undo(actor: actor, host: host, time: time, base: base, id: DraftID())
    }

    /// Does again what this actor took back last, as a new draft.
    public func redo(actor: String, host: String, time: Instant, base: Int) throws(StoreError) -> Commit {
        try redo(actor: actor, host: host, time: time, base: base, id: DraftID())
    }

    /// The journal from its end back.
    public func history(limit: Int, deal: ID<Deal>?) throws(StoreError) -> [HistoryItem] {
        try history(limit: limit, deal: deal, through: nil)
    }
}

/// What a commit did.
public struct Commit: Equatable, Sendable {
    /// Entries of others after the base, to be applied to the snapshot before the own one.
    public var foreign: [Entry]
    /// The own entry as it was written, with the numbers that its new entities got; nil where the draft held no change.
    public var own: Entry?
    /// True where there is too much to hand over: `foreign` and the own changes are left out, and the caller loads anew.
    public var reload: Bool

    public init(foreign: [Entry] = [], own: Entry? = nil, reload: Bool = false) {
        self.foreign = foreign
        self.own = own
        self.reload = reload
    }

    /// The most changes that a commit hands over one by one.
    public static let bulk = 5_000
}

/// What a streamed commit did.
public struct BulkCommit: Equatable, Sendable {
    /// The entry's number; nil where no change came.
    public var batch: Int?
    /// The number of the last change in the journal.
    public var seq: Int
    public var count: Int

    public init(batch: Int?, seq: Int, count: Int) {
        self.batch = batch
        self.seq = seq
        self.count = count
    }
}

/// What belongs to one deal but stays in the store until its detail opens.
public struct DealDetails: Equatable, Sendable {
    /// Contacts of the deal first, then those of its account.
    public var contacts: [Contact] = []
    /// The latest `limit` activities, newest first.
    public var activities: [Activity] = []
    /// How many activities there are in all.
    public var activityCount = 0
    /// Newest first.
    public var notes: [Note] = []
    /// In the order of time.
    public var spells: [Spell] = []

    public init() {}

    /// The details of a deal on a board with all kinds loaded.
    public init(of deal: ID<Deal>, on board: Board) {
        let account = board.deals[deal]?.account
        contacts = board.contacts.filter { $0.deal == deal }
        contacts += board.contacts.filter { $0.deal != deal && account != nil && $0.account == account }
        let touches = board.activities.filter { $0.deal == deal }.sorted { ($1.at, $1.id) < ($0.at, $0.id) }
        (activities, activityCount) = (Array(touches.prefix(DealDetails.limit)), touches.count)
        let texts = board.notes.filter { $0.deal == deal }
        notes = Array(texts.sorted { DealDetails.place($1) < DealDetails.place($0) }.prefix(DealDetails.limit))
        spells = board.spells.filter { $0.deal == deal }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    }

    /// A note without a time is older than any other.
    private static func place(_ note: Note) -> (Int64, Int) { (note.at?.seconds ?? .min, note.id.raw) }

    /// The most activities and notes that a detail carries.
    public static let limit = 200
}

/// One entry of the journal as a list shows it.
public struct HistoryItem: Equatable, Sendable {
    public var batch: Int
    public var seq: Int
    public var verb: Verb
    public var actor: String
    public var host: String
    /// Who wrote it, as the system knows them; nil in entries of older versions.
    public var login: String?
    public var time: Instant
    /// Whether a manager dated it by hand.
    public var isBackdated: Bool
    public var reason: String?
    /// For undo and redo: the entry taken back or done again.
    public var target: Int?
    /// What that entry was called; nil where it is not known.
    public var targetVerb: Verb?
    /// Whether it was taken back and not done again.
    public var undone: Bool
    /// How many changes the entry holds.
    public var count: Int
    /// The first changes, at most `limit`; with a deal asked for, the first that concern it.
    public var changes: [Change]

    public init(_ entry: Entry, undone: Bool, count: Int) {
        batch = entry.batch
        seq = entry.seq
        verb = entry.draft.verb
        actor = entry.draft.actor
        host = entry.draft.host
        login = entry.login
        time = entry.draft.time
        isBackdated = entry.draft.isBackdated
        reason = entry.draft.reason
        changes = entry.draft.changes
        target = entry.target
        self.undone = undone
        self.count = count
    }

    /// The most changes that an item carries.
    public static let limit = 50
}

/// Something that `doctor` found.
public struct Problem: Equatable, Sendable {
    /// What sort of trouble it is.
    public enum Kind: String, Sendable {
        /// The file itself is damaged.
        case file
        /// A table differs from what the journal says.
        case deviation
        /// The journal does not follow from itself.
        case journal
        /// A table, view, index or trigger is not as RedDot makes it.
        case schema
        /// An entry is not what was written.
        case chain
        /// A reference points to nothing.
        case reference
    }

    public var kind: Kind
    /// The table, row and column, where they are known.
    public var table: String?
    public var id: Int?
    public var field: String?
    /// What is wrong, and where; no full stop.
    public var what: Sentence
    /// What to do about it; no full stop.
    public var advice: Sentence

    public var sentence: Sentence {
        Sentence(zh: "\(what.zh)；\(advice.zh)。", en: "\(what.en); \(advice.en).")
    }

    init(
        _ kind: Kind, table: String? = nil, id: Int? = nil, field: String? = nil, _ what: Sentence, _ advice: Sentence
    ) {
        (self.kind, self.table, self.id, self.field) = (kind, table, id, field)
        (self.what, self.advice) = (what, advice)
    }
}
