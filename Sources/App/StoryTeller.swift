import Model
import Rules
import Views

/// Tells changes in words, of every kind, one phrase each.
struct StoryTeller {
    private let names: StoryNames
    private let verb: Verb?
    private let isLabelled: Bool
    private var lang: Lang { names.lang }

    /// With `deal` its name is left out; `verb` is what the entry is called, so that it need not be said again; `labelled`
    /// names every field, with what stood there and what stands there now.
    init(
        _ board: Board, _ lang: Lang, _ changes: [Change], verb: Verb? = nil, about deal: ID<Deal>? = nil,
        labelled: Bool = false
    ) {
        isLabelled = labelled
        names = StoryNames(board, lang, changes, about: deal)
        self.verb = verb
    }

    /// The phrases of the changes that say something; what only follows from another is left out, unless there is
    /// nothing else.
    func phrases(_ changes: [Change]) -> [String] {
        let told = unique(changes.compactMap { phrase($0) })
        return told.isEmpty ? unique(changes.compactMap { plain($0) }) : told
    }

    private func unique(_ phrases: [String]) -> [String] {
        var seen: Set<String> = []
        return phrases.filter { seen.insert($0).inserted }
    }

    /// A change that says nothing of its own: the stay in a stage, fields that otherwise follow from others.
    private func plain(_ change: Change) -> String? {
        switch change {
        case .add(let kind, let id, _): return lang.pick("新增", "added ") + thing(kind, id)
        case .remove(let kind, let id, _): return lang.pick("删除", "removed ") + thing(kind, id)
        case .update(let kind, let id, let edits):
            let parts = edits.compactMap { part(kind, id, $0, labelled: true) }
            return told(kind, id, parts)
        }
    }

    private func phrase(_ change: Change) -> String? {
        switch change {
        case .update(let kind, let id, let edits): return updated(kind, id, edits)
        case .add(.spell, _, _), .remove(.spell, _, _): return nil
        case .add(.activity, let id, _): return names.name(.activity, id)
        case .add(let kind, let id, let row):
            let name = thing(kind, id) + (kind == .setting ? " " + value(of: row, kind) : "")
            return verb == .add || verb == .`init` || verb == .sample ? name : lang.pick("新增", "added ") + name
        case .remove(let kind, let id, _):
            let name = thing(kind, id)
            return verb == .remove ? name : lang.pick("删除", "removed ") + name
        }
    }

    /// `付款计划 星河平台 12-15 50.0万`; a new deal or account stands by its name alone.
    private func thing(_ kind: Kind, _ id: Int) -> String {
        let isPlain = verb == .add && (kind == .deal || kind == .account)
        return isPlain ? names.name(kind, id) : "\(kind.title[lang]) \(names.name(kind, id))"
    }

    private func value(of row: [Value], _ kind: Kind) -> String {
        if case .text(let text)? = row.last { return StoryFields.clipped(text) }
        return ""
    }

    private func updated(_ kind: Kind, _ id: Int, _ edits: [FieldEdit]) -> String? {
        guard kind != .spell else { return nil }
        return told(kind, id, edits.compactMap { part(kind, id, $0, labelled: isLabelled) })
    }

    private func told(_ kind: Kind, _ id: Int, _ parts: [String]) -> String? {
        guard !parts.isEmpty else { return nil }
        let text = parts.joined(separator: lang.pick("，", ", "))
        if kind == .deal { return names.deal == ID(id) ? text : "\(names.name(.deal, id)) \(text)" }
        return "\(thing(kind, id)) \(text)"
    }

    /// One edit; what everybody knows of a deal stands without its label.
    private func part(_ kind: Kind, _ id: Int, _ edit: FieldEdit, labelled: Bool) -> String? {
        let infos = Schema.fields(of: kind)
        guard infos.indices.contains(edit.field) else { return nil }
        let info = infos[edit.field]
        guard !StoryFields.silent.contains(info.name) else { return nil }
        let fields = names.fields
        let isCount = kind == .target && info.name == "amount" && names.entity(id, \.targets)?.metric.isCount ?? false
        let (before, after) = isCount ? fields.counts(edit) : fields.pair(kind, info, edit)
        let change = "\(before) → \(after)"
        if labelled { return "\(fields.label(info.name)) \(change)" }
        guard kind == .deal else { return kind == .setting ? change : "\(fields.label(info.name)) \(change)" }
        switch info.name {
        case "stage_id", "owner_id", "amount", "name": return change
        case "next_step": return "\(fields.label(info.name)) \(edit.after.isNull ? change : after)"
        case "next_due": return edit.after.isNull ? nil : "\(fields.label(info.name)) \(after)"
        case "reason": return edit.after.isNull ? nil : after
        case "outcome": return outcome(edit, after)
        case "closed": return edit.before.isNull || edit.after.isNull ? nil : "\(fields.label(info.name)) \(change)"
        default: return "\(fields.label(info.name)) \(change)"
        }
    }

    /// A win or loss is told by its verb.
    private func outcome(_ edit: FieldEdit, _ after: String) -> String? {
        switch (Deal.Outcome(value: edit.after), verb) {
        case (.open, .reopen), (.won, .win), (.lost, .lose): nil
        case (.open, _): lang.pick("重新打开", "open again")
        default: after
        }
    }
}
