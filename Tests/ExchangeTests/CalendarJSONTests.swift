import Foundation
import Model
import Testing

@testable import Exchange

/// JSON calendars as several services and libraries write them.
struct CalendarJSONTests {
    @Test(arguments: [
        // timor.tech
        (
            #"{"code":0,"holiday":{"01-01":{"holiday":true,"name":"元旦","wage":3,"date":"2026-01-01","rest":1},"#
                + #""01-04":{"holiday":false,"name":"元旦后补班","after":true,"target":"元旦","date":"2026-01-04"}}}"#,
            ["2026-01-01", "2026-01-04+"]
        ),
        (#"{"2026":{"holiday":{"01-01":{"holiday":true},"01-04":{"holiday":false}}}}"#, ["2026-01-01", "2026-01-04+"]),
        // apihubs
        (
            #"{"code":0,"data":{"list":[{"date":20261001,"year":2026,"workday":2,"holiday":77,"weekend":2},"#
                + #"{"date":20261010,"year":2026,"workday":1,"holiday":77}],"page":1,"size":31}}"#,
            ["2026-10-01", "2026-10-10+"]
        ),
        // python-holidays
        (#"{"2026-01-01":"New Year's Day","2026-12-25":"Christmas Day"}"#, ["2026-01-01", "2026-12-25"]),
        (#"{"20260101":"元旦","20260104":"元旦（班）"}"#, ["2026-01-01", "2026-01-04+"]),
        // Nager.Date
        (
            #"[{"date":"2026-01-01","localName":"New Year's Day","name":"New Year's Day","countryCode":"US","counties":null,"#
                + #""types":["Public"]},{"date":"2026-10-31","name":"Halloween","types":["Observance"]}]"#,
            ["2026-01-01"]
        ),
        // chinese-days
        (
            #"{"holidays":{"2026-01-01":"New Year's Day,元旦,1"},"workdays":{"2026-01-04":"New Year's Day,元旦,1"},"#
                + #""inLieuDays":{"2026-01-02":"New Year's Day,元旦,1"}}"#,
            ["2026-01-01", "2026-01-02", "2026-01-04+"]
        ),
        (
            #"{"holidays":["2026-01-01"],"workdays":["2026-01-04",20260214]}"#,
            ["2026-01-01", "2026-01-04+", "2026-02-14+"]
        ),
        (#"{"year":2026,"holidays":{"01-01":"元旦"}}"#, ["2026-01-01"]),
        (#"{"holidays":{"2026-01-01":true}}"#, ["2026-01-01"]),
        (#"[{"name":"元旦","date":"2026-01-01","isOffDay":true}]"#, ["2026-01-01"]),
        (
            #"{"date":"2025-11-04","papers":["http://"],"days":[{"date":"2026-01-01T00:00:00","is_off_day":true}]}"#,
            ["2026-01-01"]
        ),
        // Ranges, with the days that are worked for them.
        (
            #"{"Name":"中国节假日","Years":{"2026":[{"Name":"元旦","StartDate":"2026-01-01","EndDate":"2026-01-03","#
                + #""Duration":3,"CompDays":["2026-01-04"],"URL":"https://x"}]}}"#,
            ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04+"]
        ),
        // OpenHolidays
        (
            #"[{"startDate":"2026-10-03","endDate":"2026-10-03","type":"Public","nationwide":true,"#
                + #""name":[{"language":"EN","text":"Unity Day"}]},"#
                + #"{"startDate":"2026-10-05","endDate":"2026-10-16","type":"School","name":[{"text":"Autumn"}]}]"#,
            ["2026-10-03"]
        ),
        (#"[{"type":"workingday","date":"2026-01-04","name":"元旦"}]"#, ["2026-01-04+"]),
        (#"{"england":{"division":"england","events":[{"title":"Easter","date":"2026-04-06"}]}}"#, ["2026-04-06"]),
    ])
    func forms(text: String, days: [String]) throws {
        #expect(CalendarFile.days(try CalendarFile.read(text)) == days)
    }

    private static let kingdom =
        #"{"england-and-wales":{"division":"england-and-wales","events":[{"title":"New Year’s Day","date":"2026-01-01"}]},"#
        + #""scotland":{"division":"scotland","events":[{"title":"New Year’s Day","date":"2026-01-01"},"#
        + #"{"title":"2nd January","date":"2026-01-02","bunting":true}]}}"#
    private static let counties =
        #"[{"date":"2026-01-01","name":"New Year","counties":null},"#
        + #"{"date":"2026-03-17","name":"St Patrick","counties":["GB-NIR"]}]"#

    @Test func regionsAreAskedFor() throws {
        let said = try CalendarFile.refusal(CalendarJSONTests.kingdom)
        #expect(said.contains("england-and-wales, scotland") && said.contains("--region"))
        let wrong = try CalendarFile.refusal(CalendarJSONTests.kingdom, region: "wales")
        #expect(wrong.contains("scotland"))
        let scotland = try CalendarFile.read(CalendarJSONTests.kingdom, region: "Scotland")
        #expect(CalendarFile.days(scotland) == ["2026-01-01", "2026-01-02"])
    }

    @Test func aRegionAddsToTheWholeCountry() throws {
        #expect(try CalendarFile.refusal(CalendarJSONTests.counties).contains("GB-NIR"))
        func days(_ region: String) throws -> [String] {
            CalendarFile.days(try CalendarFile.read(CalendarJSONTests.counties, region: region))
        }
        #expect(try days("GB-NIR") == ["2026-01-01", "2026-03-17"])
        #expect(try days("none") == ["2026-01-01"])
        #expect(try CalendarFile.refusal(#"{"2026-01-01":"x"}"#, region: "a").contains("leave out --region"))
        #expect(
            try CalendarFile.refusal(CalendarFile.ics("DTSTART:20260101"), region: "a").contains("leave out --region"))
    }

    @Test(arguments: [
        (#"{"20261001":"2","20261010":"0"}"#, "20261001 (2)"), (#"{"2026-10-01":1}"#, "2026-10-01 (1)"),
        (#"{"2026-10-01":true}"#, "2026-10-01"), (#"["2026-10-01"]"#, "entry 1"),
        (#"{"a":[{"date":20261001}]}"#, "a, entry 1"),
        (#"[{"date":"2026-02-30","name":"x"}]"#, "2026-02-30"),
        (#"[{"date":99999999999999999999,"name":"x"}]"#, "entry 1"),
        (#"[{"date":null,"name":"x"}]"#, "entry 1"), (#"[{"date":"0001-01-01","name":"x"}]"#, "1900–2200"),
        (#"[{"date":"2026-10-01","workday":3}]"#, "workday: 3"),
        (#"[{"date":"2026-10-01","isOffDay":1}]"#, "isoffday: 1"),
        (#"[{"date":"2026-10-01","holiday":77}]"#, "holiday: 77"),
        (#"[{"date":"2026-10-01","isOffDay":true,"workday":1}]"#, "isOffDay, holiday, workday"),
        (#"[{"date":"2026-10-01","name":"国庆调休"}]"#, "国庆调休"), (#"{"holidays":{"10-01":"国庆"}}"#, "no year"),
        (#"[{"start":"2026-10-01","end":"2026-10-03","name":"x"}]"#, "start: 2026-10-01"),
        (#"[{"startDate":"2026-10-03","endDate":"2026-10-01","name":"x"}]"#, "2026-10-03 – 2026-10-01"),
        (#"[{"startDate":"2026-01-01","endDate":"2199-10-01","name":"x"}]"#, "2199"),
        (#"[{"name":"元旦","range":["2026-01-01"]}]"#, "entry 1.range, entry 1"),
        (#"{"2026-10-01":"国庆""#, "cut off"), ("7", "table"), (#"[{"date":{},"name":"x"}]"#, "entry 1"),
    ])
    func refusals(text: String, part: String) throws {
        let said = try CalendarFile.refusal(text)
        #expect(said.contains(part), "\(said)")
    }

    @Test func deepAndCutFilesAreRefused() throws {
        for depth in [400, 600, 200_000] {
            let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            _ = try CalendarFile.refusal(deep)
            _ = try CalendarFile.refusal(
                String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth))
        }
        let whole = Data(CalendarJSONTests.kingdom.utf8)
        for length in 0..<whole.count {
            #expect(throws: Refusal.self) { try CalendarFile.read(whole.prefix(length), region: "scotland") }
        }
    }

    /// Any byte that changes gives days or a refusal, never an end of the program.
    @Test func scrambledFiles() throws {
        var random = SystemRandomNumberGenerator()
        let texts = [
            CalendarJSONTests.kingdom,
            CalendarFile.ics("DTSTART:20200501\nRRULE:FREQ=YEARLY;COUNT=9;BYDAY=-1MO;BYMONTH=5"),
        ]
        for text in texts {
            for _ in 0..<400 {
                var data = Data(text.utf8)
                for _ in 0..<3 {
                    data[Int.random(in: 0..<data.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                do { _ = try CalendarFile.read(data, region: nil) } catch is Refusal {}
            }
        }
    }
}
