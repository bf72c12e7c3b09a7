import Model
import Rules
import Terminal

/// The words of the red dots.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    func newDots(_ count: Int) -> String { pick("新 \(count)", "\(count) new") }
    func stillDots(_ count: Int) -> String { pick("未消 \(count)", "\(count) still") }
    func clearedDots(_ count: Int) -> String { pick("已消 \(count)", "\(count) cleared") }
    var atRisk: String { pick("涉及", "at risk") }
    /// The same as a heading.
    var putAtRisk: String { pick("涉及", "At risk") }
    var score: String { pick("分", "Pts") }
    var since: String { pick("自", "Since") }
    var status: String { pick("状态", "Status") }
    var reasonsTitle: String { pick("原因", "Reasons") }
    var clearedWord: String { pick("已消", "Cleared") }
    var decided: String { pick("上次决定", "Last decision") }
    var clearedTitle: String { pick("上周红点，本周已消", "On last week's list, cleared since") }
    var noDecision: String { pick("未决", "none") }
    var noRedDots: String {
        pick(
            "本周没有红点。时限、周期、静默、下一步、预算、竞品、角色、回款、审批都在界内。",
            "No red dots this week: timers, cycle, silence, next steps, budgets, competitors, roles, payments and approvals "
                + "are all within their limits.")
    }
    var noCleared: String { pick("上周的红点都还在", "nothing cleared since last week") }

    func name(_ status: RedRow.Status?) -> String {
        switch status {
        case .new: pick("新", "new")
        case .still: pick("未消", "still")
        case .cleared: pick("已消", "cleared")
        case nil: unknown
        }
    }

    private static let reasons: [String: (zh: String, en: String)] = [
        "by_hand": ("人工标记", "by hand"), "timer": ("时限", "timer"), "cycle": ("周期", "cycle"),
        "silent": ("A级静默", "silent A"), "no_next_step": ("无下一步", "no next step"),
        "next_step_overdue": ("下一步逾期", "step overdue"), "pushed": ("一再推迟", "pushed"),
        "requirements": ("需求反复", "requirements"), "budget_under_price": ("预算不足", "budget short"),
        "competitor": ("竞品未应", "competitor"), "missing_role": ("缺角色", "missing role"),
        "payment_overdue": ("回款逾期", "payment late"), "approval_stuck": ("审批滞留", "approval stuck"),
        "presales_overload": ("售前排不上", "presales full"),
    ]

    /// A reason of R22 in a word or two, by its key.
    func reasonName(_ key: String) -> String {
        Text.reasons[key].map { pick($0.zh, $0.en) } ?? key
    }

    /// The reasons of a row by name, the weightiest first, each once.
    func reasonNames(_ row: RedRow) -> [String] {
        var names: [String] = []
        for reason in row.reasons {
            let name = reasonName(reason.key)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// `红`, `黄` … as a cell.
    /// Why a deal's light is green.
    var noReasonHolds: String {
        lang == .zh ? "绿灯：没有一条红点理由成立" : "green: no reason for a red dot holds"
    }

    func light(_ light: Light) -> Span { Span(light.word(lang), Span.ground(light)) }

    /// How the last decision stands, in few cells.
    func decision(_ standing: DecisionStanding?) -> Span {
        guard let standing else { return Span(noDecision, .faint) }
        let name = DecisionStanding.name(standing.decision.what, lang)
        switch standing.state {
        case .late: return Span("\(name) \(late(standing.lateDays))", .overdue)
        case .done: return Span("\(name) \(sign(.check))", .win)
        case .open: return Span(name + (standing.decision.due.map { " \($0.short)" } ?? ""), .dim)
        }
    }
}

extension Span {
    /// The look of a light's cell.
    static func ground(_ light: Light) -> Role {
        switch light {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        case .grey: .grey
        }
    }
}
