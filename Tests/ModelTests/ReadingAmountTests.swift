import Testing

@testable import Model

struct ReadingAmountTests {
    struct Case: Sendable {
        let text: String
        var minor: Int64?
        var currency: String?
        var error: AmountError?
    }

    @Test(arguments: [
        Case(text: "0", minor: 0), Case(text: "1054", minor: 105_400), Case(text: "12.5", minor: 1_250),
        Case(text: "12.5万", minor: 12_500_000), Case(text: "1.2亿", minor: 12_000_000_000),
        Case(text: "120k", minor: 12_000_000),
        Case(text: "1.5M", minor: 150_000_000), Case(text: "1.5 m", minor: 150_000_000),
        Case(text: "3千", minor: 300_000),
        Case(text: "1亿2000万", minor: 12_000_000_000), Case(text: "5百万", minor: 500_000_000),
        Case(text: "5w", minor: 5_000_000),
        Case(text: "¥1,234.50", minor: 123_450, currency: "CNY"),
        Case(text: "￥１，２３４．５０", minor: 123_450, currency: "CNY"),
        Case(text: "1,234.50元", minor: 123_450, currency: "CNY"),
        Case(text: "12.5万元", minor: 12_500_000, currency: "CNY"),
        Case(text: "RMB 1,234", minor: 123_400, currency: "CNY"), Case(text: "$12", minor: 1_200, currency: "USD"),
        Case(text: "-$12", minor: -1_200, currency: "USD"), Case(text: "$-12", minor: -1_200, currency: "USD"),
        Case(text: "US$ 1.5k", minor: 150_000, currency: "USD"), Case(text: "12 EUR", minor: 1_200, currency: "EUR"),
        Case(text: "1.234,56 €", minor: 123_456, currency: "EUR"), Case(text: "1 234,56", minor: 123_456),
        Case(text: "1\u{202F}234,5", minor: 123_450), Case(text: "1'234.50", minor: 123_450),
        Case(text: "港币 100", minor: 10_000, currency: "HKD"),
        Case(text: "HKD100", minor: 10_000, currency: "HKD"), Case(text: "£3", minor: 300, currency: "GBP"),
        Case(text: "(1,234)", minor: -123_400), Case(text: "1,234-", minor: -123_400), Case(text: "−5", minor: -500),
        Case(text: "1,234", minor: 123_400), Case(text: "12,5", minor: 1_250),
        Case(text: "1,234,567", minor: 123_456_700),
        Case(text: "1.234.567", minor: 123_456_700), Case(text: "1.234万", minor: 1_234_000),
        Case(text: "0.500", minor: 50),
        Case(text: "1234.5000", minor: 123_450), Case(text: "1000000000000", minor: 100_000_000_000_000),
        Case(text: "1.500", error: .ambiguous), Case(text: "1.005", error: .ambiguous),
        Case(text: "12345.678", error: .tooManyDecimals),
        Case(text: "0.001", error: .tooManyDecimals), Case(text: "1000000000000.01", error: .tooLarge),
        Case(text: "99999999999999999999999999999999999999999", error: .tooLarge),
        Case(text: "9999999亿", error: .tooLarge),
        Case(text: "", error: .empty), Case(text: "   ", error: .empty), Case(text: "abc", error: .notAnAmount),
        Case(text: "12x", error: .notAnAmount), Case(text: "1,23,456", error: .notAnAmount),
        Case(text: "1万5", error: .notAnAmount),
        Case(text: "1万2亿", error: .notAnAmount), Case(text: "--5", error: .notAnAmount),
        Case(text: "(-5)", error: .notAnAmount),
        Case(text: "¥", error: .notAnAmount), Case(text: "1.2.3,4,5", error: .notAnAmount),
        Case(text: "$5€", error: .notAnAmount),
        Case(text: "1e5", error: .notAnAmount), Case(text: ".", error: .notAnAmount),
        Case(text: "NaN", error: .notAnAmount),
    ])
    func amounts(_ row: Case) {
        do throws(AmountError) {
            let amount = try AmountText.parse(row.text)
            #expect(amount.money.minor == row.minor && amount.currency == row.currency)
        } catch {
            #expect(error == row.error)
        }
    }

    @Test(arguments: ["cny", "CNY", "￥", "人民币", "rmb", "元"])
    func yuan(_ text: String) { #expect(CurrencyCode.parse(text) == "CNY") }

    @Test func noCurrency() { #expect(CurrencyCode.parse("gold") == nil && CurrencyCode.parse("") == nil) }
}
