import Foundation
import Testing

/// What was written down by mistake is corrected or taken out by command, within the same limits as when it was added.
struct CorrectionTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三", "account add 客户", "deal add 方案甲 --account 客户 --owner 张三 --amount 100万",
            "contract add 1 --name 合同甲", "contract submit 合同甲 法务", "contract approve 合同甲",
            "contract sign 合同甲 --date 2026-11-18",
        ] { try good(place, line) }
        return place
    }

    private func rows(_ place: Place, _ noun: String) throws -> [[String: Any]] {
        try place.run(noun, "list", "--json").object().list("rows")
    }

    @Test func paymentsAndReceipts() throws {
        let place = try prepared()
        try good(place, "payment add 合同甲 2026-11-30 60万")
        try good(place, "payment add 合同甲 2026-12-31 40万")
        try good(place, "payment set 1 --date 2026-12-05 --amount 50万")
        #expect(try rows(place, "payment").map { $0.text("due") ?? "" } == ["2026-12-05", "2026-12-31"])
        try good(place, "receipt add 合同甲 2026-11-20 70万")
        try good(place, "receipt set 1 --amount 100万")
        let before = try all(place)
        for line in [
            "payment set 1 --amount 60.01万", "payment set 9 --amount 1", "payment set 2 --amount 0",
            "receipt set 1 --amount 100.01万", "receipt set 1 --date 2026-11-24", "receipt set 1 --date 2026-11-17",
            "receipt set 1 --amount $5", "receipt remove 2", "payment remove 3",
        ] { try refused(place, line) }
        #expect(try all(place) == before)
        try good(place, "receipt remove 1")
        try good(place, "payment remove 2")
        #expect(try rows(place, "receipt").isEmpty && rows(place, "payment").count == 1)
        try good(place, "undo")
        try good(place, "undo")
        #expect(try rows(place, "receipt").first?.number("amount") == 1_000_000)
    }

    @Test func products() throws {
        let place = try prepared()
        try good(place, "product add 云平台 --series 平台 --price 12.5万")
        try good(place, "product add 咨询")
        try good(place, "product set 云平台 --price 13万 --name 云平台二代")
        #expect(try rows(place, "product").first?.number("price") == 130_000)
        try good(place, "deal set 1 --product 云平台二代")
        let before = try all(place)
        for line in [
            "product add 咨询", "product set 咨询 --name 云平台二代", "product set 咨询 --price $5", "product set 咨询 --price -1",
            "product remove 云平台二代", "product remove 9",
        ] { try refused(place, line) }
        try refused(place, "product add", status: 64)
        #expect(try all(place) == before)
        try good(place, "product remove 咨询")
        #expect(try rows(place, "product").map { $0.count("open_deals") } == [1])
    }

    @Test func leavesRequestsAndCosts() throws {
        let place = try prepared()
        for line in [
            "member add 王强 --role presales", "leave add 王强 2026-11-26", "leave set 1 --until 2026-11-27",
            "leave add 王强 2026-12-01", "presales add 1 2026W48 2.5",
            "presales set 1 --days 3 --week 2026-12-03 --person 王强",
            "cost add 展会 2026Q4 5万", "cost add 展会 2026Q4 6万",
        ] { try good(place, line) }
        #expect(try rows(place, "leave").map { $0.text("until") ?? "" } == ["2026-11-27", "2026-12-01"])
        let request = try #require(try rows(place, "presales").first)
        #expect(request.text("week") == "2026-11-30" && request.text("days") == "3" && request.text("person") == "王强")
        #expect(try rows(place, "cost").map { $0.number("amount") } == [60_000])
        let before = try all(place)
        for line in [
            "leave set 1 --until 2026-11-25", "leave set 2 --from 2026-11-27", "presales set 1 --days 0",
            "presales set 1 --days 1000.1", "presales set 2 --days 1", "leave remove 3", "cost remove 2",
        ] { try refused(place, line) }
        #expect(try all(place) == before)
        for line in ["leave remove 1", "presales remove 1", "cost remove 1"] { try good(place, line) }
        #expect(try rows(place, "leave").count == 1 && rows(place, "presales").isEmpty && rows(place, "cost").isEmpty)
    }
}
