import Model
import Rules

/// The facts of a deal as JSON.
struct DealFacts {
    let deal: Deal
    let board: Board
    let lang: Lang
    private let clocks: Clocks
    private let today: Day
    private let conclusions: Concluded?

    init(_ deal: Deal, _ board: Board, _ now: Instant, _ lang: Lang, _ conclusions: Concluded? = nil) {
        self.conclusions = conclusions
        self.deal = deal
        self.board = board
        self.lang = lang
        clocks = Clocks(deal, now: now, zone: board.zone)
        today = board.zone.day(of: now)
    }

    /// What a card shows.
    func writeCard(_ json: inout JSONWriter) {
        let account = board.accounts[deal.account]
        json.field("id", deal.id.raw)
        json.field("code", deal.code)
        json.field("deal", deal.name)
        json.field("account", account?.name)
        json.field("owner", board.owner(of: deal, on: today)?.name)
        json.field("amount", deal.amount)
        json.field("currency", deal.currency ?? board.currency)
        json.field("grade", account?.grade?.rawValue)
        json.field("proposed", conclusions?.conclusions.proposal(of: deal.account)?.to.rawValue)
        json.field("light", conclusions?.conclusions.light(of: deal)?.rawValue)
        json.field("stage_days", clocks.stage)
        json.field("inbound_days", clocks.inbound)
        json.field("outbound_days", clocks.outbound)
        json.field("next_step", deal.nextStep)
        json.field("next_due", deal.nextDue)
        json.field("close_date", deal.close)
        json.field("closed", deal.closed)
        json.field("reason", deal.reason)
    }

    /// Everything that is known of the deal itself.
    func writeAll(_ json: inout JSONWriter) {
        writeCard(&json)
        let stage = board.stages[deal.stage]
        let zone = board.zone
        json.field("stage", stage?.name(lang))
        json.field("stage_key", stage?.key)
        json.field("outcome", deal.outcome.rawValue)
        json.field("product", board.products[deal.product]?.name)
        json.field("created", deal.created)
        json.field("source", deal.source)
        json.field("priority", deal.priority)
        json.field("stage_since", deal.stageSince.map(zone.text))
        json.field("moved_at", deal.movedAt.map(zone.text))
        json.field("last_in", deal.lastIn.map(zone.text))
        json.field("last_out", deal.lastOut.map(zone.text))
        json.field("pushes", deal.pushes)
        json.field("turn", deal.turn?.rawValue)
        json.field("category", deal.category?.rawValue)
        json.field("need", deal.need)
        json.field("need_day", deal.needDay)
        json.field("decision", deal.decision)
        json.field("budget", deal.budget)
        json.field("approvers", deal.approvers)
        json.field("competitor", deal.competitor)
    }
}
