import Model
import Rules
import Terminal
import Testing

@testable import Views

/// Words that are cut nowhere, and say what to do.
@Suite struct WordsTests {
    @Test func ticksAreNoPartOfAnAsciiBar() {
        #expect(Glyph.track.scalar(ascii: true) != Glyph.full.scalar(ascii: true))
        for glyph in Glyph.allCases where glyph.scalar(ascii: false) == "┃" {
            #expect(glyph.scalar(ascii: true) == "|")
        }
    }

    @Test(arguments: Lang.allCases) func theTargetsHintNamesTheKeyThenTheCommand(lang: Lang) throws {
        let hint = Text.of(lang).noTargetHelp("2027Q1")
        let key = try #require(hint.firstRange(of: lang == .zh ? "按 A 再按 t" : "Press A and then t"))
        let command = try #require(hint.firstRange(of: "reddot target set 2027Q1 10000000"))
        #expect(key.upperBound < command.lowerBound)
    }

    @Test func theEmptyBoardSaysWhatToDo() {
        var board = Board()
        for stage in StandardStages.all { board.stages.put(stage) }
        board.rebuildLanes()
        let head = Head(team: "", period: "", elapsed: 0, total: 0, clock: "")
        let scene = Scene(
            lang: .zh, now: SmallBoard.now, view: .board, board: board, lanes: board.lanes, head: head,
            place: BoardPlace())
        let text = CardTests.draw(scene).text()
        #expect(text.contains("按 a 新建") || text.contains("按 a"))
    }

    @Test func itemsFlowBesideTheirLabel() {
        var page = Document(width: 16, ascii: false)
        page.flow([[Span("aaaa")], [Span("bbbb")], [Span("cccc")]], separator: Span("  "), after: Span("name  "))
        let lines = page.lines.map { $0.spans.map(\.text).joined() }
        #expect(lines == ["name  aaaa  bbbb", "      cccc"])
    }

    @Test func whatIsNotKnownHasNoUnit() {
        for lang in Lang.allCases {
            let text = Text.of(lang)
            #expect(text.perDay(text.unknown) == text.unknown)
            #expect(text.coverage(text.unknown, needs: "3").hasPrefix(text.unknown + (lang == .zh ? "（" : " ")))
        }
    }

    @Test func whatIsNotShownAndWhatIsLeftOutAreTold() {
        #expect(Text.of(.zh).more(7, leftOut: 3) == "还有 7 条，另有 3 条未排入")
        #expect(Text.of(.zh).more(0, leftOut: 3) == "另有 3 条未排入")
        #expect(Text.of(.en).more(7, leftOut: 0) == "7 more")
    }

    /// Where the brand and the view do not fit both, the view and the scope stay.
    @Test func viewAndScopeOutliveTheBrand() {
        var scene = SmallScenes.base(.zh)
        scene.head.scope = "华东大区第一团队的一组"
        let line = CardTests.draw(scene, 40, 20).text().split(separator: "\n").first.map(String.init) ?? ""
        #expect(line.contains("看板") && line.contains("华东大区第一团队的一组"))
    }

    @Test(arguments: Lang.allCases) func aGreenCardIsExplained(lang: Lang) throws {
        let board = FullBoard.make()
        let all = FullBoard.conclusions(board)
        let deal = try #require(board.deals.first { $0.outcome == .open && all.light(of: $0) == .green })
        var scene = SmallScenes.base(lang)
        scene.conclusions = all
        let lines = Explanations(scene, all).of(deal.id)?.lines ?? []
        #expect(lines.contains { $0.rule == "R22" && $0.text == Text.of(lang).noReasonHolds })
    }
}
