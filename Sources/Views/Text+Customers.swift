import Model
import Rules

/// The words of the customers' queues.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    func queueName(_ grade: Account.Grade) -> String { pick("\(grade.rawValue)级", grade.rawValue) }
    func queueWord(_ grade: Account.Grade) -> String {
        switch grade {
        case .a: pick("重点", "close now")
        case .b: pick("培育", "grow")
        case .c: pick("维护", "keep warm")
        }
    }
    func toConfirm(_ count: Int) -> String { pick("待确认 \(count)", "\(count) to confirm") }
    var confirms: String { pick("确认", "confirm") }
    var refuses: String { pick("拒绝", "refuse") }
    var criteria: String { pick("三项标准", "Criteria") }
    var also: String { pick("另外", "Also") }
    var emptyAccounts: String { pick("没有符合筛选条件的客户", "nothing matches the filter") }
    var noAccountsYet: String {
        pick("还没有客户：按 a 新建商机，客户随之建立。", "No accounts yet: press a to add a deal, its account comes with it.")
    }
    /// What an account needs to stand in a queue that is empty.
    func emptyQueue(_ grade: Account.Grade, _ days: Int) -> String {
        switch grade {
        case .a:
            pick(
                "没有A级客户。需求明确、\(days)天内决策、预算够，三项齐了就在这里。",
                "No A accounts. A clear need, a decision within \(days) days and the budget bring one here.")
        case .b: pick("没有B级客户。三项标准满足两项就在这里。", "No B accounts. Two of the three criteria bring one here.")
        case .c: pick("没有C级客户。", "No C accounts.")
        }
    }

    /// `需✓决✓预✗`, or the marks alone.
    func marks(_ criteria: Criteria?, isLong: Bool) -> [Span] {
        guard let criteria else { return [Span(noOpenDeal, .faint)] }
        let names = [pick("需", "N"), pick("决", "D"), pick("预", "B")]
        var spans: [Span] = []
        for (name, mark) in zip(names, [criteria.need, criteria.decision, criteria.budget]) {
            if isLong { spans.append(Span(name, .dim)) }
            spans.append(self.mark(mark))
        }
        return spans
    }

    private func mark(_ mark: Criteria.Mark) -> Span {
        switch mark {
        case .met: Span(sign(.check), .win, .bold)
        case .failed: Span(sign(.fails), .lose, .bold)
        case .unknown: Span("?", .faint)
        }
    }

    var noOpenDeal: String { pick("没有进行中的商机", "no open deal") }
    func silent(_ days: Int) -> String { pick("静默\(days)天", "silent \(days)d") }

    /// Whose turn it is, in one word.
    func turnShort(_ turn: Turn) -> Span {
        switch turn.side {
        case .customer: Span(pick("等客户", "theirs"), .dim)
        case .us(let part): Span(part.map { pick("等", "our ") + name($0) } ?? pick("该我方", "our turn"), .due)
        case .unknown: Span(pick("无往来", "no word"), .faint)
        }
    }

    /// Whose account it is; nobody is no alarm there.
    func owner(of rep: ID<Rep>?, _ all: Conclusions) -> CardFacts.Piece {
        rep == nil ? CardFacts.Piece(text: unknown, role: .faint) : piece(of: rep, all)
    }

    /// Who answers for a deal, by name; nobody, and who left, in red.
    func piece(of rep: ID<Rep>?, _ all: Conclusions) -> CardFacts.Piece {
        guard let rep = all.board.reps[rep], rep.left.map({ $0 >= all.today }) ?? true else {
            return CardFacts.Piece(text: noOwner, role: .error)
        }
        return CardFacts.Piece(text: clean(rep.name), role: .dim)
    }
}
