import Model
import Testing

@testable import Rules

private let wan: Int64 = 1_000_000

@Test(
    arguments: [
        (300, 900, 92, 307), (0, 900, 92, 0), (900, 900, 92, 920), (1, 3, 1, 3), (1, 2, 1, 5), (1, 20, 1, 1),
        (1, 21, 1, 0),
    ] as [(Int64, Int64, Int, Int64)])
func daysOfSalesOutstanding(open: Int64, sales: Int64, days: Int, tenths: Int64) {
    #expect(Cash.dso(Money(minor: open), of: Money(minor: sales), days: days) == tenths)
}

@Test func noCreditSalesGiveNoDSO() {
    #expect(Cash.dso(Money(minor: 5), of: .zero, days: 92) == nil)
    let limit = Money.limit
    #expect(Cash.dso(limit, of: limit, days: 366) == 3_660)
}

@Test(arguments: [(1, "0–30"), (30, "0–30"), (31, "31–60"), (60, "31–60"), (61, "61–90"), (90, "61–90"), (91, "90+")])
func ageingBuckets(days: Int, label: String) { #expect(Ageing(days: days).label == label) }

/// A contract of 100万 in three rows: 30 due 15 days ago, 30 due today, 40 due tomorrow.
private func contract(_ state: Contract.State = .invoiced, receipts: [(Int64, Int?)] = []) throws -> (
    Desk, ContractStanding
) {
    var desk = try Desk()
    let today = try Desk.day("2026-11-23")
    let id = desk.add(\.contracts) {
        ($0.name, $0.amount, $0.state, $0.invoiced) = ("主合同", Money(minor: 100 * wan), state, today + -40)
    }
    for (amount, offset) in [(30, -15), (30, 0), (40, 1)] as [(Int64, Int)] {
        desk.add(\.payments) { ($0.contract, $0.amount, $0.due) = (id, Money(minor: amount * wan), today + offset) }
    }
    for (amount, row) in receipts {
        desk.add(\.receipts) {
            ($0.contract, $0.amount, $0.day) = (id, Money(minor: amount), today + -1)
            $0.payment = row.map { ID($0) }
        }
    }
    let moment = desk.moment
    return (desk, try #require(ContractStanding.all(moment).first))
}

@Test func aRowIsOverdueOnceItsDayIsPast() throws {
    let (desk, standing) = try contract()
    #expect(standing.plan.map(\.overdueDays) == [15, 0, 0])
    #expect(standing.receivable.minor == 100 * wan && standing.state == .invoiced)
    #expect(standing.overdue[0].why(desk.moment).zh == "主合同：应11-08收30万，已收0，欠30万，逾期15天(0–30)")
}

@Test(
    arguments: [
        ([(10 * wan, nil)], [10, 0, 0], 15, Contract.State.partlyPaid),
        ([(30 * wan - 1, nil)], [29, 0, 0], 15, .partlyPaid),
        ([(30 * wan, nil)], [30, 0, 0], 0, .partlyPaid), ([(35 * wan, 1)], [30, 5, 0], 0, .partlyPaid),
        ([(40 * wan, 3)], [0, 0, 40], 15, .partlyPaid), ([(40 * wan, 3), (60 * wan, nil)], [30, 30, 40], 0, .paid),
        ([(100 * wan - 1, nil)], [30, 30, 39], 0, .partlyPaid),
    ] as [([(Int64, Int?)], [Int64], Int, Contract.State)])
func receiptsFillTheirRowThenTheOldest(
    receipts: [(Int64, Int?)], received: [Int64], overdue: Int, state: Contract.State
) throws {
    let (_, standing) = try contract(receipts: receipts)
    #expect(standing.plan.map { $0.received.minor / wan } == received)
    #expect((standing.plan.map(\.overdueDays).max() ?? 0) == overdue)
    #expect(standing.state == state)
}

@Test(arguments: [
    (Contract.State.drafted, 0, 0), (.approved, 0, 0), (.cancelled, 0, 0), (.paid, 0, 0), (.invoiced, 100, 1),
])
func onlySignedMoneyIsOwed(state: Contract.State, receivable: Int64, overdue: Int) throws {
    let (_, standing) = try contract(state)
    #expect(standing.receivable.minor == receivable * wan && standing.overdue.count == overdue)
}

@Test func beforeTheInvoiceOnlyDueRowsOfASignedPlanAreReceivable() throws {
    var (desk, _) = try contract(.signed)
    var signed = try #require(desk.board.contracts[ID(1)])
    signed.invoiced = nil
    desk.board.contracts.put(signed)
    #expect(ContractStanding.all(desk.moment)[0].receivable.minor == 60 * wan)
}

@Test(arguments: [
    // Five working days after Monday 11-16 have elapsed at the end of Monday 11-23.
    ("2026-11-16T10:00", "2026-11-23T17:59", 4, false), ("2026-11-16T10:00", "2026-11-23T18:00", 5, true),
    ("2026-09-24T10:00", "2026-10-09T18:00", 5, true), ("2026-09-24T10:00", "2026-10-09T17:59", 4, false),
])
func anApprovalIsStuckAfterFiveWorkingDays(since: String, now: String, days: Int, stuck: Bool) throws {
    var desk = try Desk(now)
    let start = try Desk.at(since)
    desk.add(\.contracts) {
        ($0.name, $0.state, $0.step, $0.person, $0.stepSince) = ("补充协议", .approval, "法务", "周律", start)
    }
    let standing = try #require(ContractStanding.all(desk.moment).first)
    #expect(standing.approvalDays == days && standing.isStuck(desk.policy) == stuck)
    #expect(standing.why(desk.moment).zh == "补充协议：审批中，法务在周律处\(days)个工作日")
}

@Test func cashOfAPeriodByCurrency() throws {
    var (desk, _) = try contract(receipts: [(10 * wan, nil)])
    desk.add(\.contracts) {
        ($0.amount, $0.state, $0.currency, $0.invoiced) = (Money(minor: 700), .invoiced, "USD", Day(number: 20_000))
    }
    let moment = desk.moment
    let standings = ContractStanding.all(moment)
    let cash = Cash.all(moment, from: try Desk.day("2026-10-01"), to: try Desk.day("2026-12-31"), standings: standings)
    #expect(cash.map(\.currency) == [nil, "USD"])
    #expect(cash[0].receivables.minor == 90 * wan && cash[0].creditSales.minor == 100 * wan)
    // 54 natural days from 10-01 to 11-23: 90 ÷ 100 × 54 = 48.6.
    #expect(cash[0].periodDays == 54 && cash[0].dsoTenths == 486)
    #expect(cash[0].overdue.map(\.minor) == [20 * wan, 0, 0, 0] && cash[0].receipts.minor == 10 * wan)
    #expect(cash[1].receivables.minor == 700 && cash[1].dsoTenths == nil)
    #expect(cash[1].why(.zh).contains("DSO —"))
    let empty = try Desk().moment
    #expect(Cash.all(empty, from: empty.today, to: empty.today, standings: []).map(\.contracts) == [0])
}

/// DSO of a period that is over is about what was open at its end.
@Test func daysOfSalesOutstandingOfAPastPeriod() throws {
    var desk = try Desk()
    let id = desk.add(\.contracts) {
        ($0.amount, $0.state) = (Money(minor: 900), .invoiced)
        ($0.signed, $0.invoiced) = (try? Desk.day("2026-07-01"), try? Desk.day("2026-07-02"))
    }
    for (amount, day) in [(600, "2026-09-30"), (300, "2026-10-01")] as [(Int64, String)] {
        try desk.add(\.receipts) { ($0.contract, $0.amount, $0.day) = (id, Money(minor: amount), try Desk.day(day)) }
    }
    let moment = desk.moment
    let cash = Cash.all(
        moment, from: try Desk.day("2026-07-01"), to: try Desk.day("2026-09-30"),
        standings: ContractStanding.all(moment))
    #expect(cash[0].receivables == .zero && cash[0].receivablesAtEnd.minor == 300 && cash[0].dsoTenths == 307)
}
