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

    /// What an entry did, in words; an undo or redo names the entry that it took back or did again.
    public static func text(_ item: HistoryItem, _ board: Board, _ lang: Lang, about deal: ID<Deal>? = nil) -> String {
        var text = verb(item.verb, lang)
        let (original, changes) = told(item)
        if original != item.verb, let target = item.target { text += " #\(target)" }
        let phrases = StoryTeller(board, lang, changes, verb: original, about: deal).phrases(changes)
        let count = lang.pick("（\(item.count)处变更）", " (\(English.count(item.count, "change")))")
        let isCounted = item.count > item.changes.count && deal == nil || phrases.count > Story.most
        var parts = isCounted ? [] : [phrases.joined(separator: lang.pick("；", "; "))]
        if item.target != nil, let original, original != item.verb { parts.insert(verb(original, lang), at: 0) }
        let subject = parts.filter { !$0.isEmpty }.joined(separator: " · ")
        if !subject.isEmpty { text += lang.pick("：", ": ") + subject }
        if isCounted { text += count }
        if let reason = item.reason { text += lang.pick("（\(reason)）", " (\(reason))") }
        if item.undone { text += lang.pick("［已撤销］", " [undone]") }
        return text
    }

    /// The verb and the changes of what an entry is about: those of the entry that an undo took back, as they were made.
    private static func told(_ item: HistoryItem) -> (verb: Verb?, changes: [Change]) {
        guard item.target != nil else { return (item.verb, item.changes) }
        switch item.verb {
        case .undo: return (item.targetVerb, item.changes.reversed().map(\.inverse))
        case .redo: return (item.targetVerb, item.changes)
        default: return (item.verb, item.changes)
        }
    }

    /// What a list of changes is about, for a toast: the deal, or the few things that changed, or how many there are.
    public static func subject(of changes: [Change], _ board: Board, _ lang: Lang) -> String {
        let deals = Set(changes.filter { $0.kind == .deal }.map(\.id))
        let deal = deals.count == 1 ? deals.first.map { ID<Deal>($0) } : nil
        let told = StoryTeller(board, lang, changes, about: deal).phrases(changes)
        guard told.count <= Story.most else {
            return lang.pick("\(changes.count)处变更", English.count(changes.count, "change"))
        }
        let text = told.joined(separator: lang.pick("；", "; "))
        guard let deal else { return text }
        let name = StoryNames(board, lang, changes, about: nil).deal(deal)
        return text.isEmpty || text.contains(name) ? text.isEmpty ? name : text : "\(name) \(text)"
    }

    /// The same in one phrase: the first, and how many there are.
    static func short(_ changes: [Change], _ board: Board, _ lang: Lang) -> String {
        let deals = Set(changes.filter { $0.kind == .deal }.map(\.id))
        let deal = deals.count == 1 ? deals.first.map { ID<Deal>($0) } : nil
        let told = StoryTeller(board, lang, changes, about: deal).phrases(changes)
        guard let first = told.first, told.count > 1 else { return subject(of: changes, board, lang) }
        let name = deal.map { StoryNames(board, lang, changes, about: nil).deal($0) } ?? ""
        let text = name.isEmpty || first.contains(name) ? first : "\(name) \(first)"
        return text + lang.pick("（共\(changes.count)处变更）", " (\(English.count(changes.count, "change")))")
    }

    /// The most phrases that one line tells; beyond them the changes are counted.
    private static let most = 4

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
        case .meeting: lang.pick("会议", "meeting")
        case .seal: lang.pick("封存", "sealed")
        }
    }
}
