import Model
import Rules

/// `show sources`: where leads come from and what becomes of them (R17); of all time unless a period is named.
struct SourcesReport: ConclusionView {
    private let all: Concluded
    private let sources: Sources

    init(_ all: Concluded) {
        self.all = all
        sources = all.scope.periodName == nil ? all.sourcesOfAllTime : all.sources
    }

    private let empty = Sentence(zh: "没有商机，看不出来源。", en: "There are no deals, so no sources.")

    func write(_ json: inout JSONWriter) {
        json.field("all_time", all.scope.periodName == nil)
        json.field("ranked", sources.ranked)
        json.array("rows") { json in
            for row in sources.rows {
                json.object { json in
                    json.field("source", row.source)
                    json.field("leads", row.leads)
                    json.field("won", row.outcomes.won)
                    json.field("lost", row.outcomes.lost)
                    json.field("open", row.outcomes.open)
                    json.field("win_rate", row.outcomes.winRate)
                    json.field("low", row.outcomes.interval?.low)
                    json.field("high", row.outcomes.interval?.high)
                    json.field("won_amount", row.outcomes.wonAmount)
                    json.field("cost", row.cost)
                    json.field("cost_per_win", row.costPerWin)
                    json.field("verdict", row.verdict.rawValue)
                    json.field("why", row.why[all.lang])
                }
            }
        }
        json.field("why", sources.rows.isEmpty ? empty[all.lang] : nil)
    }

    func write(_ page: Page) throws {
        if all.scope.periodName == nil {
            try page.line(page.lang.pick("全部时间的线索（--period 限定期间）", "leads of all time (--period narrows it)"))
        }
        try page.table(
            [
                ("来源", "source", .left), ("线索", "leads", .right), ("赢", "won", .right), ("输", "lost", .right),
                ("在途", "open", .right), ("赢单额", "won amount", .right), ("每单成本", "cost per win", .right),
                ("说明", "why", .left),
            ],
            sources.rows.map { row in
                [
                    row.source ?? page.lang.pick("未填", "not given"), String(row.leads), String(row.outcomes.won),
                    String(row.outcomes.lost), String(row.outcomes.open), page.amount(row.outcomes.wonAmount),
                    page.amount(row.costPerWin), row.why[page.lang],
                ]
            }, empty: empty)
    }
}
