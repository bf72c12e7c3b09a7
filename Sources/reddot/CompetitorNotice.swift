import Model
import Rules

/// What a competitor's event touches (R26), told after it was recorded.
struct CompetitorNotice {
    private let event: CompetitorEvent
    private let moment: Moment
    private let lang: Lang

    /// nil where the changes hold no event of a competitor. `workspace` is the one that has not taken them in yet.
    init?(_ changes: [Change], _ workspace: Workspace) throws {
        guard case .add(.activity, let id, _)? = changes.first else { return nil }
        var board = try workspace.store.loadAll()
        try board.apply(changes)
        let facts = Facts(board)
        moment = Moment(facts, now: workspace.now, chances: StageRates(facts).chances)
        guard facts.board.activities[ID(id)]?.what == .competitor, let event = CompetitorEvent(ID(id), moment) else {
            return nil
        }
        (self.event, lang) = (event, workspace.lang)
    }

    private var deals: [Deal] { event.deals.compactMap { moment.facts.board.deals[$0] } }

    func write(_ output: Output) throws {
        try output.line("R26: " + event.why(moment)[lang])
        for deal in deals {
            let currency = deal.currency.map { $0 + " " } ?? ""
            try output.line("  #\(deal.id.raw) \(deal.name)  " + (deal.amount.map { currency + $0.short(lang) } ?? "—"))
        }
    }

    func write(_ json: inout JSONWriter) {
        json.object("competitor_event") { json in
            json.field("competitor", event.competitor)
            json.field("news", event.news.rawValue)
            json.field("value", event.values.first { $0.currency == nil }?.amount ?? .zero)
            json.object("value_other") { json in
                for value in event.values { if let currency = value.currency { json.field(currency, value.amount) } }
            }
            json.field("no_amount", event.withoutAmount)
            json.array("deals") { json in
                for deal in deals {
                    json.object { json in
                        json.field("id", deal.id.raw)
                        json.field("deal", deal.name)
                        json.field("amount", deal.amount)
                        json.field("currency", deal.currency ?? moment.facts.board.currency)
                    }
                }
            }
            json.field("why", event.why(moment)[lang])
        }
    }
}
