import Foundation
import Testing

/// What the rules conclude, as commands print it: the sample company on 2026-11-23 at 9:00.
struct ConclusionTests {
    static let views = [
        "progress", "plan", "funnel", "customers", "today", "reddots", "sources", "cycle", "forecast", "cash", "kpis",
        "capacity", "insights",
    ]

    private func sample(_ lang: String = "zh") throws -> Place {
        let place = try Place()
        #expect(try place.run("init", "--sample", "--lang", lang).status == 0)
        return place
    }

    private func show(_ place: Place, _ arguments: String...) throws -> [String: Any] {
        try place.run(["show"] + arguments + ["--json"]).object()
    }

    private func cents(_ amount: Double?) throws -> Int { Int((try #require(amount) * 100).rounded()) }

    // MARK: - Fields

    /// The names that others build on: view, the list that holds them (nil: the object itself), names.
    static let fields: [(String, String?, String)] = [
        (
            "progress", "rows",
            "scope name period metric target expected actual elapsed_days total_days deviation light why"
        ),
        (
            "plan", nil,
            "target total_days children average_deal conversion deals_per_week contacts_per_week contacts_per_rep_day"
        ),
        ("plan", "children", "period working_days target"),
        ("funnel", "stages", "stage entered advanced lost open loss loss_low loss_high flagged"),
        ("customers", "rows", "account grade proposed need decision_days budget_fit why"),
        ("today", nil, "rows left_out"),
        ("today", "rows", "rank rep account deal kind due overdue_minutes why"),
        (
            "reddots", "rows",
            "deal account owner amount score reasons since status decision decision_owner decision_due"
        ),
        ("sources", "rows", "source leads won lost open win_rate low high cost_per_win"),
        ("cycle", nil, "mean_closed median_closed km_median closed open"),
        ("forecast", nil, "won weighted p10 p50 p90 with_buffer commit best_case pipeline coverage"),
        ("cash", nil, "currencies contracts"),
        ("kpis", "rows", "attainment win_rate win_rate_by_value cycle velocity slipped contacts"),
        ("capacity", "rows", "capacity demand load light why"),
        ("insights", "stages", "stage planned passed light waiting_for_us waiting_for_customer response_minutes why"),
        ("insights", "effort", "rep on_a touches share goal why"),
        ("insights", "timers", "rep kept missed running rate why"),
    ]

    @Test func everyPromisedFieldIsThere() throws {
        let place = try sample()
        for (view, list, names) in Self.fields {
            let object = try show(place, view)
            #expect(object.text("view") == view)
            #expect(object.text("now") == Place.now)
            #expect(object.text("period") == "2026Q4")
            let objects = try list.map { try object.list($0) } ?? [object]
            #expect(!objects.isEmpty, "\(view)")
            for name in names.split(separator: " ") {
                #expect(objects.allSatisfy { $0[String(name)] != nil }, "\(view) \(name)")
            }
        }
    }

    @Test(arguments: views)
    func bothLanguagesInBothFormats(view: String) throws {
        let place = try sample("en")
        let (chinese, english) = (
            try place.run("show", view, "--lang", "zh"), try place.run("show", view, "--lang", "en")
        )
        #expect(chinese.status == 0 && english.status == 0, "\(chinese.err) \(english.err)")
        #expect(chinese.out != english.out)
        let isChinese = { (scalar: Unicode.Scalar) in (0x4E00...0x9FFF).contains(scalar.value) }
        #expect(chinese.out.unicodeScalars.contains(where: isChinese))
        // One customer of the sample has a name in both.
        #expect(!english.out.replacingOccurrences(of: "科技", with: "").unicodeScalars.contains(where: isChinese))
        #expect(!chinese.out.contains("\u{1B}") && chinese.out.split(separator: "\n").count >= 2)
        // What the screen has as a view is a picture too.
        let screens = ["progress", "funnel", "customers", "today", "reddots", "cash", "timeline", "insights"]
        let picture = try place.run("show", view, "--format", "svg")
        #expect(picture.status == (screens.contains(view) ? 0 : 64))
    }

    // MARK: - Figures

    @Test func progressAgreesWithTheSummaryAndR5() throws {
        let place = try sample()
        let rows = try show(place, "progress").list("rows").filter { $0.text("metric") == "signed" }
        let summary = try show(place, "summary", "--period", "2026Q4")
        let company = try #require(rows.first)
        #expect(company.text("scope") == "company")
        #expect(company.number("target") == 10_000_000)
        #expect(company.count("elapsed_days") == 33 && company.count("total_days") == 62)
        #expect(company.number("actual") == 4_680_000)
        for scope in ["region", "rep"] {
            let sum = try rows.filter { $0.text("scope") == scope }.reduce(0) { try $0 + cents($1.number("actual")) }
            #expect(sum == 468_000_000)
            // What was won in the period is what was booked in it, corrections of earlier wins included.
            let parts = try summary.list("by_\(scope)")
            let others = rows.filter { row in
                let part = parts.first { $0.text(scope) == row.text("name") }
                return row.text("scope") == scope && row.number("actual") != part?.number("won_amount") ?? 0
            }
            #expect(others.isEmpty, "\(others)")
        }
        let regions = try rows.filter { $0.text("scope") == "region" }.reduce(0) { try $0 + cents($1.number("target")) }
        #expect(regions == 1_000_000_000)
        let average = try cents(try show(place, "plan").number("average_deal"))
        for row in rows { #expect(row.text("light") == (try light(row, average)), "\(row)") }
    }

    /// Segments of each kind sum to what was signed in both spans, and reasons to what the summary counts as closed.
    @Test func insightsAgreeWithTheSummary() throws {
        let place = try sample()
        let insights = try show(place, "insights")
        let segments = try #require(insights["segments"] as? [String: [[String: Any]]])
        #expect(segments.keys.sorted() == ["industry", "product", "region"])
        let sums = try segments.mapValues { rows in
            try ["before", "after"].map { key in try rows.reduce(0) { try $0 + cents($1.number(key)) } }
        }
        #expect(Set(sums.values).count == 1 && sums["region"]?[1] == 468_000_000, "\(sums)")
        for row in segments.values.joined() where row.number("before") ?? 0 > 0 {
            let (before, after) = (try cents(row.number("before")), try cents(row.number("after")))
            #expect((row["flagged"] as? Bool) == ((after - before) * 100 <= -20 * before), "\(row)")
        }
        let reasons = try #require(insights["reasons"] as? [String: [[String: Any]]])
        let summary = try show(place, "summary", "--period", "2026Q4")
        for outcome in ["won", "lost"] {
            #expect(reasons[outcome]?.reduce(0) { $0 + ($1.count("deals") ?? 0) } == summary.count(outcome))
        }
    }

    /// R5 by its integer test.
    private func light(_ row: [String: Any], _ average: Int) throws -> String {
        let (actual, target) = (try cents(row.number("actual")), try cents(row.number("target")))
        let (elapsed, total) = (try #require(row.count("elapsed_days")), try #require(row.count("total_days")))
        if elapsed == 0 || target == 0 { return "grey" }
        if actual * total * 100 > target * elapsed * 90 { return "green" }
        guard actual * total * 100 <= target * elapsed * 70 else { return "yellow" }
        return target * elapsed - actual * total < average * total ? "yellow" : "red"
    }

    @Test func planFollowsTheRuleBook() throws {
        let place = try sample()
        let plan = try show(place, "plan")
        let children = try plan.list("children")
        #expect(children.map { $0.number("target") } == [2_900_000, 3_390_000, 3_710_000])
        #expect(children.map { $0.count("working_days") } == [18, 21, 23])
        #expect(try children.reduce(0) { try $0 + cents($1.number("target_exact")) } == 1_000_000_000)
        #expect(plan.count("total_days") == 62)
        #expect(plan.text("week") == "2026W48")
        #expect(try cents(plan.number("week_target")) == 80_645_161)
        let deals = try #require(plan.number("deals_per_week_exact"))
        #expect(plan.number("deals_per_week") == deals.rounded(.up))
        #expect(abs(deals * (plan.number("average_deal") ?? 0) - 806_451.61) < 1)
        let year = try show(place, "plan", "--period", "2025Q4")
        #expect(year.isNull("target") && year.text("why")?.contains("target set") ?? false)
    }

    @Test func funnelAndSourcesAddUp() throws {
        let place = try sample()
        for row in try show(place, "funnel").list("stages") {
            let parts = ["advanced", "lost", "open", "back"].compactMap { row.count($0) }
            #expect(parts.count == 4 && parts.reduce(0, +) == row.count("entered"))
            let decided = parts[0] + parts[1]
            guard decided > 0, let loss = row.number("loss") else { continue }
            #expect(abs(loss - Double(parts[1]) / Double(decided)) < 1e-9)
            #expect(row.number("loss_low") ?? 2 <= loss && loss <= row.number("loss_high") ?? -1)
            #expect((row["flagged"] as? Bool) == (decided >= 10 && parts[1] * 2 >= decided))
        }
        let (sources, summary) = (try show(place, "sources").list("rows"), try show(place, "summary"))
        for (mine, theirs) in [("leads", "deals"), ("won", "won"), ("lost", "lost"), ("open", "open")] {
            #expect(sources.reduce(0) { $0 + ($1.count(mine) ?? 0) } == summary.count(theirs))
        }
        let cycle = try show(place, "cycle")
        let undated = try #require(cycle.count("undated"))
        let known = (cycle.count("closed") ?? 0) + (cycle.count("open") ?? 0)
        #expect(known + undated == summary.count("deals"))
        #expect(cycle.count("km_median") ?? 0 > 0)
    }

    @Test func forecastHoldsTogether() throws {
        let place = try sample()
        let forecast = try show(place, "forecast")
        func amount(_ name: String) throws -> Int { try cents(forecast.number(name)) }
        #expect(forecast.number("won") == (try show(place, "progress").list("rows")[0].number("actual")))
        #expect(try amount("p10") <= amount("p50") && amount("p50") <= amount("p90"))
        #expect(try amount("won") <= amount("p10"))
        #expect(try amount("commit") + amount("best_case") + amount("pipeline") == amount("open_amount"))
        let discounted = try amount("won") + (amount("weighted") * 82 + 50) / 100
        #expect(try abs(amount("with_buffer") - discounted) <= 1)
        let missing = try 1_000_000_000 - amount("won")
        let coverage = try #require(forecast.number("coverage"))
        #expect(abs(coverage - Double(try amount("open_amount")) / Double(missing)) < 1e-9)
        let kpis = try show(place, "kpis").list("rows")
        #expect(kpis[0].number("signed") == forecast.number("won"))
        #expect(abs((kpis[0].number("attainment") ?? 0) - Double(try amount("won")) / 1e9) < 1e-9)
    }
}
