import Model
import Testing

@testable import Store

/// The fold of the journal equals the tables, for every kind of entity.
@Suite struct FoldTests {
    /// What the journal leads to, kind by kind, folded without the program's own means.
    private func fold(_ entries: [Entry]) -> [Kind: [Int: [Value]]] {
        var rows: [Kind: [Int: [Value]]] = [:]
        for change in entries.flatMap(\.draft.changes) {
            switch change {
            case .add(let kind, let id, let row): rows[kind, default: [:]][id] = row
            case .remove(let kind, let id, _): rows[kind]?[id] = nil
            case .update(let kind, let id, let edits):
                for edit in edits { rows[kind]?[id]?[edit.field] = edit.after }
            }
        }
        return rows.filter { !$0.value.isEmpty }
    }

    /// What the tables hold.
    private func tables(_ store: SQLiteStore) throws -> [Kind: [Int: [Value]]] {
        var rows: [Kind: [Int: [Value]]] = [:]
        for kind in Kind.allCases {
            let names = Schema.fields(of: kind).map(\.name)
            let query = "SELECT id, \(names.joined(separator: ", ")) FROM \(Schema.table(of: kind))"
            let found = try store.statement(query)
            defer { found.reset() }
            while try found.step() {
                rows[kind, default: [:]][found.int(0)] = names.indices.compactMap { found.value(Int32($0 + 1)) }
            }
        }
        return rows
    }

    @Test(arguments: [31, 32, 33]) func everyKindTakesPart(_ seed: UInt64) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        var board = try store.start()
        var dice = Dice(seed)
        var done: [Kind: Set<String>] = [:]
        func commit(_ changes: [Change]) throws {
            guard let own = try store.commit(Make.draft(.edit, changes), base: board.seq).own else { return }
            try board.apply(own.draft.changes)
            board.seq = own.seq
            for change in own.draft.changes {
                switch change {
                case .add: done[change.kind, default: []].insert("add")
                case .remove: done[change.kind, default: []].insert("remove")
                case .update: done[change.kind, default: []].insert("update")
                }
            }
        }
        // Some kinds point to others, so the first rounds may find nothing to point to.
        for _ in 0..<20 {
            for kind in Kind.allCases.shuffled(using: &dice) { try commit(try Wild.changes(board, &dice, [kind])) }
        }
        for round in 0..<60 {
            try commit(try Wild.changes(board, &dice, Kind.allCases))
            if round % 10 == 9 {
                for own in [try store.undo("li").own, try store.redo("li").own] {
                    let own = try #require(own)
                    try board.apply(own.draft.changes)
                    board.seq = own.seq
                }
            }
        }
        for kind in Kind.allCases {
            #expect(done[kind]?.isSuperset(of: ["add", "update"]) ?? false, "\(kind)")
        }
        #expect(done.values.count { $0.contains("remove") } > Kind.allCases.count / 2)
        let expected = fold(try store.entries(after: 0))
        #expect(try tables(store) == expected)
        #expect(expected.keys.count > Kind.allCases.count * 3 / 4)
        #expect(try store.loadAll() == board)
        #expect(try SQLiteStore(at: folder.store).loadAll() == board)
        #expect(try store.doctor() == [])
    }
}
