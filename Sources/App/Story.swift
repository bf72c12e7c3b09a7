import Model
import Store
import Views

/// Entries of the journal as sentences: for a deal's history, `reddot history`, and toasts that name what was undone.
public enum Story {
    /// One entry as a line of a deal's history.
    public static func line(_ item: HistoryItem, _ board: Board, _ lang: Lang, about deal: ID<Deal>? = nil) -> StoryLine
    {
        StoryLine(time: item.time, actor: item.actor, text: text(item, board, lang, about: deal))
    }

    /// What an entry did, in words.
    public static func text(_ item: HistoryItem, _ board: Board, _ lang: Lang, about deal: ID<Deal>? = nil) -> String {
        var text = verb(item.verb, lang)
        if item.verb == .undo || item.verb == .redo, let target = item.target { text += " #\(target)" }
        let changes = facts(item.changes, board, lang, named: deal == nil)
        if item.count > 3 && deal == nil {
            text += lang.pick("（\(item.count)处变更）", " (\(item.count) changes)")
        } else if !changes.isEmpty {
            text += lang.pick("：", ": ") + changes.joined(separator: lang.pick("；", "; "))
        }
        if let reason = item.reason { text += lang.pick("（\(reason)）", " (\(reason))") }
        if item.undone { text += lang.pick("［已撤销］", " [undone]") }
        return text
    }

    /// What a list of changes is about, for a toast: the deal's name, or how many there are.
    public static func subject(of changes: [Change], _ board: Board, _ lang: Lang) -> String {
        let ids = Set(changes.filter { $0.kind == .deal }.map(\.id))
        if ids.count == 1, let id = ids.first {
            let name = board.deals[ID(id)]?.name ?? addedName(changes) ?? ""
            let facts = facts(changes, board, lang, named: false)
            return facts.isEmpty ? name : "\(name) \(facts.joined(separator: lang.pick("；", "; ")))"
        }
        return changes.isEmpty ? "" : lang.pick("\(changes.count)处变更", "\(changes.count) changes")
    }

    public static func verb(_ verb: Verb, _ lang: Lang) -> String {
        switch verb {
        case .add: lang.pick("新增", "added")
        case .edit: lang.pick("修改", "changed")
        case .remove: lang.pick("删除", "removed")
        case .move: lang.pick("移动", "moved")
        case .win: lang.pick("赢单", "won")
        case .lose: lang.pick("输单", "lost")
        case .reopen: lang.pick("重开", "reopened")
        case .log: lang.pick("跟进", "logged")
        case .next: lang.pick("下一步", "next step")
        case .event: lang.pick("事件", "event")
        case .note: lang.pick("备注", "note")
        case .target: lang.pick("目标", "target")
        case .setting: lang.pick("设置", "settings")
        case .import: lang.pick("导入", "imported")
        case .sample: lang.pick("样例数据", "sample data")
        case .`init`: lang.pick("新建", "created")
        case .undo: lang.pick("撤销", "undid")
        case .redo: lang.pick("重做", "redid")
        }
    }

    private static func addedName(_ changes: [Change]) -> String? {
        for change in changes {
            switch change {
            case .add(.deal, let id, let row), .remove(.deal, let id, let row): return Deal(id: id, row: row)?.name
            default: continue
            }
        }
        return nil
    }

    private static func facts(_ changes: [Change], _ board: Board, _ lang: Lang, named: Bool) -> [String] {
        changes.compactMap { change -> String? in
            switch change {
            case .update(.deal, let id, let edits):
                let parts = edits.compactMap { fact($0, board, lang) }
                guard !parts.isEmpty else { return nil }
                let name = named ? (board.deals[ID(id)]?.name).map { $0 + " " } ?? "" : ""
                return name + parts.joined(separator: lang.pick("，", ", "))
            case .add(.activity, let id, let row):
                guard let activity = Activity(id: id, row: row) else { return nil }
                return Text.of(lang).name(activity.what) + (activity.text.map { " “\($0)”" } ?? "")
            case .add(.deal, let id, let row): return Deal(id: id, row: row)?.name
            case .add(.account, let id, let row): return named ? Account(id: id, row: row)?.name : nil
            default: return nil
            }
        }
    }

    /// The fields of a deal that a story tells; clocks and counters follow from them and are left out.
    private static func fact(_ edit: FieldEdit, _ board: Board, _ lang: Lang) -> String? {
        func stage(_ value: Value) -> String { ID<Stage>(value: value).flatMap { board.stages[$0] }?.name(lang) ?? "—" }
        func rep(_ value: Value) -> String { ID<Rep>(value: value).flatMap { board.reps[$0] }?.name ?? "—" }
        func amount(_ value: Value) -> String { Money(value: value)?.short(lang) ?? "—" }
        func plain(_ value: Value) -> String { if case .text(let text) = value { text } else { "—" } }
        switch Deal.fields[edit.field].name {
        case "stage_id": return "\(stage(edit.before)) → \(stage(edit.after))"
        case "owner_id": return "\(rep(edit.before)) → \(rep(edit.after))"
        case "amount": return "\(amount(edit.before)) → \(amount(edit.after))"
        case "name": return "\(plain(edit.before)) → \(plain(edit.after))"
        case "close_date":
            return lang.pick("预计成交", "close") + " \(plain(edit.before)) → \(plain(edit.after))"
        case "next_step": return lang.pick("下一步", "next") + " \(plain(edit.after))"
        case "outcome":
            let word = Deal.Outcome(value: edit.after)
            return word == .open ? lang.pick("重新打开", "open again") : nil
        case "reason": return edit.after.isNull ? nil : plain(edit.after)
        default: return nil
        }
    }
}
