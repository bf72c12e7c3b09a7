import Model
import Rules
import Terminal
import Views

/// `show summary`: outcomes as a whole, by rep, by region and by quarter.
struct SummaryReport {
    private let workspace: Workspace
    private let summary: Summary
    private let scope: Scope
    private let board: Board
    private var lang: Lang { workspace.lang }

    init(_ workspace: Workspace, _ scope: Scope) {
        self.workspace = workspace
        self.scope = scope
        board = workspace.board
        let board = board
        summary = Summary(Facts(board), period: scope.period) { scope.holds(owner: $0, board) }
    }

    func print(_ format: ShowFormat) throws {
        switch format {
        case .json: try printJSON()
        case .text, .ansi, .table: try printText()
        case .svg, .html:
            throw Failure.usage(
                zh: "show summary 只有 text 和 json 两种格式。", en: "show summary has the formats text and json only.")
        }
    }

    /// In a rep's scope the others own no deal only because theirs are left out.
    private var repsWithoutDeals: [String] {
        guard let rep = scope.rep else { return scope.region == nil ? summary.repsWithoutDeals : [] }
        return summary.repsWithoutDeals.filter { $0 == rep.name }
    }

    // MARK: - JSON

    private func printJSON() throws {
        try workspace.context.output.json { json in
            json.field("view", "summary")
            workspace.write(momentTo: &json)
            json.field("currency", board.currency)
            json.field("rep", scope.rep?.name)
            json.field("region", scope.region?.name)
            json.field("period", scope.periodName?.uppercased())
            write(summary.total, &json)
            json.field("win_rate_low", summary.total.interval?.low)
            json.field("win_rate_high", summary.total.interval?.high)
            json.field("no_amount", summary.total.withoutAmount)
            json.object("won_amount_other") { json in
                for (currency, amount) in summary.total.wonForeign.sorted(by: { $0.key < $1.key }) {
                    json.field(currency, amount)
                }
            }
            write("by_rep", "rep", summary.byRep, &json)
            write("by_region", "region", summary.byRegion, &json)
            write("by_quarter", "quarter", summary.byQuarter, &json)
            json.field("reps_without_deals", repsWithoutDeals)
        }
    }

    private func write(_ part: String, _ name: String, _ rows: [Summary.Row], _ json: inout JSONWriter) {
        json.array(part) { json in
            for row in rows {
                json.object { json in
                    json.field(name, row.name)
                    write(row.outcomes, &json)
                }
            }
        }
    }

    private func write(_ outcomes: Outcomes, _ json: inout JSONWriter) {
        json.field("deals", outcomes.deals)
        json.field("won", outcomes.won)
        json.field("lost", outcomes.lost)
        json.field("open", outcomes.open)
        json.field("won_amount", outcomes.wonAmount)
        json.field("win_rate", outcomes.winRate)
    }

    // MARK: - Text

    private func printText() throws {
        let output = workspace.context.output
        let team = board.setting(.team)
        var head = [team.isEmpty ? brand(lang) : team]
        if let region = scope.region { head.append(region.name) }
        if let rep = scope.rep { head.append(rep.name) }
        if let period = scope.periodName { head.append(period.uppercased()) }
        head.append(board.zone.text(workspace.now))
        try output.line(head.joined(separator: " · "))
        if let note = workspace.replayNote { try output.line(note[lang]) }
        guard summary.total.deals > 0 else {
            return try output.line(lang.pick("没有商机。", "There are no deals."))
        }
        try output.line()
        try table("", [(lang.pick("合计", "all"), summary.total)])
        if let interval = summary.total.interval {
            let range = "\(SummaryReport.percent(interval.low))–\(SummaryReport.percent(interval.high))"
            try output.line(lang.pick("赢率95%区间 \(range)", "win rate, 95% interval \(range)"))
        }
        for (currency, amount) in summary.total.wonForeign.sorted(by: { $0.key < $1.key }) {
            try output.line(lang.pick("另有赢单 \(currency) \(amount.plain)", "also won: \(currency) \(amount.plain)"))
        }
        try output.line()
        try table(lang.pick("销售", "rep"), summary.byRep.map { ($0.name, $0.outcomes) })
        try output.line()
        try table(lang.pick("大区", "region"), summary.byRegion.map { ($0.name, $0.outcomes) })
        if !summary.byQuarter.isEmpty {
            try output.line()
            try table(lang.pick("季度", "quarter"), summary.byQuarter.map { ($0.name, $0.outcomes) })
        }
        if !repsWithoutDeals.isEmpty {
            try output.line()
            let names = repsWithoutDeals.joined(separator: ", ")
            try output.line(lang.pick("没有商机的销售：\(names)", "reps without deals: \(names)"))
        }
    }

    private func table(_ title: String, _ rows: [(name: String?, outcomes: Outcomes)]) throws {
        let words = Text.of(lang)
        var table = TextTable([
            (title, .left), (lang.pick("商机", "deals"), .right), (words.won, .right), (words.lost, .right),
            (words.open, .right), (lang.pick("赢单额 ", "won amount ") + board.currency, .right),
            (lang.pick("赢率", "win rate"), .right),
        ])
        for row in rows {
            let outcomes = row.outcomes
            table.add([
                row.name ?? "—", String(outcomes.deals), String(outcomes.won), String(outcomes.lost),
                String(outcomes.open),
                outcomes.wonAmount.plain, outcomes.winRate.map(SummaryReport.percent) ?? "—",
            ])
        }
        try table.print(to: workspace.context.output)
    }

    /// One decimal, rounded half up.
    private static func percent(_ rate: Double) -> String {
        let tenths = Int((rate * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
