import Testing

/// What `plan` says of a target that is only thought of (R3, R4).
struct PlanTests {
    @Test func aPlanTellsWhenContactsSignAndWeighsTheDaysInside() throws {
        let place = try Place()
        #expect(try place.run("init", "--sample", "--lang", "zh").status == 0)
        let line = "plan --target 1000万 --period 2026Q4 --json"
        let signing = try good(place, line).object().text("signing")
        #expect(try signing != nil && signing == good(place, "show plan --json").object().text("signing"))
        // 1 to 4 October are all days off: the first whole week is the next.
        let ahead = try good(place, line, now: "2026-09-30T09:00").object()
        #expect(ahead.text("week") == "2026W41")
        // 30 November alone of the week: a 21st of the target on one day.
        let edge = try good(place, "plan --target 210万 --period 2026-11 --reps 1 --json", now: "2026-11-30T09:00")
        #expect(try edge.object().number("week_target") == 100_000)
        #expect(try edge.object().text("why")?.contains("1 day") ?? false || edge.out.contains("1天"))
    }
}
