import Model

/// The team's thresholds, with the rule book's defaults. Stored as settings, so that everyone sees the same lights.
public struct Policy: Equatable, Sendable {
    /// Minute of the day at which a working day counts as elapsed (R2).
    public var dayEnd = 18 * 60
    /// Percent behind at which a light turns yellow, and red (R5).
    public var yellowAt = 10
    public var redAt = 30
    /// Percent by which open amounts are discounted (R7).
    public var buffer = 18
    /// Natural days within which a decision counts as near (R8).
    public var decisionDays = 30
    /// Natural days without an inbound word after which an A falls to B (R9).
    public var silentDays = 14
    /// Working days between touches, by grade (R11).
    public var cadenceA = 1
    public var cadenceB = 5
    public var cadenceC = 20
    /// Items that a rep can do in a day (R11).
    public var capacity = 12
    /// Percent of effort that should go to A customers (R11).
    public var effortOnA = 80
    /// Minutes that the morning meeting gives a rep, and the red-dot meeting a deal (R23).
    public var meetingMinutes = 2
    public var redDotMinutes = 5
    /// Natural hours after a demo until the call (R13), and after a change of the decision maker.
    public var demoHours = 24
    public var decisionMakerHours = 48
    /// Working days after a hand-over until the first touch (R13).
    public var handOverDays = 2
    /// Hours in which somebody else's touch warns (R14).
    public var touchHours = 4
    /// Percent of loss and number of cases at which a stage is flagged (R15).
    public var leakPercent = 50
    public var leakCases = 10
    /// Percent of the median cycle at which a deal is alerted, and red (R16); days without a forward move.
    public var cycleAlert = 75
    public var cycleRed = 100
    public var cycleStill = 14
    /// Closed deals that a segment needs for a median of its own (R16).
    public var segmentCases = 5
    /// Cases under which a source gets no verdict (R17).
    public var sourceCases = 5
    /// Percent of change at which a segment is flagged (R18).
    public var segmentDrop = 20
    /// Closed deals from which the team's own rate replaces a stage's setting (R19).
    public var ownRateCases = 20
    /// Pushes, changes of requirements and working days that make a red dot (R22).
    public var pushes = 2
    public var requirementChanges = 3
    public var competitorDays = 2
    public var approvalDays = 5
    /// Percent of presales capacity at which it warns, and is red above (R25).
    public var presalesWarn = 85
    public var presalesRed = 100
    /// Average deal in currency units and conversion in permille, set by hand (R4); 0 takes the team's own history.
    public var averageDeal = 0
    public var conversion = 0
    /// 1: the lamp follows the team's own history, 0: the linear expectation (R5).
    public var historyLights = 0

    public init() {}

    /// The defaults, with what the workspace has set.
    public init(_ board: Board) {
        self.init()
        for setting in board.settings {
            guard let entry = Policy.entries.first(where: { $0.key == setting.key }), let number = Int(setting.text)
            else {
                continue
            }
            if entry.range.contains(number) { self[keyPath: entry.path] = number }
        }
    }

    /// One threshold: its key in the settings, what it may be, and where it is kept.
    public struct Entry: Sendable {
        public let key: String
        public let range: ClosedRange<Int>
        public let path: WritableKeyPath<Policy, Int> & Sendable
        public let label: Sentence
    }

    /// The one list of thresholds, in the order of the rule book.
    public static let entries: [Entry] = [
        Entry(
            key: "day_end", range: 0...1_440, path: \.dayEnd,
            label: Sentence(zh: "工作日结束（分钟）", en: "end of a working day (minutes)")),
        Entry(
            key: "yellow_at", range: 0...100, path: \.yellowAt,
            label: Sentence(zh: "黄灯偏差%", en: "yellow from, % behind")),
        Entry(key: "red_at", range: 0...100, path: \.redAt, label: Sentence(zh: "红灯偏差%", en: "red from, % behind")),
        Entry(key: "buffer", range: 0...99, path: \.buffer, label: Sentence(zh: "弹性空间%", en: "buffer %")),
        Entry(
            key: "decision_days", range: 1...365, path: \.decisionDays,
            label: Sentence(zh: "近期决策天数", en: "decision is near within days")),
        Entry(
            key: "silent_days", range: 1...365, path: \.silentDays,
            label: Sentence(zh: "A级静默天数", en: "silence of an A, days")),
        Entry(
            key: "cadence_a", range: 1...250, path: \.cadenceA,
            label: Sentence(zh: "A跟进间隔（工作日）", en: "cadence of A, working days")),
        Entry(
            key: "cadence_b", range: 1...250, path: \.cadenceB,
            label: Sentence(zh: "B跟进间隔（工作日）", en: "cadence of B, working days")),
        Entry(
            key: "cadence_c", range: 1...250, path: \.cadenceC,
            label: Sentence(zh: "C跟进间隔（工作日）", en: "cadence of C, working days")),
        Entry(
            key: "capacity", range: 1...1_000, path: \.capacity,
            label: Sentence(zh: "每人每日容量", en: "items a rep and day")),
        Entry(key: "effort_on_a", range: 0...100, path: \.effortOnA, label: Sentence(zh: "A级精力%", en: "effort on A %")),
        Entry(
            key: "meeting_minutes", range: 1...60, path: \.meetingMinutes,
            label: Sentence(zh: "早会每人分钟", en: "morning meeting, minutes a rep")),
        Entry(
            key: "demo_hours", range: 1...1_000, path: \.demoHours,
            label: Sentence(zh: "演示后回访小时", en: "call after a demo, hours")),
        Entry(
            key: "decision_maker_hours", range: 1...1_000, path: \.decisionMakerHours,
            label: Sentence(zh: "换决策人后小时", en: "after a new decision maker, hours")),
        Entry(
            key: "hand_over_days", range: 1...100, path: \.handOverDays,
            label: Sentence(zh: "交接后首触（工作日）", en: "first touch after a hand-over, working days")),
        Entry(
            key: "touch_hours", range: 1...100, path: \.touchHours,
            label: Sentence(zh: "撞单提醒小时", en: "double-work warning, hours")),
        Entry(
            key: "leak_percent", range: 1...100, path: \.leakPercent, label: Sentence(zh: "流失标记%", en: "flagged loss %")
        ),
        Entry(
            key: "leak_cases", range: 1...10_000, path: \.leakCases,
            label: Sentence(zh: "流失最少样本", en: "flagged loss, cases")),
        Entry(
            key: "cycle_alert", range: 1...1_000, path: \.cycleAlert, label: Sentence(zh: "周期预警%", en: "cycle alert %")),
        Entry(key: "cycle_red", range: 1...1_000, path: \.cycleRed, label: Sentence(zh: "周期红色%", en: "cycle red %")),
        Entry(
            key: "cycle_still", range: 1...365, path: \.cycleStill,
            label: Sentence(zh: "未推进天数", en: "days without a forward move")),
        Entry(
            key: "segment_cases", range: 1...10_000, path: \.segmentCases,
            label: Sentence(zh: "分组最少样本", en: "cases of a segment")),
        Entry(
            key: "source_cases", range: 1...10_000, path: \.sourceCases,
            label: Sentence(zh: "来源最少样本", en: "cases of a source")),
        Entry(
            key: "segment_drop", range: 1...100, path: \.segmentDrop,
            label: Sentence(zh: "分组下滑%", en: "drop of a segment %")),
        Entry(
            key: "own_rate_cases", range: 1...10_000, path: \.ownRateCases,
            label: Sentence(zh: "自有赢率最少样本", en: "cases for the own rate")),
        Entry(
            key: "pushes", range: 1...100, path: \.pushes, label: Sentence(zh: "推迟次数", en: "pushes of the close date")),
        Entry(
            key: "requirement_changes", range: 1...100, path: \.requirementChanges,
            label: Sentence(zh: "需求变更次数", en: "changes of requirements")),
        Entry(
            key: "competitor_days", range: 1...100, path: \.competitorDays,
            label: Sentence(zh: "竞品未回应（工作日）", en: "competitor unanswered, working days")),
        Entry(
            key: "approval_days", range: 1...100, path: \.approvalDays,
            label: Sentence(zh: "审批滞留（工作日）", en: "approval stuck, working days")),
        Entry(
            key: "reddot_minutes", range: 1...120, path: \.redDotMinutes,
            label: Sentence(zh: "红点会每项分钟", en: "red-dot meeting, minutes an item")),
        Entry(
            key: "presales_warn", range: 1...1_000, path: \.presalesWarn,
            label: Sentence(zh: "售前负荷预警%", en: "presales warning %")),
        Entry(
            key: "presales_red", range: 1...1_000, path: \.presalesRed,
            label: Sentence(zh: "售前负荷红色%", en: "presales red %")),
        Entry(
            key: "average_deal", range: 0...1_000_000_000, path: \.averageDeal,
            label: Sentence(zh: "平均单额（0=历史）", en: "average deal (0: own history)")),
        Entry(
            key: "conversion", range: 0...1_000, path: \.conversion,
            label: Sentence(zh: "转化率‰（0=历史）", en: "conversion, permille (0: own history)")),
        Entry(
            key: "history_lights", range: 0...1, path: \.historyLights,
            label: Sentence(zh: "按历史节奏亮灯", en: "lights by own history")),
    ]
}
