import CTerminal
import Testing

@testable import Terminal

@Suite struct SanitizeTests {
    @Test(arguments: [
        ("plain", "plain"), ("华为", "华为"), ("a\tb\nc\r\nd", "a b c d"), ("\u{1B}[31mred", "[31mred"),
        ("e\u{301}", "é"),
        ("a\u{323}\u{302}", "ậ"), ("a\u{302}\u{323}", "ậ"), ("x\u{301}\u{302}", "x"), ("\u{301}a", "a"),
        ("👨‍👩‍👧", "👨"), ("👍🏽!", "👍!"), ("1️⃣2", "12"), ("🇨🇳", "CN"), ("❤️", "❤"), ("🏳️‍🌈", "🏳"),
        ("\u{202E}abc\u{202C}", "abc"),
        ("a\u{200D}b", "ab"), ("\u{FEFF}x", "x"), ("\u{E000}", "\u{FFFD}"), ("\u{FFFF}", "\u{FFFD}"),
        ("\u{A0}x", " x"),
        ("\u{1100}\u{1161}\u{11A8}", "각"), ("\u{3164}", ""), ("\u{AD}", ""), ("👩‍❤️‍👨 ok", "👩 ok"),
        ("a\u{2028}b", "a b"), ("\u{85}", " "),
        ("\u{1F3FB}", "\u{1F3FB}"), ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"), ("ｊ：？", "ｊ：？"),
        (
            "\u{3000}",
            "\u{3000}"
        ), ("\u{1100}x", "ㄱx"), ("a\u{1F3FF}", "a"), ("\u{A960}", "\u{FFFD}"),
    ])
    func lines(raw: String, clean: String) {
        #expect(Sanitize.line(raw).unicodeScalars.elementsEqual(clean.unicodeScalars))
    }

    @Test(
        arguments: [
            ("", []), ("a", ["a"]), ("a\nb\n", ["a", "b"]), ("a\r\nb\rc", ["a", "b", "c"]), ("\n\n", ["", ""]),
            ("e\u{301}\n\u{301}x", ["é", "x"]),
        ] as [(String, [String])])
    func splitsLines(raw: String, expected: [String]) {
        #expect(Sanitize.lines(raw) == expected)
    }

    private func isSafe(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            let kind = Int(ct_class(scalar.value))
            return (kind == CT_PLAIN || kind == CT_AMBIGUOUS) && (1...2).contains(Width.of(scalar))
        }
    }

    @Test(.enabled(if: Data.isThere))
    func naughtyStrings() throws {
        let strings = try Data.naughty()
        #expect(strings.count > 400)
        for raw in strings {
            let clean = Sanitize.line(raw)
            #expect(isSafe(clean) && standsAlone(clean), "\(raw.debugDescription)")
            #expect(Sanitize.line(clean) == clean)
            #expect(Sanitize.lines(raw).allSatisfy(isSafe))
        }
    }

    /// One base character per cluster: Swift's own segmentation finds every scalar of the result standing alone, but
    /// for Thai and Lao AM and the halfwidth voicing marks: letters that every terminal gives cells of their own.
    private func standsAlone(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { ![0x0E33, 0x0EB3, 0xFF9E, 0xFF9F].contains($0.value) }
        return String(String.UnicodeScalarView(scalars)).count == scalars.count
    }

    @Test(.enabled(if: Data.isThere))
    func graphemeBreaks() throws {
        var cases = 0
        for line in try Data.text("unicode/GraphemeBreakTest.librune.txt").split(separator: "\n") {
            cases += 1
            let scalars = line.split(whereSeparator: { $0 == "÷" || $0 == "×" })
                .compactMap { UInt32($0, radix: 16) }.compactMap(Unicode.Scalar.init)
            let clean = Sanitize.line(String(String.UnicodeScalarView(scalars)))
            #expect(isSafe(clean) && standsAlone(clean), "\(line)")
        }
        #expect(cases > 1000)
    }

    @Test(.enabled(if: Data.isThere))
    func everyEmoji() throws {
        var count = 0
        for line in try Data.text("unicode/emoji-test-14.0.txt").split(separator: "\n") where line.first != "#" {
            guard let codes = line.split(separator: ";").first else { continue }
            let scalars = codes.split(separator: " ")
                .compactMap { UInt32($0, radix: 16) }.compactMap(Unicode.Scalar.init)
            let clean = Sanitize.line(String(String.UnicodeScalarView(scalars)))
            let isFlag = scalars.count == 2 && Int(ct_class(scalars[0].value)) == CT_REGIONAL
            #expect(clean.unicodeScalars.count == (isFlag ? 2 : 1), "\(line)")
            #expect(isSafe(clean), "\(line)")
            count += 1
        }
        #expect(count > 4000)
    }

    @Test func anyText() {
        var dice = Dice(3)
        for _ in 0..<5000 {
            let clean = Sanitize.line(dice.text(Data.nasty))
            #expect(isSafe(clean) && standsAlone(clean), "\(clean.debugDescription)")
            #expect(Sanitize.line(clean) == clean)
        }
    }
}
