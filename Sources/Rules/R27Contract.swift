import Model

/// How overdue money is sorted by age (R27), in natural days past the due date.
public enum Ageing: Int, CaseIterable, Sendable {
    case upTo30, upTo60, upTo90, over90

    public init(days: Int) {
        self = days <= 30 ? .upTo30 : (days <= 60 ? .upTo60 : (days <= 90 ? .upTo90 : .over90))
    }

    public var label: String {
        switch self {
        case .upTo30: "0–30"
        case .upTo60: "31–60"
        case .upTo90: "61–90"
        case .over90: "90+"
        }
    }
}

/// A row of a payment plan with what came in on it (R27).
public struct Due: Equatable, Sendable {
    public let payment: ID<Payment>
    public let contract: ID<Contract>
    public let day: Day
    public let amount: Money
    public let received: Money
    /// Days past and unpaid; 0 where it is paid or not past yet.
    public let overdueDays: Int

    public var open: Money { max(amount - received, .zero) }
    public var isOverdue: Bool { overdueDays > 0 }
    public var ageing: Ageing? { isOverdue ? Ageing(days: overdueDays) : nil }

    public func why(_ moment: Moment) -> Sentence {
        let contract = moment.board.contracts[contract]
        return Sentence { lang in
            let (name, open) = (contract?.name ?? "", Say.money(open, contract?.currency, lang))
            let (all, got) = (
                Say.money(amount, contract?.currency, lang), Say.money(received, contract?.currency, lang)
            )
            if let ageing {
                return lang.pick(
                    "\(name)：应\(day.short)收\(all)，已收\(got)，欠\(open)，逾期\(overdueDays)天(\(ageing.label))",
                    "\(name): \(all) due \(day.short), \(got) received, \(open) open, \(overdueDays)d overdue (\(ageing.label))"
                )
            }
            return lang.pick(
                "\(name)：\(day.short)应收\(all)，已收\(got)，余\(open)",
                "\(name): \(all) due \(day.short), \(got) received, \(open) open")
        }
    }
}

/// How a contract stands: its state after what came in, its plan, its approval (R27).
public struct ContractStanding: Equatable, Sendable {
    public let contract: ID<Contract>
    /// The stored state, carried on to partly paid or paid by the receipts of a contract that is signed.
    public let state: Contract.State
    public let received: Money
    /// What is still to come on a contract that was invoiced; before the invoice, only rows of a signed plan that are due.
    public let receivable: Money
    public let plan: [Due]
    /// While in approval: working days at this step.
    public let approvalDays: Int?

    public init(_ contract: Contract, _ moment: Moment) {
        let receipts = moment.facts.receipts[contract.id.raw].filter { $0.day <= moment.today }
        let total = receipts.reduce(Money.zero) { $0 + $1.amount }
        self.contract = contract.id
        received = total
        state = ContractStanding.state(contract, total)
        let claims = [.signed, .invoiced, .partlyPaid].contains(state)
        plan = ContractStanding.plan(contract, receipts, claims: claims, moment)
        let rest = max(contract.amount - total, .zero)
        if claims, contract.invoiced.map({ $0 <= moment.today }) ?? (contract.state != .signed) {
            receivable = rest
        } else {
            receivable =
                claims
                ? min(rest, plan.reduce(Money.zero) { $1.day <= moment.today ? $0 + $1.open : $0 }) : .zero
        }
        approvalDays =
            contract.state == .approval
            ? contract.stepSince.map { moment.elapsed(since: moment.day(of: $0)) } : nil
    }

    private static func state(_ contract: Contract, _ received: Money) -> Contract.State {
        guard [.signed, .invoiced, .partlyPaid].contains(contract.state), received > .zero else {
            return contract.state
        }
        return received >= contract.amount ? .paid : .partlyPaid
    }

    /// Receipts go to the row that they name; the rest fills the rows from the oldest on.
    private static func plan(_ contract: Contract, _ receipts: [Receipt], claims: Bool, _ moment: Moment) -> [Due] {
        let rows = moment.facts.payments[contract.id.raw]
        guard !rows.isEmpty else { return [] }
        var named: [ID<Payment>: Money] = [:]
        var pool = Money.zero
        for receipt in receipts {
            if let row = receipt.payment, rows.contains(where: { $0.id == row }) {
                named[row, default: .zero] += receipt.amount
            } else {
                pool += receipt.amount
            }
        }
        // What a row got beyond its amount pays for others.
        for row in rows where named[row.id, default: .zero] > row.amount {
            pool += named[row.id, default: .zero] - row.amount
            named[row.id] = row.amount
        }
        return rows.map { row in
            let share = min(max(pool, .zero), max(row.amount - named[row.id, default: .zero], .zero))
            pool -= share
            let got = named[row.id, default: .zero] + share
            let late = claims && got < row.amount ? max(moment.today - row.due, 0) : 0
            return Due(
                payment: row.id, contract: contract.id, day: row.due, amount: row.amount, received: got,
                overdueDays: late)
        }
    }

    /// What the receivable was at the end of a day that has passed, by the days of signing, invoice and receipts.
    func receivable(at day: Day, _ moment: Moment) -> Money {
        guard day < moment.today, let contract = moment.board.contracts[contract],
            [.signed, .invoiced, .partlyPaid, .paid].contains(contract.state)
        else { return receivable }
        if let signed = contract.signed, day < signed { return .zero }
        let receipts = moment.facts.receipts[contract.id.raw].filter { $0.day <= day }
        let rest = max(contract.amount - receipts.reduce(.zero) { $0 + $1.amount }, .zero)
        if contract.invoiced.map({ $0 <= day }) ?? (contract.state != .signed) { return rest }
        let due = ContractStanding.plan(contract, receipts, claims: true, moment)
        return min(rest, due.reduce(.zero) { $1.day <= day ? $0 + $1.open : $0 })
    }

    /// Stuck: at the same step of approval for `approvalDays` working days or more (R22).
    public func isStuck(_ policy: Policy) -> Bool { approvalDays.map { $0 >= policy.approvalDays } ?? false }

    public var overdue: [Due] { plan.filter(\.isOverdue) }
}
