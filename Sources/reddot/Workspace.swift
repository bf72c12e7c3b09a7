import App
import Foundation
import Model
import Store

/// Who acts.
struct Actor {
    var name: String
    /// Where the actor is a rep.
    var rep: ID<Rep>?
    var host: String

    /// `--actor`, the user's setting, or the member who has the system user; without one the system user.
    init(_ context: Context, _ board: Board) {
        host = Actor.hostName
        let given = context.options.actor ?? context.config.actor
        let user = given ?? Actor.systemUser(context.environment)
        let member = board.members.first { $0.user == user } ?? board.members.first { $0.name == user }
        name = given ?? member?.name ?? user
        rep = member?.rep ?? board.reps.first { $0.name == user }?.id
    }

    private static func systemUser(_ environment: [String: String]) -> String {
        for variable in ["LOGNAME", "USER"] {
            if let name = environment[variable], !name.isEmpty { return name }
        }
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "uid\(getuid())" }
        return String(cString: name)
    }

    private static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// An opened store with its snapshot, its clock and who acts: what a command needs to work on deals.
struct Workspace {
    let context: Context
    let store: SQLiteStore
    let board: Board
    let clock: Clock
    let now: Instant
    let actor: Actor
    /// Where a past moment is shown: then the board is that of then, and `now` that moment.
    let replay: Replay?

    /// `all` loads the kinds too that the board leaves in the store.
    init(_ context: Context, writing: Bool, all: Bool = false, asOf: String? = nil) throws {
        try self.init(context, try context.openStore(writing: writing), all: all, asOf: asOf)
    }

    init(_ context: Context, _ store: SQLiteStore, all: Bool = false, asOf: String? = nil) throws {
        self.context = context
        self.store = store
        var board = all ? try store.loadAll() : try store.load()
        clock = try context.clock(board.zone)
        let present = clock.now
        let replay = try asOf.map { try Replay($0, board, now: present, store) }
        if let replay { try store.rewind(&board, to: replay.seq) }
        (self.board, self.replay) = (board, replay)
        now = replay?.moment ?? present
        actor = Actor(context, board)
    }

    var lang: Lang { context.lang }
    var today: Day { board.zone.day(of: now) }
    var work: Work { Work(board, now: now, rep: actor.rep) }

    /// Commits the changes of one command and says what was done.
    func commit(_ verb: Verb, _ changes: [Change], reason: String? = nil) throws {
        guard !changes.isEmpty else { return try Receipt(self).nothing() }
        let draft = Draft(verb, changes, actor: actor.name, host: actor.host, time: now, reason: reason)
        let commit = try store.commit(draft, base: board.seq)
        var receipt = Receipt(self)
        try receipt.tell(commit, draft)
        try settleGrades(after: changes)
    }

    /// Where the workspace confirms grades by itself, does so after each command that wrote (R9).
    func settleGrades(after changes: [Change]) throws {
        let done = try Grading.settle(self, after: changes)
        guard !context.options.json else { return }
        for sentence in done { try context.output.line(sentence[lang]) }
    }
}
