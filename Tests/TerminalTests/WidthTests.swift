import CTerminal
import Testing

@testable import Terminal

@Suite struct WidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("中文", 4), ("a中", 3), ("ｊ：", 4), ("…—●→①€“”", 8), ("─│┌", 3), ("☰", 2), ("😀", 2),
        ("ﾊﾝ", 2), ("\u{3000}", 2), ("𠀀", 2), ("\u{301}", 0), ("\u{200D}", 0), ("é", 1), ("한글", 4),
    ])
    func cells(text: String, width: Int) {
        #expect(Width.of(text) == width)
        #expect(text.unicodeScalars.reduce(0) { $0 + Width.of($1) } == width)
    }

    /// Every code point against the Unicode 17 file, category by category, and what ncurses is told.
    @Test(.enabled(if: Data.isThere))
    func everyCodePoint() throws {
        var wide = [Bool](repeating: false, count: 0x110000)
        var none = [Bool](repeating: false, count: 0x110000)
        for range in [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD] {
            for code in range { wide[code] = true }
        }
        var listed = 0
        for line in try Data.text("unicode/EastAsianWidth-17.0.0.txt").split(separator: "\n") where line.first != "#" {
            let fields = line.split(separator: ";", maxSplits: 1)
            let ends = fields[0].split(whereSeparator: { $0 == "." || $0 == " " }).compactMap { Int($0, radix: 16) }
            let words = fields[1].split(separator: " ")
            let first = try #require(ends.first)
            for code in first...(ends.last ?? first) {
                wide[code] = words[0] == "W" || words[0] == "F"
                none[code] = ["Mn", "Me", "Cf", "Cc", "Zl", "Zp"].contains(words[2])
                listed += 1
            }
        }
        #expect(listed > 290_000)
        for code in (0x1160...0x11FF) { none[code] = true }
        for code in (0xD7B0...0xD7FB) { none[code] = true }
        var wrong: [String] = []
        for code in 0..<0x110000 {
            let expected = none[code] ? 0 : wide[code] ? 2 : 1
            let ours = Unicode.Scalar(UInt32(code)).map(Width.of) ?? expected
            let control = code != 0 && (code < 0x20 || (0x7F...0x9F).contains(code))
            let told = Int(ct_wcwidth(UInt32(code)))
            if ours != expected || told != (control ? -1 : expected) { wrong.append(String(code, radix: 16)) }
        }
        #expect(wrong.isEmpty, "\(wrong.count) wrong, first \(wrong.prefix(20))")
    }

    @Test(arguments: [
        ("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("中文字", 5, "中文…"), ("中文字", 4, "中… "), ("中文字", 1, "…"),
        ("", 3, "   "), ("ab", 0, ""), ("中", 1, "…"),
    ])
    func fits(text: String, cells: Int, expected: String) {
        #expect(Width.fit(text, cells) == expected)
        #expect(Width.of(Width.fit(text, cells)) == max(0, cells))
    }

    @Test func alignsAndCutsInASCII() {
        #expect(Width.fit("中", 5, align: .right) == "   中")
        #expect(Width.fit("中", 5, align: .center) == " 中  ")
        #expect(Width.fit("abcdef", 4, ascii: true) == "abc~")
        #expect(Width.cut("abcdef", 4, ellipsis: false) == "abcd")
        #expect(Width.cut("a中中", 2, ellipsis: false) == "a")
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]),
        (
            "abcdefgh", 3,
            [
                "abc",
                "def", "gh",
            ]
        ),
        ("中文，中文", 4, ["中", "文，", "中文"]), ("见《红点》吧", 4, ["见", "《红", "点》", "吧"]), ("", 5, [""]),
        (
            "a 中文字", 4,
            ["a 中", "文字"]
        ),
        ("中", 1, ["?"]), ("a   b", 2, ["a", "b"]),
    ])
    func wraps(text: String, cells: Int, expected: [String]) {
        #expect(Width.wrap(text, cells) == expected)
    }

    @Test func wrapNeverExceedsAndLosesOnlySpaces() {
        var dice = Dice(7)
        for _ in 0..<2000 {
            let text = Sanitize.line(dice.text(Data.nasty))
            let cells = Int.random(in: 2...20, using: &dice)
            let lines = Width.wrap(text, cells)
            #expect(lines.allSatisfy { Width.of($0) <= cells }, "\(text.debugDescription) in \(cells)")
            let kept = lines.joined().unicodeScalars.filter { $0 != " " }
            #expect(kept.elementsEqual(text.unicodeScalars.filter { $0 != " " }))
            let fitted = Width.fit(text, cells)
            #expect(Width.of(fitted) == cells)
        }
    }
}
