import App
import ArgumentParser
import Model
import Store

/// `reddot undo`: takes back what the actor did last.
struct UndoCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Takes back your last entries; an import is one.")

    @Argument(help: "How many entries.")
    var count = 1

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        try Reversal(context, count, redo: false).run { store, draft, base throws(StoreError) in
            try store.undo(
                actor: draft.actor, host: draft.host, time: draft.time, base: base, id: draft.id ?? DraftID())
        }
    }
}

/// `reddot redo`: does again what `undo` took back.
struct RedoCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Does again what undo took back.")

    @Argument(help: "How many entries.")
    var count = 1

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        try Reversal(context, count, redo: true).run { store, draft, base throws(StoreError) in
            try store.redo(
                actor: draft.actor, host: draft.host, time: draft.time, base: base, id: draft.id ?? DraftID())
        }
    }
}

/// Undo or redo, several times; each is told as soon as it is done.
private struct Reversal {
    private let context: Context
    private let count: Int
    private let redo: Bool

    init(_ context: Context, _ count: Int, redo: Bool) {
        (self.context, self.count, self.redo) = (context, count, redo)
    }

    func run(_ step: (SQLiteStore, Draft, _ base: Int) throws(StoreError) -> Commit) throws {
        guard count > 0 else {
            throw Failure.usage(zh: "次数要大于 0。", en: "The number of entries must be above 0.")
        }
        if context.options.readOnly { throw Failure.readOnly }
        let store = try context.openStore(writing: true)
        for index in 0..<count {
            let workspace = try Workspace(asking: context, store)
            let draft = try workspace.draft(.undo, [])
            if let excerpt = workspace.excerpt { try excerpt.take(try store.next(by: draft.actor, redo: redo)) }
            if index == 0 { try checkCount(store, draft.actor) }
            let commit = try step(store, draft, workspace.board.seq)
            var receipt = Receipt(workspace)
            try receipt.tell(commit, draft)
        }
        try Workspace(asking: context, store).settleGrades(after: [])
    }

    /// More than there are is refused before the first is touched.
    private func checkCount(_ store: SQLiteStore, _ actor: String) throws {
        let most = try store.reversible(by: actor, redo: redo)
        guard most > 0, count > most else { return }
        throw Failure.refused(
            zh: "\(actor)只有 \(most) 笔可以\(redo ? "重做" : "撤销")，没有 \(count) 笔；请写 \(most) 或更小的数。",
            en: "\(actor) has \(English.count(most, "entry", "entries")) to \(redo ? "redo" : "undo"), not \(count); "
                + "give \(most) or less.")
    }
}
