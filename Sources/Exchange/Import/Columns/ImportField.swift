/// The tables that files can hold.
enum ImportTable: String, CaseIterable {
    case history
    case lines = "line_items"
    case payments, receipts, contracts, activities, deals, contacts, products, teams, accounts

    /// What others refer to comes first; the history of stages and the lines of deals before the deals that they tell of.
    var rank: Int {
        switch self {
        case .products: 0
        case .teams: 1
        case .accounts: 2
        case .contacts: 3
        case .history, .lines: 4
        case .deals: 5
        case .activities, .contracts: 6
        case .payments: 7
        case .receipts: 8
        }
    }

    /// Told of deals and holds none itself: a name in it makes no deal.
    var isOfDeals: Bool { self == .history || self == .lines || self == .activities }

    /// The WORD of `--as WORD`.
    init?(word: String) {
        let key = word.lowercased().replacing("-", with: "_")
        let other: [String: ImportTable] = [
            "users": .teams, "reps": .teams, "lines": .lines, "stage_history": .history,
        ]
        guard let table = ImportTable(rawValue: key) ?? other[key] else { return nil }
        self = table
    }
}

/// What a column can mean.
enum ImportField: Int, CaseIterable {
    case code, name, account, owner, team, region, manager, product, series, price, stage, outcome, amount, amountMinor
    case currency, created, close, closed, reason, source, priority, nextStep, nextDue, notes, industry, city, contact
    case title, email, phone, grade, pinned, parent, joined, left, stageSince, movedAt, lastIn, lastOut, pushes, turn
    case category, need, needDay, decision, budget, approvers, competitor
    /// What a win brought, beside what was expected; the days of wins and of losses; check boxes.
    case actual, wonOn, lostOn, isClosed, isWon, isLost, isActive, isArchived
    /// When the row was last changed in the system that wrote it; the chance in percent.
    case modified, probability
    /// The number that a row has in the system that wrote it, and those by which it points to others.
    case key, accountKey, ownerKey, productKey, contactKey, teamKey
    /// Names in two columns.
    case firstName, lastName
    /// What tells of a deal: which one (its code, number or name), the field that changed, the stage before.
    case deal, changed, before
    /// Activities.
    case at, what, direction, text
    /// Lines of a deal: how many, beside the price of one.
    case quantity
    /// Contracts, their payment plans and what came in.
    case contract, state, signed, invoiced, due, received
    /// The first column of `export all`.
    case record

    /// The FIELD of `--map COL=FIELD`.
    var word: String { ImportField.words[rawValue] }

    init?(word: String) {
        guard let index = ImportField.words.firstIndex(of: word.lowercased()) else { return nil }
        self.init(rawValue: index)
    }

    /// In the order of the cases.
    private static let words = [
        "code", "name", "account", "owner", "team", "region", "manager", "product", "series", "price", "stage",
        "outcome",
        "amount", "amount_cents", "currency", "created", "close_date", "closed", "reason", "source", "priority",
        "next_step", "next_due", "notes", "industry", "city", "contact", "title", "email", "phone", "grade", "pinned",
        "parent", "joined", "left_on", "stage_since", "moved_at", "last_in", "last_out", "pushes", "turn", "category",
        "need", "need_day", "decision", "budget", "approvers", "competitor", "actual_amount",
        "won_on", "lost_on", "is_closed", "is_won", "is_lost", "is_active", "is_archived", "modified", "probability",
        "id", "account_id", "owner_id", "product_id", "contact_id", "team_id", "first_name", "last_name", "deal",
        "changed_field", "before", "at", "what", "direction", "text", "quantity", "contract", "state", "signed",
        "invoiced", "due",
        "received", "record",
    ]

    /// Columns whose values are days.
    var isDay: Bool {
        switch self {
        case .created, .close, .closed, .wonOn, .lostOn, .nextDue, .joined, .left, .needDay, .decision, .signed,
            .invoiced,
            .due, .received, .modified, .at:
            true
        default: false
        }
    }

    /// Columns of check boxes.
    var isFlag: Bool {
        switch self {
        case .isClosed, .isWon, .isLost, .isActive, .isArchived: true
        default: false
        }
    }

    /// Columns of numbers by which other systems join their tables.
    var isKey: Bool {
        switch self {
        case .key, .accountKey, .ownerKey, .productKey, .contactKey, .teamKey: true
        default: false
        }
    }

    /// Columns of amounts, whose headers may carry a unit.
    var isAmount: Bool { self == .amount || self == .actual || self == .price || self == .budget }
}
