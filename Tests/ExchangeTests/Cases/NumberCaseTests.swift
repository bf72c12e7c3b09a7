import Model
import Testing

@testable import Exchange

/// Amounts as files hold them: by the style of their column, in the unit of its header, with or without a figure.
struct NumberCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let cells: [String]
        let amounts: [String?]
        /// Rows that are taken with a warning.
        var warned: [Int] = []
        var header = "Amount"
    }

    static let cases = [
        Case(
            testDescription: "a decimal comma anywhere decides", cells: ["9.000", "2.345,60", "17.500", "800"],
            amounts: ["9000", "2345.60", "17500", "800"]),
        Case(testDescription: "two groups decide", cells: ["1.234.567", "9.000"], amounts: ["1234567", "9000"]),
        Case(
            testDescription: "a decimal point anywhere decides", cells: ["9,000", "2,345.60", "1.500"],
            amounts: ["9000", "2345.60", "1.50"]),
        Case(testDescription: "euros behind", cells: ["1.200 €", "3.450,10 €"], amounts: ["1200 EUR", "3450.10 EUR"]),
        Case(
            testDescription: "spaces and apostrophes", cells: ["1 234,50", "1'000,00"], amounts: ["1234.50", "1000"]),
        Case(
            testDescription: "groups of two", cells: ["12,34,567.00", "5,00,000.50"], amounts: ["1234567", "500000.50"]),
        Case(
            testDescription: "tails of floating point", cells: ["8123.4499999999998", "19.0051", "0.1", "7"],
            amounts: ["8123.45", "19.01", "0.10", "7"], warned: [2, 3]),
        Case(
            testDescription: "halves go to the even cent",
            cells: ["19.005", "19.015", "19.0050", "19.00500001", "0.995"],
            amounts: ["19", "19.02", "19", "19.01", "1"], warned: [2, 3, 4, 5, 6]),
        Case(
            testDescription: "halves of yen", cells: ["JPY 1200.50", "JPY 1201.50", "JPY 0.51"],
            amounts: ["1200 JPY", "1202 JPY", "1 JPY"], warned: [2, 3, 4]),
        Case(testDescription: "Betrag", cells: ["9.000", "2.345,60"], amounts: ["9000", "2345.60"], header: "Betrag"),
        Case(testDescription: "tails that carry", cells: ["999.999", "9.5"], amounts: ["1000", "9.50"], warned: [2]),
        Case(
            testDescription: "yen have no decimals", cells: ["JPY 1200.40", "JPY 5"], amounts: ["1200 JPY", "5 JPY"],
            warned: [2]),
        Case(
            testDescription: "still open", cells: ["待定", "TBD", "未定", "12", "?", "80-100万", "面议"],
            amounts: [nil, nil, nil, "12", nil, nil, nil], warned: [2, 3, 4, 6, 7, 8]),
        Case(
            testDescription: "about right", cells: ["80万左右", "约50万", "~80k", "ca. 500", "120万+", "approx. 12.5k"],
            amounts: ["800000", "500000", "80000", "500", "1200000", "12500"], warned: [2, 3, 4, 5, 6, 7]),
        Case(
            testDescription: "T€", cells: ["80", "1.250,5"], amounts: ["80000 EUR", "1250500 EUR"],
            header: "Volumen Amount (T€)"),
        Case(testDescription: "TEUR", cells: ["80"], amounts: ["80000 EUR"], header: "Amount TEUR"),
        Case(testDescription: "kUSD", cells: ["1.5"], amounts: ["1500 USD"], header: "Amount [kUSD]"),
        Case(testDescription: "in 1000", cells: ["12"], amounts: ["12000"], header: "Amount (in 1000)"),
        Case(testDescription: "'000", cells: ["12"], amounts: ["12000 USD"], header: "Amount (USD '000)"),
        Case(testDescription: "lakh", cells: ["2.5"], amounts: ["250000 INR"], header: "Amount (INR lakh)"),
        Case(testDescription: "crore", cells: ["2"], amounts: ["20000000 INR"], header: "Amount (Rs. Cr)"),
        Case(testDescription: "千元", cells: ["3"], amounts: ["3000"], header: "合同金额（千元）"),
        Case(testDescription: "a letter behind a word for money", cells: ["80"], amounts: ["800000"], header: "成交金额 w"),
        Case(testDescription: "K behind Amount", cells: ["80"], amounts: ["80000"], header: "Amount K"),
    ]

    @Test(arguments: cases)
    func readRight(_ item: Case) throws {
        let rows = item.cells.enumerated().map { "D\($0.offset),Acme,Proposal,\"\($0.element)\"\n" }.joined()
        let told = try Told("Deal Name,Account,Stage,\"\(item.header)\"\n" + rows)
        #expect(told.report.errors.isEmpty)
        let found = told.board.deals.map { deal in deal.amount.map { $0.plain + (deal.currency.map { " \($0)" } ?? "") }
        }
        #expect(found == item.amounts)
        #expect(told.report.warnings.map(\.line) == item.warned)
    }

    @Test(arguments: ["Amount (XYZ)", "Amount (Stk)", "金额(千吨)", "Amount (in hundreds of lakh, k)", "Amount (T)"])
    func unknownUnitsAreRefused(header: String) throws {
        let error = #expect(throws: ExchangeError.self) {
            try Told("Deal Name,Account,Stage,\"\(header)\"\nA,X,Lead,5\n")
        }
        #expect(error?.code == .unreadUnit && error?.sentence.en.contains(header) == true)
    }

    @Test func whatNothingDecidesIsAsked() throws {
        let text = "Deal,Account,Stage,Amount\nA,X,Lead,1.500\nB,X,Lead,2.000\n"
        let error = #expect(throws: ExchangeError.self) { try Told(text) }
        #expect(error?.code == .ambiguousNumbers && error?.sentence.zh.contains("--decimals comma") == true)
        let comma = try Told(text, .choosing { $0.decimalMark = .comma })
        #expect(comma.board.deals.map(\.amount?.plain) == ["1500", "2000"])
        let point = try Told(text, .choosing { $0.decimalMark = .point })
        #expect(point.board.deals.map(\.amount?.plain) == ["1.50", "2"])
    }

    /// A column of words is no amount, whatever its header says.
    @Test(arguments: [("Yes", "No"), ("是", "否"), ("TRUE", "FALSE"), ("y", "n")])
    func yesAndNoAreNoAmount(yes: String, no: String) throws {
        let told = try Told(
            "Lead ID,Company,Rep,Result,Amount agreed,Total value ok\n1,Acme,Ann,won,\(no),\(yes)\n2,Globex,Ann,lost,\(yes),\(no)\n"
        )
        #expect(told.deals == ["Acme|Acme|Ann|won signing|-", "Globex|Globex|Ann|lost signing|-"])
    }
}
