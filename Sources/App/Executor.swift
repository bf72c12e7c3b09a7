import Model
import Rules
import Store

/// Carries out the effects that concern the store, and turns each outcome into an input.
public struct Executor {
    public let storage: any Storage
    public let clock: Clock
    public let actor: String
    public let host: String

    public init(storage: any Storage, clock: Clock, actor: String, host: String) {
        self.storage = storage
        self.clock = clock
        self.actor = actor
        self.host = host
    }

    /// nil for effects that are not the store's. `base` is the snapshot's place in the journal, `id` the number of the draft.
    public func carryOut(_ effect: Effect, base: Int, id: DraftID = DraftID()) -> Input? {
        do throws(StoreError) {
            switch effect {
            case .commit(let verb, let changes, let reason, let done):
                let draft = Draft(
                    verb, changes, actor: actor, host: host, time: clock.now, reason: reason, id: id)
                return taken(try storage.commit(draft, base: base)) { .committed($0, done: done) }
            case .undo:
                let commit = try storage.undo(actor: actor, host: host, time: clock.now, base: base, id: id)
                return taken(commit) { .reverted($0, .undo) }
            case .redo:
                let commit = try storage.redo(actor: actor, host: host, time: clock.now, base: base, id: id)
                return taken(commit) { .reverted($0, .redo) }
            case .confirmGrades(let grades): return try confirm(grades, base: base)
            case .details(let id):
                return .details(try storage.details(of: id), try storage.history(limit: 50, deal: id))
            case .conclude(let scope, let period):
                return .concluded(try Executor.conclude(storage, clock.now, scope, period))
            case .pin, .index, .editText, .theme, .mouse, .redraw, .bell, .quit: return nil
            }
        } catch {
            switch error {
            case .busy: return .busy(effect)
            case .unknown(_, let why, let id?, _): return .unsettled(effect, id, why: why)
            case .conflict(let obstacles): return .conflicted(obstacles, foreign: foreign(base))
            default: return .failed(error.sentence, foreign: foreign(base))
            }
        }
    }

    /// What came of an effect whose outcome was not known; `busy` where it still is not.
    func settle(_ effect: Effect, _ id: DraftID, base: Int) -> Input? {
        do throws(StoreError) {
            guard try storage.settle(id) != nil else {
                return .failed(
                    Sentence(zh: "已查明：没有保存；写过的还在。", en: "Looked up: it was not saved; what you wrote is still there."),
                    foreign: foreign(base))
            }
            // A draft that is there comes back as it stands.
            if case .confirmGrades = effect { return .reloaded(try storage.load()) }
            return carryOut(effect, base: base, id: id)
        } catch {
            return .busy(nil)
        }
    }

    private func foreign(_ base: Int) -> [Entry] { (try? storage.entries(after: base)) ?? [] }

    /// What is said where somebody else held the store for too long.
    var tooBusy: Input { .failed(StoreError.busy(storage.path).sentence, foreign: []) }

    /// What others have committed since; nil where nothing came, `busy` where it cannot be read just now.
    public func news(base: Int) -> Input? {
        storage.drainNotifications()
        do throws(StoreError) {
            guard try storage.changedElsewhere() else { return nil }
            let last = try storage.lastSeq()
            guard last > base else { return nil }
            if base < 0 || last - base > Commit.bulk { return .reloaded(try storage.load()) }
            let entries = try storage.entries(after: base)
            return entries.isEmpty ? nil : .foreign(entries)
        } catch StoreError.busy {
            return .busy(nil)
        } catch {
            return .failed(error.sentence, foreign: [])
        }
    }

    /// Loads everything from a storage and works out what the rules conclude from it. What is known of it is loaded no
    /// more than once.
    static func conclude(
        _ storage: any Storage, _ now: Instant, _ scope: ScopeKey, _ period: Period, from known: Board? = nil
    ) throws(StoreError) -> Conclusions {
        let board = if let known { try storage.completed(known) } else { try storage.loadAll() }
        let past = try Past(storage, of: board, now: now)
        return Conclusions(Facts(board), now: now, scope: scope, period: period, past: past)
    }

    /// Brings conclusions up to the journal's end, or up to an entry by which everything has to be concluded anew; nil where
    /// they do not fit it.
    func current(_ conclusions: consuming Conclusions) -> Conclusions? {
        guard let entries = try? storage.entries(after: conclusions.board.seq) else { return nil }
        for entry in entries {
            guard !conclusions.isOutrun(by: entry.draft.changes) else { break }
            do { try conclusions.apply(entry.draft.changes, seq: entry.seq) } catch { return nil }
        }
        return conclusions
    }

    /// Where others were faster, their entries are taken in and the rule looks again.
    private func confirm(_ grades: AutomaticGrades, base: Int) throws(StoreError) -> Input {
        do {
            let commit = try storage.commit(grades.draft(host: host, time: clock.now), base: base)
            return taken(commit) { .graded($0, grades) }
        } catch {
            guard case .conflict = error else { throw error }
            return .foreign(try storage.entries(after: base))
        }
    }

    private func taken(_ commit: Commit, _ input: (Commit) -> Input) -> Input {
        guard commit.reload else { return input(commit) }
        // What was written is written: reading it is waited for, and never tried as a whole again.
        let patience = storage.patience
        storage.patience = 5
        defer { storage.patience = patience }
        do throws(StoreError) {
            return .reloaded(try storage.load())
        } catch {
            return .failed(error.sentence, foreign: [])
        }
    }
}
