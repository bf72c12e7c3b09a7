import Model
import Terminal
import Testing
import Views

@Suite struct OverlayTests {
    /// The caret is where the next character goes, in cells, and always inside the field.
    @Test(arguments: [
        ("", 0, 0), ("abc", 3, 3), ("abc", 1, 1), ("华为", 1, 2), ("华为", 2, 4), ("a\u{301}b", 2, 1), ("x", 99, 1),
    ])
    func caret(_ typed: String, _ caret: Int, _ column: Int) throws {
        var scene = SmallScenes.base(.en)
        var input = InputLine(typed)
        input.caret = caret
        scene.filter = FilterBar(input: input, isEditing: true, hits: 0, total: 1)
        let frame = CardTests.draw(scene)
        #expect(frame.cursor == Point(x: 3 + column, y: 38))
        #expect(frame.cursorVisible)
    }

    @Test func longInputScrollsToTheCaret() throws {
        var scene = SmallScenes.base(.zh)
        scene.filter = FilterBar(
            input: InputLine(String(repeating: "长", count: 90) + "尾"), isEditing: true, hits: 0, total: 1)
        for width in 24...130 {
            let frame = CardTests.draw(scene, width, 24)
            let cursor = try #require(frame.cursor)
            #expect(frame.rowText(22).contains("尾"))
            #expect(frame.bounds.contains(cursor) && frame.cursorVisible)
            #expect(frame[cursor.x - 2, 22].scalar == "尾".unicodeScalars.first?.value)
        }
    }

    /// The end of a scrolled overlay shows its last line; scrolling beyond it changes nothing.
    @Test(arguments: LayoutTests.sizes) func scrollEnds(_ size: Size) throws {
        var scene = SmallScenes.make("detail", .zh, size)
        let limit = try #require(Views.scroll(scene, size: size))
        var frames: [Frame] = []
        for scroll in [limit.last, limit.last + 500] {
            var detail = SmallScenes.detail(scene)
            detail.scroll = scroll
            scene.layers = [.detail(detail)]
            frames.append(CardTests.draw(scene, size.width, size.height))
        }
        #expect(frames[0] == frames[1])
        #expect(frames[0].text().contains("需求 → 方案"))
        #expect(limit.page > 0 && limit.last > 0)
    }

    @Test func onlyScrollingLayersScroll() {
        let size = Size(width: 120, height: 40)
        #expect(Views.scroll(SmallScenes.make("board", .zh, size), size: size) == nil)
        #expect(Views.scroll(SmallScenes.make("form", .zh, size), size: size) == nil)
        #expect(Views.scroll(SmallScenes.make("help", .zh, size), size: size)?.last == 0)
        #expect((Views.scroll(SmallScenes.make("help", .zh, size), size: Size(width: 40, height: 20))?.last ?? 0) > 0)
    }

    /// At any size the field with the focus, its caret and the selected row of the palette are on the screen.
    @Test func focusIsAlwaysVisible() throws {
        for width in stride(from: 24, through: 140, by: 7) {
            for height in 6...32 {
                for name in ["form", "palette"] {
                    let size = Size(width: width, height: height)
                    let frame = CardTests.draw(SmallScenes.make(name, .en, size), width, height)
                    #expect(frame.cursorVisible, "\(name) \(size)")
                    let cursor = try #require(frame.cursor)
                    #expect(frame[cursor.x, cursor.y].role == .input)
                }
            }
        }
    }

    /// Never half a hint in the footer, never half an item in the header.
    @Test func linesAreFittedWhole() {
        let hints = SmallScenes.hints(.en)
        let whole = Set(hints.map { "\($0.key) \($0.label)" })
        for width in 24...140 {
            let frame = CardTests.draw(SmallScenes.base(.en), width, 24)
            let words = frame.rowText(23).split(separator: " ").joined(separator: " ")
            var rest = words
            for hint in whole where rest.contains(hint) { rest = rest.replacing(hint, with: "") }
            #expect(rest.allSatisfy { $0 == " " }, "\(width): \(words)")
            #expect(words.hasPrefix("jk select"))
            let header = frame.rowText(0)
            // What tells where one is outlives the name of the program.
            #expect(header.contains("RedDot") || width < 60)
            #expect(header.contains("Board") && header.hasSuffix("09:00 "), "\(width): \(header)")
            #expect(!header.contains("work") || header.contains("33/62 workdays"))
        }
    }

    @Test func toastKeepsToItsCorner() {
        let size = Size(width: 80, height: 24)
        let plain = CardTests.draw(SmallScenes.make("board", .zh, size), 80, 24)
        let toasted = CardTests.draw(SmallScenes.make("error", .zh, size), 80, 24)
        for y in 0..<20 { #expect(plain.rowText(y) == toasted.rowText(y)) }
        #expect(plain.rowText(23) == toasted.rowText(23))
        #expect(toasted.text().contains("未保存"))
    }
}

/// What lies behind an overlay, and messages over it.
@Suite struct BackdropTests {
    /// Beside a box no word of the view is cut, and nothing behind it has a colour.
    @Test(arguments: [Size(width: 120, height: 40), Size(width: 160, height: 45), Size(width: 80, height: 24)])
    func noWordIsCut(_ size: Size) {
        for lang in [Lang.zh, .en] {
            let plain = CardTests.draw(SmallScenes.make("board", lang, size), size.width, size.height)
            for name in ["form", "help", "palette"] {
                let frame = CardTests.draw(SmallScenes.make(name, lang, size), size.width, size.height)
                for y in 1..<size.height - 1 {
                    let rest = words(frame, y)
                    let whole = words(plain, y)
                    for word in rest { #expect(whole.contains(word), "\(name) \(lang) \(size) \(y): \(word)") }
                }
            }
        }
    }

    /// The words of a row that stand in the role of what lies behind.
    private func words(_ frame: Frame, _ y: Int) -> Set<String> {
        let isBehind = (1..<frame.height - 1).contains { y in
            (0..<frame.width).contains { frame[$0, y].role == .overlay }
        }
        var (found, word) = (Set<String>(), "")
        for x in 0...frame.width {
            let cell = frame[x, y]
            if x < frame.width, cell.scalar != 0x20, !isBehind || cell.role == .faint {
                if let scalar = Unicode.Scalar(cell.scalar), !cell.isContinuation { word.unicodeScalars.append(scalar) }
            } else {
                if !word.isEmpty { found.insert(word) }
                word = ""
            }
        }
        return found
    }

    /// Themes are chosen by how the view looks: there it keeps its colours.
    @Test func theViewKeepsItsColoursWhereThemesAreChosen() {
        var scene = SmallScenes.make("palette", .en, Size(width: 120, height: 40))
        guard case .palette(var palette)? = scene.layers.last else { return }
        palette.showsView = true
        scene.layers = [.palette(palette)]
        let frame = CardTests.draw(scene)
        scene.layers = []
        let plain = CardTests.draw(scene)
        let last = 38
        #expect((0..<120).allSatisfy { frame[$0, last] == plain[$0, last] })
        let roles = Set((1..<39).flatMap { y in (0..<20).map { frame[$0, y].role } })
        #expect(roles.contains(.cardTitle) || roles.contains(.card))
    }

    @Test func aMessageLeavesTheBorderWhole() {
        for size in [Size(width: 120, height: 40), Size(width: 160, height: 45)] {
            var scene = SmallScenes.make("detail", .zh, size)
            let bare = CardTests.draw(scene, size.width, size.height)
            scene.toast = Toast(text: "已记跟进：电话", isError: false)
            let frame = CardTests.draw(scene, size.width, size.height)
            #expect(frame.text().contains("已记跟进"))
            for y in 0..<size.height {
                for x in 0..<size.width where bare[x, y].role == .overlayBorder {
                    #expect(frame[x, y] == bare[x, y], "\(size) \(x),\(y)")
                }
            }
        }
    }

    /// Where the sentence about the calendar has no room, the working days say that they are estimated.
    @Test func estimatedDaysSaySo() {
        for width in 24...240 {
            for lang in [Lang.zh, .en] {
                var scene = SmallScenes.base(lang)
                scene.head.note = lang.pick("2027年调休未导入，按周一至周五估算", "no calendar for 2027: Mon–Fri assumed")
                scene.head.isEstimated = true
                let header = CardTests.draw(scene, width, 24).rowText(0)
                let days = lang.pick("33/62工作日", "33/62 workdays")
                guard header.contains(days) else { continue }
                let isMarked = header.contains(days + lang.pick("·估", " est."))
                #expect(isMarked != header.contains(lang.pick("估算", "assumed")), "\(width): \(header)")
            }
        }
    }
}
