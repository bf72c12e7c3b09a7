import Testing

/// `why --as-of`: the sentence of a past day, from the journal; what was written since changes nothing of it.
struct PastWhyTests {
    private func run(_ place: Place, _ now: String, _ words: String) throws -> Place.Outcome {
        let outcome = try place.run(words.split(separator: " ").map(String.init) + ["--now", now])
        #expect(outcome.status == 0, "\(words) \(outcome.err)")
        return outcome
    }

    /// The sentences of a rule.
    private func told(_ place: Place, _ now: String, _ what: String, _ rule: String, _ more: String = "") throws
        -> [String]
    {
        try run(place, now, "why \(what) --json \(more)").object().list("sentences")
            .filter { $0.text("rule") == rule }.compactMap { $0.text("why") }
    }

    /// A deal whose next step was overdue on the 16th and was put right on the 18th; a target that was raised meanwhile.
    private func team() throws -> Place {
        let place = try Place()
        for (now, words) in [
            ("2026-11-02T09:00", "init"), ("2026-11-02T09:01", "rep add 李静"),
            ("2026-11-02T09:02", "target set 2026Q4 1000000 --rep 李静"),
            (
                "2026-11-02T10:00",
                "deal add 平台 --account 华为 --owner 李静 --amount 100000 --close 2026-12-20 --next 2026-11-27"
            ),
            ("2026-11-12T10:00", "deal next 平台 2026-11-13"),
            ("2026-11-18T10:00", "deal next 平台 2026-12-01"),
            ("2026-11-19T10:00", "target set 2026Q4 2000000 --rep 李静"),
        ] { _ = try run(place, now, words) }
        return place
    }

    @Test(arguments: ["zh", "en"])
    func aDealIsExplainedAsItStood(_ lang: String) throws {
        let place = try team()
        let option = "--lang \(lang)"
        let then = try told(place, Place.now, "平台", "R22", "--as-of 2026-11-16T09:00 \(option)")
        let today = try told(place, Place.now, "平台", "R22", option)
        #expect(then.count == 1 && then != today)
        // What `show` says of the same moment.
        let shown = try run(place, Place.now, "show reddots --json --as-of 2026-11-16T09:00 \(option)").object()
        #expect(try shown.list("rows").compactMap { $0.text("why") } == then)
        let text = try run(place, Place.now, "why 平台 --as-of 2026-11-16T09:00 \(option)").out
        #expect(text.contains("2026-11-16T09:00") && text.contains(then[0]))
    }

    @Test func aRepIsExplainedByTheTargetOfThatDay() throws {
        let place = try team()
        let then = try told(place, Place.now, "李静", "R5", "--kind rep --as-of 2026-11-16")
        let today = try told(place, Place.now, "李静", "R5", "--kind rep")
        #expect(then.count == today.count && then.count > 0 && then != today)
        let rows = try run(place, Place.now, "show progress --json --rep 李静 --as-of 2026-11-16").object().list("rows")
        let shown = rows.compactMap { $0.text("why") }
        #expect(then.contains { shown.contains($0) }, "\(then) \(shown)")
    }

    /// To explain the past changes nothing: undo still takes back the last entry, and then the past is told as before.
    @Test func undoAfterItIsUntouched() throws {
        let place = try team()
        let before = try told(place, Place.now, "平台", "R22", "--as-of 2026-11-16T09:00")
        let journal = try run(place, Place.now, "history --json").object().list("rows").count
        _ = try run(place, Place.now, "undo")
        let rows = try run(place, Place.now, "history --json").object().list("rows")
        #expect(rows.count == journal + 1 && rows.first?.text("verb") == "undo")
        #expect(try told(place, Place.now, "平台", "R22", "--as-of 2026-11-16T09:00") == before)
        let target = try run(place, Place.now, "show progress --json --rep 李静").object().list("rows").first
        #expect(target?.number("target") == 1_000_000)
        let refused = try place.run("why", "平台", "--as-of", "2026-11-24", "--now", Place.now)
        #expect(refused.status == 1 && refused.isPlain && refused.out.isEmpty)
    }
}
