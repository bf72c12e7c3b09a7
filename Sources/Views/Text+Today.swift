import Model
import Rules
import Terminal

/// The words of today's lists.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    var teamTab: String { pick("团队", "Team") }
    var listTab: String { pick("清单", "List") }
    var items: String { pick("条", "Due") }
    var brokenTimers: String { pick("超时", "Over") }
    var leftOutTitle: String { pick("未排", "Left") }
    var effortTitle: String { pick("A精力", "On A") }
    func itemCount(_ count: Int) -> String { pick("\(count)条", English.count(count, "item")) }
    func todayCount(_ count: Int) -> String { pick("今日 \(count)条", "\(count) today") }
    func dueA(_ count: Int) -> String { pick("A级待跟进 \(count)", "\(count) A to touch") }
    func timersOver(_ count: Int) -> String {
        pick("超时 \(count)", "\(English.count(count, "timer")) over")
    }
    func timersEnding(_ count: Int) -> String {
        pick("时限今天到 \(count)", count == 1 ? "1 timer ends today" : "\(count) timers end today")
    }
    func leftOut(_ count: Int) -> String { pick("另有 \(count) 条未排入", "\(count) more left out") }
    func timerLeft(_ span: String) -> String { pick("最近时限还剩\(span)", "next timer in \(span)") }
    func timerOver(_ span: String) -> String { pick("超\(span)", "\(span) over") }
    func effortOnA(_ percent: String, _ goal: Int) -> String {
        pick("A级精力 \(percent)/\(goal)%", "on A \(percent) of \(goal)%")
    }
    func sinceEvening(_ moment: String) -> String { pick("自 \(moment) 以来", "Since \(moment)") }
    var quiet: String { pick("没有变化", "nothing changed") }
    var movedForward: String { pick("向前推进", "moved forward") }
    var newDeals: String { pick("新商机", "new deals") }
    var customersSpoke: String { pick("客户来话", "customers spoke") }
    var dueTitle: String { pick("到期", "Due") }
    var weightedTitle: String { pick("加权", "Weighted") }
    var nothingToday: String {
        pick(
            "今天没有到期的跟进、时限或红点。按 5 看客户队列，或按 2 推进看板上的商机。",
            "Nothing is due today: no timer, no red dot, no cadence. Press 5 for the customers' queues or 2 for the board."
        )
    }
    var noOpenDeals: String {
        pick("名下没有进行中的商机。按 a 新建一个。", "There are no open deals here. Press a to add one.")
    }

    /// Why a row is on the list, as a cell.
    func kind(_ what: TodayRow.What) -> Span {
        switch what {
        case .timer: Span(pick("时限", "timer"), .red)
        case .dueA: Span(pick("A级", "A due"), .gradeA)
        case .redDot: Span(pick("红点", "dot"), .overdue)
        case .dueB: Span(pick("B级", "B due"), .gradeB)
        case .dueC: Span(pick("C级", "C due"), .gradeC)
        }
    }

    /// When a row was due.
    func due(_ row: TodayRow, _ now: Instant) -> Span {
        if let span = row.span(now, lang) { return Span(timerOver(span), .overdue, .bold) }
        return row.daysLate > 0 ? Span(late(row.daysLate), .overdue) : Span(today, .due)
    }
}
