import Foundation
import Testing

/// A frozen clock writes into stores that were made under one, and nowhere else; a manager dates by hand.
@Suite struct ClockTests {
    /// A store of real work, with one entry beside the first.
    private func real() throws -> Place {
        let place = try Place()
        for line in ["init", "deal add A"] { #expect(try place.shell("\"$R\" \(line)").status == 0) }
        try place.file("deals.csv", "deal,stage,amount\nB,lead,5\n")
        return place
    }

    @Test(arguments: [
        "deal add X", "log A call", "undo", "import deals.csv", "settings team X", "member add X --role rep",
        "doctor --repair", "doctor --salvage new", "deal add X --backdate 2020-01-01",
    ]) func aFrozenClockLeavesRealWorkAlone(_ line: String) throws {
        let place = try real()
        let before = try all(place)
        try refused(place, line, "--now")
        #expect(try all(place) == before)
        #expect(!FileManager.default.fileExists(atPath: place.path("new")))
    }

    @Test func readingIsFree() throws {
        let place = try real()
        for line in [
            "show board", "history", "doctor", "paths", "import deals.csv --dry-run", "export deals", "backup copy",
        ] {
            try good(place, line, now: "2031-01-01T09:00")
        }
    }

    @Test(arguments: ["init", "init --sample", "import deals.csv"]) func whatIsMadeUnderAFrozenClockTakesOne(
        _ line: String
    )
        throws
    {
        let place = try Place()
        try place.file("deals.csv", "deal,stage,amount\nA,lead,5\n")
        try good(place, line)
        for now in ["2026-11-23T10:00", "2031-01-01T09:00"] { try good(place, "deal add X", now: now) }
        // The real clock too: it is a store like any other.
        #expect(try place.shell("\"$R\" deal add Y").status == 0)
        for command in ["paths", "doctor"] {
            #expect(try good(place, "\(command) --lang en").out.contains("2026-11-23 09:00"))
            #expect(try good(place, "\(command) --lang zh").out.contains("演练"))
            #expect(try good(place, "\(command) --json").object().text("rehearsal") == "2026-11-23T09:00")
        }
        // A copy of a rehearsal is one.
        try good(place, "backup copy")
        try good(place, "deal add Z --store copy")
        try good(place, "doctor --salvage saved")
        try good(place, "deal add Z --store saved")
    }

    @Test func realWorkIsNoRehearsal() throws {
        let place = try real()
        for command in ["paths", "doctor"] {
            #expect(try place.shell("\"$R\" \(command) --json").object().isNull("rehearsal"))
            #expect(!(try place.shell("\"$R\" \(command) --lang zh").out.contains("演练")))
        }
    }

    // MARK: - By hand

    @Test func aDateByHandIsToldEverywhere() throws {
        let place = try Place()
        try good(place, "init", now: "2026-11-16T09:00")
        try good(place, "deal add A", now: "2026-11-16T10:00")
        try good(place, "log A visit --backdate 2026-11-20", now: "2026-11-23T09:00")
        try good(place, "deal win A --amount 5万 --without 无 --backdate 2026-11-21T15:30", now: "2026-11-23T09:00")
        try place.file("deals.csv", "deal,stage,amount\nB,lead,5\n")
        try good(place, "import deals.csv --backdate 2026-11-22", now: "2026-11-23T09:00")
        let rows = try good(place, "history --json").object().list("rows")
        #expect(rows.prefix(3).map { $0.text("time") } == ["2026-11-22T23:59", "2026-11-21T15:30", "2026-11-20T23:59"])
        #expect(rows.map { $0["backdated"] as? Bool } == [true, true, true, false, false])
        #expect(try good(place, "history --lang zh").out.contains("（补记）"))
        #expect(try good(place, "history --lang en").out.contains("(backdated)"))
        let deal = try good(place, "deal show A --json").out
        #expect(deal.contains("2026-11-21"), "\(deal)")
        // A look at the past finds them where they stand.
        let then = try good(place, "show board --json --as-of 2026-11-20").out
        #expect(!then.contains("\"B\""))
        try good(place, "doctor")
    }

    @Test func aDateByHandHasLimits() throws {
        let place = try Place()
        try good(place, "init", now: "2026-11-20T09:00")
        try good(place, "rep add 李四", now: "2026-11-20T09:00")
        try good(place, "deal add A --owner 李四", now: "2026-11-20T10:00")
        let before = try all(place)
        for (day, part) in [
            ("2026-11-20T09:59", "2026-11-20T10:00"), ("2026-11-19", "2026-11-20T10:00"), ("2026-11-24", "2026-11-24"),
            ("2026-11-23T09:01", "09:01"),
        ] {
            try refused(place, "log A call --backdate \(day)", part)
        }
        for line in ["undo", "history", "show board", "init", "import x.csv --dry-run"] {
            try refused(place, "\(line) --backdate 2026-11-21", "--backdate", status: 64)
        }
        #expect(try all(place) == before)
        for line in ["member add 李四 --user lisi --role rep --rep 李四", "member add 老板 --user boss --role manager"] {
            try good(place, line, now: "2026-11-20T11:00")
        }
        for (login, status) in [("lisi", Int32(1)), ("boss", 0)] {
            let line = ["log", "A", "call", "--backdate", "2026-11-21"]
            let outcome = try place.run(line, environment: ["LOGNAME": login])
            #expect(outcome.status == status, "\(outcome.err)")
            if status == 1 { #expect(outcome.isPlain && outcome.err.contains("--backdate")) }
        }
    }

    /// On a store of real work, by the machine's clock.
    @Test func realWorkIsDatedByHand() throws {
        let place = try real()
        let early = try place.shell("\"$R\" log A call --backdate 2020-01-01")
        #expect(early.status == 1 && early.isPlain && early.err.contains("--backdate"), "\(early.err)")
        #expect(try place.shell("\"$R\" log A call --backdate 2099-01-01").status == 1)
        #expect(try place.shell("\"$R\" log A call --backdate \"$(TZ=UTC-8 date +%F)\"").status == 0)
        let rows = try place.shell("\"$R\" history --json").object().list("rows")
        #expect(rows.map { $0["backdated"] as? Bool } == [true, false, false])
    }
}
