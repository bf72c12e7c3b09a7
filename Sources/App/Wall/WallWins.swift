import Model
import Rules

/// The wins that are celebrated: each once, in the order in which they came.
struct WallWins: Sendable {
    /// Those that wait; the first is on the screen.
    private(set) var waiting: [ID<Deal>] = []
    /// When the first has been seen long enough, in monotonic nanoseconds.
    private(set) var ends: UInt64?
    /// What was celebrated today.
    private var seen: Set<ID<Deal>> = []
    private var day: Day?

    var current: ID<Deal>? { waiting.first }
    /// How much is kept, for the tests of a long run.
    var size: Int { waiting.count + seen.count }

    /// Nobody looks at more of them.
    private static let most = 50
    private static let imported: Set<Verb> = [.import, .sample, .`init`]
    private static let reverting: Set<Verb> = [.undo, .redo]

    /// Takes in entries in their order. What was undone is forgotten; what was done again was celebrated before.
    mutating func take(_ entries: [Entry], today: Day, at mono: UInt64) {
        if day != today { (day, seen) = (today, []) }
        for entry in entries {
            for change in entry.draft.changes {
                guard let turn = change.turnOfOutcome else { continue }
                let id = ID<Deal>(change.id)
                if turn.before == .won { waiting.removeAll { $0 == id } }
                let isFirst = !seen.contains(id) && !waiting.contains(id) && waiting.count < WallWins.most
                let isLive =
                    !WallWins.imported.contains(entry.draft.verb) && !WallWins.reverting.contains(entry.draft.verb)
                if turn.after == .won, isLive, isFirst { waiting.append(id) }
            }
        }
        settle(mono)
    }

    /// Goes on to the next one, where the first has been seen long enough or is dismissed.
    mutating func pass(_ mono: UInt64, dismissed: Bool = false) {
        guard let ends, dismissed || ends <= mono else { return }
        if !waiting.isEmpty { waiting.removeFirst() }
        self.ends = nil
        shown = nil
        settle(mono)
    }

    private var shown: ID<Deal>?

    private mutating func settle(_ mono: UInt64) {
        guard let first = waiting.first else {
            (shown, ends) = (nil, nil)
            return
        }
        guard first != shown else { return }
        shown = first
        seen.insert(first)
        ends = mono + (waiting.count > 3 ? 5 : 12) * WallState.second
    }
}

extension Change {
    /// How a deal's outcome changes; nil where it does not. A deal that is new and won was won elsewhere.
    fileprivate var turnOfOutcome: (before: Deal.Outcome?, after: Deal.Outcome?)? {
        guard case .update(.deal, _, let edits) = self else {
            if case .remove(.deal, _, _) = self { return (.won, nil) }
            return nil
        }
        for edit in edits where Deal.fields.indices.contains(edit.field) && Deal.fields[edit.field].name == "outcome" {
            return (Deal.Outcome(value: edit.before), Deal.Outcome(value: edit.after))
        }
        return nil
    }
}
