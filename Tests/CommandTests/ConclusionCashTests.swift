import Foundation
import Testing

/// Contracts on their way to the money, as `show cash` and the red dots see them.
struct ConclusionCashTests {
    @Test func aContractFromApprovalToOverdue() throws {
        let place = try Place()
        let made = [
            ["init"], ["rep", "add", "Ann"], ["account", "add", "Larkspur", "--owner", "Ann"],
            ["deal", "add", "Line 2", "--account", "Larkspur", "--owner", "Ann", "--amount", "109000"],
            ["deal", "win", "1", "--product", "Hall", "--delivery", "Shaw"],
        ]
        for step in made { #expect(try place.run(step).status == 0, "\(step)") }
        func show(_ view: String) throws -> [String: Any] { try place.run("show", view, "--json").object() }
        func reasons(_ id: Int) throws -> [String] {
            let row = try show("reddots").list("rows").first { $0.count("deal_id") == id }
            return row?["reasons"] as? [String] ?? []
        }
        let (id, amount) = (1, 109_000.0)
        #expect(try place.run("contract", "add", "\(id)").status == 0)
        // Five working days at one step: stuck.
        let submit = ["contract", "submit", "#1", "legal", "--person", "Ann", "--now", "2026-11-16T09:00"]
        #expect(try place.run(submit).status == 0)
        let waiting = try show("cash").list("contracts")[0]
        #expect(waiting.text("state") == "approval" && waiting.count("approval_days") == 4)
        #expect(try !reasons(id).contains("approval_stuck"))
        let evening = try place.run("show", "cash", "--json", "--now", "2026-11-23T18:00").object()
        #expect(try evening.list("contracts")[0]["approval_stuck"] as? Bool == true)
        for step in [
            ["contract", "approve", "#1", "--now", "2026-11-19T08:00"],
            ["contract", "sign", "#1", "--now", "2026-11-19T09:00"],
            ["contract", "invoice", "#1"],
            ["payment", "add", "#1", "2026-10-23", "30000"], ["receipt", "add", "#1", "2026-11-20", "10000"],
        ] {
            let outcome = try place.run(step)
            #expect(outcome.status == 0, "\(step) \(outcome.err)")
        }
        let cash = try show("cash")
        let sum = try cash.list("currencies")[0]
        #expect(sum.number("receivables") == amount - 10_000)
        #expect(sum.number("credit_sales") == amount && sum.number("receipts") == 10_000)
        // 31 days past: the second age.
        #expect((sum["ageing"] as? [String: Any])?.number("31–60") == 20_000)
        let days = try #require(sum.number("dso"))
        #expect(abs(days - (amount - 10_000) / amount * 54) <= 0.05)
        #expect(try cash.list("contracts")[0].text("state") == "partly_paid")
        #expect(try reasons(id).contains("payment_overdue"))
    }
}
