import App
import Model
import Store

/// Says what a command has written.
struct Receipt {
    let workspace: Workspace
    /// The snapshot from which names are taken.
    private var board: Board

    init(_ workspace: Workspace) {
        self.workspace = workspace
        board = workspace.board
    }

    func nothing() throws {
        let output = workspace.context.output
        guard workspace.context.options.json else {
            return try output.line(workspace.lang.pick("没有变化。", "Nothing changed."))
        }
        try output.json { json in
            json.field("view", "done")
            json.field("now", board.zone.text(workspace.now))
            json.field("changes", 0)
        }
    }

    /// `draft` is what was asked for: a commit that is too large to hand over tells nothing of itself.
    mutating func tell(
        _ commit: Commit, _ draft: Draft, also: (inout JSONWriter) -> Void = { _ in }
    ) throws {
        let entry = commit.own ?? Entry(batch: 0, seq: 0, draft: draft)
        let shown = entry.draft.changes.isEmpty ? draft.changes : entry.draft.changes
        for foreign in commit.foreign { try? board.apply(foreign.draft.changes) }
        try? board.apply(entry.draft.changes)
        var full = entry
        full.draft.changes = Array(shown.prefix(HistoryItem.limit))
        var item = HistoryItem(full, undone: false, count: shown.count)
        if item.target != nil {
            let known = try workspace.store.history(limit: 1, deal: nil, through: entry.seq)
            item.targetVerb = known.first?.targetVerb
        }
        let output = workspace.context.output
        var text = Story.text(item, board, workspace.lang)
        if let name = name(shown), !text.contains(name) { text += workspace.lang.pick("：", ": ") + name }
        guard workspace.context.options.json else {
            let subject = Receipt.subject(shown).map { "#\($0.id) " } ?? ""
            return try output.line(subject + text)
        }
        try output.json { json in
            json.field("view", "done")
            json.field("now", board.zone.text(workspace.now))
            json.field("verb", entry.draft.verb.rawValue)
            json.field("batch", commit.own?.batch)
            json.field("seq", commit.own?.seq)
            json.field("changes", shown.count)
            json.field("kind", Receipt.subject(shown)?.kind.rawValue)
            json.field("id", Receipt.subject(shown)?.id)
            json.field("why", text)
            also(&json)
        }
    }

    /// The name of the account or rep that the changes are about; deals are named by their story.
    private func name(_ changes: [Change]) -> String? {
        guard let (kind, id) = Receipt.subject(changes) else { return nil }
        switch kind {
        case .account: return board.accounts[ID(id)]?.name ?? workspace.board.accounts[ID(id)]?.name
        case .rep: return board.reps[ID(id)]?.name ?? workspace.board.reps[ID(id)]?.name
        case .deal: return board.deals[ID(id)]?.name ?? workspace.board.deals[ID(id)]?.name
        default: return nil
        }
    }

    /// The one thing that the changes are about: the deal, else the account, else the rep.
    private static func subject(_ changes: [Change]) -> (kind: Kind, id: Int)? {
        for kind in [Kind.deal, .account, .rep] {
            let ids = Set(changes.filter { $0.kind == kind }.map(\.id))
            if let id = ids.first { return ids.count == 1 ? (kind, id) : nil }
        }
        return nil
    }
}
