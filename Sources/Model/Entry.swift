/// What a list of changes was done for: the verb of an entry in the journal, the same words for keys and commands.
public enum Verb: String, CaseIterable, Sendable {
    case add, edit, remove, move, win, lose, reopen, log, next, event, note, target, setting, `import`, sample, `init`
    case undo, redo
    /// A meeting of the team: what it agreed on, and its end.
    case meeting
    /// The hashes of entries that were made before there were any; written by the program itself when it updates a store.
    case seal
}

/// A list of changes that belong together: committed, shown and undone as one.
public struct Draft: Equatable, Sendable {
    public var verb: Verb
    public var changes: [Change]
    public var actor: String
    public var host: String
    public var time: Instant
    public var reason: String?
    /// Whether `time` was given by hand, as only managers may.
    public var isBackdated = false
    /// Which draft it is: committed once, however often it is tried. nil only in entries of older versions.
    public var id: DraftID?

    public init(
        _ verb: Verb, _ changes: [Change], actor: String, host: String, time: Instant, reason: String? = nil,
        id: DraftID? = DraftID()
    ) {
        self.verb = verb
        self.changes = changes
        self.actor = actor
        self.host = host
        self.time = time
        self.reason = reason
        self.id = id
    }
}

/// An entry of the journal: a draft that was committed.
public struct Entry: Equatable, Sendable {
    /// Numbers entries from 1, without gaps in time.
    public var batch: Int
    /// The number of the entry's last change in the journal.
    public var seq: Int
    public var draft: Draft
    /// For undo and redo: the batch that was taken back or done again.
    public var target: Int?
    /// Who wrote it, as the system knows them (`Login.text`); nil in entries of older versions.
    public var login: String?

    public init(batch: Int, seq: Int, draft: Draft, target: Int? = nil, login: String? = nil) {
        self.batch = batch
        self.seq = seq
        self.draft = draft
        self.target = target
        self.login = login
    }
}
