import Model

/// The reps of a scope, asked for by the hundred thousand.
struct Members: Sendable {
    let everybody: Bool
    private var flags: ContiguousArray<Bool> = []

    init(_ scope: ScopeKey, _ organization: Organization) {
        everybody = scope == .company
        for rep in organization.reps(of: scope) {
            while flags.count <= rep.raw { flags.append(false) }
            flags[rep.raw] = true
        }
    }

    func holds(_ rep: ID<Rep>?) -> Bool {
        if everybody { return true }
        guard let raw = rep?.raw, raw < flags.count else { return false }
        return flags[raw]
    }
}
