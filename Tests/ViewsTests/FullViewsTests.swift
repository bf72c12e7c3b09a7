import Model
import Rules
import Terminal
import Testing

@testable import Views

@Suite struct FullViewsTests {
    static let size = Size(width: 120, height: 40)
    static let views: [ViewName] = [.today, .customers, .reddots]

    static func draw(_ scene: Scene, _ size: Size = size, ascii: Bool = false) -> Frame {
        var frame = Frame(width: size.width, height: size.height, ascii: ascii)
        frame.avoidsAmbiguous = ascii
        Views.draw(scene, into: &frame)
        return frame
    }

    static func scene(_ name: String, _ lang: Lang = .zh) -> Scene {
        FullScenes.scene(name, lang, size, FullBoard.conclusions(FullBoard.make()))
    }

    /// Every row that the mouse finds is a row of its pane, and the cursor stands on the selected one.
    @Test(arguments: ["today", "todayrep", "customers", "reddots", "cleared"])
    func hitsAgreeWithWhatIsDrawn(_ name: String) throws {
        for (width, height) in [(160, 45), (80, 24), (40, 20), (24, 6)] {
            let size = Size(width: width, height: height)
            let scene = try #require(FullScenes.make(name, .en, size))
            let panes = Views.panes(scene, size: size)
            let cursor = try #require(FullViewsTests.draw(scene, size).cursor)
            let hit = try #require(Views.paneHit(scene, size: size, x: cursor.x, y: cursor.y))
            #expect(hit.pane == scene.spot.pane && hit.row == scene.spot.row, "\(name) \(size)")
            for y in 0..<height {
                for x in stride(from: 0, to: width, by: 13) {
                    guard let hit = Views.paneHit(scene, size: size, x: x, y: y) else { continue }
                    #expect(panes.indices.contains(hit.pane) && hit.row < panes[hit.pane].count)
                }
            }
        }
    }

    /// The row that is drawn under the selection is the one that Enter opens.
    @Test func subjectIsTheRowThatIsDrawn() throws {
        for row in 0..<6 {
            var scene = FullViewsTests.scene("reddots")
            scene.spot.selected[0] = row
            let frame = FullViewsTests.draw(scene)
            let line = frame.rowText(try #require(frame.cursor).y)
            guard case .deal(let id)? = Views.subject(scene, size: FullViewsTests.size) else { continue }
            let account = scene.board.accounts[scene.board.deals[id]?.account].map { clean($0.name) } ?? "没有客户"
            #expect(line.contains(String(account.prefix(4))), "\(row): \(line)")
        }
    }

    @Test func queuesPutProposalsOnTop() throws {
        var scene = FullViewsTests.scene("customers")
        let all = try #require(scene.conclusions)
        for (pane, grade) in Account.Grade.allCases.enumerated() {
            let queue = all.queue(grade)
            let proposed = queue.map { all.proposal(of: $0) != nil }
            #expect(proposed == proposed.sorted { $0 && !$1 })
            scene.spot.pane = pane
            let proposal = Views.proposal(scene, size: FullViewsTests.size)
            #expect(proposal == queue.first.flatMap { all.proposal(of: $0) })
        }
        // 5 meets all three criteria; 4 has been silent for 120 days.
        #expect(all.proposal(of: ID(5))?.to == .a && all.proposal(of: ID(4))?.to == .b)
        let text = FullViewsTests.draw(scene).text()
        #expect(text.contains("B→A 上海") && text.contains("A→B Plussunin") && text.contains("待确认"))
    }

    /// On a card, in a deal's detail and in a list of deals it is the deal's account that is asked about.
    @Test func proposalWhereverTheUserStands() throws {
        var scene = FullViewsTests.scene("lights")
        let size = FullViewsTests.size
        scene.place.lane = 2
        let lane = scene.lanes.all[2]
        let position = try #require((0..<lane.count).first { lane[$0] == ID(5) })
        scene.place.selected = [0, 0, position, 0, 0, 0, 0]
        #expect(Views.proposal(scene, size: size)?.account == ID(5))
        scene.layers = [.deals(DealListScene(title: "", deals: [ID(1), ID(4)], selected: 1))]
        #expect(Views.proposal(scene, size: size)?.account == ID(4))
        scene.layers = [.detail(DetailScene(deal: scene.board.deals[ID(5)] ?? Deal(blank: ID(5))))]
        #expect(Views.proposal(scene, size: size)?.to == .a)
        scene.layers = [.account(AccountScene(ID(1)))]
        #expect(Views.proposal(scene, size: size) == nil)
        scene.layers = [.help(SmallScenes.help(.zh))]
        #expect(Views.proposal(scene, size: size) == nil)
    }

    /// The head sums up all rows, not those on the screen.
    @Test func redDotsSumUpAllRows() throws {
        let scene = FullViewsTests.scene("reddots")
        let all = try #require(scene.conclusions)
        let rows = all.redDots.compactMap { all.redDot(of: $0) }
        let figures = RedFigures(rows)
        #expect(figures.count == rows.count && rows.count >= 6)
        let home = rows.filter { $0.currency == nil }.reduce(Money.zero) { $0 + ($1.amount ?? .zero) }
        #expect(figures.amounts.first { $0.currency == nil }?.amount == home)
        #expect(figures.withoutAmount == rows.count { $0.amount == nil })
        for reason in figures.reasons {
            #expect(reason.count == rows.count { $0.reasons.contains { $0.key == reason.key } })
        }
        let small = FullViewsTests.draw(scene, Size(width: 80, height: 24)).text()
        #expect(small.contains("涉及 \(home.short(.zh))"))
    }

    @Test func clearedStandsApart() throws {
        let scene = FullViewsTests.scene("cleared")
        let all = try #require(scene.conclusions)
        #expect(all.cleared == [.deal(ID(21)), .account(ID(11))])
        let frame = FullViewsTests.draw(scene)
        let cursor = try #require(frame.cursor)
        #expect(frame.rowText(cursor.y).contains("Genco Pura"))
        #expect(Views.subject(scene, size: FullViewsTests.size) == .deal(ID(21)))
    }

    /// Every rule that lit a row is named by `x`.
    @Test func everyReasonIsExplained() throws {
        var scene = FullViewsTests.scene("reddots")
        let all = try #require(scene.conclusions)
        for (row, subject) in all.redDots.enumerated() {
            scene.spot.selected[0] = row
            let why = try #require(Views.why(scene, size: FullViewsTests.size))
            for reason in all.redDot(of: subject)?.reasons ?? [] {
                let deal = all.board.deals[all.redDot(of: subject)?.deal]
                let text = reason.why(deal, all.moment)[.zh]
                #expect(why.lines.contains { $0.text.contains(text) }, "\(text)")
            }
        }
    }

    @Test func filterKeepsTheRowsOfItsDeals() throws {
        for view in FullViewsTests.views {
            var scene = FullViewsTests.scene("lights")
            scene.view = view
            var hits = Hits(count: 40)
            hits.insert(5)
            scene.hits = hits
            scene.filter = FilterBar(input: InputLine("卫星"), isEditing: false, hits: 1, total: 26)
            let counts = Views.panes(scene, size: FullViewsTests.size).map(\.count)
            #expect(view == .today || counts.reduce(0, +) <= 1, "\(view) \(counts)")
            scene.hits = Hits(count: 40)
            let none = FullViewsTests.draw(scene)
            #expect(none.text().contains("没有符合筛选条件"), "\(view)")
            #expect(FrameCheck.problem(none) == nil)
        }
    }

    /// The header counts the lights of the scope's open deals, and a card carries its own.
    @Test func lightsAreCounted() throws {
        let scene = FullViewsTests.scene("lights")
        let all = try #require(scene.conclusions)
        let open = all.board.deals.filter { $0.outcome == .open }
        let red = open.count { all.light(of: $0) == .red }
        let text = FullViewsTests.draw(scene).rowText(0)
        #expect(text.contains("红 \(red)") && red > 3)
        #expect(all.lights.green + all.lights.yellow + all.lights.red == open.count)
    }

    /// Text from outside, any size, any place: whole rows, no half characters.
    @Test(arguments: 0..<40) func anyTextAnySize(_ round: Int) {
        var dice = Dice(seed: UInt64(round) + 7_000)
        let board = spoiled(&dice)
        let lang: Lang = Bool.random(using: &dice) ? .zh : .en
        let scope: ScopeKey = Bool.random(using: &dice) ? .company : ScopeKey(.rep, .random(in: 1...5, using: &dice))
        let all = FullBoard.conclusions(board, scope: scope)
        for name in FullScenes.names {
            let size = Size(width: .random(in: 1...250, using: &dice), height: .random(in: 1...70, using: &dice))
            var scene = FullScenes.scene(name, lang, size, all)
            scene.spot.pane = .random(in: -1...4, using: &dice)
            scene.spot.selected = (0..<3).map { _ in .random(in: -3...40, using: &dice) }
            scene.spot.top = (0..<3).map { _ in .random(in: -3...40, using: &dice) }
            let frame = FullViewsTests.draw(scene, size, ascii: Bool.random(using: &dice))
            #expect(FrameCheck.problem(frame) == nil, "\(name) \(lang) \(size)")
            _ = Views.why(scene, size: size)
        }
    }

    private func spoiled(_ dice: inout Dice) -> Board {
        var board = FullBoard.make()
        func any() -> String { FuzzTests.naughty.randomElement(using: &dice) ?? "" }
        for var account in board.accounts {
            (account.name, account.industry, account.pinned) = (any(), any(), any())
            board.accounts.put(account)
        }
        for var deal in board.deals {
            (deal.name, deal.nextStep, deal.need) = (any(), any(), any())
            deal.currency = Bool.random(using: &dice) ? any() : nil
            board.deals.put(deal)
        }
        for var rep in board.reps {
            rep.name = any()
            board.reps.put(rep)
        }
        for var activity in board.activities {
            activity.text = any()
            board.activities.put(activity)
        }
        for var contact in board.contacts {
            (contact.name, contact.title) = (any(), any())
            board.contacts.put(contact)
        }
        for var change in board.gradeChanges {
            (change.by, change.reason) = (any(), any())
            board.gradeChanges.put(change)
        }
        board.rebuildLanes()
        return board
    }

    @Test(arguments: [1, 24, 39, 59, 60, 79, 80, 109, 110, 150])
    func limits(_ width: Int) {
        let all = FullBoard.conclusions(FullBoard.make())
        for height in [1, 6, 12, 14, 18, 20, 29, 30, 45] {
            let size = Size(width: width, height: height)
            for name in FullScenes.names {
                let frame = FullViewsTests.draw(FullScenes.scene(name, .en, size, all), size)
                #expect(FrameCheck.problem(frame) == nil, "\(name) \(width)x\(height)")
            }
        }
    }
}
