import App
import Model
import Rules
import Store

/// An opened store with its snapshot, its clock and who acts: what a command needs to work on deals.
struct Workspace {
    let context: Context
    let store: SQLiteStore
    /// Where the workspace holds only what the command asked for; nil where it holds the whole board.
    let excerpt: Excerpt?
    private let whole: Board
    let clock: Clock
    let now: Instant
    let actor: Actor
    /// Whether `now` was given by `--backdate`; the clock tells the present all the same.
    let isBackdated: Bool
    /// Where a past moment is shown: then the board is that of then, and `now` that moment.
    let replay: Replay?

    /// `all` loads the kinds too that the board leaves in the store.
    init(_ context: Context, writing: Bool, all: Bool = false, asOf: String? = nil) throws {
        if writing, context.options.readOnly { throw Failure.readOnly }
        try self.init(context, try context.openStore(writing: writing, records: writing), all: all, asOf: asOf)
        if writing { warnOfClock() }
    }

    /// Holds what the command asks for and nothing else: deals, accounts and contacts that it finds, with what hangs on
    /// them, and what its changes touch. Of a store that keeps no names by their keys, the whole board.
    init(asking context: Context, writing: Bool) throws {
        if writing, context.options.readOnly { throw Failure.readOnly }
        try self.init(asking: context, try context.openStore(writing: writing, records: writing))
        if writing { warnOfClock() }
    }

    init(asking context: Context, _ store: SQLiteStore) throws {
        let excerpt = try Excerpt(store)
        if excerpt.findsNames {
            try self.init(context, store, excerpt)
        } else {
            try self.init(context, store)
        }
    }

    private init(_ context: Context, _ store: SQLiteStore, _ excerpt: Excerpt) throws {
        (self.context, self.store, self.excerpt, whole, replay) = (context, store, excerpt, Board(), nil)
        clock = try context.clock(excerpt.board.zone)
        let moment = try Backdate.moment(context, excerpt.board, now: clock.now)
        (now, isBackdated) = (moment ?? clock.now, moment != nil)
        actor = Actor(context, excerpt.board)
    }

    init(_ context: Context, _ store: SQLiteStore, all: Bool = false, asOf: String? = nil) throws {
        self.context = context
        self.store = store
        excerpt = nil
        var board = all ? try store.loadAll() : try store.load()
        clock = try context.clock(board.zone)
        let present = clock.now
        let replay = try asOf.map { try Replay($0, board, now: present, store) }
        if let replay { try store.rewind(&board, to: replay.seq) }
        (whole, self.replay) = (board, replay)
        let moment = try Backdate.moment(context, board, now: present)
        (now, isBackdated) = (moment ?? replay?.moment ?? present, moment != nil)
        actor = Actor(context, board)
    }

    /// What is written while the clock is behind the journal stands in the wrong place of time.
    private func warnOfClock() {
        guard clock == .system, let last = try? store.history(limit: 1, deal: nil).first,
            let warning = Oddity.ahead(last, of: clock.now)
        else { return }
        Failure.say(warning[lang])
    }

    /// The snapshot, as far as it was read.
    var board: Board { excerpt?.board ?? whole }
    var lang: Lang { context.lang }
    var today: Day { board.zone.day(of: now) }
    var work: Work { Work(board, now: now, rep: actor.rep, member: actor.member) }

    /// Commits the changes of one command and says what was done.
    func commit(
        _ verb: Verb, _ changes: [Change], reason: String? = nil, also: (inout JSONWriter) -> Void = { _ in }
    ) throws {
        guard !changes.isEmpty else { return try Receipt(self).nothing() }
        let draft = try draft(verb, changes, reason: reason)
        let commit = try store.commit(draft, base: board.seq)
        var receipt = Receipt(self)
        try receipt.tell(commit, draft, also: also)
        do {
            try settleGrades(after: changes)
        } catch let error as StoreError {
            // The command's own entry stands, whatever became of the rule's.
            Failure.say(Opened.afterwards(error.sentence)[lang])
        }
    }

    /// An entry by the actor; refused where the actor may not make these changes.
    func draft(_ verb: Verb, _ changes: [Change], reason: String? = nil) throws -> Draft {
        try excerpt?.take(changes)
        let permission = actor.permission(on: board, today: board.zone.day(of: isBackdated ? clock.now : now))
        if let sentence = permission.refusal(of: verb, changes, on: board) { throw StoreError.forbidden(sentence) }
        var draft = Draft(
            verb, changes, actor: actor.name, host: actor.host, time: now, reason: reason,
            id: context.opened.nextDraft())
        draft.isBackdated = isBackdated
        return draft
    }

    /// Where the workspace confirms grades by itself, does so after each command that wrote (R9).
    func settleGrades(after changes: [Change]) throws {
        guard AutomaticGrades.isOn(board) || changes.contains(where: { $0.kind == .setting }) else { return }
        let done = try Grading.settle(store, now: clock.now, host: actor.host, lang)
        guard !context.options.json else { return }
        for sentence in done { try context.output.line(sentence[lang]) }
    }
}
