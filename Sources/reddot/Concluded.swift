import Model
import Rules

/// What the rules conclude for a command: of the whole store, in the scope and period that were named.
@dynamicMemberLookup
struct Concluded {
    let workspace: Workspace
    let scope: Scope
    let conclusions: Conclusions

    init(_ workspace: Workspace, _ scope: Scope) throws {
        self.workspace = workspace
        self.scope = scope
        let facts = Facts(try workspace.store.loadAll())
        conclusions = Conclusions(
            facts, now: workspace.now, scope: scope.key, period: scope.periodName.flatMap { Period($0) })
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
