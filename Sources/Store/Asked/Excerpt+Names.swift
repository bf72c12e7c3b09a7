import Model

extension Excerpt {
    /// The numbers of the things whose key is that of a text, or begins with it, rising.
    public func numbers<E: Entity>(
        _ text: String, by scope: NameScope, beginning: Bool = false, of type: E.Type = E.self
    ) throws(StoreError) -> [ID<E>] {
        try read { try beginning ? numbers(beginning: text, scope) : numbers(named: text, scope) }.map { ID($0) }
    }

    /// Puts everything into the board that is called so: what looks for a name there finds it as on the whole board.
    public func bring(_ text: String, by scopes: NameScope...) throws(StoreError) {
        for scope in scopes {
            for id in try read({ try numbers(named: text, scope) }) {
                switch scope.kind {
                case .deal: try take(ID<Deal>(id))
                case .account: try take(ID<Account>(id))
                default: try take(ID<Contact>(id))
                }
            }
        }
    }

    private func numbers(named text: String, _ scope: NameScope) throws -> [Int] {
        let keys = try store.statement("SELECT id FROM name_keys WHERE scope = ? AND key = ? ORDER BY id")
        keys.bind([.text(scope.rawValue), .text(scope.key(text))])
        defer { keys.reset() }
        var ids: [Int] = []
        while try keys.step() { ids.append(keys.int(0)) }
        return ids
    }

    /// Bytes that begin alike are looked at again as Swift compares letters.
    private func numbers(beginning text: String, _ scope: NameScope) throws -> [Int] {
        let start = scope.key(text)
        let keys = try store.statement("SELECT key, id FROM name_keys WHERE scope = ? AND key >= ? AND key < ?")
        keys.bind([.text(scope.rawValue), .text(start), .text(start + "\u{10FFFF}")])
        defer { keys.reset() }
        var ids: [Int] = []
        while try keys.step() {
            if keys.text(0)?.hasPrefix(start) == true { ids.append(keys.int(1)) }
        }
        return ids.sorted()
    }
}
