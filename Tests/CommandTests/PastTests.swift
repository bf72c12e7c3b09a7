import Foundation
import Testing

/// The journal as a time machine: `--as-of`, the bridge, red dots against last week's list, the time line.
struct PastTests {
    private static let views = ConclusionTests.views + ["bridge", "timeline", "board", "summary"]

    private func done(_ place: Place, _ now: String, _ arguments: String...) throws {
        let outcome = try place.run(arguments + ["--now", now])
        #expect(outcome.status == 0, "\(arguments) \(outcome.err)")
    }

    private func show(_ place: Place, _ now: String, _ arguments: String...) throws -> [String: Any] {
        try place.run(["show"] + arguments + ["--json", "--now", now]).object()
    }

    /// A small team whose weeks are known to the cent.
    private func team() throws -> Place {
        let place = try Place()
        try done(place, "2026-11-02T09:00", "init")
        try done(place, "2026-11-02T09:10", "rep", "add", "李静")
        try done(place, "2026-11-02T09:11", "rep", "add", "王芳")
        for (now, name, owner, amount, close) in [
            ("2026-11-02T10:00", "平台", "李静", "1000000", "2026-12-10"),
            ("2026-11-02T11:00", "扩容", "王芳", "500000.01", "2026-12-20"),
            ("2026-11-02T12:00", "明年", "王芳", "70000", "2027-01-20"),
            ("2026-11-17T10:00", "新单", "李静", "300000", "2026-12-30"),
        ] {
            try done(
                place, now, "deal", "add", name, "--account", "华为", "--owner", owner, "--amount", amount, "--close",
                close)
        }
        try done(place, "2026-11-18T10:00", "deal", "set", "平台", "--amount", "1200000", "--close", "2026-12-31")
        try done(place, "2026-11-19T10:00", "deal", "set", "平台", "--owner", "王芳")
        try done(place, "2026-11-20T10:00", "deal", "lose", "扩容", "--reason", "价格")
        try done(place, "2026-11-20T11:00", "deal", "set", "明年", "--close", "2026-12-28")
        return place
    }

    // MARK: - As of

    /// A JSON object without the fields that tell of the replay.
    private func body(_ json: String) -> String {
        var text = json
        for key in ["as_of", "journal_begins"] {
            guard let start = text.range(of: "\"\(key)\":"),
                let end = text.range(of: ",", range: start.upperBound..<text.endIndex)
            else { continue }
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
        return text
    }

    /// Whatever was shown then is shown again, after weeks of other work.
    @Test func everyViewComesBack() throws {
        let place = try Place()
        let then = "2026-11-02T12:00"
        try done(place, "2026-11-02T09:00", "init", "--sample", "--lang", "zh")
        let deal = try #require(
            try place.run("deal", "list", "--json", "--now", then).object().list("rows").first?.count("id"))
        let views = Self.views.map { [$0] } + [["deal", "\(deal)"]]
        let before = try views.map { try place.run(["show"] + $0 + ["--json", "--now", then]).out }
        let frame = try place.run("show", "board", "--now", then, "--lang", "zh")

        try done(place, "2026-11-10T09:00", "deal", "set", "\(deal)", "--amount", "7777777", "--close", "2027-03-01")
        try done(place, "2026-11-10T09:10", "log", "\(deal)", "call", "--in", "--note", "改期", "--next", "明天 送方案")
        try done(place, "2026-11-11T09:00", "event", "\(deal)", "requirement", "--note", "又改了")
        try done(place, "2026-11-12T09:00", "target", "set", "2026Q4", "12000000")
        try done(place, "2026-11-13T09:00", "settings", "silent_days", "3")
        try done(place, "2026-11-16T09:00", "undo")
        try done(place, "2026-11-17T09:00", "deal", "add", "后来的", "--account", "后来的客户", "--amount", "5万")
        try done(place, "2026-11-18T09:00", "deal", "lose", "后来的", "--reason", "价格")

        let changed = try place.run("show", "board", "--json")
        #expect(body(changed.out) != body(before[views.count - 3]))
        for (view, shown) in zip(views, before) {
            let replayed = try place.run(["show"] + view + ["--json", "--as-of", then])
            let head = try replayed.object()
            #expect(head.text("as_of") == then && head.text("now") == then, "\(view)")
            #expect(head.text("journal_begins") == "2026-10-25T20:00", "\(view)")
            #expect(body(replayed.out) == body(shown) && body(shown).count > 100, "\(view)")
        }
        let again = try place.run("show", "board", "--as-of", then, "--lang", "zh")
        #expect(again.out.contains("回放 2026-11-02 12:00"))
        let lines = { (outcome: Place.Outcome) in outcome.out.split(separator: "\n").dropFirst().map(String.init) }
        #expect(lines(again) == lines(frame) && again.out != frame.out)
        let text = try place.run("show", "summary", "--as-of", then, "--lang", "zh").out
        #expect(text.contains("按日志回放") && text.contains("日志始于2026-10-25T20:00"))
        #expect(try place.run("show", "forecast", "--as-of", then, "--lang", "en").out.contains("replayed"))
    }

    @Test func aDayMeansItsEnd() throws {
        let place = try team()
        func amount(_ day: String) throws -> (String?, Double?) {
            let board = try place.run("show", "board", "--json", "--as-of", day).object()
            return (board.text("now"), try board.list("stages").first?.number("amount"))
        }
        #expect(try amount("2026-11-17") == ("2026-11-17T23:59", 1_870_000.01))
        #expect(try amount("2026-11-16") == ("2026-11-16T23:59", 1_570_000.01))
        #expect(try amount("2026-11-18T09:59") == ("2026-11-18T09:59", 1_870_000.01))
        #expect(try amount("2026-11-18 10:00") == ("2026-11-18T10:00", 2_070_000.01))
        #expect(try amount("昨天") == ("2026-11-22T23:59", 1_570_000))
        // The present day is not over yet.
        #expect(try amount("2026-11-23") == (Place.now, 1_570_000))
        #expect(try place.run("show", "deal", "新单", "--as-of", "2026-11-16").status == 1)
    }

    @Test(arguments: [
        ("2026-11-01", "2026-11-02T09:00"), ("2026-11-02T08:59", "2026-11-02T09:00"), ("2026-11-24", Place.now),
        ("2026-11-23T09:01", Place.now), ("soonish", "soonish"), ("2026-13-01", "2026-13-01"),
    ])
    func whatTheJournalCannotTellIsRefused(_ time: String, _ told: String) throws {
        let place = try team()
        for arguments in [["board", "--as-of", time], ["bridge", "--since", time], ["reddots", "--as-of", time]] {
            let outcome = try place.run(["show"] + arguments)
            #expect(outcome.status == 1 && outcome.isPlain && outcome.out.isEmpty, "\(arguments) \(outcome.err)")
            if arguments[0] != "bridge" { #expect(outcome.err.contains(told), "\(outcome.err)") }
        }
        #expect(try place.run("show", "board", "--since", "2026-11-10").status == 64)
    }

    // MARK: - Bridge

    /// All parts in cents, in the order of the sum.
    private func parts(_ bridge: [String: Any]) throws -> [Int] {
        try [
            "start", "created", "pulled_in", "increased", "reopened", "decreased", "pushed_out", "lost", "won", "end",
        ].map { Int((try #require(bridge.number($0), "\($0)") * 100).rounded()) }
    }

    @Test func theBridgeTellsTheWeek() throws {
        let place = try team()
        let week = try show(place, Place.now, "bridge")
        #expect(week.text("since") == "2026-11-16T09:00" && week.text("period") == "2026Q4")
        #expect(
            try parts(week) == [
                150_000_001, 30_000_000, 7_000_000, 20_000_000, 0, 0, 0, 50_000_001, 0, 157_000_000,
            ])
        let rows = try week.list("rows")
        #expect(rows.map { $0.text("deal") } == ["平台", "扩容", "明年", "新单"])
        for (index, part) in try parts(week).enumerated() {
            #expect(try rows.reduce(0) { try $0 + parts($1)[index] } == part)
        }
        // The deal that changed hands: gone on one side, new on the other, with what it was worth then.
        let (li, wang) = (
            try show(place, Place.now, "bridge", "--rep", "李静"), try show(place, Place.now, "bridge", "--rep", "王芳")
        )
        #expect(try parts(li) == [100_000_000, 30_000_000, 0, 20_000_000, 0, 120_000_000, 0, 0, 0, 30_000_000])
        #expect(li.number("handed_out") == 1_200_000 && li.number("handed_in") == 0)
        #expect(try parts(wang) == [50_000_001, 120_000_000, 7_000_000, 0, 0, 0, 0, 50_000_001, 0, 127_000_000])
        #expect(wang.number("handed_in") == 1_200_000)
        let text = try place.run("show", "bridge", "--lang", "zh").out
        #expect(text.contains("+30.0万 新增 +7.0万 提前 +20.0万 增额 −50.0万 输单 = 157.0万"))
        let english = try place.run("show", "bridge", "--rep", "李静", "--lang", "en").out
        #expect(english.contains("of it handed out 1.20M"))
    }

    @Test func theBridgeStartsWhereItIsAsked() throws {
        let place = try team()
        let since = try show(place, Place.now, "bridge", "--since", "2026-11-18T10:00", "--period", "2026")
        #expect(try parts(since) == [200_000_001, 0, 7_000_000, 0, 0, 0, 0, 50_000_001, 0, 157_000_000])
        let next = try show(place, Place.now, "bridge", "--period", "2027Q1")
        #expect(try parts(next) == [7_000_000, 0, 0, 0, 0, 0, 7_000_000, 0, 0, 0])
        // The journal is younger than a week: the bridge starts with it, and says so.
        let young = try show(place, "2026-11-04T09:00", "bridge", "--as-of", "2026-11-03")
        #expect(young.text("since") == "2026-11-02T09:00" && young.number("start") == 0)
        #expect(young.number("created") == young.number("end"))
        let text = try place.run("show", "bridge", "--as-of", "2026-11-03", "--lang", "zh").out
        #expect(text.contains("日志从这时开始"))
        // A replay ends at its own moment.
        let replay = try show(place, Place.now, "bridge", "--as-of", "2026-11-19", "--since", "2026-11-17")
        #expect(try parts(replay) == [150_000_001, 30_000_000, 0, 20_000_000, 0, 0, 0, 0, 0, 200_000_001])
    }

    // MARK: - Red dots

    @Test func redDotsAreComparedWithTheRealList() throws {
        let place = try Place()
        try done(place, "2026-11-02T09:00", "init")
        for name in ["旧单", "旧单已清", "新红"] {
            try done(place, "2026-11-02T10:00", "deal", "add", name, "--account", "华为", "--amount", "10万")
            try done(place, "2026-11-02T10:01", "deal", "next", name, "2026-11-30 \(name)")
        }
        // On the list of Monday the 16th: overdue by then. The third becomes red later, for an older reason.
        for name in ["旧单", "旧单已清"] {
            try done(place, "2026-11-03T10:00", "deal", "next", name, "2026-11-05 送方案")
        }
        try done(place, "2026-11-18T10:00", "deal", "next", "旧单已清", "2026-12-01 签约")
        try done(place, "2026-11-19T10:00", "deal", "next", "新红", "2026-11-06 补记")
        func statuses(_ now: String) throws -> [String: String] {
            let rows = try show(place, now, "reddots").list("rows").filter { row in
                (row["reasons"] as? [String])?.contains("next_step_overdue") ?? false
            }
            return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("deal") ?? "", $0.text("status") ?? "") })
        }
        let now = try show(place, Place.now, "reddots")
        #expect(now.text("compared_with") == "journal")
        #expect(try statuses(Place.now)["旧单"] == "still")
        let first = try show(place, "2026-11-06T09:00", "reddots")
        #expect(first.text("compared_with") == "dates" && !(first.text("compared") ?? "").isEmpty)
        // Everything is red for want of an owner; what counts is whether it was on the list a week ago.
        let listed = try place.run("show", "reddots", "--json", "--as-of", "2026-11-16T09:00").object().list("rows")
        let then = Set(listed.compactMap { $0.count("deal_id") })
        for row in try now.list("rows") {
            #expect(row.text("status") == (then.contains(row.count("deal_id") ?? 0) ? "still" : "new"))
        }
        let here = Set(try now.list("rows").compactMap { $0.count("deal_id") })
        #expect(Set(try now.list("cleared").compactMap { $0.count("deal_id") }) == then.subtracting(here))
    }

    /// Owned deals whose only fault is a late step: one still late, one put right, one late since yesterday by an entry
    /// that names an older day, one lost.
    @Test func newStillAndCleared() throws {
        let place = try Place()
        try done(place, "2026-11-02T09:00", "init")
        try done(place, "2026-11-02T09:01", "rep", "add", "李静")
        for name in ["仍在", "已清", "新增", "已输"] {
            try done(
                place, "2026-11-02T10:00", "deal", "add", name, "--account", "华为\(name)", "--owner", "李静", "--amount",
                "10万", "--close", "2026-12-20", "--next", "2026-11-27 电话")
        }
        for name in ["仍在", "已清", "已输"] { try done(place, "2026-11-12T10:00", "deal", "next", name, "2026-11-13 送方案") }
        try done(place, "2026-11-18T10:00", "deal", "next", "已清", "2026-12-01 签约")
        try done(place, "2026-11-19T10:00", "deal", "next", "新增", "2026-11-06 补记")
        try done(place, "2026-11-20T10:00", "deal", "lose", "已输", "--reason", "价格")
        let dots = try show(place, Place.now, "reddots")
        let status = Dictionary(
            uniqueKeysWithValues: try dots.list("rows").map { ($0.text("deal") ?? "", $0.text("status") ?? "") })
        #expect(status == ["仍在": "still", "新增": "new"])
        #expect(try dots.list("rows").first { $0.text("deal") == "新增" }?.text("since") == "2026-11-07")
        let cleared = try dots.list("cleared")
        #expect(cleared.map { $0.text("deal") } == ["已清", "已输"])
        #expect(cleared.map { $0.text("outcome") } == ["open", "lost"])
        let text = try place.run("show", "reddots", "--format", "table", "--lang", "zh").out
        #expect(text.contains("已清2个：已清、已输") && text.contains("与一周前的红点名单比较"))
    }

    // MARK: - Time line

    @Test func theTimelineKnowsTheSlip() throws {
        let place = try team()
        try done(place, "2026-11-20T12:00", "deal", "move", "平台", "qualified")
        let timeline = try show(place, Place.now, "timeline")
        let rows = try timeline.list("rows")
        #expect(rows.map { $0.text("deal") } == ["明年", "新单", "平台", "扩容"])
        #expect(rows.map { $0.count("slip_days") } == [-23, 0, 21, 0])
        let platform = rows[2]
        #expect(platform.text("plan") == "even" && platform.count("pushes") == 1)
        let spans = try platform.list("spans")
        #expect(spans.prefix(2).map { $0.text("kind") } == ["actual", "actual"])
        #expect(spans.prefix(2).map { $0.text("from") } == ["2026-11-02", "2026-11-20"])
        #expect(spans.dropFirst(2).map { $0.text("stage") } == ["qualified", "proposal", "negotiation", "signing"])
        #expect(spans.last?.text("to") == "2026-12-31")
        for (one, next) in zip(spans, spans.dropFirst()) { #expect(one.text("to") == next.text("from")) }
        #expect(try timeline.list("stages").first?.count("cases") == 2)
        #expect(try show(place, Place.now, "timeline", "--rep", "李静").list("rows").map { $0.text("deal") } == ["新单"])
        let then = try show(place, Place.now, "timeline", "--as-of", "2026-11-10").list("rows")
        #expect(then.map { $0.count("slip_days") } == [0, 0, 0])
    }
}
