import Model

/// A cell of an export, before it is known how it is written.
enum ExportCell {
    case none
    /// Outside text: guarded in CSV, exact in JSON.
    case text(String?)
    /// A word of ours.
    case word(String?)
    case int(Int?)
    case money(Money?)
    case day(Day?)
    case moment(Instant?)
    case flag(Bool?)

    func write(_ csv: inout CSVWriter) {
        switch self {
        case .none: csv.plain(nil)
        case .text(let text): csv.text(text)
        case .word(let word): csv.plain(word)
        case .int(let number): csv.plain(number.map { String($0) })
        case .money(let money): csv.plain(money?.plain)
        case .day(let day): csv.plain(day?.iso)
        case .moment(let moment): csv.plain(moment?.iso)
        case .flag(let flag): csv.plain(flag.map { $0 ? "true" : "false" })
        }
    }

    func write(_ json: inout JSONWriter) {
        switch self {
        case .none: json.null()
        case .text(let text), .word(let text): json.value(text)
        case .int(let number): json.value(number)
        case .money(let money): json.value(money)
        case .day(let day): json.value(day?.iso)
        case .moment(let moment): json.value(moment?.iso)
        case .flag(let flag): json.value(flag)
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
    static let contractColumns = [
        "id", "contract", "account", "deal", "amount", "currency", "state", "step", "person", "step_since", "signed",
        "invoiced",
    ]
    static let paymentColumns = ["id", "contract_id", "contract", "account", "due", "amount", "currency"]
    static let receiptColumns = [
        "id", "contract_id", "contract", "account", "day", "amount", "currency", "payment_due",
    ]
    static let targetColumns = ["id", "period", "scope", "name", "metric", "target", "from", "locked"]
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
            .day(deal.created), .day(deal.close), .day(deal.closed), .text(deal.reason),
            .text(deal.source), .text(deal.priority), .text(deal.nextStep), .day(deal.nextDue),
            .text(notes(of: deal)),
            .moment(deal.stageSince), .moment(deal.movedAt), .moment(deal.lastIn), .moment(deal.lastOut),
            .int(deal.pushes), .word(deal.turn?.rawValue), .word(deal.category?.rawValue), .text(deal.need),
            .day(deal.needDay), .day(deal.decision), .money(deal.budget), .int(deal.approvers),
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
            .int(activity.id.raw), .moment(activity.at), .text(board.reps[activity.rep]?.name),
            .text(board.accounts[activity.account ?? board.deals[activity.deal]?.account]?.name),
            .text(board.deals[activity.deal]?.name), .text(board.contacts[activity.contact]?.name),
            .word(activity.what.rawValue), .word(activity.direction.rawValue), .text(activity.text),
            .day(activity.due), .text(board.maker(of: activity)),
        ]
    }

    func cells(_ contract: Contract) -> [ExportCell] {
        [
            .int(contract.id.raw), .text(contract.name), .text(accountName(contract)),
            .text(board.deals[contract.deal]?.name), .money(contract.amount),
            .word(contract.currency ?? board.currency), .word(contract.state.rawValue), .text(contract.step),
            .text(contract.person), .moment(contract.stepSince), .day(contract.signed), .day(contract.invoiced),
        ]
    }

    func cells(_ payment: Payment) -> [ExportCell] {
        let contract = board.contracts[payment.contract]
        return [
            .int(payment.id.raw), .int(payment.contract.raw), .text(contract?.name),
            .text(contract.flatMap(accountName)),
            .day(payment.due), .money(payment.amount), .word(contract?.currency ?? board.currency),
        ]
    }

    func cells(_ receipt: Receipt) -> [ExportCell] {
        let contract = board.contracts[receipt.contract]
        return [
            .int(receipt.id.raw), .int(receipt.contract.raw), .text(contract?.name),
            .text(contract.flatMap(accountName)),
            .day(receipt.day), .money(receipt.amount), .word(contract?.currency ?? board.currency),
            .day(board.payments[receipt.payment]?.due),
        ]
    }

    func cells(_ target: Target) -> [ExportCell] {
        let isCount = target.metric == .accounts || target.metric == .contacts
        let name: String? =
            switch target.scope {
            case .company: nil
            case .region: target.scopeID.flatMap { board.regions[ID($0)]?.name }
            case .team: target.scopeID.flatMap { board.teams[ID($0)]?.name }
            case .rep: target.scopeID.flatMap { board.reps[ID($0)]?.name }
            }
        return [
            .int(target.id.raw), .word(target.period), .word(target.scope.rawValue), .text(name),
            .word(target.metric.rawValue), isCount ? .int(Int(target.amount.minor)) : .money(target.amount),
            .day(target.from), .flag(target.locked),
        ]
    }

    private func accountName(_ contract: Contract) -> String? {
        board.accounts[contract.account ?? board.deals[contract.deal]?.account]?.name
    }
}
