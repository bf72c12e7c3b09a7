import Model
import Rules

/// `show kpis`: the key figures of the scope and of each rep in it (R21).
struct KPIsReport: ConclusionView {
    private let all: Concluded
    private let rows: [(key: ScopeKey, figures: KPIs)]

    init(_ all: Concluded) {
        self.all = all
        let reps = all.organization.reps(of: all.scope.key).map { ScopeKey(.rep, $0.raw) }
        rows = ([all.scope.key] + reps.filter { $0 != all.scope.key }).map { ($0, all.conclusions.kpis(of: $0)) }
    }

    private func name(_ key: ScopeKey) -> String {
        all.organization.name(of: key) ?? all.lang.pick("公司", "company")
    }

    func write(_ json: inout JSONWriter) {
        json.array("rows") { json in
            for row in rows { json.object { write(row.key, row.figures, &$0) } }
        }
    }

    private func write(_ key: ScopeKey, _ figures: KPIs, _ json: inout JSONWriter) {
        json.field("scope", key.scope.rawValue)
        json.field("name", name(key))
        json.field("period", all.period.name)
        json.field("target", figures.target)
        json.field("signed", figures.signed)
        json.field("booked", figures.signed)
        json.field("attainment", figures.attainment)
        json.field("won", figures.won)
        json.field("lost", figures.lost)
        json.field("won_amount", figures.wonAmount)
        json.field("win_rate", figures.winRate)
        json.field("win_rate_by_value", figures.winRateByValue)
        json.field("cycle", figures.cycle)
        json.field("velocity", figures.velocity)
        json.field("open", figures.open)
        json.field("open_deals", figures.openDeals)
        json.field("slipped", figures.slipped)
        json.field("pushes", figures.pushes)
        json.field("slipped_amount", figures.slippedAmount)
        json.field("contacts", figures.contacts)
        json.field("contacts_planned", figures.contactsPlanned)
        json.field("contacts_per_rep", figures.contactsPerRep)
        json.field("reps", figures.reps)
        json.field("why", figures.why[all.lang])
    }

    func write(_ page: Page) throws {
        try page.table(
            [
                ("范围", "scope", .left), ("目标", "target", .right), ("签约", "signed", .right),
                ("达成", "attainment", .right), ("赢率", "win rate", .right), ("周期", "cycle", .right),
                ("流速/日", "velocity/day", .right), ("接触", "contacts", .right),
            ],
            rows.map { key, figures in
                [
                    name(key), page.amount(figures.target), page.amount(figures.signed),
                    page.percent(figures.attainment), page.percent(figures.winRate), page.decimal(figures.cycle),
                    page.amount(figures.velocity), String(figures.contacts),
                ]
            }, empty: Sentence(zh: "没有范围可显示。", en: "There is no scope to show."))
        try page.line()
        if let first = rows.first { try page.line(first.figures.why) }
    }
}
