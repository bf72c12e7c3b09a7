import Model

/// The words of the details of accounts and reps.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    var openDealsTitle: String { pick("进行中的商机", "Open deals") }
    var closedDealsTitle: String { pick("已结束的商机", "Closed deals") }
    var basis: String { pick("依据", "Because") }
    var doubleWork: String { pick("撞单", "Double work") }
    var silence: String { pick("来话", "Last word") }
    func silence(_ days: Int, _ since: String, heard: Bool) -> String {
        heard
            ? pick("\(days)天前(\(since))", "\(days)d ago (\(since))")
            : pick("从未来话，自\(since)已\(days)天", "never, \(days)d since \(since)")
    }
    var pinned: String { pick("潜力客户", "Potential") }
    var gradeHistory: String { pick("等级记录", "Grade history") }
    var contractsTitle: String { pick("合同与应收", "Contracts and receivables") }
    func owed(_ day: String, _ open: String) -> String { pick("\(day) 应收 \(open)", "\(open) due \(day)") }
    func more(_ count: Int) -> String { pick("还有 \(count) 条", "\(count) more") }
    /// What is not shown of a list, and what did not get into it.
    func more(_ count: Int, leftOut: Int) -> String {
        [count > 0 ? more(count) : nil, leftOut > 0 ? self.leftOut(leftOut) : nil].compactMap(\.self)
            .joined(separator: pick("，", ", "))
    }
    var openWeighted: String { pick("加权", "weighted ") }

    func name(_ state: GradeChange.State) -> String {
        switch state {
        case .proposed: pick("待确认", "to confirm")
        case .confirmed: pick("已确认", "confirmed")
        case .refused: pick("已拒绝", "refused")
        }
    }

    var paceTitle: String { pick("进度", "Pace") }
    var thisWeek: String { pick("本周", "This week") }
    var thisMonth: String { pick("本月", "This month") }
    var thisQuarter: String { pick("本季", "This quarter") }
    var timersTitle: String { pick("时限", "Timers") }
    var pipelineTitle: String { pick("在手商机", "In hand") }
    var total: String { pick("合计", "Total") }
    func foreignDeals(_ count: Int) -> String { pick("外币 \(count)", "\(count) in other currencies") }
    var activityTitle: String { pick("跟进量", "Activity") }
    func contacts(_ done: Int, _ planned: Int?, _ period: String) -> String {
        let plan = planned.map { pick("，应达\($0)", ", \($0) planned by now") } ?? pick("，没有跟进目标", ", no plan set")
        return pick("\(period) 有效跟进\(done)次", "\(period): \(done) effective contacts") + plan
    }
    func leftOn(_ day: String) -> String { pick("\(day) 离开", "left \(day)") }
    func joinedOn(_ day: String) -> String { pick("\(day) 加入", "joined \(day)") }
    var noTimers: String { pick("没有时限", "no timers") }
}
