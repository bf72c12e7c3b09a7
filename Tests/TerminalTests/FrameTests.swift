import Testing

@testable import Terminal

@Suite struct FrameTests {
    /// Every row exactly as wide as the frame; halves of wide characters only in pairs.
    static func fault(_ frame: Frame) -> String? {
        for y in 0..<frame.height {
            if Width.of(frame.rowText(y)) != frame.width { return "row \(y): \(frame.rowText(y).debugDescription)" }
            for x in 0..<frame.width {
                let cell = frame[x, y]
                if cell.isContinuation, x == 0 || Width.of(frame[x - 1, y]) != 2 { return "lone half at \(x),\(y)" }
                if !cell.isContinuation, Width.of(cell) == 2, x + 1 >= frame.width || !frame[x + 1, y].isContinuation {
                    return "lone lead at \(x),\(y)"
                }
                if !cell.isContinuation, cell.scalar < 0x20 { return "control at \(x),\(y)" }
            }
        }
        return nil
    }

    @Test func cellIsEightBytes() {
        #expect(MemoryLayout<Cell>.stride == 8)
        #expect(MemoryLayout<Cell>.size == 8)
    }

    @Test func putsClipped() {
        var frame = Frame(width: 6, height: 2)
        #expect(frame.put("中文字", x: 1, y: 0, role: .title) == 5)
        #expect(frame.rowText(0) == " 中文 ")
        #expect(frame.put("中文", x: -1, y: 1, role: .text) == 4)
        #expect(frame.rowText(1) == " 文   ")
        #expect(frame.put("abcdef", x: 1, y: 1, width: 3, role: .text) == 3)
        #expect(frame.rowText(1) == " abc  ")
        #expect(frame.put("x", x: 0, y: 2, role: .text) == 0)
        #expect(frame.put("x", x: 6, y: 0, role: .text) == 0)
        #expect(frame.putRight("中", right: 6, y: 1, role: .text) == 2)
        #expect(frame.rowText(1) == " abc中")
    }

    @Test func mendsHalves() {
        var frame = Frame(width: 6, height: 1)
        frame.put("中文字", x: 0, y: 0, role: .text)
        frame.put("x", x: 1, y: 0, role: .text)
        #expect(frame.rowText(0) == " x文字")
        frame.put("y", x: 2, y: 0, role: .text)
        #expect(frame.rowText(0) == " xy 字")
        frame.fill(Rect(x: 3, y: 0, width: 2, height: 1), role: .text, scalar: ".")
        #expect(frame.rowText(0) == " xy.. ")
    }

    @Test func boxesAndASCII() {
        var frame = Frame(width: 12, height: 3)
        frame.box(frame.bounds, role: .border, title: "标题")
        #expect(frame.text() == "┌ 标题 ────┐\n│          │\n└──────────┘")
        var plain = Frame(width: 12, height: 3, ascii: true)
        plain.box(plain.bounds, role: .border, title: "a very long title")
        #expect(plain.text() == "+ a very ~ +\n|          |\n+----------+")
    }

    @Test func ambiguousIsReplacedWhereItWouldBeWide() {
        var frame = Frame(width: 8, height: 1, ascii: true, avoidsAmbiguous: true)
        frame.put("“①→Ж中", x: 0, y: 0, role: .text)
        #expect(frame.rowText(0) == "\"1>?中  ")
    }

    @Test func restylesWholeCharacters() {
        var frame = Frame(width: 6, height: 1)
        frame.put("a中b", x: 0, y: 0, role: .text)
        frame.restyle(Rect(x: 2, y: 0, width: 1, height: 1), role: .selection)
        #expect(frame.roleText() == ".\(Role.selection.letter)\(Role.selection.letter)...")
        frame.restyle(Rect(x: 0, y: 0, width: 1, height: 1), role: nil, mods: .reverse)
        frame.restyle(Rect(x: 0, y: 0, width: 1, height: 1), role: nil, mods: .reverse)
        #expect(frame[0, 0].mods == [])
    }

    @Test func roleLettersDiffer() {
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
        #expect(Role.allCases.allSatisfy { Role(name: $0.name) == $0 })
    }

    @Test(arguments: [false, true])
    func survivesAnything(narrow: Bool) throws {
        let texts = Data.nasty + (Data.isThere ? try Data.naughty() : [])
        var dice = Dice(11)
        for _ in 0..<600 {
            let width = Int.random(in: 1...40, using: &dice)
            let height = Int.random(in: 1...6, using: &dice)
            var frame = Frame(width: width, height: height, ascii: narrow, avoidsAmbiguous: narrow)
            for _ in 0..<30 { draw(&frame, dice.text(texts), &dice) }
            if let fault = FrameTests.fault(frame) {
                Issue.record("\(width)x\(height): \(fault)")
                return
            }
        }
    }

    private func draw(_ frame: inout Frame, _ text: String, _ dice: inout Dice) {
        let x = Int.random(in: -5...frame.width + 3, using: &dice)
        let y = Int.random(in: -1...frame.height, using: &dice)
        let (width, height) = (Int.random(in: 0...12, using: &dice), Int.random(in: 0...4, using: &dice))
        let rect = Rect(x: x, y: y, width: width, height: height)
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: frame.fill(rect, role: .card, scalar: text.unicodeScalars.first ?? ".")
        case 1: frame.box(rect, role: .border, title: text)
        case 2: frame.restyle(rect, role: .selection, mods: .bold)
        case 3: frame.putRight(text, right: x, y: y, role: .text)
        case 4: frame.put(text, in: rect, align: .center, role: .text)
        case 5:
            var other = Frame(width: max(1, rect.width), height: max(1, rect.height))
            other.put(text, x: 0, y: 0, role: .overlay)
            frame.paste(other, x: x, y: y)
        default: frame.put(text, x: x, y: y, width: Int.random(in: 0...20, using: &dice), role: .text)
        }
    }
}
