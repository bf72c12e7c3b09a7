import Model
import Rules

/// `show insights`: what has no view of its own among the figures of the tiles: stages that lag (R6), effort on A
/// customers (R11), timers (R13), segments (R18), and why deals were won and lost. The rest is in cycle, sources, kpis and
/// capacity.
struct InsightsReport: ConclusionView {
    private let all: Concluded
    private let insights: Insights

    init(_ all: Concluded) { (self.all, insights) = (all, all.insights) }

    private func name(_ rep: ID<Rep>?) -> String {
        all.board.reps[rep]?.name ?? all.lang.pick("无人负责", "no owner")
    }

    func write(_ json: inout JSONWriter) {
        json.array("stages") { json in
            for lag in insights.lags { json.object { write(lag, &$0) } }
        }
        json.array("effort") { json in
            for row in insights.efforts { json.object { write(row, &$0) } }
        }
        json.array("timers") { json in
            for rate in insights.timers { json.object { write(rate, &$0) } }
        }
        json.object("segments") { json in
            for by in SegmentChange.By.allCases {
                json.array(by.rawValue) { json in
                    for change in insights.segments[by] ?? [] { json.object { write(change, &$0) } }
                }
            }
        }
        json.object("reasons") { json in
            for (key, rows) in [("won", insights.reasons.won), ("lost", insights.reasons.lost)] {
                json.array(key) { json in
                    for row in rows { json.object { write(row, &$0) } }
                }
            }
        }
    }

    private func write(_ lag: StageLag, _ json: inout JSONWriter) {
        json.field("stage", all.board.stages[lag.stage]?.key)
        json.field("planned", lag.planned?.value)
        json.field("passed", lag.actual)
        json.field("light", lag.light.rawValue)
        json.field("waiting_for_us", lag.waitingForUs)
        json.field("waiting_for_customer", lag.waitingForCustomer)
        json.field("response_minutes", lag.responseMinutes)
        json.field("unanswered", lag.unanswered)
        json.field("why", lag.why[all.lang])
    }

    private func write(_ row: Insights.RepEffort, _ json: inout JSONWriter) {
        json.field("rep", name(row.rep))
        json.field("on_a", row.effort.onA)
        json.field("touches", row.effort.all)
        json.field("share", row.effort.share)
        json.field("goal", Double(row.effort.goal) / 100)
        json.field("since", row.effort.from)
        json.field("why", row.effort.why(all.lang))
    }

    private func write(_ rate: TimerRate, _ json: inout JSONWriter) {
        json.field("rep", rate.rep.map { name($0) })
        json.field("kept", rate.kept)
        json.field("missed", rate.missed)
        json.field("running", rate.running)
        json.field("rate", rate.rate)
        json.field("why", rate.why(all.moment)[all.lang])
    }

    private func write(_ change: SegmentChange, _ json: inout JSONWriter) {
        json.field("name", change.name)
        json.field("before", change.before)
        json.field("after", change.after)
        json.field("deals_before", change.dealsBefore)
        json.field("deals_after", change.dealsAfter)
        json.field("change", change.change)
        json.field("flagged", change.flagged)
        json.field("why", change.why[all.lang])
    }

    private func write(_ row: OutcomeReasons.Row, _ json: inout JSONWriter) {
        json.field("reason", row.reason)
        json.field("deals", row.count)
        json.field("amount", row.amount)
    }
}

/// The same as plain tables.
extension InsightsReport {
    func write(_ page: Page) throws {
        let lang = page.lang
        try page.table(
            [("阶段", "stage", .left), ("说明", "why", .left)],
            insights.lags.map { [all.board.stages[$0.stage].map { lang.pick($0.zh, $0.en) } ?? "—", $0.why[lang]] },
            title: lang.pick("阶段（R6）", "stages (R6)"), empty: Sentence(zh: "没有阶段。", en: "There are no stages."))
        try page.line()
        try page.table(
            [("销售", "rep", .left), ("说明", "why", .left)],
            insights.efforts.map { [name($0.rep), $0.effort.why(lang)] },
            title: lang.pick("精力（R11）", "effort (R11)"), empty: Sentence(zh: "没有销售。", en: "There are no reps."))
        try page.line()
        try page.table(
            [
                ("销售", "rep", .left), ("按时", "met", .right), ("未按时", "missed", .right), ("进行中", "running", .right),
                ("达成率", "rate", .right),
            ],
            insights.timers.map {
                [name($0.rep), String($0.kept), String($0.missed), String($0.running), page.percent($0.rate)]
            }, title: lang.pick("时限（R13）", "timers (R13)"), empty: Sentence(zh: "没有时限。", en: "There are no timers."))
        for by in SegmentChange.By.allCases {
            try page.line()
            try page.table(
                [("名称", "name", .left), ("标记", "flag", .left), ("说明", "why", .left)],
                (insights.segments[by] ?? []).map { [$0.name ?? "—", $0.flagged ? "!" : "", $0.why[lang]] },
                title: title(by, lang),
                empty: Sentence(zh: "两期都没有签约。", en: "Nothing was signed in either period."))
        }
        for (title, rows) in [
            (lang.pick("赢单原因", "why deals were won"), insights.reasons.won),
            (lang.pick("输单原因", "why deals were lost"), insights.reasons.lost),
        ] {
            try page.line()
            try page.table(
                [("原因", "reason", .left), ("单", "deals", .right), ("金额", "amount", .right)],
                rows.map { [$0.reason ?? "—", String($0.count), page.amount($0.amount)] }, title: title,
                empty: Sentence(zh: "本期没有。", en: "None in the period."))
        }
    }

    private func title(_ by: SegmentChange.By, _ lang: Lang) -> String {
        switch by {
        case .industry: lang.pick("行业签约（R18）", "signings by industry (R18)")
        case .region: lang.pick("区域签约（R18）", "signings by region (R18)")
        case .product: lang.pick("产品签约（R18）", "signings by product (R18)")
        }
    }
}
