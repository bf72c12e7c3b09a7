import Model
import Rules

/// `show today`: the list of each rep in its order (R11).
struct TodayReport: ConclusionView {
    private let all: Concluded
    private let lists: [TodayList]

    init(_ all: Concluded) {
        self.all = all
        lists = all.todayLists
    }

    /// What signing has opened for delivery, and is not begun (R24).
    private var kickOffs: [(deal: Deal, item: KickOff)] {
        all.kickOffs.compactMap { id in
            all.board.deals[id].flatMap { deal in all.conclusions.kickOff(of: deal).map { (deal, $0) } }
        }
    }

    private var leftOut: Int { lists.reduce(0) { $0 + $1.leftOut } }

    private func name(_ rep: ID<Rep>?) -> String {
        all.board.reps[rep]?.name ?? all.lang.pick("无人负责", "nobody")
    }

    private var empty: Sentence {
        all.board.deals.count == 0
            ? Sentence(zh: "没有商机。", en: "There are no deals.")
            : Sentence(zh: "今天没有到期的事项。", en: "Nothing is due today.")
    }

    func write(_ json: inout JSONWriter) {
        json.field("left_out", leftOut)
        json.array("rows") { json in
            for list in lists {
                for row in list.rows { json.object { write(row, list.rep, &$0) } }
            }
        }
        json.array("lists") { json in
            for list in lists {
                json.object { json in
                    json.field("rep", all.board.reps[list.rep]?.name)
                    json.field("count", list.rows.count)
                    json.field("left_out", list.leftOut)
                    json.field("effort_on_a", list.effort.share)
                    json.field("effort_reached", list.effort.isReached)
                    json.field("effort_why", list.effort.why(all.lang))
                    json.field("why", list.why(all.moment)[all.lang])
                }
            }
        }
        json.array("kick_offs") { json in
            for (deal, item) in kickOffs {
                json.object { json in
                    json.field("deal", deal.name)
                    json.field("deal_id", deal.id.raw)
                    json.field("person", item.person)
                    json.field("signed", item.signed)
                    json.field("days", item.days)
                    json.field("why", item.why[all.lang])
                }
            }
        }
        json.field("why", lists.contains { !$0.rows.isEmpty } ? nil : empty[all.lang])
    }

    private func write(_ row: TodayRow, _ rep: ID<Rep>?, _ json: inout JSONWriter) {
        json.field("rank", row.rank)
        json.field("rep", all.board.reps[rep]?.name)
        json.field("account", all.board.accounts[row.account]?.name)
        json.field("deal", all.board.deals[row.deal]?.name)
        json.field("deal_id", row.deal.raw)
        json.field("grade", row.grade.rawValue)
        json.field("kind", row.what.key)
        json.field("due", all.board.zone.text(row.due))
        json.field("overdue_minutes", row.overdueMinutes(all.now))
        json.field("days_late", row.daysLate)
        json.field("weighted", row.weighted)
        json.field("why", row.why(all.moment)[all.lang])
    }

    func write(_ page: Page) throws {
        if lists.isEmpty { try page.line(empty) }
        for (index, list) in lists.enumerated() {
            if index > 0 { try page.line() }
            try page.line("\(name(list.rep)) · \(list.why(all.moment)[page.lang]) · \(list.effort.why(page.lang))")
            guard !list.rows.isEmpty else { continue }
            try page.table(
                [
                    ("序", "#", .right), ("客户", "account", .left), ("商机", "deal", .left), ("应在", "due", .left),
                    ("说明", "why", .left),
                ],
                list.rows.map { row in
                    [
                        String(row.rank), all.board.accounts[row.account]?.name ?? "—",
                        all.board.deals[row.deal]?.name ?? "—", all.board.zone.text(row.due),
                        row.why(all.moment)[page.lang],
                    ]
                }, empty: empty)
        }
        guard !kickOffs.isEmpty else { return }
        try page.line()
        try page.table(
            [("商机", "deal", .left), ("说明", "why", .left)],
            kickOffs.map { [$0.deal.name, $0.item.why[page.lang]] },
            title: page.lang.pick("交付启动（R24）", "delivery kick-offs (R24)"),
            empty: Sentence(zh: "没有待启动的交付。", en: "No delivery waits."))
    }
}
