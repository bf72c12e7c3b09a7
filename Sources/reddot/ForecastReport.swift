import Model
import Rules

/// `show forecast`: what the period will bring, with and without buffer (R7, R19).
struct ForecastReport: ConclusionView {
    private let all: Concluded
    private let forecast: Forecast
    private let target: Money?

    init(_ all: Concluded) {
        self.all = all
        target = all.conclusions.target()
        forecast = all.forecast
    }

    func write(_ json: inout JSONWriter) {
        let buffer = forecast.buffer
        json.field("target", target)
        json.field("won", forecast.won)
        json.field("weighted", forecast.weighted)
        json.field("p10", forecast.p10)
        json.field("p50", forecast.p50)
        json.field("p90", forecast.p90)
        json.field("with_buffer", buffer.forecast)
        json.field("commit", forecast.commit)
        json.field("best_case", forecast.best)
        json.field("pipeline", forecast.pipeline)
        json.field("omitted", forecast.omitted)
        json.field("open_amount", forecast.open)
        json.field("coverage", forecast.coverage)
        json.field("coverage_needed", forecast.coverageNeeded)
        json.field("buffer_rate", Double(buffer.percent) / 100)
        json.field("buffer_room", buffer.room)
        json.field("buffer_at_risk", buffer.atRisk)
        json.field("buffer_used", buffer.used)
        json.field("stretch_target", buffer.stretch)
        json.field("deals", forecast.deals)
        json.field("no_amount", forecast.withoutAmount)
        json.field("no_date", forecast.withoutDate)
        json.field("past_close", forecast.overdue)
        json.field("other_currencies", forecast.foreign)
        json.array("stage_rates") { json in
            for rate in all.rates.rates {
                json.object { json in
                    json.field("stage", all.board.stages[rate.stage]?.name(all.lang))
                    json.field("rate", rate.value)
                    json.field("own", rate.own)
                    json.field("cases", rate.cases)
                    json.field("why", rate.why[all.lang])
                }
            }
        }
        json.object("outlook") { json in
            let outlook = forecast.outlook
            json.field("own", outlook.isOwn)
            json.field("booked", outlook.booked)
            json.field("open", outlook.open)
            json.field("unborn", outlook.unborn)
            json.field("open_deals", outlook.deals)
            json.field("estimated", outlook.estimated)
            json.field("births_per_week", outlook.births)
            json.field("cases_won", outlook.won)
            json.field("cases_lost", outlook.lost)
            json.field("since", outlook.since?.iso)
            json.field("months", outlook.months)
            json.field("factor", outlook.factor)
            json.field("days", outlook.days)
            json.field("record_forecasts", outlook.record.origins)
            json.field("lean", outlook.record.lean)
            json.field("spread", outlook.record.spread)
            json.field("why", outlook.why[all.lang])
        }
        json.field("buffer_why", buffer.why[all.lang])
        json.field("why", forecast.why[all.lang])
    }

    func write(_ page: Page) throws {
        let rows: [(zh: String, en: String, amount: Money?)] = [
            ("目标", "target", target), ("已签", "won", forecast.won), ("加权", "weighted", forecast.weighted),
            ("P10", "P10", forecast.p10), ("P50", "P50", forecast.p50), ("P90", "P90", forecast.p90),
            ("含弹性", "with buffer", forecast.buffer.forecast), ("冲刺目标", "stretch target", forecast.buffer.stretch),
            ("承诺", "commit", forecast.commit), ("最好", "best case", forecast.best),
            ("管道", "pipeline", forecast.pipeline), ("排除", "omitted", forecast.omitted),
        ]
        try page.table(
            [("项目", "item", .left), ("金额", "amount", .right)],
            rows.map { [page.lang.pick($0.zh, $0.en), page.amount($0.amount)] },
            empty: Sentence(zh: "没有数字。", en: "There are no figures."))
        try page.line()
        try page.line(forecast.why)
        try page.line(forecast.outlook.why)
        try page.line(forecast.buffer.why)
        try page.line()
        try page.table(
            [("阶段", "stage", .left), ("赢率", "chance", .left)],
            all.rates.rates.map { [all.board.stages[$0.stage]?.name(page.lang) ?? "—", $0.why[page.lang]] },
            empty: Sentence(zh: "没有阶段。", en: "There are no stages."))
    }
}
