import Foundation
import Testing

/// `reddot calendar import`: other countries, what is left out, and what is refused.
struct CalendarTests {
    private func calendar(_ events: [String]) -> String {
        (["BEGIN:VCALENDAR"] + events.flatMap { ["BEGIN:VEVENT", $0, "END:VEVENT"] } + ["END:VCALENDAR"])
            .joined(separator: "\n")
    }

    private var american: String {
        calendar([
            "DTSTART:20260101\nSUMMARY:New Year",
            "DTSTART:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\nSUMMARY:Thanks",
            "DTSTART:20261225\nSUMMARY:Christmas", "DTSTART:20260214\nSUMMARY:Valentine\nDESCRIPTION:Observance",
        ])
    }

    @Test func anotherCountryTakesChinasPlace() throws {
        let place = try Place()
        try place.run("init")
        try place.file("us.ics", american)
        let said = try place.run("calendar", "import", "us.ics", "--lang", "en").out
        #expect(said.contains("the table of 2026 is in"))
        #expect(try value(place, "calendar_years") == "2026")
        #expect(said.contains("6 days off") && said.contains("skipped: 1 observance"))
        #expect(said.contains("yearly days written out for 2025–2028"))
        #expect(said.contains("only 1 of its 19") && said.contains("reddot settings calendar none"))
        #expect(try estimated(place) == [false, false])
        try place.run("settings", "calendar", "none")
        #expect(try value(place) == "none")
        try place.run("undo")
        #expect(try value(place) == "china")
        try place.run("undo")
        let both = try place.run("calendar", "import", "us.ics", "--replace", "--lang", "zh").out
        #expect(both.contains("不再用自带的中国放假安排") && both.contains("已跳过"))
        #expect(try value(place) == "none")
        let list = try place.run("settings", "--json").object().list("calendar").map { $0.count("year") }
        #expect(list == [2025, 2026, 2027, 2028])
        #expect(try estimated(place) == [true, false])
        try place.run("undo")
        #expect(try value(place) == "china")
        #expect(try place.run("calendar", "list", "--lang", "en").out.contains("China's table holds for 2024–2026"))
    }

    private func value(_ place: Place, _ key: String = "calendar") throws -> String? {
        try place.run("settings", key, "--json").object().list("rows").first?.text("value")
    }

    /// Whether progress estimates the working days of 2024 and of 2026.
    private func estimated(_ place: Place) throws -> [Bool?] {
        try ["2024Q4", "2026Q4"].map {
            try place.run("show", "progress", "--period", $0, "--json").object()["calendar_estimated"] as? Bool
        }
    }

    @Test func daysOfTheCompanyMakeNoTable() throws {
        let place = try Place()
        try place.run("init")
        let note = "2027年调休未导入"
        func warns() throws -> Bool {
            try place.run("show", "progress", "--period", "2027Q1", "--lang", "zh").out.contains(note)
        }
        try place.run("calendar", "add", "2027-01-22", "off", "--name", "年会")
        #expect(try warns())
        try place.file("few.ics", calendar(["DTSTART:20270123\nSUMMARY:年会"]))
        #expect(try place.run("calendar", "import", "few.ics", "--lang", "en").out.contains("too few days"))
        #expect(try warns())
        let days = ["20270205", "20270208", "20270209", "20270405", "20270503"]
        try place.file("2027.ics", calendar(days.map { "DTSTART:\($0)\nSUMMARY:holiday" }))
        #expect(try place.run("calendar", "import", "2027.ics", "--lang", "zh").out.contains("2027 年放假安排已导入"))
        #expect(try !warns())
        try place.run("undo")
        #expect(try warns())
        try place.run("settings", "calendar_years", "2027")
        #expect(try !warns())
    }

    @Test func progressFollowsTheSetting() throws {
        let place = try Place()
        try place.run("init")
        let before = try place.run("show", "progress", "--period", "2026Q4", "--lang", "zh").out
        #expect(!before.contains("调休未导入"))
        try place.run("settings", "calendar", "none")
        let after = try place.run("show", "progress", "--period", "2026Q4", "--lang", "zh").out
        #expect(after.contains("2026年调休未导入，按周一至周五估算"))
        #expect(try place.run("settings", "--lang", "en").out.contains("that differ): —"))
        #expect(try place.run("calendar", "list", "--lang", "en").out.contains("built-in table is off"))
        let refused = try place.run("settings", "calendar", "france", "--lang", "en")
        #expect(refused.status == 1 && refused.err.contains("china, none"))
    }

    @Test func refusedFilesChangeNothing() throws {
        let place = try Place()
        try place.run("init")
        let before = try place.run("export", "all", "--format", "json").out
        try place.file("cut.ics", String(american.prefix(120)))
        try place.file("swap.ics", calendar(["DTSTART:20260503\nSUMMARY:劳动节调休"]))
        try place.file("weekly.ics", calendar(["DTSTART:20260503\nRRULE:FREQ=WEEKLY"]))
        try place.file("codes.json", #"{"20261001":"2"}"#)
        let regions = #"[{"division":"a","events":[{"date":"2026-01-01","title":"x"}]},"#
        try place.file("uk.json", regions + #"{"division":"b","events":[{"date":"2026-01-02","title":"y"}]}]"#)
        for file in ["cut.ics", "swap.ics", "weekly.ics", "codes.json", "uk.json"] {
            for lang in ["zh", "en"] {
                let outcome = try place.run("calendar", "import", file, "--replace", "--lang", lang)
                #expect(outcome.status == 1 && outcome.err.contains(file) && outcome.out.isEmpty, "\(outcome.err)")
            }
        }
        #expect(try place.run("export", "all", "--format", "json").out == before)
        #expect(try place.run("calendar", "import", "uk.json", "--region", "b").status == 0)
        let rows = try place.run("calendar", "list", "--json").object().list("rows")
        #expect(rows.map { $0.text("day") } == ["2026-01-02"])
    }
}
