import Foundation
import Model
import Testing

@testable import Exchange

/// The headers and stage words by which other systems write their deals.
@Suite struct OtherSystemsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let deals: [String]
        var ignored: [String] = []
    }

    static let cases = [
        Case(
            testDescription: "record words before every header, currency in a column of its own",
            text: """
                "Deal - Title","Deal - Organization","Deal - Value","Deal - Currency of Value","Deal - Stage","Deal - Status",\
                "Deal - Owner","Deal - Expected close date","Deal - Won time","Deal - Deal created","Deal - Label"
                ACME deal,ACME,5000,EUR,Proposal Made,Open,Ann Example,2024-12-31,,2024-10-01 09:00:00,hot
                Beta deal,Beta,7000.50,EUR,Negotiations Started,Won,Ann Example,2024-11-30,2024-11-12 10:00:00,2024-09-01 09:00:00,
                """,
            deals: [
                "ACME deal|ACME|open proposal|5000.00 EUR|Ann Example|2024-10-01 2024-12-31 -",
                "Beta deal|Beta|won negotiation|7000.50 EUR|Ann Example|2024-09-01 2024-11-30 2024-11-12",
            ], ignored: ["Deal - Label"]),
        Case(
            testDescription: "company under its relation, times with dates",
            text: """
                Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Associated Company,Create Date
                11001,Big one,Appointment scheduled,2024-11-30 14:22,Jane Roe,12000,Sales,Acme,2024-10-01 08:00
                11002,Small one,Closed won,2024-10-30 14:22,Jane Roe,900.5,Sales,Globex,2024-09-01 08:00
                """,
            deals: [
                "Big one|Acme|open qualified|12000.00 -|Jane Roe|2024-10-01 2024-11-30 -",
                "Small one|Globex|won signing|900.50 -|Jane Roe|2024-09-01 - 2024-10-30",
            ], ignored: ["Pipeline"]),
        Case(
            testDescription: "American dates and amounts, stages with a stroke",
            text: """
                Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Close Date,Created Date,Lead Source
                John Doe,Globex,Upgrade,Negotiation/Review,"$150,000.00",11/30/2024,9/20/2024,Partner
                John Doe,Initech,Pilot,Id. Decision Makers,,10/30/2024,9/25/2024,Web
                """,
            deals: [
                "Upgrade|Globex|open negotiation|150000.00 USD|John Doe|2024-09-20 2024-11-30 -",
                "Pilot|Initech|open qualified|- -|John Doe|2024-09-25 2024-10-30 -",
            ]),
        Case(
            testDescription: "results without stages, dates or owners; the currency in the header",
            text: """
                Opportunity Number,Supplies Group,Region,Route To Market,Opportunity Result,Opportunity Amount USD,Deal Size Category
                1641984,Car Accessories,Northwest,Fields Sales,Won,7750,1
                1658010,Car Accessories,Pacific,Reseller,Loss,0,1
                """,
            deals: ["1641984|-|won signing|7750.00 USD|-|- - -", "1658010|-|lost signing|0.00 USD|-|- - -"],
            ignored: ["Supplies Group", "Region", "Deal Size Category"]),
    ]

    @Test(arguments: cases)
    func areUnderstoodWithoutOptions(_ item: Case) throws {
        let desk = try Desk()
        let path = try desk.file("deals.csv", item.text)
        var board = emptyBoard()
        let report = try importing([path], into: &board)
        #expect(report.total.errors == 0 && report.unmappedStages.isEmpty)
        #expect(board.deals.map { line($0, board) } == item.deals)
        #expect(report.files.flatMap(\.ignored) == item.ignored)
    }

    private func line(_ deal: Deal, _ board: Board) -> String {
        let name = deal.name.isEmpty ? deal.code ?? "-" : deal.name
        let stage = board.stages[deal.stage]?.key ?? "-"
        let days = [deal.created, deal.close, deal.closed].map { $0?.iso ?? "-" }.joined(separator: " ")
        let amount = deal.amount.map { "\($0.minor / 100)." + String("0\($0.minor % 100)".suffix(2)) } ?? "-"
        return [
            name, board.accounts[deal.account]?.name ?? "-", "\(deal.outcome.rawValue) \(stage)",
            "\(amount) \(deal.currency ?? "-")", board.reps[deal.owner]?.name ?? "-", days,
        ].joined(separator: "|")
    }
}
