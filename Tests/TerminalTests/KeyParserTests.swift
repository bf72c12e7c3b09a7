import Testing

@testable import Terminal

@Suite struct KeyParserTests {
    static let table: [(String, [Key])] = [
        ("a", [.char("a")]), ("中", [.char("中")]), ("ｊ", [.char("ｊ")]), ("\r", [.enter]), ("\n", [.enter]),
        ("\t", [.tab]),
        ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]), ("\u{12}", [.ctrl("r")]), ("\u{0}", [.ctrl(" ")]),
        ("\u{1F}", [.ctrl("_")]), ("\u{1B}x", [.alt("x")]), ("\u{1B}中", [.alt("中")]),
        (
            "\u{1B}\u{7F}",
            [.alt("\u{7F}")]
        ),
        ("\u{1B}\r", [.esc, .enter]), ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[H", [.home]),
        ("\u{1B}[1~", [.home]),
        ("\u{1B}[7~", [.home]), ("\u{1B}[4~", [.end]), ("\u{1B}[8~", [.end]), ("\u{1B}OF", [.end]),
        ("\u{1B}[5~", [.pageUp]),
        ("\u{1B}[6~", [.pageDown]), ("\u{1B}[2~", [.insert]), ("\u{1B}[3~", [.delete]),
        (
            "\u{1B}[Z",
            [.backtab]
        ),
        ("\u{1B}OP", [.f(1)]), ("\u{1B}[11~", [.f(1)]), ("\u{1B}[[A", [.f(1)]), ("\u{1B}[15~", [.f(5)]),
        ("\u{1B}[[E", [.f(5)]),
        ("\u{1B}[17~", [.f(6)]), ("\u{1B}[24~", [.f(12)]), ("\u{1B}[1;2P", [.f(13)]), ("\u{1B}[1;2R", [.f(15)]),
        ("\u{1B}[1;2A", [.shiftUp]), ("\u{1B}[1;5C", [.ctrlRight]), ("\u{1B}[1;3D", [.altLeft]),
        ("\u{1B}[1;5H", [.ctrlHome]),
        ("\u{1B}[a", [.shiftUp]), ("\u{1B}Oa", [.ctrlUp]), ("\u{1B}\u{1B}[A", [.altUp]),
        (
            "\u{1B}OM",
            [.enter]
        ), ("\u{1B}Or", [.char("2")]),
        ("\u{1B}[97;5u", [.ctrl("a")]), ("\u{1B}[27u", [.esc]), ("\u{1B}[27;5;114~", [.ctrl("r")]),
        ("\u{1B}[9;2u", [.backtab]),
        ("\u{1B}[97:65;2u", [.char("A")]), ("\u{1B}[57428u", []), ("\u{1B}[I", [.focus(true)]),
        (
            "\u{1B}[O",
            [.focus(false)]
        ),
        ("\u{1B}[<0;5;3M", [.mouse(Mouse(x: 4, y: 2, kind: .press))]),
        (
            "\u{1B}[<0;5;3m",
            [.mouse(Mouse(x: 4, y: 2, kind: .release))]
        ),
        ("\u{1B}[<32;1;1M", [.mouse(Mouse(x: 0, y: 0, kind: .drag))]),
        ("\u{1B}[<64;1;1M", [.mouse(Mouse(x: 0, y: 0, kind: .wheelUp, button: .none))]),
        ("\u{1B}[<81;9;9M", [.mouse(Mouse(x: 8, y: 8, kind: .wheelDown, button: .none, mods: .ctrl))]),
        ("\u{1B}[<0;0;3M", []), ("\u{1B}[<0;5M", []), ("\u{1B}[M abx", [.char("x")]),
        ("\u{1B}[5;2R", [.reply(.cursor(row: 5, column: 2))]),
        ("\u{1B}[1;1R", [.reply(.cursor(row: 1, column: 1))]), ("\u{1B}[1;2R", [.f(15)]),
        (
            "\u{1B}[?2026;2$y",
            [.reply(.mode(2026, state: 2))]
        ),
        ("\u{1B}[?62;22c", [.reply(.attributes([62, 22]))]),
        ("\u{1B}]11;rgb:1c1c/ffff/0000\u{1B}\\", [.reply(.background(red: 0x1C, green: 0xFF, blue: 0))]),
        ("\u{1B}]11;rgb:ff/80/00\u{7}", [.reply(.background(red: 255, green: 128, blue: 0))]),
        ("\u{1B}P1+r544e=787465726d\u{1B}\\z", [.char("z")]), ("\u{1B}_Gi=1;OK\u{1B}\\z", [.char("z")]),
        ("\u{1B}[>1;2;3c", []), ("\u{1B}[99~", []), ("\u{1B}[?1;2;3;4xq", [.char("q")]),
        (
            "\u{1B}[12\u{1B}[A",
            [.up]
        ),
        ("\u{1B}[200~a\nb\u{1B}[201~c", [.paste("a\nb"), .char("c")]),
        (
            "\u{1B}[200~\u{1B}[20\u{1B}[201~",
            [.paste("\u{1B}[20")]
        ),
        ("\u{1B}[200~\u{1B}\u{1B}[201~", [.paste("\u{1B}")]), ("\u{1B}[201~x", [.char("x")]),
    ]

    @Test(arguments: table)
    func sequence(text: String, keys: [Key]) {
        var parser = KeyParser()
        #expect(parser.feed(Array(text.utf8)) == keys)
        #expect(!parser.waiting)
    }

    @Test(
        arguments: [
            ([0x1B], [Key.esc]), ([0x1B, 0x1B], [.esc, .esc]), ([0x1B, 0x1B, 0x1B], [.esc, .esc, .esc]),
            ([0x1B, 0x5B], [.alt("[")]), ([0x1B, 0x4F], [.alt("O")]), ([0x1B, 0x5D], [.alt("]")]),
            ([0x1B, 0x5B, 0x31], []),
            ([0xE4, 0xB8], []), ([0x1B, 0x5D, 0x31, 0x31], []),
        ] as [([UInt8], [Key])])
    func heldBack(bytes: [UInt8], keys: [Key]) {
        var parser = KeyParser()
        var got = parser.feed(bytes)
        #expect(parser.waiting)
        got += parser.timeout()
        #expect(got == keys)
        #expect(!parser.waiting)
        #expect(parser.feed(Array("j".utf8)) == [.char("j")])
    }

    @Test func loneEscapeIsQuick() {
        var parser = KeyParser()
        _ = parser.feed([0x1B])
        #expect(parser.patience <= 30)
        _ = parser.feed(Array("[200~".utf8))
        #expect(parser.patience >= 500)
    }

    static let broken: [[UInt8]] = [
        [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE4, 0xB8],
    ]

    @Test(arguments: broken)
    func brokenUTF8(bytes: [UInt8]) {
        var parser = KeyParser()
        #expect(parser.feed(bytes + [0x6A]) == [.char("j")])
    }

    @Test func pasteIsWholeAndBounded() {
        var parser = KeyParser()
        let million = [UInt8](repeating: 0x61, count: 1 << 20)
        let end = Array("\u{1B}[201~".utf8)
        let start = Array("\u{1B}[200~".utf8)
        #expect(parser.feed(start + million + end) == [.paste(String(repeating: "a", count: 1 << 20))])
        _ = parser.feed(Array("\u{1B}[200~".utf8))
        for _ in 0..<5 { #expect(parser.feed(million).isEmpty) }
        guard case .paste(let text)? = parser.feed(end).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == KeyParser.pasteLimit)
        _ = parser.feed(Array("\u{1B}[200~never ended".utf8))
        #expect(parser.timeout() == [.paste("never ended")])
        #expect(!parser.waiting)
    }

    @Test func endlessSequencesAreBoundedAndSwallowed() {
        for start in ["\u{1B}[", "\u{1B}]", "\u{1B}P"] {
            var parser = KeyParser()
            _ = parser.feed(Array(start.utf8))
            #expect(parser.feed([UInt8](repeating: 0x31, count: 1 << 20)).isEmpty)
            #expect(parser.feed(Array("\u{1B}[A".utf8)) == [.up])
        }
    }

    @Test func splittingChangesNothing() {
        var dice = Dice(5)
        let pieces = KeyParserTests.table.map { Array($0.0.utf8) }
        for _ in 0..<400 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...12, using: &dice) {
                if Bool.random(using: &dice) {
                    bytes += pieces.randomElement(using: &dice) ?? []
                } else {
                    for _ in 0..<Int.random(in: 0...6, using: &dice) {
                        let any = UInt8.random(in: 0...255, using: &dice)
                        bytes.append([0x1B, 0x5B, 0x5D, 0x4F, 0x50, any].randomElement(using: &dice) ?? any)
                    }
                }
            }
            var whole = KeyParser()
            let expected = whole.feed(bytes)
            for at in 0...bytes.count {
                var parser = KeyParser()
                #expect(parser.feed(bytes[..<at]) + parser.feed(bytes[at...]) == expected, "\(bytes) at \(at)")
            }
        }
    }

    @Test(arguments: [
        "x", "Ctrl-r", "Alt-x", "PgDn", "Space", "Shift-Tab", "F1", "F13", "Esc", "中", "Ctrl-Space", "Alt-Backspace",
        "Alt-Space",
    ])
    func namesGoBothWays(name: String) throws {
        let key = try #require(Key(name: name))
        #expect(key.name == name)
    }

    @Test(arguments: ["", "Ctrl-", "F0", "F99", "ab", "\u{1B}"])
    func badNames(name: String) { #expect(Key(name: name) == nil) }
}
