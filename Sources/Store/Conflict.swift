import Model

/// The sentence of a refused commit: who changed what in the meantime.
enum Conflict {
    /// At most this many entries and entities are named; the rest is counted.
    private static let named = 3

    static func sentence(_ entries: [Entry]) -> Sentence {
        let shown = entries.prefix(named).map(describe)
        let rest = entries.count - shown.count
        let zh = shown.map(\.zh).joined(separator: "；") + (rest > 0 ? "；另有 \(rest) 条" : "")
        let en = shown.map(\.en).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
        return Sentence(
            zh: "与他人的改动冲突，未保存：\(zh)。请看最新内容再决定。",
            en: "Somebody else changed this, nothing was saved: \(en). Look at it and decide again.")
    }

    private static func describe(_ entry: Entry) -> Sentence {
        let draft = entry.draft
        var things: [Sentence] = []
        for change in draft.changes {
            let thing = describe(change)
            if !things.contains(thing) { things.append(thing) }
        }
        let rest = things.count - named
        things = Array(things.prefix(named))
        if rest > 0 { things.append(Sentence(zh: "等 \(rest) 项", en: "and \(rest) more")) }
        let (moment, verb) = (draft.time.iso, verb(draft.verb))
        let list = Sentence(
            zh: things.map(\.zh).joined(separator: "、"), en: things.map(\.en).joined(separator: ", "))
        return Sentence(
            zh: "\(draft.actor)（\(draft.host)）在 \(moment) \(verb.zh)\(list.zh)",
            en: "\(draft.actor) (\(draft.host)) at \(moment): \(verb.en) \(list.en)")
    }

    private static func describe(_ change: Change) -> Sentence {
        let noun = change.kind.title
        guard case .update(let kind, let id, let edits) = change else {
            return Sentence(zh: "\(noun.zh) \(change.id)", en: "\(noun.en) \(change.id)")
        }
        let fields = Schema.fields(of: kind)
        let names = edits.compactMap { fields.indices.contains($0.field) ? fields[$0.field].name : nil }
        let list = names.joined(separator: ", ")
        return Sentence(zh: "\(noun.zh) \(id)（\(list)）", en: "\(noun.en) \(id) (\(list))")
    }

    private static func verb(_ verb: Verb) -> Sentence {
        switch verb {
        case .add: Sentence(zh: "新增", en: "added")
        case .remove: Sentence(zh: "删除", en: "removed")
        case .move: Sentence(zh: "移动", en: "moved")
        case .win: Sentence(zh: "赢单", en: "won")
        case .lose: Sentence(zh: "输单", en: "lost")
        case .reopen: Sentence(zh: "重新打开", en: "reopened")
        case .log, .event: Sentence(zh: "记录跟进", en: "logged")
        case .import: Sentence(zh: "导入", en: "imported")
        case .undo: Sentence(zh: "撤销", en: "undid")
        case .redo: Sentence(zh: "重做", en: "redid")
        case .meeting: Sentence(zh: "开会议定", en: "agreed in a meeting on")
        case .edit, .next, .note, .target, .setting, .sample, .`init`, .seal: Sentence(zh: "修改", en: "changed")
        }
    }
}
