import Model
import Rules
import Terminal

/// The words of the two meetings.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    func title(of meeting: Meeting.What) -> String {
        switch meeting {
        case .morning: pick("早会", "Morning meeting")
        case .reddots: pick("红点会", "Red-dot meeting")
        }
    }
    /// `2/10`.
    func page(_ number: Int, _ count: Int) -> String { "\(number)/\(count)" }
    /// `1:42`, with hours from one hour on.
    public func clock(seconds: Int) -> String {
        let seconds = max(seconds, 0)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (minutes, rest) = (seconds / 60, seconds % 60)
        return minutes < 60
            ? "\(minutes):\(two(rest))" : "\(minutes / 60):\(two(minutes % 60)):\(two(rest))"
    }
    func ofMinutes(_ minutes: Int) -> String { pick("限\(minutes)分钟", "of \(minutes) min") }
    func inAll(_ clock: String) -> String { pick("全程 \(clock)", "\(clock) in all") }
    func signed(_ actual: String, _ target: String) -> String {
        pick("签约 \(actual) / 目标 \(target)", "signed \(actual) of \(target)")
    }

    // The opening of the morning.
    func unit(_ unit: Period.Unit) -> String {
        switch unit {
        case .week: pick("本周", "Week")
        case .month: pick("本月", "Month")
        case .quarter: pick("本季", "Quarter")
        default: ""
        }
    }
    func promised(_ day: Day?) -> String {
        guard let day else { return pick("上次承诺", "Promised last time") }
        return pick("\(day.short) 承诺", "Promised \(day.short)")
    }
    var nothingPromised: String { pick("上次没有承诺", "nothing was promised") }
    var firstMeeting: String { pick("还没有开过早会", "this is the first morning meeting") }
    func keptCount(_ count: Int) -> String { pick("兑现 \(count)", "\(count) kept") }
    func missedCount(_ count: Int) -> String { pick("未兑现 \(count)", "\(count) not kept") }
    func stillOpen(_ count: Int) -> String { pick("进行中 \(count)", "\(count) open") }
    func untouched(_ count: Int) -> String { pick("A客户未触达 \(count)", "A customers untouched \(count)") }
    var allTouched: String { pick("A客户都已触达", "every A customer was touched") }
    func lastTouch(_ days: Int?) -> String {
        days.map { pick("上次\(ago($0))", "last \(ago($0))") } ?? pick("从未触达", "never touched")
    }
    var timersToday: String { pick("今日时限", "Timers today") }
    var noTimersToday: String { pick("没有超时，也没有今天到期的", "none over, none ends today") }
    func ending(_ count: Int) -> String { pick("今天到 \(count)", "\(count) end today") }
    var closeMoved: String { pick("推迟", "pushed out") }
    var increased: String { pick("增额", "increased") }
    var decreased: String { pick("减额", "decreased") }
    var reopenedDeals: String { pick("重开", "reopened") }
    var winsCancelled: String { pick("取消赢单", "wins cancelled") }
    var movedBack: String { pick("退回", "moved back") }
    var cameIn: String { pick("回款", "receipts") }
    var newWithoutAmount: String { pick("新商机缺金额", "new deals without an amount") }
    var newShort: String { pick("新", "new ") }
    var wonShort: String { pick("赢", "won ") }
    var pushedShort: String { pick("推", "out ") }

    // A rep's page.
    func promisedToday(_ count: Int) -> String { pick("今天承诺 \(count)", "Promised today \(count)") }
    var promiseNow: String { pick("按 a 记下承诺：明天 送方案", "a notes a promise: tomorrow send the proposal") }
    var noPromiseYet: String { pick("还没有承诺", "nothing promised yet") }

    // The end.
    var timeUsed: String { pick("用时", "Time used") }
    func meetingOver(_ what: Meeting.What) -> String {
        switch what {
        case .morning: pick("早会到此。", "That was the morning meeting.")
        case .reddots: pick("红点会到此。", "That was the red-dot meeting.")
        }
    }
    func endHint(_ what: Meeting.What) -> String {
        let word = what == .morning ? "morning" : "reddots"
        return pick("按 Enter 散会。纪要：reddot report \(word)", "Enter ends it. Minutes: reddot report \(word)")
    }

    // The red-dot meeting.
    var lastDecisions: String { pick("上次的决定", "Last decisions") }
    var noLastDecisions: String { pick("没有要跟的决定。", "There is no decision to follow up.") }
    func agendaItems(_ count: Int) -> String { pick("本周红点 \(count)", count == 1 ? "1 red dot" : "\(count) red dots") }
    func undecided(_ count: Int) -> String { pick("未决 \(count)", "\(count) undecided") }
    func decidedCount(_ count: Int) -> String { pick("已决 \(count)", "\(count) decided") }
    func standing(_ standing: DecisionStanding) -> Span {
        switch standing.state {
        case .done: Span(pick("完成", "done"), .green)
        case .open: Span(pick("进行", "open"), .grey)
        case .late: Span(pick("逾期", "late"), .red)
        }
    }
    var invested: String { pick("已投入", "Effort") }
    func touches(_ count: Int) -> String { pick("触达 \(count) 次", count == 1 ? "1 touch" : "\(count) touches") }
    func presalesDays(_ tenths: Int) -> String {
        pick("售前 \(tenths / 10).\(tenths % 10) 人天", "\(tenths / 10).\(tenths % 10) presales days")
    }
    func requirementChanges(_ count: Int) -> String {
        pick("需求变更 \(count) 次", count == 1 ? "1 change of requirements" : "\(count) changes of requirements")
    }
    var whyRed: String { pick("为什么是红点", "Why it is red") }
    var decisionTitle: String { pick("本周决定", "This week's decision") }
    var undecidedYet: String { pick("未决", "undecided") }
    var decideNow: String {
        pick("按 D 决定：投入、调价、升级、降级、放弃，或暂缓", "D decides: invest, reprice, escalate, downgrade, drop, or postpone")
    }
    var points: String { pick("分", "points") }
    var value: String { pick("金额", "Value") }
    var noItems: String { pick("本周没有红点，无需开会。", "No red dots this week: there is nothing to decide.") }

    /// How a commitment stands, as a mark.
    func mark(_ state: CommitmentStanding.State) -> Span {
        switch state {
        case .kept: Span(sign(.check), .win, .bold)
        case .open: Span(sign(.ring), .dim)
        case .missed: Span(sign(.fails), .overdue, .bold)
        case .void: Span(sign(.dash), .faint)
        }
    }
}
