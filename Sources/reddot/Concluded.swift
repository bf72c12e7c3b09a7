import App
import Model
import Rules

/// What the rules conclude for a command: of the whole store, in the scope and period that were named.
@dynamicMemberLookup
struct Concluded {
    let workspace: Workspace
    let scope: Scope
    let conclusions: Conclusions

    /// When the journal's first entry was made.
    let journalBegins: Instant?

    /// The workspace has all kinds loaded. `past` says what of the past is read; the bridge starts at `since`.
    init(_ workspace: Workspace, _ scope: Scope, past: Past.Parts = [], since: Instant? = nil) throws {
        self.workspace = workspace
        self.scope = scope
        let (board, store) = (workspace.board, workspace.store)
        journalBegins = try store.journalBegins()
        conclusions = Conclusions(
            Facts(board), now: workspace.now, scope: scope.key, period: scope.periodName.flatMap { Period($0) },
            past: try Past(store, of: board, now: workspace.now, since: since, parts: past))
    }

    var lang: Lang { workspace.lang }

    subscript<T>(dynamicMember path: KeyPath<Conclusions, T>) -> T { conclusions[keyPath: path] }
}

extension Scope {
    /// The scope as rules name it.
    var key: ScopeKey {
        if let rep { return ScopeKey(.rep, rep.id.raw) }
        return region.map { ScopeKey(.region, $0.id.raw) } ?? .company
    }
}
