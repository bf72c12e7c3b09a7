import Model
import Terminal
import Testing
import Views

@Suite struct CardTests {
    static func draw(_ scene: Scene, _ width: Int = 120, _ height: Int = 40) -> Frame {
        var frame = Frame(width: width, height: height)
        Views.draw(scene, into: &frame)
        return frame
    }

    /// The card is known without colour: a marker on each of its rows, and a bold title on a ground of its own.
    @Test func selectionNeedsNoColour() throws {
        let frame = CardTests.draw(SmallScenes.base(.zh))
        let at = try #require(frame.cursor)
        let marker = Glyph.marker.scalar(ascii: false).value
        for row in 0..<4 { #expect(frame[at.x, at.y + row].scalar == marker) }
        #expect(frame[at.x, at.y + 4].scalar != marker)
        #expect(frame[at.x + 5, at.y].role == .selection && frame[at.x + 5, at.y].mods.contains(.bold))
        let markers = (0..<40).reduce(0) { sum, y in sum + (0..<120).filter { frame[$0, y].scalar == marker }.count }
        // One more stands before the name of the active lane.
        #expect(markers == 5)
        #expect(!frame.cursorVisible)
    }

    /// A step up or down repaints two titles and two markers, nothing else.
    @Test func moveRepaintsLittle() {
        var scene = SmallScenes.base(.en)
        let before = CardTests.draw(scene)
        scene.place.selected[2] += 1
        let after = CardTests.draw(scene)
        var changed = 0
        for y in 0..<40 { changed += (0..<120).filter { before[$0, y] != after[$0, y] }.count }
        #expect(changed > 0 && changed <= 2 * 22 + 2 * 4)
    }

    struct Step: Sendable {
        var step: String?
        var due: Int?
        var zh: String
        var en: String
        var role: Role
    }

    @Test(arguments: [
        Step(step: "报价", due: 2, zh: "11-25 报价", en: "11-25 报价", role: .dim),
        Step(step: "报价", due: 0, zh: "今天 报价", en: "today 报价", role: .due),
        Step(step: "报价", due: -1, zh: "逾期1天 报价", en: "1d late 报价", role: .overdue),
        Step(step: "报价", due: 60, zh: "2027-01-22 报价", en: "2027-01-22 报价", role: .dim),
        Step(step: nil, due: -2, zh: "逾期2天 未命名", en: "2d late unnamed", role: .overdue),
        Step(step: "报价", due: nil, zh: "报价", en: "报价", role: .card),
        Step(step: nil, due: nil, zh: "无下一步", en: "no next step", role: .warning),
        Step(step: "\u{202E}\n", due: nil, zh: " ", en: " ", role: .card),
    ]) func nextStep(_ row: Step) {
        var deal = Deal(blank: ID(1))
        deal.nextStep = row.step
        deal.nextDue = row.due.map { SmallBoard.today + $0 }
        for lang in Lang.allCases {
            let next = CardFacts.next(deal, today: SmallBoard.today, text: Text.of(lang))
            let shown = (next.when.map { $0.text + " " } ?? "") + next.what.text
            #expect(shown == (lang == .zh ? row.zh : row.en))
            #expect((next.when ?? next.what).role == row.role)
        }
    }

    @Test func ownerWhoLeft() {
        let board = SmallBoard.make()
        var deal = Deal(blank: ID(1))
        deal.owner = ID(4)
        let text = Text.of(.zh)
        let left = SmallBoard.today + -10
        #expect(CardFacts.owner(of: deal, in: board, today: left, text: text).text == "赵六")
        #expect(CardFacts.owner(of: deal, in: board, today: left + 1, text: text) == .init(text: "无人负责", role: .error))
        deal.outcome = .won
        #expect(CardFacts.owner(of: deal, in: board, today: left + 1, text: text).text == "赵六")
        deal.owner = nil
        #expect(CardFacts.owner(of: deal, in: board, today: left, text: text).text == "无人负责")
    }

    @Test(arguments: [
        (0, "0"), (99, "0.99"), (100_000, "1,000"), (123_456_750, "1,234,567.50"), (-100_000_000, "-1,000,000"),
        (12_300, "123"),
    ]) func groupedAmounts(_ minor: Int64, _ shown: String) {
        #expect(Text.grouped(Money(minor: minor)) == shown)
    }

    @Test func agoInWords() {
        let (zh, en) = (Text.of(.zh), Text.of(.en))
        #expect([0, 1, 2, 30].map(zh.ago) == ["今天", "昨天", "2天前", "30天前"])
        #expect([0, 1, 2, 30].map(en.ago) == ["today", "yesterday", "2 days ago", "30 days ago"])
        #expect(zh.weekday(SmallBoard.today) == "周一" && en.weekday(SmallBoard.today + 6) == "Sun")
    }

    /// Sums, counts and what they leave out, over all deals of the lane and not only those drawn.
    @Test func laneHead() {
        let text = CardTests.draw(SmallScenes.base(.zh)).text()
        #expect(text.contains("方案 6/4 超限"))
        #expect(text.contains("缺金额 1"))
        #expect(text.contains("+USD 2.7万"))
        #expect(text.contains("22 进行中"))
    }
}

@Suite struct AsciiTests {
    /// With ASCII borders and ASCII names nothing else is on the screen.
    @Test(arguments: LayoutTests.sizes) func staysInASCII(_ size: Size) {
        var scene = SmallScenes.base(.en, LayoutTests.board([9, 3, 0, 25, 1, 2, 4]))
        scene.hints = [Hint(key: "j", label: "down")]
        var detail = DetailScene(deal: scene.board.deals[ID(1)] ?? Deal(blank: ID(1)))
        detail.deal.stageSince = SmallBoard.ago(4)
        detail.deal.competitor = String(repeating: "long ", count: 40)
        var help = SmallScenes.help(.en)
        help.groups[0].rows = [Hint(key: String(repeating: "k", count: 60), label: String(repeating: "l", count: 99))]
        let layers: [[Layer]] = [[], [.detail(detail)], [.help(help)]]
        for layer in layers {
            scene.layers = layer
            scene.toast = Toast(text: "done", isError: layer.isEmpty)
            var frame = Frame(width: size.width, height: size.height, ascii: true)
            Views.draw(scene, into: &frame)
            let odd = frame.text().unicodeScalars.filter { !$0.isASCII }
            #expect(odd.isEmpty, "\(size): \(String(String.UnicodeScalarView(odd)))")
        }
    }
}
