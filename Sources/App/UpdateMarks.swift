import Model
import Rules
import Terminal
import Views

/// Marked deals, and verbs on all of them.
extension State {
    /// Marks the selected deal or takes its mark off, and goes on to the next row.
    mutating func mark() -> [Effect] {
        guard let deal = subject else {
            say(Sentence(zh: "这里没有可标记的商机。", en: "There is no deal here to mark."), isError: true)
            return [.bell]
        }
        if place.marks.remove(deal.id) == nil { place.marks.insert(deal.id) }
        if case .detail = layers.last { return [] }
        go(.down)
        return []
    }

    /// Marks of deals that are gone count no more.
    mutating func settleMarks() {
        if !place.marks.isEmpty { place.marks = place.marks.filter { board.deals[$0] != nil } }
    }

    /// Moves every marked deal by one stage; backwards asks for the reason first.
    mutating func moveAll(_ ids: [ID<Deal>], by step: Int) -> [Effect] {
        if step < 0 {
            let subject = lang.pick("\(ids.count) 个商机", English.count(ids.count, "deal"))
            return ask(.back(ids, to: nil, subject: subject))
        }
        return attempt { state throws(Refusal) in
            try state.each(.move, ids, Sentence(zh: "前进一阶段", en: "moved forward")) { work, deal throws(Refusal) in
                let stage = try work.board.neighbour(of: deal, by: 1)
                if let part = work.unsettled(deal, to: stage).first {
                    throw Refusal(
                        zh: "“\(deal.name)”：\(part.question.zh)（按 R）。其余也没有移动。",
                        en: "\(deal.name): \(part.question.en) (R). None was moved.")
                }
                return try work.move(deal, to: stage)
            }
        }
    }

    mutating func movedBack(_ ids: [ID<Deal>], _ stage: ID<Stage>?, reason: String) throws(Refusal) -> [Effect] {
        if let stage = board.stages[stage], let id = ids.first {
            return try moved(try present(id), to: stage, reason: reason)
        }
        return try each(.move, ids, Sentence(zh: "退回一阶段", en: "moved back"), reason: reason) {
            work, deal throws(Refusal) in
            try work.move(deal, to: try work.board.neighbour(of: deal, by: -1), reason: reason)
        }
    }
}

extension Board {
    /// The stage beside a deal's own; refused at the ends and for closed deals.
    fileprivate func neighbour(of deal: Deal, by step: Int) throws(Refusal) -> Stage {
        let stages = pipeline
        guard deal.outcome == .open, let at = stages.firstIndex(where: { $0.id == deal.stage }) else {
            throw Refusal(zh: "“\(deal.name)”已经结束；一个也没有移动。", en: "\(deal.name) is closed; none was moved.")
        }
        guard stages.indices.contains(at + step) else {
            throw Refusal(
                zh: "“\(deal.name)”没有\(step > 0 ? "下" : "上")一阶段；一个也没有移动。",
                en: "\(deal.name) has no \(step > 0 ? "next" : "earlier") stage; none was moved.")
        }
        return stages[at + step]
    }
}
