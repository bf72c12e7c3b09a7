import Model
import Rules
import Views

/// `show cycle`: how long deals take, open ones included, and which ones are old for their kind (R16).
struct CycleReport: ConclusionView {
    private let all: Concluded
    private let alerts: [(deal: Deal, alert: Cycles.Alert)]

    init(_ all: Concluded) {
        self.all = all
        alerts = all.cycleAlerts.compactMap { id in
            all.board.deals[id].flatMap { deal in all.conclusions.cycleAlert(of: deal).map { (deal, $0) } }
        }
    }

    func write(_ json: inout JSONWriter) {
        let cycles = all.cycles
        json.field("mean_closed", cycles.meanClosed)
        json.field("median_closed", cycles.medianClosed)
        json.field("km_median", cycles.all.days)
        json.field("closed", cycles.all.closed)
        json.field("open", cycles.all.open)
        json.field("undated", cycles.undated)
        json.array("segments") { json in
            for segment in cycles.bySegment {
                json.object { json in
                    json.field("segment", segment.segment)
                    json.field("km_median", segment.days)
                    json.field("closed", segment.closed)
                    json.field("open", segment.open)
                }
            }
        }
        json.array("alerts") { json in
            for (deal, alert) in alerts {
                json.object { json in
                    json.field("id", deal.id.raw)
                    json.field("deal", deal.name)
                    json.field("owner", all.board.owner(of: deal, on: all.today)?.name)
                    json.field("light", alert.light.rawValue)
                    json.field("age_days", alert.age)
                    json.field("still_days", alert.still)
                    json.field("median_days", alert.median.days)
                    json.field("segment", alert.median.segment)
                    json.field("why", alert.why[all.lang])
                }
            }
        }
        json.field("why", cycles.why[all.lang])
    }

    func write(_ page: Page) throws {
        try page.line(all.cycles.why)
        if all.cycles.undated > 0 {
            try page.line(
                page.lang.pick("缺日期 \(all.cycles.undated)", "without dates: \(all.cycles.undated)"))
        }
        try page.line()
        try page.table(
            [
                ("行业", "segment", .left), ("中位天数", "median days", .right), ("已结", "closed", .right),
                ("在途", "open", .right),
            ],
            all.cycles.bySegment.map {
                [$0.segment ?? "—", page.number($0.days), String($0.closed), String($0.open)]
            }, empty: Sentence(zh: "没有带行业和日期的商机。", en: "No deal has an industry and dates."))
        try page.line()
        try page.table(
            [("商机", "deal", .left), ("销售", "owner", .left), ("说明", "why", .left)],
            alerts.map {
                [
                    $0.deal.name, all.board.owner(of: $0.deal, on: all.today)?.name ?? Text.of(all.lang).noOwner,
                    $0.alert.why[page.lang],
                ]
            }, title: page.lang.pick("周期预警", "cycle alerts"),
            empty: Sentence(zh: "没有超龄且停滞的商机。", en: "No deal is old for its kind and standing still."))
    }
}
