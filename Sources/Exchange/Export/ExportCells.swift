import Model

/// A cell of an export, before it is known how it is written.
enum ExportCell {
    case none
    /// Outside text: guarded in CSV, exact in JSON.
    case text(String?)
    /// A word or date of ours.
    case word(String?)
    case int(Int?)
    case money(Money?)

    func write(_ csv: inout CSVWriter) {
        switch self {
        case .none: csv.plain(nil)
        case .text(let text): csv.text(text)
        case .word(let word): csv.plain(word)
        case .int(let number): csv.plain(number.map { String($0) })
        case .money(let money): csv.plain(money?.plain)
        }
    }

    func write(_ json: inout JSONWriter) {
        switch self {
        case .none: json.null()
        case .text(let text), .word(let text): json.value(text)
        case .int(let number): json.value(number)
        case .money(let money): json.value(money)
        }
    }
}

extension Exporter {
    static let dealColumns = [
        "id", "code", "name", "account", "owner", "team", "region", "product", "stage", "outcome", "amount", "currency",
        "created", "close_date", "closed", "reason", "source", "priority", "next_step", "next_due", "notes",
        "stage_since", "moved_at", "last_in", "last_out", "pushes", "turn", "category", "need", "need_day", "decision",
        "budget", "approvers", "competitor",
    ]
    static let accountColumns = ["id", "account", "owner", "industry", "city", "source", "grade", "pinned", "parent"]
    static let activityColumns = [
        "id", "at", "rep", "account", "deal", "contact", "what", "direction", "text", "due", "by",
    ]

    func cells(_ deal: Deal) -> [ExportCell] {
        let rep = board.reps[deal.owner]
        let team = board.teams[rep?.team]
        return [
            .int(deal.id.raw), .text(deal.code), .text(deal.name), .text(board.accounts[deal.account]?.name),
            .text(rep?.name),
            .text(team?.name), .text(board.regions[rep?.region ?? team?.region]?.name),
            .text(board.products[deal.product]?.name), .text(board.stages[deal.stage]?.key),
            .word(deal.outcome.rawValue),
            .money(deal.amount), .word(deal.amount == nil ? deal.currency : deal.currency ?? board.currency),
            .word(deal.created?.iso), .word(deal.close?.iso), .word(deal.closed?.iso), .text(deal.reason),
            .text(deal.source), .text(deal.priority), .text(deal.nextStep), .word(deal.nextDue?.iso),
            .text(notes(of: deal)),
            .word(deal.stageSince?.iso), .word(deal.movedAt?.iso), .word(deal.lastIn?.iso), .word(deal.lastOut?.iso),
            .int(deal.pushes), .word(deal.turn?.rawValue), .word(deal.category?.rawValue), .text(deal.need),
            .word(deal.needDay?.iso), .word(deal.decision?.iso), .money(deal.budget), .int(deal.approvers),
            .text(deal.competitor),
        ]
    }

    func cells(_ account: Account) -> [ExportCell] {
        [
            .int(account.id.raw), .text(account.name), .text(board.reps[account.owner]?.name), .text(account.industry),
            .text(account.city), .text(account.source), .word(account.grade?.rawValue), .text(account.pinned),
            .text(account.parent),
        ]
    }

    func cells(_ activity: Activity) -> [ExportCell] {
        [
            .int(activity.id.raw), .word(activity.at.iso), .text(board.reps[activity.rep]?.name),
            .text(board.accounts[activity.account ?? board.deals[activity.deal]?.account]?.name),
            .text(board.deals[activity.deal]?.name), .text(board.contacts[activity.contact]?.name),
            .word(activity.what.rawValue), .word(activity.direction.rawValue), .text(activity.text),
            .word(activity.due?.iso), .text(board.maker(of: activity)),
        ]
    }
}
