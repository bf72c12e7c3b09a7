import Foundation
import Model
import Testing

@testable import reddot

/// Helpers that need no store.
struct HelperTests {
    @Test(arguments: [
        ("2026Q4", "2026-10-01", "2026-12-31"), ("2026q1", "2026-01-01", "2026-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2026", "2026-01-01", "2026-12-31"),
    ])
    func periods(text: String, first: String, last: String) {
        let days = PeriodText.parse(text)
        #expect(days?.lowerBound.iso == first)
        #expect(days?.upperBound.iso == last)
    }

    @Test(arguments: [
        "", "Q4", "2026Q5", "2026Q0", "2026-13", "2026-1", "26Q1", "2026Q", "2026-11-23", "2026W3", "２０２６",
    ])
    func noPeriods(text: String) {
        #expect(PeriodText.parse(text) == nil)
    }

    @Test func terminalFilterDropsWhatTerminalsActUpon() {
        let raw = "a\u{1B}[2Jb\u{202E}c\u{9B}31m\u{7F}\u{0}\u{200F}\u{061C}\u{2066}\r\n\t中é😀\u{FEFF}x"
        var whole = TerminalFilter()
        #expect(String(decoding: whole.pass(Array(raw.utf8)), as: UTF8.self) == "a[2Jbc31m\n\t中é😀x")
        // Wherever the stream is cut, the same comes out.
        let bytes = Array(raw.utf8)
        for cut in 0...bytes.count {
            var filter = TerminalFilter()
            let pieces = filter.pass(Array(bytes[..<cut])) + filter.pass(Array(bytes[cut...]))
            #expect(String(decoding: pieces, as: UTF8.self) == "a[2Jbc31m\n\t中é😀x", "cut at \(cut)")
        }
    }

    @Test(arguments: [
        ("lang = fr", 1, "lang"), ("# ok\n\ncolour = 16", 3, "colour"), ("theme", 1, "theme"),
        ("mouse = maybe", 1, "mouse"),
        ("lang = zh\nlang zh", 2, "lang zh"), ("theme =", 1, "theme"),
    ])
    func brokenSettingsNameTheirPlace(text: String, line: Int, key: String) {
        let error = #expect(throws: ConfigError.self) { try Config(text: text, file: "/c") }
        #expect(error?.line == line)
        #expect(error?.key == key)
        #expect(error?.sentence.en.contains("/c:\(line)") == true)
        #expect(error?.sentence.zh.contains("/c:\(line)") == true)
    }

    @Test(arguments: [
        ("Unknown option '--stor'. Did you mean '--store'?", "没有选项 --stor，是不是 --store"),
        ("Unknown option '--zzz'", "没有选项 --zzz"), ("Missing expected argument '<deal>'", "缺少 <deal>"),
        ("Missing value for '--now <time>'", "--now <time> 缺少取值"),
        ("The value 'fr' is invalid for '--lang <zh|en>'. Please provide one of 'zh' and 'en'.", "可用：zh、en"),
        ("2 unexpected arguments: 'a', 'b'", "不认识 a、b"),
    ])
    func usageIsToldInChinese(message: String, part: String) {
        let sentence = UsageText.sentence(message, ("reddot show", []))
        #expect(sentence.zh.contains(part), "\(sentence.zh)")
        #expect(sentence.zh.contains("reddot show --help"))
        #expect(sentence.en.hasPrefix(message.prefix(10)))
    }

    @Test func anUnknownCommandNamesTheKnownOnes() {
        let sentence = UsageText.sentence("2 unexpected arguments: 'mov', '1'", ("reddot deal", ["add", "move"]))
        #expect(sentence.en == "There is no command \"reddot deal mov\"; known: add, move.")
        #expect(sentence.zh.contains("add, move"))
    }

    @Test(arguments: ["120x40", "1x1", "200X60", "80×24"])
    func sizes(text: String) {
        #expect(FrameSize(argument: text) != nil)
    }

    @Test(arguments: ["", "x", "80", "80x", "0x10", "-1x5", "80x24x2", "1001x10", "８０x24"])
    func noSizes(text: String) {
        #expect(FrameSize(argument: text) == nil)
    }

    @Test func namesAreFoundByNumberCodeNameAndStart() throws {
        var board = try NewStore.emptyBoard()
        for (number, name) in ["云平台", "云备份", "ＥＲＰ 二期", "12", "云备份"].enumerated() {
            var deal = Deal(blank: ID(number + 1))
            deal.name = name
            deal.code = number == 2 ? "E-3" : nil
            try board.apply(.add(deal))
        }
        #expect(try board.findDeal("2").id.raw == 2)
        #expect(try board.findDeal("#4").name == "12")
        #expect(try board.findDeal("12").id.raw == 4)
        #expect(try board.findDeal("E-3").id.raw == 3)
        #expect(try board.findDeal("云平").id.raw == 1)
        #expect(try board.findDeal("erp二期").id.raw == 3)
        for text in ["云", "云备份", "无", "", "#9", "  "] {
            let failure = #expect(throws: Failure.self) { try board.findDeal(text) }
            #expect(failure?.status == 1)
        }
        let failure = #expect(throws: Failure.self) { try board.findDeal("云备份") }
        #expect(failure?.sentence.en.contains("#2") == true)
        #expect(failure?.sentence.en.contains("#5") == true)
    }
}
