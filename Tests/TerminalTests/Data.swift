import Foundation

@testable import Terminal

/// Files that the tests read.
enum Data {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let themes = root.appendingPathComponent("themes").path

    /// Real-world data beside the project; absent in a bare clone.
    static let shared = root.deletingLastPathComponent().appendingPathComponent("shared/data")
    static let isThere = FileManager.default.fileExists(atPath: shared.path)

    static func text(_ path: String) throws -> String {
        try String(contentsOf: shared.appendingPathComponent(path), encoding: .utf8)
    }

    /// The Big List of Naughty Strings.
    static func naughty() throws -> [String] {
        let json = try Foundation.Data(contentsOf: shared.appendingPathComponent("naughty_strings/blns.json"))
        return try JSONDecoder().decode([String].self, from: json)
    }

    /// Texts that break careless screens, for tests that must run in a bare clone too.
    static let nasty = [
        "", " ", "plain ASCII", "华为技术有限公司", "a华b为c", "e\u{301}le\u{300}ve", "\u{1B}[31mred\u{1B}[0m",
        "tab\tand\nline\r\nend",
        "👨‍👩‍👧‍👦 family", "🇨🇳🇺🇸 flags", "1️⃣ keycap", "👍🏽 skin", "\u{202E}rtl override\u{202C}",
        "\u{FEFF}bom", "नमस्ते दुनिया", "ก็ที่",
        "각\u{1100}\u{1161}\u{11A8}", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
        "\u{E000}\u{FFFE}\u{10FFFF}", "\u{AD}soft", "３full",
        "“quotes” … — ● → ① €", "\u{0}\u{7}\u{8}\u{7F}\u{9B}31m", "\u{200B}\u{200D}\u{2060}zero",
        "\u{3164}filler\u{115F}",
        "ﷺ", "𠀀𠀁 ext", "\u{2028}sep\u{2029}", "\u{1F3FB}alone", "\u{301}mark first", "\u{E0067}\u{E007F}tags",
    ]
}

/// Small, fast, the same everywhere: for fuzzing that can be repeated.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func text(_ sources: [String]) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &self) {
            switch Int.random(in: 0..<4, using: &self) {
            case 0: view.append(Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) ?? "\u{FFFD}")
            case 1: view.append(Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FFF, using: &self)) ?? "中")
            case 2: view.append(Unicode.Scalar(UInt8.random(in: 0...0x7F, using: &self)))
            default: view.append(contentsOf: (sources.randomElement(using: &self) ?? "").unicodeScalars)
            }
        }
        return String(view)
    }
}
