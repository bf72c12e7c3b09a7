import Model

/// The contracts of a scope by state, the approvals that wait, and what is due or overdue (R27).
public struct CashBook: Sendable {
    /// An amount in one currency; amounts of different currencies are never added.
    public struct Part: Equatable, Sendable {
        /// nil is the workspace's currency.
        public let currency: String?
        public fileprivate(set) var amount: Money
    }

    /// Amounts by currency, the workspace's first.
    public struct Total: Equatable, Sendable {
        public private(set) var parts: [Part] = []
        public private(set) var count = 0

        public init() {}

        /// The workspace's currency.
        public var home: Money { parts.first { $0.currency == nil }?.amount ?? .zero }
        public var foreign: [Part] { parts.filter { $0.currency != nil } }

        static func + (left: Total, right: Total) -> Total {
            var sum = left
            for part in right.parts { sum.add(part.amount, part.currency) }
            sum.count = left.count + right.count
            return sum
        }

        mutating func add(_ amount: Money, _ currency: String?) {
            count += 1
            if let place = parts.firstIndex(where: { $0.currency == currency }) {
                parts[place].amount += amount
            } else {
                parts.append(Part(currency: currency, amount: amount))
                parts.sort { ($0.currency ?? "") < ($1.currency ?? "") }
            }
        }
    }

    /// The contracts in one state.
    public struct StateRow: Sendable {
        public let state: Contract.State
        public let total: Total
        /// In the order of their numbers.
        public let contracts: [ID<Contract>]
    }

    /// In the order of a contract's way; cancelled ones last, where there are any.
    public let states: [StateRow]
    /// The contracts in approval, the longest at their step first.
    public let approvals: [ContractStanding]
    /// What is past and unpaid, the oldest first; then the larger open amount.
    public let overdue: [Due]
    /// Unpaid rows of signed plans from today on, the earliest first.
    public let upcoming: [Due]
    /// Both, one after the other: what is overdue, then what is to come.
    public let dues: [Due]
    /// What is overdue by age.
    public let ages: [Total]
    public var overdueTotal: Total { ages.reduce(Total(), +) }
    /// Open amounts due from today to the end of this week, and of this month.
    public let thisWeek: Total
    public let thisMonth: Total
    /// Receivables and DSO by currency, the workspace's first.
    public let cash: [Cash]

    init(_ all: Conclusions) {
        let standings = all.contracts.compactMap { all.standing(of: $0) }
        states = CashBook.states(standings, all.board)
        approvals = standings.filter { $0.state == .approval }.sorted {
            (-($0.approvalDays ?? -1), $0.contract) < (-($1.approvalDays ?? -1), $1.contract)
        }
        var tally = Tally(today: all.today)
        for standing in standings { tally.add(standing, all.board.contracts[standing.contract]?.currency) }
        (ages, thisWeek, thisMonth) = (tally.ages, tally.week, tally.month)
        overdue = tally.overdue.sorted {
            ($0.day, -$0.open.minor, $0.payment) < ($1.day, -$1.open.minor, $1.payment)
        }
        upcoming = tally.upcoming.sorted {
            ($0.day, -$0.open.minor, $0.payment) < ($1.day, -$1.open.minor, $1.payment)
        }
        dues = overdue + upcoming
        cash = all.cash
    }

    private static func states(_ standings: [ContractStanding], _ board: Board) -> [StateRow] {
        var totals: [Contract.State: (total: Total, ids: [ID<Contract>])] = [:]
        for standing in standings {
            guard let contract = board.contracts[standing.contract] else { continue }
            totals[standing.state, default: (Total(), [])].total.add(contract.amount, contract.currency)
            totals[standing.state]?.ids.append(contract.id)
        }
        return Contract.State.allCases.compactMap { state in
            let entry = totals[state]
            if state == .cancelled, entry == nil { return nil }
            return StateRow(state: state, total: entry?.total ?? Total(), contracts: entry?.ids ?? [])
        }
    }

    private struct Tally {
        let today: Day
        var overdue: [Due] = []
        var upcoming: [Due] = []
        var ages = Array(repeating: Total(), count: Ageing.allCases.count)
        var week = Total()
        var month = Total()

        init(today: Day) { self.today = today }

        mutating func add(_ standing: ContractStanding, _ currency: String?) {
            guard [.signed, .invoiced, .partlyPaid].contains(standing.state) else { return }
            for row in standing.plan where row.open > .zero {
                if let age = row.ageing {
                    overdue.append(row)
                    ages[age.rawValue].add(row.open, currency)
                } else {
                    upcoming.append(row)
                    if row.day <= Period(.week, of: today).last { week.add(row.open, currency) }
                    if row.day <= Period(.month, of: today).last { month.add(row.open, currency) }
                }
            }
        }
    }
}
