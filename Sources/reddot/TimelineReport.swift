import Model
import Rules

/// `show timeline`: how each deal went through the stages and is planned to go on, its slip and its money.
struct TimelineReport: ConclusionView {
    private let all: Concluded
    private let rows: [(deal: Deal, row: TimelineRow)]

    init(_ all: Concluded) {
        self.all = all
        rows = all.underWay.compactMap { id in
            all.board.deals[id].map { ($0, all.conclusions.timeline(of: $0)) }
        }
    }

    private var empty: Sentence {
        all.board.deals.count == 0
            ? Sentence(zh: "没有商机。", en: "There are no deals.")
            : Sentence(zh: "\(all.period.name)内没有在办的商机。", en: "No deal was under way in \(all.period.name).")
    }

    func write(_ json: inout JSONWriter) {
        let board = all.board
        json.field("today", all.today)
        json.array("stages") { json in
            for pace in all.paces.all {
                json.object { json in
                    json.field("stage", board.stages[pace.stage]?.name(all.lang))
                    json.field("key", board.stages[pace.stage]?.key)
                    json.field("median_days", pace.median)
                    json.field("cases", pace.cases)
                }
            }
        }
        json.array("rows") { json in
            for (deal, row) in rows { json.object { write(deal, row, &$0) } }
        }
        json.field("why", rows.isEmpty ? empty[all.lang] : nil)
    }

    private func write(_ deal: Deal, _ row: TimelineRow, _ json: inout JSONWriter) {
        let board = all.board
        json.field("deal", deal.name)
        json.field("deal_id", deal.id.raw)
        json.field("account", board.accounts[deal.account]?.name)
        json.field("owner", board.owner(of: deal, on: all.today)?.name)
        json.field("stage", board.stages[deal.stage]?.key)
        json.field("outcome", deal.outcome.rawValue)
        json.field("amount", deal.amount)
        json.field("currency", deal.currency ?? board.currency)
        json.field("close", row.close)
        json.field("slip_days", row.slipDays)
        json.field("pushes", deal.pushes)
        json.field("overdue_days", row.overdueDays)
        json.field("plan", row.plan?.rawValue)
        json.array("spans") { json in
            for span in row.spans {
                json.object { json in
                    json.field("stage", board.stages[span.stage]?.key)
                    json.field("from", span.from)
                    json.field("to", span.to)
                    json.field("kind", span.kind.rawValue)
                    json.field("back", span.back)
                }
            }
        }
        json.array("marks") { json in
            for mark in row.marks {
                json.object { json in
                    json.field("day", mark.day)
                    json.field("kind", mark.kind.rawValue)
                    json.field("amount", mark.amount)
                }
            }
        }
        json.field("why", row.why[all.lang])
    }

    func write(_ page: Page) throws {
        try page.table(
            [
                ("商机", "deal", .left), ("客户", "account", .left), ("金额", "amount", .right), ("成交", "close", .left),
                ("偏移", "slip", .right), ("阶段", "stages", .left), ("说明", "why", .left),
            ],
            rows.map { deal, row in
                [
                    deal.name, all.board.accounts[deal.account]?.name ?? "—", page.amount(deal.amount),
                    page.day(row.close), page.number(row.slipDays), way(row), row.why[page.lang],
                ]
            }, empty: empty)
    }

    /// `线索12 需求8 方案3`: the stays so far with their days.
    private func way(_ row: TimelineRow) -> String {
        let stays = row.spans.filter { $0.kind == .actual }.map { span in
            let name = all.board.stages[span.stage]?.name(all.lang) ?? "—"
            return all.lang.pick("\(name)\(span.to - span.from)", "\(name) \(span.to - span.from)")
        }
        return stays.isEmpty ? "—" : stays.joined(separator: " ")
    }
}
