import Model
import Rules

/// `show progress`: target, expected and actual of every scope, with its light (R3, R5).
struct ProgressReport: ConclusionView {
    private let all: Concluded
    private let rows: [ProgressRow]

    init(_ all: Concluded) {
        self.all = all
        rows = all.metrics.flatMap { all.conclusions.progress($0) }
    }

    func write(_ json: inout JSONWriter) {
        json.array("rows") { json in
            for row in rows { json.object { write(row, &$0) } }
        }
        json.field("calendar_estimated", !all.facts.calendar.years(without: all.period).isEmpty)
    }

    private func write(_ row: ProgressRow, _ json: inout JSONWriter) {
        let light = row.light
        func field(_ key: String, _ amount: Money?) {
            if row.metric == .signed || row.metric == .receipts {
                json.field(key, amount)
            } else {
                json.field(key, amount.map { Int($0.minor) })
            }
        }
        json.field("scope", row.key.scope.rawValue)
        json.field("id", row.key.id)
        json.field("name", name(row))
        json.field("depth", row.depth)
        json.field("period", row.period.name)
        json.field("metric", row.metric.rawValue)
        field("target", row.target)
        json.field("origin", row.origin.rawValue)
        field("gap", row.gap)
        field("expected", light.expected)
        field("actual", row.actual)
        json.field("elapsed_days", row.elapsed)
        json.field("total_days", row.total)
        json.field("deviation", light.deviation)
        json.field("light", light.light.rawValue)
        field("shortfall", light.shortfall)
        field("needed_per_day", light.perDay)
        json.field("softened", light.softened)
        json.field("children", counts: row.children)
        json.field("second_light", row.second?.light.rawValue)
        field("second_expected", row.second?.expected)
        json.field("why", light.why[all.lang])
    }

    private func name(_ row: ProgressRow) -> String {
        let team = all.board.setting(.team)
        return row.name ?? (team.isEmpty ? all.lang.pick("公司", "company") : team)
    }

    func write(_ page: Page) throws {
        let cells = rows.map { row in
            let indent = String(repeating: "  ", count: row.depth - (rows.first?.depth ?? 0))
            return [
                indent + name(row), metric(row.metric), amount(row.target, row, page),
                amount(row.light.expected, row, page), amount(row.actual, row, page), "\(row.elapsed)/\(row.total)",
                row.light.light.word(page.lang), row.light.why[page.lang],
            ]
        }
        try page.table(
            [
                ("范围", "scope", .left), ("指标", "metric", .left), ("目标", "target", .right), ("应达", "expected", .right),
                ("实达", "actual", .right), ("工作日", "days", .right), ("灯", "light", .left), ("说明", "why", .left),
            ], cells, empty: Sentence(zh: "没有范围可显示。", en: "There is no scope to show."))
        if let warning = all.facts.calendar.warning(for: all.period) { try page.line(warning[page.lang]) }
    }

    private func amount(_ amount: Money?, _ row: ProgressRow, _ page: Page) -> String {
        row.metric == .signed || row.metric == .receipts
            ? page.amount(amount) : page.number(amount.map { Int($0.minor) })
    }

    private func metric(_ metric: Target.Metric) -> String {
        switch metric {
        case .signed: all.lang.pick("签约", "signed")
        case .receipts: all.lang.pick("回款", "receipts")
        case .accounts: all.lang.pick("新客户", "accounts")
        case .contacts: all.lang.pick("有效接触", "contacts")
        }
    }
}
