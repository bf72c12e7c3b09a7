import Model
import Testing

@testable import Exchange

/// Units and currencies in the headers of amounts: never off by a thousand.
struct HeaderUnitTests {
    struct Case: Sendable {
        let header: String
        let cell: String
        let minor: Int64
        var currency: String?
    }

    @Test(arguments: [
        Case(header: "金额", cell: "12", minor: 1_200), Case(header: "金额(万元)", cell: "12.5", minor: 12_500_000),
        Case(header: "金额（单位：万元）", cell: "1.5", minor: 1_500_000),
        Case(header: "金额（人民币万元）", cell: "1.5", minor: 1_500_000), Case(header: "金额_万元", cell: "1.5", minor: 1_500_000),
        Case(header: "金额/万元", cell: "1.5", minor: 1_500_000), Case(header: "金额万元", cell: "1.5", minor: 1_500_000),
        Case(header: "销售金额(万)", cell: "120", minor: 120_000_000), Case(header: "合同金额千元", cell: "3", minor: 300_000),
        Case(header: "金额(含税，元)", cell: "3", minor: 300), Case(header: "金额（元）", cell: "8.5万元", minor: 8_500_000),
        Case(header: "金额(亿)", cell: "1.2", minor: 12_000_000_000),
        Case(header: "Amount (in thousands)", cell: "1.5", minor: 150_000),
        Case(header: "Amount (USD K)", cell: "1,200", minor: 120_000_000, currency: "USD"),
        Case(header: "Amount ($000s)", cell: "12", minor: 1_200_000, currency: "USD"),
        Case(header: "Amount ($M)", cell: "1.25", minor: 125_000_000, currency: "USD"),
        Case(header: "Amount (in USD)", cell: "$12", minor: 1_200, currency: "USD"),
        Case(header: "amount_usd", cell: "12", minor: 1_200, currency: "USD"),
        Case(header: "Deal_Value_EUR", cell: "12", minor: 1_200, currency: "EUR"),
        Case(header: "Amount in thousands of USD", cell: "1.5", minor: 150_000, currency: "USD"),
        Case(header: "Amount (US Dollar)", cell: "1", minor: 100, currency: "USD"),
        Case(header: "Amount [k€]", cell: "1.5", minor: 150_000, currency: "EUR"),
        Case(header: "Amount (USD, net) total", cell: "15", minor: 1_500, currency: "USD"),
        Case(header: "Amount (converted)", cell: "15", minor: 1_500),
    ])
    func units(_ item: Case) throws {
        let desk = try Desk()
        var board = emptyBoard()
        let header = item.header.contains("，") ? item.header : "\"\(item.header)\""
        try importing(
            [try desk.file("d.csv", "name,account,stage,\(header)\nA,X,lead,\"\(item.cell)\"\n")], into: &board)
        #expect(board.deals.map(\.amount?.minor) == [item.minor])
        #expect(board.deals.map { $0.currency == "CNY" ? nil : $0.currency } == [item.currency])
    }

    @Test(arguments: ["金额(万美元或千元)", "Amount (thousands, see note)", "Amount (USD or EUR)", "金额(百万级)"])
    func whatCannotBeReadIsRefused(_ header: String) throws {
        let desk = try Desk()
        let path = try desk.file("d.csv", "name,account,stage,\"\(header)\"\nA,X,lead,1\n")
        let error = #expect(throws: ExchangeError.self) {
            try Importer.run(files: [path], board: emptyBoard(), today: today) { _ in }
        }
        #expect(error?.code == .unreadUnit && error?.sentence.zh.contains(header) == true)
    }

    @Test func anotherCurrencyThanTheHeadersIsRefused() throws {
        let desk = try Desk()
        var board = emptyBoard()
        let report = try importing(
            [try desk.file("d.csv", "name,account,stage,Amount (USD)\nA,X,lead,€12\nB,X,lead,12\n")], into: &board)
        #expect(report.errors.map(\.line) == [2] && board.deals.count == 1)
    }
}
