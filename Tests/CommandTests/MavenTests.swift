import Foundation
import Testing

/// The four files of a real CRM in one command, against figures that were counted independently.
struct MavenTests {
    static let files: [String]? = ["accounts", "products", "sales_teams", "sales_pipeline"].reduce([]) { all, name in
        guard let all, let path = Place.real("maven_crm/\(name).csv") else { return nil }
        return all + [path]
    }

    private static func truth() throws -> [String: Any] {
        let path = try #require(Place.real("maven_crm/truth.json"))
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// A row of the summary equals a block of the truth.
    private func check(_ row: [String: Any], _ truth: [String: Any], _ name: String) {
        #expect(row.count("won") == truth.count("won"), "\(name)")
        #expect(row.count("lost") == truth.count("lost"), "\(name)")
        if let open = truth.count("open") { #expect(row.count("open") == open, "\(name)") }
        if let rows = truth.count("rows") { #expect(row.count("deals") == rows, "\(name)") }
        #expect(row.number("won_amount") == truth.number("won_value"), "\(name)")
        if let percent = truth.number("win_rate_pct"), let rate = row.number("win_rate") {
            #expect(abs(rate * 100 - percent) < 0.000_001, "\(name)")
        } else {
            #expect(row.isNull("win_rate") && truth["win_rate_pct"] is NSNull, "\(name)")
        }
    }

    private func check(
        _ part: String, _ key: String, _ name: (String) -> String, _ summary: [String: Any], _ truth: Any?
    ) throws {
        let rows = try summary.list(part)
        let truth = try #require(truth as? [String: [String: Any]])
        #expect(rows.count == truth.count)
        for row in rows {
            let found = try #require(row.text(key))
            check(row, try #require(truth[name(found)], "\(found)"), found)
        }
    }

    @Test(.enabled(if: MavenTests.files != nil))
    func summaryEqualsTheTruthAndOneUndoTakesItBack() throws {
        let place = try Place()
        let files = try #require(MavenTests.files)
        let imported = try place.run(["import"] + files + ["--json"])
        #expect(imported.status == 0, "\(imported.err)")
        let report = try imported.object()
        #expect(report.count("read") == 8927)
        #expect(report.count("imported") == 8927)
        #expect(try report.list("errors").isEmpty)
        #expect((report["unmapped_stages"] as? [String])?.isEmpty == true)

        let truth = try MavenTests.truth()
        let summary = try place.run("show", "summary", "--json").object()
        check(summary, try #require(truth["overall"] as? [String: Any]), "overall")
        try check("by_rep", "rep", { $0 }, summary, truth["by_agent"])
        try check("by_region", "region", { $0 }, summary, truth["by_region"])
        try check(
            "by_quarter", "quarter", { $0.replacingOccurrences(of: "Q", with: "-Q") }, summary,
            truth["by_close_quarter"])
        #expect(summary["reps_without_deals"] as? [String] == truth["agents_in_teams_without_deals"] as? [String])

        // The same files once more change nothing, and make no entry.
        let again = try place.run(["import"] + files + ["--json"]).object()
        #expect(again.count("imported") == 0)
        #expect(again.count("updated") == 0)
        #expect(again.count("unchanged") == 8927)
        #expect(again.isNull("batch"))
        #expect(try place.run("show", "summary", "--json").out == place.run("show", "summary", "--json").out)
        #expect(try place.run("doctor").status == 0)

        #expect(try place.run("undo").status == 0)
        let empty = try place.run("show", "summary", "--json").object()
        #expect(empty.count("deals") == 0)
        #expect(empty.isNull("win_rate"))
        #expect(try place.run("show", "board", "--json").object().list("stages").count == 7)
        #expect(try place.run("undo").status == 1)
        #expect(try place.run("redo").status == 0)
        #expect(try place.run("show", "summary", "--json").object().count("deals") == 8800)
    }

    @Test(.enabled(if: MavenTests.files != nil))
    func scopesLimitTheSummary() throws {
        let place = try Place()
        _ = try place.run(["import"] + (try #require(MavenTests.files)))
        let truth = try MavenTests.truth()
        let agents = try #require(truth["by_agent"] as? [String: [String: Any]])
        let one = try place.run("show", "summary", "--json", "--rep", "anna s").object()
        check(one, try #require(agents["Anna Snelling"]), "Anna Snelling")
        #expect(try one.list("by_rep").count == 1)
        #expect(one["reps_without_deals"] as? [String] == [])
        let quarters = try #require(truth["by_close_quarter"] as? [String: [String: Any]])
        let quarter = try place.run("show", "summary", "--json", "--period", "2017Q2").object()
        check(quarter, try #require(quarters["2017-Q2"]), "2017Q2")
        #expect(quarter.count("open") == 2089)
        let board = try place.run("show", "board", "--json", "--period", "2017Q2").object().list("stages")
        #expect(board.first { $0.text("kind") == "won" }?.count("count") == quarters["2017-Q2"]?.count("won"))
        #expect(board.filter { $0.text("kind") == "open" }.compactMap { $0.count("count") }.reduce(0, +) == 2089)
    }
}
