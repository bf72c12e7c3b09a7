import Model
import Rules
import Terminal
import Testing

@testable import Views

@Suite struct FlowTests {
    static let size = Size(width: 120, height: 40)
    static let sizes = [(240, 67), (160, 45), (120, 40), (100, 30), (80, 24), (60, 20), (40, 20), (24, 6)].map {
        Size(width: $0.0, height: $0.1)
    }

    static func scene(_ name: String, _ lang: Lang = .zh, _ size: Size = size) throws -> Scene {
        try #require(FlowScenes.make(name, lang, size))
    }

    static func draw(_ scene: Scene, _ size: Size = size, ascii: Bool = false) -> Frame {
        var frame = Frame(width: size.width, height: size.height, ascii: ascii)
        frame.avoidsAmbiguous = ascii
        Views.draw(scene, into: &frame)
        return frame
    }

    /// Every row that the mouse finds is a row of its pane, and the cursor stands on the selected one.
    @Test(arguments: ["funnel", "progress"], sizes) func hitsAgreeWithWhatIsDrawn(_ name: String, _ size: Size) throws {
        var scene = try FlowTests.scene(name, .en, size)
        let panes = Views.panes(scene, size: size)
        for row in [0, 1, panes[0].count - 1] {
            scene.spot.selected = [row]
            Views.adjust(&scene.spot, to: panes)
            let cursor = try #require(FlowTests.draw(scene, size).cursor)
            #expect(Views.paneHit(scene, size: size, x: cursor.x, y: cursor.y) == PaneHit(pane: 0, row: row))
        }
        for y in 0..<size.height {
            for x in stride(from: 0, to: size.width, by: 5) {
                guard let hit = Views.paneHit(scene, size: size, x: x, y: y) else { continue }
                #expect(panes.indices.contains(hit.pane) && hit.row < panes[hit.pane].count)
            }
        }
    }

    @Test func tabsAreFoundByTheMouse() throws {
        for (size, tabs) in [(Size(width: 80, height: 24), 2), (Size(width: 40, height: 20), 3)] {
            let scene = try FlowTests.scene("progress", .zh, size)
            #expect(Views.panes(scene, size: size).count == tabs)
            var found: Set<Int> = []
            for y in 0..<size.height {
                for x in 0..<size.width {
                    if let hit = Views.paneHit(scene, size: size, x: x, y: y) { found.insert(hit.pane) }
                }
            }
            #expect(found == Set(0..<tabs))
        }
    }

    /// Enter on a stage lists the deals that entered it, and as many as are counted.
    @Test func aStageOpensItsDeals() throws {
        var scene = try FlowTests.scene("funnel")
        let rows = try #require(scene.conclusions).funnel.rows
        for (index, row) in rows.enumerated() {
            scene.spot.selected = [index]
            guard case .deals(let title, let deals)? = Views.subject(scene, size: FlowTests.size) else {
                Issue.record("no deals at \(index)")
                continue
            }
            #expect(deals.count == row.entered && title.contains("2026Q4"))
        }
        scene.hits = Hits(count: 200)
        #expect(Views.subject(scene, size: FlowTests.size) == nil)
    }

    /// The sentence of the stage, of the period before, of the company where the scope is another, and of its pace.
    @Test func aStageExplainsItself() throws {
        var scene = try FlowTests.scene("funnel")
        let all = try #require(scene.conclusions)
        let why = try #require(Views.why(scene, size: FlowTests.size))
        #expect(why.title == "方案" && why.lines.map(\.rule) == ["R15", "R15", "R6"])
        #expect(why.lines[0].text == all.funnel.rows[2].why.zh)
        #expect(why.lines[1].text.hasPrefix("2026Q3 前33个工作日："))
        scene = try FlowTests.scene("funnelrep", .en)
        let part = try #require(Views.why(scene, size: FlowTests.size))
        #expect(part.lines.map(\.rule) == ["R15", "R15", "R15"])
        let company = all.funnel.rows[2]
        #expect(part.lines[2].text == "Company: " + company.why.en)
    }

    /// The bars say what the rows count, over all deals and not only those drawn.
    @Test func theFunnelsFigures() throws {
        let scene = try FlowTests.scene("funnel", .en)
        let text = FlowTests.draw(scene).text()
        for row in try #require(scene.conclusions).funnel.rows {
            let decided = row.advanced + row.lost
            let share = decided == 0 ? "—" : "\((row.lost * 200 + decided) / (decided * 2))%"
            #expect(text.contains("\(row.lost)/\(decided)") && text.contains(share) && text.contains("\(row.entered)"))
        }
    }

    @Test func emptyFunnelsSayWhy() throws {
        let empty = FlowTests.draw(try FlowTests.scene("funnelempty")).text()
        #expect(empty.contains("没有商机进入任何阶段") && empty.contains("阶段历史来自"))
        let bare = FlowTests.draw(try FlowTests.scene("funnelbare", .en)).text()
        #expect(bare.contains("deals without stage history, outcomes only"))
    }

    /// A scope narrows, a rep opens; the scope itself opens nothing.
    @Test func rowsOfTheTree() throws {
        var scene = try FlowTests.scene("progress")
        let rows = try #require(scene.conclusions).progressBook.rows
        #expect(rows.count == 12)
        for (index, row) in rows.enumerated() {
            scene.spot.selected = [index]
            let subject = Views.subject(scene, size: FlowTests.size)
            switch row.key.scope {
            case .company: #expect(subject == nil)
            case .rep: #expect(subject == row.key.id.map { .rep(ID($0)) })
            default: #expect(subject == .scope(row.key))
            }
        }
    }

    @Test func theTreeExplainsItself() throws {
        var scene = try FlowTests.scene("progress")
        let all = try #require(scene.conclusions)
        let why = try #require(Views.why(scene, size: FlowTests.size))
        #expect(why.lines.map(\.rule) == ["R5", "R5", "R19", "R19", "R7", "R21", "R20"])
        #expect(why.lines[3].text == all.forecast.outlook.why.zh)
        #expect(why.lines[0].text == all.progressBook.rows[0].light.why.zh)
        #expect(why.lines[6].text == all.bridge.why.zh)
        scene.spot.selected = [3]
        #expect(try #require(Views.why(scene, size: FlowTests.size)).lines.map(\.rule) == ["R5"])
    }

    /// The bridge on the screen is that of the rules; where the past is not known it says so.
    @Test func bridge() throws {
        let scene = try FlowTests.scene("progress")
        let bridge = try #require(scene.conclusions).bridge
        #expect(bridge.sum == bridge.end && bridge.won > .zero && bridge.reopened > .zero && bridge.created > .zero)
        let steps = ProgressOutlook.steps(bridge, Text.of(.zh))
        #expect(steps.dropFirst().dropLast().reduce(bridge.start.minor) { $0 + $1.amount } == bridge.end.minor)
        let text = FlowTests.draw(scene).text()
        #expect(text.contains("管道桥 · 11-16 以来") && steps.allSatisfy { text.contains($0.text) })
        let bare = FlowTests.draw(try FlowTests.scene("progressbare")).text()
        #expect(bare.contains("— 日志没有记到一周之前") && bare.contains("还没有目标"))
    }

    /// The chart is about the selected row; the landing stands where that is the pinned scope.
    @Test func chartFollowsTheSelection() throws {
        var scene = try FlowTests.scene("progress")
        #expect(FlowTests.draw(scene).text().contains("累计签约 · 全公司"))
        #expect(FlowTests.draw(scene).text().contains("● P10"))
        scene.spot.selected = [3]
        let text = FlowTests.draw(scene).text()
        #expect(text.contains("累计签约 · 李雷") && !text.contains("● P10"))
    }

    @Test(arguments: FlowScenes.names, 0..<10) func anySize(_ name: String, _ round: Int) throws {
        var dice = Dice(seed: UInt64(round) &* 31 &+ UInt64(name.utf8.count))
        let small = round < 3
        let size = Size(
            width: .random(in: 1...(small ? 30 : 250), using: &dice),
            height: .random(in: 1...(small ? 9 : 70), using: &dice))
        var scene = try FlowTests.scene(name, round % 2 == 0 ? .zh : .en, size)
        scene.spot.pane = .random(in: -2...4, using: &dice)
        scene.spot.selected = [.random(in: -4...40, using: &dice)]
        scene.spot.top = [.random(in: -4...40, using: &dice)]
        if Bool.random(using: &dice) {
            scene.filter = FilterBar(input: InputLine("x"), isEditing: false, hits: 1, total: 2)
        }
        let frame = FlowTests.draw(scene, size, ascii: round % 3 == 0)
        #expect(FrameCheck.problem(frame) == nil, "\(name) \(size)")
    }

    /// Names from outside never break a row.
    @Test(arguments: 0..<20) func naughtyNames(_ round: Int) throws {
        var dice = Dice(seed: UInt64(round))
        func any() -> String { FuzzTests.naughty.randomElement(using: &dice) ?? "" }
        var board = FlowBoard.make()
        for var rep in board.reps {
            rep.name = any()
            board.reps.put(rep)
        }
        for var region in board.regions {
            region.name = any()
            board.regions.put(region)
        }
        for var stage in board.stages {
            (stage.zh, stage.en) = (any(), any())
            board.stages.put(stage)
        }
        for var deal in board.deals where deal.outcome == .lost {
            deal.reason = any()
            board.deals.put(deal)
        }
        for view in [ViewName.funnel, .progress] {
            let size = FlowTests.sizes[round % FlowTests.sizes.count]
            var scene = try FlowTests.scene(view.rawValue, .zh, size)
            scene.conclusions = Conclusions(Facts(board), now: FlowBoard.now, past: FlowBoard.past(board))
            #expect(FrameCheck.problem(FlowTests.draw(scene, size)) == nil)
        }
    }

    /// Where only ASCII can be drawn nothing else is.
    @Test(arguments: sizes) func staysInASCII(_ size: Size) throws {
        var board = FlowBoard.make()
        for var rep in board.reps {
            rep.name = "Rep \(rep.id.raw)"
            board.reps.put(rep)
        }
        for var region in board.regions {
            region.name = "Region \(region.id.raw)"
            board.regions.put(region)
        }
        for var team in board.teams {
            team.name = "Team \(team.id.raw)"
            board.teams.put(team)
        }
        for var deal in board.deals {
            deal.reason = deal.reason.map { _ in "price" }
            deal.name = "Deal \(deal.id.raw)"
            board.deals.put(deal)
        }
        for var account in board.accounts {
            account.name = "Account"
            board.accounts.put(account)
        }
        for name in ["funnel", "progress"] {
            var scene = try FlowTests.scene(name, .en, size)
            scene.conclusions = Conclusions(Facts(board), now: FlowBoard.now, past: FlowBoard.past(board))
            scene.board = board
            scene.hints = [Hint(key: "j", label: "down")]
            let odd = FlowTests.draw(scene, size, ascii: true).text().unicodeScalars.filter { !$0.isASCII }
            #expect(odd.isEmpty, "\(name) \(size): \(String(String.UnicodeScalarView(odd)))")
        }
    }
}
