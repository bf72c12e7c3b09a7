/// The tables that files can hold.
enum ImportTable: String, CaseIterable {
    case deals, contacts, products, teams, accounts

    /// Products and people come first, so that deals find them.
    var rank: Int {
        switch self {
        case .products: 0
        case .teams: 1
        case .accounts: 2
        case .contacts: 3
        case .deals: 4
        }
    }
}

/// What a column can mean.
enum ImportField: Int, CaseIterable {
    case code, name, account, owner, team, region, manager, product, series, price, stage, outcome, amount, amountMinor
    case currency, created, close, closed, reason, source, priority, nextStep, nextDue, notes, industry, city, contact
    case title, email, phone, grade, pinned, parent, joined, left, stageSince, movedAt, lastIn, lastOut, pushes, turn
    case category, need, needDay, decision, budget, approvers, competitor
    /// What a win brought, beside what was expected; the days of wins and of losses; check boxes.
    case actual, wonOn, lostOn, isClosed, isWon, isLost
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
        "won_on", "lost_on", "is_closed", "is_won", "is_lost", "record",
    ]

    /// Columns whose values are days.
    var isDay: Bool {
        switch self {
        case .created, .close, .closed, .wonOn, .lostOn, .nextDue, .joined, .left, .needDay, .decision: true
        default: false
        }
    }

    /// Columns of check boxes.
    var isFlag: Bool { self == .isClosed || self == .isWon || self == .isLost }

    /// Columns of amounts, whose headers may carry a unit.
    var isAmount: Bool { self == .amount || self == .actual || self == .price || self == .budget }
}
