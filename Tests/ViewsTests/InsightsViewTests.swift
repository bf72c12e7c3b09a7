import Model
import Rules
import Terminal
import Testing

@testable import Views

@Suite struct InsightsViewTests {
    static let size = Size(width: 120, height: 40)

    private func view(_ name: String = "insights", _ size: Size = InsightsViewTests.size) throws -> InsightsView {
        let scene = try #require(TeamScenes.make(name, .zh, size))
        let all = try #require(scene.conclusions)
        return InsightsView(scene, all, size: size, ascii: false)
    }

    /// Twelve tiles in one, two, three or four columns; all of them can be reached and each has its place when active.
    @Test(arguments: [(40, 20, 1), (79, 24, 1), (80, 24, 2), (113, 30, 2), (114, 30, 3), (199, 45, 3), (200, 60, 4)])
    func theGridFollowsTheWidth(_ width: Int, _ height: Int, _ columns: Int) {
        let body = Rect(x: 1, y: 2, width: width - 2, height: height - 3)
        for active in 0..<12 {
            let layout = InsightsLayout(body, isSingle: width < 80, tiles: 12, active: active)
            #expect(layout.columns == columns)
            let lists = (0..<12).compactMap { layout.list($0) }
            #expect(layout.list(active) != nil)
            for list in lists {
                #expect(list.x >= body.x && list.maxX <= body.maxX && list.maxY <= body.maxY)
            }
            for (index, list) in lists.enumerated() {
                for other in lists[(index + 1)...] { #expect(list.intersection(other).isEmpty) }
            }
        }
    }

    /// Every row explains itself, and the deals behind it are as many as its figure counts.
    @Test func everyRowHasItsReasonsAndItsDeals() throws {
        let view = try view()
        #expect(view.tiles.count == 12)
        for (pane, tile) in view.tiles.enumerated() {
            for row in tile.rows.indices {
                let why = try #require(view.why(pane: pane, row: row))
                #expect(why.lines.allSatisfy { !$0.text.isEmpty })
                guard case .deals? = view.subject(pane: pane, row: row) else {
                    Issue.record("\(tile.title) \(row) opens nothing")
                    continue
                }
            }
        }
    }

    private func deals(_ view: InsightsView, _ pane: Int, _ row: Int) -> Int? {
        guard case .deals(_, let deals)? = view.subject(pane: pane, row: row) else { return nil }
        return deals.count
    }

    @Test func countsAgreeWithTheDealsBehindThem() throws {
        let view = try view()
        let insights = view.conclusions.insights
        for (index, row) in insights.sources.rows.enumerated() { #expect(deals(view, 3, index) == row.leads) }
        for (index, row) in insights.reasons.won.enumerated() { #expect(deals(view, 4, index) == row.count) }
        for (index, row) in insights.reasons.lost.enumerated() { #expect(deals(view, 5, index) == row.count) }
        #expect(deals(view, 0, 1) == insights.kpis.won + insights.kpis.lost)
        #expect(deals(view, 0, 5) == insights.kpis.slipped)
        for (index, row) in insights.lags.enumerated() {
            let inStage = view.conclusions.board.deals.count { $0.outcome == .open && $0.stage == row.stage }
            #expect(deals(view, 1, index) == inStage)
        }
    }

    /// Exhibitions lost all of their eight, referrals won all of their seven: their intervals do not overlap.
    @Test func aVerdictOnlyWhereIntervalsDoNotOverlap() throws {
        let rows = try view().tiles[3].rows
        #expect(rows.map(\.label) == ["转介绍", "展会"])
        #expect(rows.map(\.value.text) == ["↑100%", "↓0%"])
        #expect(rows.map(\.note) == ["7/7", "0/8"])
    }

    /// The line of too few cases stands between the rows and never under the mouse.
    @Test func theDividerIsNoRow() {
        let rows = (0..<6).map { InsightRow(label: "\($0)", value: Span("1"), why: { [] }) }
        var tile = InsightTile(title: "t", rows: rows, empty: "")
        tile.divider = (before: 2, text: "样本不足")
        func view(top: Int) -> InsightTileView {
            InsightTileView(tile: tile, lang: .zh, top: top, selected: 0, isActive: false, pitch: 1)
        }
        #expect((0..<5).map { view(top: 0).row(at: $0, height: 5) } == [0, 1, nil, 2, 3])
        #expect((0..<5).map { view(top: 1).row(at: $0, height: 5) } == [1, nil, 2, 3, 4])
        #expect((0..<5).map { view(top: 3).row(at: $0, height: 5) } == [3, 4, 5, nil, nil])
    }

    /// Up and down lead on to the tiles below and above.
    @Test func tilesLeadToTheirNeighbours() throws {
        let view = try view()
        #expect(view.beyond(pane: 0, down: true) == 3)
        #expect(view.beyond(pane: 11, down: true) == nil)
        #expect(view.beyond(pane: 4, down: false) == 1)
        #expect(view.beyond(pane: 2, down: false) == nil)
        #expect(try self.view("insights", Size(width: 40, height: 20)).beyond(pane: 0, down: true) == nil)
    }

    /// What is drawn in a row is hit there: the labels of the first column stand where their rows are found.
    @Test func hitFindsWhatIsDrawn() throws {
        let view = try view()
        var frame = Frame(width: 120, height: 40)
        view.draw(into: &frame)
        for y in 0..<40 {
            guard let hit = view.hit(x: 2, y: y) else { continue }
            let label = view.tiles[hit.pane].rows[hit.row].label
            let start = String(label.prefix(2))
            #expect(frame.rowText(y).contains(start), "\(label) at \(y)")
        }
    }
}

@Suite struct TeamFuzzTests {
    /// Every size, from one cell on, in both languages, with whatever place the user is said to stand at.
    @Test(arguments: 0..<40) func anySizeAnyPlace(_ round: Int) throws {
        var dice = Dice(seed: UInt64(round) + 7_000)
        let size = Size(width: .random(in: 1...250, using: &dice), height: .random(in: 1...70, using: &dice))
        let lang: Lang = Bool.random(using: &dice) ? .zh : .en
        for name in TeamScenes.names {
            guard var scene = TeamScenes.make(name, lang, size) else { continue }
            scene.spot.pane = .random(in: -2...14, using: &dice)
            scene.spot.selected = (0..<12).map { _ in .random(in: -3...60, using: &dice) }
            scene.spot.top = (0..<12).map { _ in .random(in: -3...60, using: &dice) }
            scene.spot.shift = .random(in: -60...60, using: &dice)
            var frame = Frame(width: size.width, height: size.height, ascii: Bool.random(using: &dice))
            frame.avoidsAmbiguous = frame.ascii
            Views.draw(scene, into: &frame)
            #expect(FrameCheck.problem(frame) == nil, "\(name) \(lang) \(size)")
            _ = Views.subject(scene, size: size)
            _ = Views.why(scene, size: size)
            _ = Views.paneHit(scene, size: size, x: size.width / 2, y: size.height / 2)
        }
    }

    @Test(arguments: [24, 25, 40, 47, 48, 59, 60, 79, 80, 99, 100, 113, 114, 119, 120, 159, 160, 199, 200])
    func limits(_ width: Int) throws {
        for height in [6, 7, 9, 10, 13, 14, 19, 20, 24] {
            let size = Size(width: width, height: height)
            for view in TeamScenes.views {
                let scene = try #require(TeamScenes.make(view.rawValue, .zh, size))
                var frame = Frame(width: width, height: height)
                Views.draw(scene, into: &frame)
                #expect(FrameCheck.problem(frame) == nil, "\(view) \(width)x\(height)")
            }
        }
    }
}
