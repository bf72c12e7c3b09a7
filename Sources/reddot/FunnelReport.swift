import Model
import Rules

/// `show funnel`: the cohort that entered each stage in the period (R15), and whether a stage lags (R6).
struct FunnelReport: ConclusionView {
    private let all: Concluded
    private let funnel: Funnel
    private let lags: [ID<Stage>: StageLag]

    init(_ all: Concluded) {
        self.all = all
        funnel = all.funnel
        lags = all.conclusions.stageLagsOfScope().reduce(into: [:]) { $0[$1.stage] = $1 }
    }

    /// Why there are no planned passages for a part of the team.
    private var unplanned: Sentence? {
        guard all.scope.key != .company else { return nil }
        return Sentence(
            zh: "计划通过数只按全公司计：部分团队没有自己的转化链（R6）",
            en: "passages are planned for the whole team only: a part of it has no chain of conversions of its own (R6)"
        )
    }

    func row(of stage: ID<Stage>) -> Funnel.Row? { funnel.rows.first { $0.stage == stage } }
    func lag(of stage: ID<Stage>) -> StageLag? { lags[stage] }

    private func name(_ stage: ID<Stage>) -> String { all.board.stages[stage]?.name(all.lang) ?? "—" }

    func write(_ json: inout JSONWriter) {
        json.array("stages") { json in
            for row in funnel.rows { json.object { write(row, &$0) } }
        }
        json.field("worst", funnel.worst.map { name($0.stage) })
        json.object("without_history") { json in
            json.field("deals", funnel.withoutHistory.deals)
            json.field("won", funnel.withoutHistory.won)
            json.field("lost", funnel.withoutHistory.lost)
            json.field("open", funnel.withoutHistory.open)
        }
        json.field("why", funnel.why[all.lang])
    }

    private func write(_ row: Funnel.Row, _ json: inout JSONWriter) {
        json.field("stage", name(row.stage))
        json.field("key", all.board.stages[row.stage]?.key)
        json.field("entered", row.entered)
        json.field("advanced", row.advanced)
        json.field("lost", row.lost)
        json.field("open", row.open)
        json.field("back", row.back)
        json.field("loss", row.loss)
        json.field("loss_low", row.interval?.low)
        json.field("loss_high", row.interval?.high)
        json.field("flagged", row.flagged)
        json.field("median_days", row.medianDays)
        json.array("reasons") { json in
            for reason in row.reasons {
                json.object { json in
                    json.field("reason", reason.text)
                    json.field("count", reason.count)
                }
            }
        }
        json.field("why", row.why[all.lang])
        guard let lag = lags[row.stage] else { return }
        json.field("planned", lag.planned?.value)
        json.field("planned_why", unplanned?[all.lang])
        json.field("passed", lag.actual)
        json.field("light", lag.light.rawValue)
        json.field("waiting_for_us", lag.waitingForUs)
        json.field("waiting_for_customer", lag.waitingForCustomer)
        json.field("response_minutes", lag.responseMinutes)
        json.field("unanswered", lag.unanswered)
        json.field("lag_why", lag.why[all.lang])
    }

    func write(_ page: Page) throws {
        try page.line(funnel.why)
        try page.table(
            [
                ("阶段", "stage", .left), ("进入", "entered", .right), ("推进", "advanced", .right),
                ("流失", "lost", .right), ("在途", "open", .right), ("中位天数", "median days", .right),
                ("标记", "flag", .left), ("说明", "why", .left),
            ],
            funnel.rows.map { row in
                [
                    name(row.stage), String(row.entered), String(row.advanced), String(row.lost), String(row.open),
                    page.number(row.medianDays), row.flagged ? "!" : "", row.why[page.lang],
                ]
            }, empty: Sentence(zh: "没有阶段。", en: "There are no stages."))
        guard !lags.isEmpty else { return }
        try page.line()
        if let unplanned { try page.line(unplanned) }
        for row in funnel.rows {
            if let lag = lags[row.stage] { try page.line("\(name(row.stage))  \(lag.why[page.lang])") }
        }
    }
}
