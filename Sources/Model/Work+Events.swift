extension Work {
    /// Records something that happened on an open deal and that is no touch (R9, R13, R22, R26). A promise is ours and needs
    /// the day by which it is due, unless it is the word that promises were kept; `competitor` is kept on the deal.
    public func event(
        _ deal: Deal, _ what: Activity.What, text: String? = nil, due: Day? = nil, kept: Bool = false,
        competitor: String? = nil
    ) throws(Refusal) -> [Change] {
        guard deal.outcome == .open else {
            throw Refusal(
                zh: "“\(deal.name)”已经结束；事件只记在进行中的商机上，可先 deal reopen。",
                en: "\(deal.name) is closed; events go on open deals, so run deal reopen first.")
        }
        if what == .promise, !kept {
            guard let due else {
                throw Refusal(
                    zh: "承诺要有期限（--due 周五）。", en: "A promise needs the day by which it is due (--due fri).")
            }
            guard due >= today else {
                throw Refusal(
                    zh: "--due：\(due.iso) 已经过去；请写今天或以后。",
                    en: "--due: \(due.iso) is past; give today or a later day.")
            }
        }
        var activity = Activity(blank: board.activities.nextID)
        (activity.deal, activity.account, activity.what, activity.at) = (deal.id, deal.account, what, now)
        sign(&activity, deal)
        // A promise is ours; the others reach us from outside.
        activity.direction = what == .promise ? .outbound : .inbound
        (activity.text, activity.due) = (text, kept ? nil : due)
        var after = deal
        if let competitor { after.competitor = competitor }
        return [.add(activity)] + changes(deal, after)
    }

    /// Notes that a script was used on a deal; its win rate counts these (R26).
    public func used(_ script: Script, on deal: Deal) -> [Change] {
        var use = ScriptUse(blank: board.scriptUses.nextID)
        (use.script, use.deal, use.at) = (script.id, deal.id, now)
        return [.add(use)]
    }

    /// Keeps a longer text on a deal.
    public func note(_ deal: Deal, _ text: String) -> [Change] {
        var note = Note(blank: board.notes.nextID)
        (note.deal, note.account, note.at, note.text) = (deal.id, deal.account, now, text)
        return [.add(note)]
    }
}

/// The same verb on many deals at once: the changes of each in turn, with numbers of their own, as one entry.
public enum Bulk {
    /// `body` makes the changes of one deal from the same board; a refusal of one refuses all.
    public static func changes(
        _ deals: [Deal], _ body: (Deal) throws(Refusal) -> [Change]
    ) throws(Refusal) -> [Change] {
        var all: [Change] = []
        var added: [Kind: Int] = [:]
        for deal in deals {
            let own = try body(deal)
            var new: [Kind: Int] = [:]
            for change in own {
                guard case .add(let kind, let id, let row) = change else {
                    all.append(change)
                    continue
                }
                // Each body counted from the same number.
                all.append(.add(kind, id + added[kind, default: 0], row: row))
                new[kind, default: 0] += 1
            }
            added.merge(new) { $0 + $1 }
        }
        return all
    }
}
