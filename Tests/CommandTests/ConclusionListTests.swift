import Foundation
import Testing

/// Lists and explanations that the rules give, as commands print them.
struct ConclusionListTests {
    private func sample() throws -> Place {
        let place = try Place()
        #expect(try place.run("init", "--sample", "--lang", "zh").status == 0)
        return place
    }

    private func show(_ place: Place, _ arguments: String...) throws -> [String: Any] {
        try place.run(["show"] + arguments + ["--json"]).object()
    }

    @Test func todayIsRankedWithinItsCapacity() throws {
        let place = try sample()
        let today = try show(place, "today")
        let rows = try today.list("rows")
        let order = ["timer", "a_due", "red_dot", "b_due", "c_due"]
        let byRep = Dictionary(grouping: rows) { $0.text("rep") ?? "" }
        #expect(byRep.count > 3)
        for (_, list) in byRep {
            #expect(list.map { $0.count("rank") ?? 0 } == Array(1...list.count))
            #expect(list.count <= 12)
            let kinds = list.map { order.firstIndex(of: $0.text("kind") ?? "") ?? 9 }
            #expect(kinds == kinds.sorted() && kinds.allSatisfy { $0 < 5 })
        }
        let lists = try today.list("lists")
        #expect(lists.reduce(0) { $0 + ($1.count("left_out") ?? 0) } == today.count("left_out"))
        let name = try #require(lists.first?.text("rep"))
        let own = try show(place, "today", "--rep", name).list("rows")
        #expect(own.map { $0.text("deal") } == byRep[name]?.map { $0.text("deal") })
    }

    @Test func redDotsLightTheBoard() throws {
        let place = try sample()
        let rows = try show(place, "reddots").list("rows")
        let weights = rows.map { ($0.number("score") ?? 0) * ($0.number("amount") ?? 0) }
        #expect(weights == weights.sorted(by: >))
        #expect(rows.allSatisfy { !(($0["reasons"] as? [String]) ?? []).isEmpty })
        // The sample's journal tells last week's list: some dots are new, some still stand.
        #expect(Set(rows.compactMap { $0.text("status") }) == ["new", "still"])
        let dotted = Set(rows.compactMap { $0.count("deal_id") })
        for stage in try show(place, "board").list("stages") {
            for deal in try stage.list("deals") {
                let light = deal.text("light")
                if stage.text("kind") != "open" {
                    #expect(light == nil)
                } else {
                    #expect((light != "green") == dotted.contains(deal.count("id") ?? 0))
                }
            }
        }
        let regions = try show(place, "summary").list("by_region").compactMap { $0.text("region") }
        let parts = try regions.map { try show(place, "reddots", "--region", $0).list("rows").count }
        let unowned = rows.count { $0.isNull("owner") }
        #expect(parts.reduce(0, +) >= rows.count - unowned && parts.allSatisfy { $0 < rows.count })
    }

    @Test func proposalsComeFirst() throws {
        let place = try sample()
        let customers = try show(place, "customers")
        let rows = try customers.list("rows")
        #expect(rows.count == (try place.run("account", "list", "--json").object().list("rows").count))
        let proposed = rows.map { !$0.isNull("proposed") }
        let count = try #require(customers.count("proposals"))
        #expect(count > 0 && proposed == (0..<rows.count).map { $0 < count })
        for row in rows {
            #expect(row.text("effective") == row.text("proposed") ?? row.text("grade") ?? "C")
        }
        let board = try show(place, "board").list("stages").flatMap { try $0.list("deals") }
        for row in rows.prefix(count) {
            let deals = board.filter { $0.text("account") == row.text("account") }
            #expect(deals.allSatisfy { $0.text("proposed") == row.text("proposed") })
        }
    }

    @Test func anEmptyStoreSaysWhy() throws {
        let place = try Place()
        #expect(try place.run("init").status == 0)
        for view in ConclusionTests.views {
            for lang in ["zh", "en"] {
                let text = try place.run("show", view, "--lang", lang)
                #expect(text.status == 0 && text.err.isEmpty, "\(view) \(text.err)")
                #expect(text.out.split(separator: "\n").count >= 2, "\(view)")
                let object = try place.run("show", view, "--lang", lang, "--json").object()
                #expect(object.text("view") == view)
            }
        }
        for view in ["today", "reddots", "sources", "cash", "capacity", "plan"] {
            #expect(try !(show(place, view).text("why") ?? "").isEmpty, "\(view)")
        }
        let progress = try show(place, "progress").list("rows")
        #expect(progress.map { $0.text("light") } == ["grey"])
        let forecast = try show(place, "forecast")
        #expect(forecast.number("won") == 0 && forecast.isNull("coverage"))
    }

    @Test func whyNamesTheRules() throws {
        let place = try sample()
        let red = try show(place, "reddots").list("rows")[0]
        let id = try #require(red.count("deal_id"))
        let rep = try #require(try show(place, "today").list("lists").first?.text("rep"))
        let account = try #require(red.text("account"))
        for (what, kind, rules) in [
            ("\(id)", "deal", ["R22", "R10", "R12", "R8"]), (rep, "rep", ["R5", "R11", "R19", "R21", "R22"]),
            (account, "account", ["R8", "R22"]), ("lead", "stage", ["R15", "R6", "R19"]),
        ] {
            let why = try place.run("why", what, "--json").object()
            #expect(why.text("kind") == kind)
            let told = try why.list("sentences")
            for rule in rules { #expect(told.contains { $0.text("rule") == rule }, "\(kind) \(rule)") }
            #expect(told.allSatisfy { !($0.text("why") ?? "").isEmpty })
            let text = try place.run("why", what, "--lang", "zh").out
            #expect(rules.allSatisfy { text.contains($0) })
        }
        let unknown = try place.run("why", "nobody knows this")
        #expect(unknown.status == 1 && unknown.isPlain && unknown.out.isEmpty)
        #expect(try place.run("why", account, "--kind", "rep").status == 1)
    }

    @Test func wrongWordsAreRefused() throws {
        let place = try sample()
        let periods = [["progress", "--period", "2026Q5"], ["plan", "--period", "2025W53"]]
        for (arguments, status) in [(["weather"], Int32(64))] + periods.map({ ($0, 1) }) {
            let outcome = try place.run(["show"] + arguments)
            #expect(outcome.status == status && outcome.isPlain, "\(outcome.err)")
        }
        #expect(try place.run("plan", "--target", "100万", "--period", "2026Q5").status == 1)
        let known = try place.run("show", "weather").err
        for view in ConclusionTests.views { #expect(known.contains(view)) }
        #expect(try place.run("show", "progress", "--region", "nowhere").status == 1)
    }
}
