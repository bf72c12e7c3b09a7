import Model
import Rules
import Testing

/// Texts from outside, in everything that RedDot hands round: no control of either half, no mark of direction.
@Suite struct HarmlessTests {
    static let harmful: [UInt32] =
        Array(0x00...0x08) + Array(0x0E...0x1F) + [0x7F] + Array(0x80...0x84) + Array(0x86...0x9F)
        + [0x61C, 0x200B, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2060...0x206F) + [0xFEFF]

    private func report(_ text: String) -> Report {
        var report = Report(text, subtitle: text, lang: .en)
        report.heading(text, level: 2)
        report.add(text)
        report.list([Report.Item(text, label: text, done: false)], empty: Sentence(zh: "", en: ""))
        report.table([Report.Column(text)], [[Report.Cell(text)]], empty: Sentence(zh: "", en: ""))
        return report
    }

    @Test func nothingHarmfulIsHandedRound() {
        for code in HarmlessTests.harmful {
            guard let scalar = Unicode.Scalar(code) else { continue }
            for page in [report("a\(scalar)b").markdown, report("a\(scalar)b").html] {
                #expect(!page.unicodeScalars.contains(scalar), "U+\(String(code, radix: 16))")
                #expect(page.contains("ab"))
            }
        }
        for line in ["\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"] {
            #expect(report("a\(line)b").markdown.contains("a b") && report("a\(line)b").html.contains("a b"))
        }
        // What is written from right to left, joined letters and joined emoji stay as they are.
        for text in ["שלום", "می\u{200C}خواهم", "👩\u{200D}💻", "e\u{301}"] {
            #expect(report(text).markdown.contains(text) && report(text).html.contains(text))
        }
    }
}
