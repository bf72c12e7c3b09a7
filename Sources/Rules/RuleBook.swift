import Model

/// One rule of the rule book, as data: what help, explanations and the generated page tell of it.
public struct RuleEntry: Sendable {
    /// `R1` to `R27`: the same in code, tests, help and pages.
    public let id: String
    public let title: Sentence
    /// The file under `Sources/Rules` in which the rule begins.
    public let file: String
    /// The thresholds that it looks at, as keys of `Policy.entries`.
    public let keys: [String]

    fileprivate init(_ number: Int, _ zh: String, _ en: String, _ file: String, _ keys: [String] = []) {
        (id, title, self.file, self.keys) = ("R\(number)", Sentence(zh: zh, en: en), file, keys)
    }

    /// The thresholds with their defaults and ranges.
    public var thresholds: [Policy.Entry] { Policy.entries.filter { keys.contains($0.key) } }
}

/// The one list of rules.
public enum RuleBook {
    /// In the order of the rule book.
    public static let rules: [RuleEntry] = [
        RuleEntry(1, "工作日", "Working days", "WorkCalendar"),
        RuleEntry(2, "已过工作日", "Elapsed", "WorkCalendar", ["day_end"]),
        RuleEntry(3, "目标分解", "Decomposition", "R03Decomposition"),
        RuleEntry(4, "从金额到动作", "From money to work", "R04Needed", ["average_deal", "conversion"]),
        RuleEntry(5, "进度灯", "Light", "R05Light", ["yellow_at", "red_at", "history_lights"]),
        RuleEntry(6, "阶段滞后", "Stage lag", "R06StageLag", ["yellow_at", "red_at"]),
        RuleEntry(7, "弹性空间", "Buffer", "R07Buffer", ["buffer"]),
        RuleEntry(8, "客户等级", "Grade", "R08Grade", ["decision_days"]),
        RuleEntry(9, "升级与降级", "Promotion and demotion", "R09Promotion", ["silent_days"]),
        RuleEntry(10, "三个时钟", "Three clocks", "Clocks"),
        RuleEntry(
            11, "今日清单", "Today's list", "R11Today",
            ["cadence_a", "cadence_b", "cadence_c", "capacity", "effort_on_a", "meeting_minutes"]),
        RuleEntry(12, "该谁动", "Whose turn", "R12Turn"),
        RuleEntry(13, "时限", "Timers", "R13Timers", ["demo_hours", "decision_maker_hours", "hand_over_days"]),
        RuleEntry(14, "不撞单", "No double work", "R14DoubleWork", ["touch_hours"]),
        RuleEntry(15, "漏斗", "Funnel", "R15Funnel", ["leak_percent", "leak_cases"]),
        RuleEntry(16, "周期预警", "Cycle alert", "R16Cycle", ["cycle_alert", "cycle_red", "cycle_still", "segment_cases"]),
        RuleEntry(17, "来源", "Sources", "R17Sources", ["source_cases"]),
        RuleEntry(18, "分组变化", "Change of a segment", "R18Segments", ["segment_drop"]),
        RuleEntry(19, "预测", "Forecast", "R19Forecast", ["own_rate_cases"]),
        RuleEntry(20, "管道桥", "Bridge", "R20Bridge"),
        RuleEntry(21, "关键指标", "Key figures", "R21KPIs"),
        RuleEntry(
            22, "红点", "Red dot", "R22RedDot", ["pushes", "requirement_changes", "competitor_days", "approval_days"]),
        RuleEntry(23, "红点会", "Red-dot meeting", "R23Agenda", ["reddot_minutes"]),
        RuleEntry(24, "铁三角", "Iron triangle", "R24Triangle"),
        RuleEntry(25, "售前负荷", "Presales capacity", "R25Presales", ["presales_warn", "presales_red"]),
        RuleEntry(26, "竞品与话术", "Competitors and playbook", "R26Playbook"),
        RuleEntry(27, "合同与回款", "Contract and receipts", "R27Contract"),
    ]

    /// The rule with an id; nil for one that is not in the book.
    public static func rule(_ id: String) -> RuleEntry? { rules.first { $0.id == id } }
}
