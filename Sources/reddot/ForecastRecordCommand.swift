import ArgumentParser
import Model
import Rules

/// `reddot forecast-record`: how good the forecasts were (R30).
struct ForecastRecordCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "forecast-record",
        abstract: "How good the forecasts were: at each Monday against what came of it.",
        discussion: """
            Each forecast is made anew from what was known on its Monday. Of the latest 26 Mondays whose month or quarter is
            over, or with --backtest of all.
            """)

    /// Which periods are graded.
    enum Unit: String, CaseIterable, ExpressibleByArgument { case month, quarter }

    @Option(help: ArgumentHelp("Grade only forecasts of months, or of quarters.", valueName: "month|quarter"))
    var period: Unit?

    @Flag(help: "Go through all Mondays since the first closing.")
    var backtest = false

    @Flag(help: "List each forecast.")
    var each = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false, all: true)
        let facts = Facts(workspace.board)
        let organization = Organization(workspace.board)
        let booked = Booked(facts)
        let units: [Period.Unit] =
            switch period {
            case .month: [.month]
            case .quarter: [.quarter]
            case nil: [.month, .quarter]
            }
        var records: [TrackRecord] = []
        for scope in organization.all {
            records += TrackRecord.make(
                facts, booked: booked, scope: scope, organization: organization, today: workspace.today,
                weeks: backtest ? .max : 26, units: units)
        }
        let report = TrackReport(records: records, organization: organization, lang: context.lang, each: each)
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "forecast-record")
                workspace.write(momentTo: &json)
                report.write(&json)
            }
        }
        try report.write(Page(output: context.output, lang: context.lang))
    }
}

/// The grades of forecasts as JSON and as a page.
private struct TrackReport {
    let records: [TrackRecord]
    let organization: Organization
    let lang: Lang
    let each: Bool

    func write(_ json: inout JSONWriter) {
        json.array("track") { json in
            for record in records {
                json.object { json in
                    json.field("scope", record.scope.scope.rawValue)
                    json.field("name", name(record.scope))
                    json.field("unit", record.unit == .month ? "month" : "quarter")
                    json.field("weeks", record.rows.count)
                    json.field("graded", record.isGraded)
                    json.field("inside", record.inside)
                    json.field("width", record.width)
                    json.field("bias", record.bias { $0.middle })
                    json.field("mean_error", record.meanError { $0.middle })
                    json.field("run_rate_error", record.meanError { $0.runRate })
                    json.field("why", sentence(record)[lang])
                    if each { json.array("forecasts") { json in rows(record, &json) } }
                }
            }
        }
    }

    private func rows(_ record: TrackRecord, _ json: inout JSONWriter) {
        for row in record.rows {
            json.object { json in
                json.field("monday", row.monday.iso)
                json.field("period", row.period.name)
                json.field("p10", row.low)
                json.field("p50", row.middle)
                json.field("p90", row.high)
                json.field("landed", row.landed)
                json.field("run_rate", row.runRate)
            }
        }
    }

    func write(_ page: Page) throws {
        try page.table(
            [
                ("范围", "scope", .left), ("期间", "of", .left), ("次数", "forecasts", .right), ("落在区间内", "inside", .right),
                ("区间宽", "width", .right), ("偏差", "bias", .right), ("平均误差", "mean error", .right),
                ("按进度推算的误差", "run rate's error", .right), ("说明", "why", .left),
            ],
            records.map { record in
                let graded = record.isGraded
                return [
                    name(record.scope),
                    lang.pick(record.unit == .month ? "月" : "季", record.unit == .month ? "month" : "quarter"),
                    String(record.rows.count), graded ? "\(record.inside)" : "—",
                    page.percent(graded ? record.width : nil),
                    page.percent(graded ? record.bias { $0.middle } : nil),
                    page.percent(graded ? record.meanError { $0.middle } : nil),
                    page.percent(graded ? record.meanError { $0.runRate } : nil), sentence(record)[lang],
                ]
            },
            empty: Sentence(zh: "没有可评的预测。", en: "There is no forecast to grade."))
        guard each else { return }
        for record in records where !record.rows.isEmpty {
            try page.line()
            try page.table(
                [
                    ("周一", "Monday", .left), ("期间", "of", .left), ("P10", "P10", .right), ("P50", "P50", .right),
                    ("P90", "P90", .right), ("实际", "landed", .right), ("", "", .left),
                ],
                record.rows.map { row in
                    [
                        row.monday.iso, row.period.name, page.amount(row.low), page.amount(row.middle),
                        page.amount(row.high), page.amount(row.landed),
                        row.isInside ? "" : lang.pick("在外", "outside"),
                    ]
                }, title: name(record.scope), empty: Sentence(zh: "", en: ""))
        }
    }

    private func name(_ scope: ScopeKey) -> String {
        organization.name(of: scope) ?? lang.pick("公司", "company")
    }

    private func sentence(_ record: TrackRecord) -> Sentence {
        guard record.isGraded else {
            return Sentence(
                zh: "次数太少，不评（\(record.rows.count)次，至少\(TrackRecord.fewest)次，且期间内要有签约）",
                en: "too few to grade (\(record.rows.count), at least \(TrackRecord.fewest) and something signed)")
        }
        return Sentence(
            zh: "80% 的区间在\(record.rows.count)次中含住\(record.inside)次",
            en: "our 80% held in \(record.inside) of \(record.rows.count)")
    }
}
