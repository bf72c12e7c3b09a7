import Model
import Rules
import Store
import Views

/// Who gave a deal its forecast category, when and why: the journal keeps it (R19).
struct CategoryOverride {
    let category: Deal.Category
    let author: String
    let time: Instant
    let reason: String?

    /// nil where the deal stands in the pipeline, as every deal without an override does, or where the journal does not
    /// tell where its category comes from.
    init?(_ deal: Deal, _ workspace: Workspace) throws {
        guard let category = deal.category, category != .pipeline else { return nil }
        let items = try workspace.store.history(limit: Self.depth, deal: deal.id, through: workspace.board.seq)
        let field = Deal.fields.firstIndex { $0.name == "category" }
        let made = items.first { item in
            !item.undone && item.verb != .undo && item.changes.contains { Self.sets(field, of: deal.id, $0) }
        }
        guard let made else { return nil }
        (self.category, author, time, reason) = (category, made.actor, made.time, made.reason)
    }

    /// Entries of a deal that are looked through, the newest first.
    private static let depth = 500

    private static func sets(_ field: Int?, of deal: ID<Deal>, _ change: Change) -> Bool {
        guard let field else { return false }
        switch change {
        case .update(.deal, deal.raw, let edits): return edits.contains { $0.field == field }
        case .add(.deal, deal.raw, let row): return row.indices.contains(field) && row[field] != .null
        default: return false
        }
    }

    /// `预测类别 承诺（王芳 11-20：客户口头确认）`.
    func why(_ zone: Zone) -> Sentence {
        let day = zone.day(of: time).short
        return Sentence { lang in
            let name = Text.of(lang).name(category)
            let reason = reason ?? lang.pick("没有写原因", "no reason given")
            return lang.pick(
                "预测类别 \(name)（\(author) \(day)：\(reason)）", "forecast \(name) (\(author) \(day): \(reason))")
        }
    }
}
