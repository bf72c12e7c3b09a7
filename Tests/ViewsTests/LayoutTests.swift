import Model
import Terminal
import Testing
import Views

@Suite struct LayoutTests {
    static let sizes = [
        (24, 6), (40, 20), (60, 20), (79, 24), (80, 14), (80, 24), (100, 29), (120, 40), (160, 45), (250, 70),
    ]
    .map { Size(width: $0.0, height: $0.1) }

    /// A board with that many deals in each lane.
    static func board(_ counts: [Int]) -> Board {
        var board = Board()
        for stage in StandardStages.all { board.stages.put(stage) }
        var number = 0
        for (lane, count) in counts.enumerated() {
            for _ in 0..<count {
                number += 1
                var deal = Deal(blank: ID(number))
                deal.name = "deal\(number)"
                deal.stage = ID(min(lane, 4) + 1)
                if lane == 5 { deal.outcome = .won }
                if lane == 6 { deal.outcome = .lost }
                board.deals.put(deal)
            }
        }
        board.rebuildLanes()
        return board
    }

    @Test(arguments: 0..<200) func selectionIsAlwaysVisible(_ round: Int) {
        var dice = Dice(seed: UInt64(round))
        let board = LayoutTests.board((0..<7).map { _ in .random(in: 0...30, using: &dice) })
        let size = Size(width: .random(in: 24...250, using: &dice), height: .random(in: 6...70, using: &dice))
        let filter = Bool.random(using: &dice)
        var place = BoardPlace()
        place.lane = .random(in: -2...9, using: &dice)
        place.firstLane = .random(in: -2...9, using: &dice)
        place.selected = (0..<Int.random(in: 0...9, using: &dice)).map { _ in .random(in: -3...40, using: &dice) }
        place.top = (0..<Int.random(in: 0...9, using: &dice)).map { _ in .random(in: -3...40, using: &dice) }
        BoardLayout.adjust(place: &place, lanes: board.lanes, size: size, filter: filter)
        let layout = BoardLayout(size: size, lanes: 7, place: place, filter: filter)
        #expect(layout.visibleLanes.contains(place.lane))
        #expect(layout.visibleLanes.count == (size.width < 80 ? 1 : min(7, size.width / 22)))
        for lane in 0..<7 {
            let count = board.lanes.all[lane].count
            let (selected, top) = (place.selected[lane], place.top[lane])
            #expect((0..<max(count, 1)).contains(selected))
            #expect((top..<top + layout.cardsPerLane).contains(selected))
            // No room is wasted below while cards are hidden above.
            #expect(top == 0 || top + layout.cardsPerLane <= count)
        }
        var again = place
        BoardLayout.adjust(place: &again, lanes: board.lanes, size: size, filter: filter)
        #expect(again == place)
    }

    /// Adjusting leaves a view in which everything fits already as it is.
    @Test func scrollsNoMoreThanNeeded() {
        let board = LayoutTests.board([30, 0, 0, 0, 0, 0, 0])
        let size = Size(width: 120, height: 40)
        var place = BoardPlace()
        place.selected = [7]
        place.top = [3]
        BoardLayout.adjust(place: &place, lanes: board.lanes, size: size, filter: false)
        #expect(place.top[0] == 3)
        place.selected[0] = 9
        BoardLayout.adjust(place: &place, lanes: board.lanes, size: size, filter: false)
        #expect(place.top[0] == 4)
        place.selected[0] = 2
        BoardLayout.adjust(place: &place, lanes: board.lanes, size: size, filter: false)
        #expect(place.top[0] == 2)
    }

    @Test(arguments: sizes) func lanesTileTheWidth(_ size: Size) {
        let layout = BoardLayout(size: size, lanes: 7, place: BoardPlace(), filter: false)
        var x = 0
        for lane in layout.visibleLanes {
            let rect = layout.laneRect(lane)
            #expect(rect.x == x && (rect.width >= BoardLayout.minLane || layout.isSingle))
            x = rect.maxX
        }
        #expect(x == size.width)
    }

    /// What the mouse finds is what is drawn there: each card says its own name in the rows that belong to it.
    @Test(arguments: sizes, [false, true]) func hitsAgreeWithWhatIsDrawn(_ size: Size, _ filter: Bool) {
        var scene = SmallScenes.base(.en, LayoutTests.board([9, 3, 0, 25, 1, 2, 4]))
        if filter { scene.filter = FilterBar(input: InputLine("x"), isEditing: false, hits: 1, total: 2) }
        scene.place.lane = 3
        scene.place.selected = [0, 0, 0, 20, 0, 0, 0]
        BoardLayout.adjust(place: &scene.place, lanes: scene.lanes, size: size, filter: filter)
        var frame = Frame(width: size.width, height: size.height)
        Views.draw(scene, into: &frame)
        let layout = BoardLayout(size: size, lanes: 7, place: scene.place, filter: filter)
        var found: Set<String> = []
        for y in 0..<size.height {
            for x in 0..<size.width {
                guard case .card(let lane, let position) = Views.hit(scene, size: size, x: x, y: y) else { continue }
                let rect = layout.cardRect(lane: lane, position: position)
                #expect(y >= rect.y && y < rect.y + layout.pitch && layout.laneRect(lane).contains(Point(x: x, y: y)))
                let name = scene.lanes.all[lane][position].flatMap { scene.board.deals[$0] }?.name ?? "none"
                let row = frame.rowText(rect.y).unicodeScalars.dropFirst(rect.x).prefix(rect.width)
                #expect(String(row).contains(name))
                found.insert(name)
            }
        }
        let drawn = layout.visibleLanes.reduce(0) {
            $0 + min(scene.lanes.all[$1].count - scene.place.top[$1], layout.cardsPerLane)
        }
        #expect(found.count == drawn)
        let cursor = frame.cursor ?? Point(x: -1, y: -1)
        #expect(Views.hit(scene, size: size, x: cursor.x, y: cursor.y) == .card(lane: 3, position: 20))
    }

    @Test func headsAndTabs() {
        let wide = Size(width: 120, height: 40)
        let narrow = Size(width: 60, height: 20)
        var scene = SmallScenes.base(.zh)
        BoardLayout.adjust(place: &scene.place, lanes: scene.lanes, size: wide, filter: false)
        #expect(Views.hit(scene, size: wide, x: 30, y: 2) == .laneHeader(1))
        #expect(Views.hit(scene, size: wide, x: 30, y: 0) == nil)
        #expect(Views.hit(scene, size: wide, x: 30, y: 39) == nil)
        var frame = Frame(width: 60, height: 20)
        Views.draw(scene, into: &frame)
        // 谈判 stands where its tab is found.
        let tab = (0..<60).filter { Views.hit(scene, size: narrow, x: $0, y: 1) == .tab(3) }
        let shown = tab.compactMap { Unicode.Scalar(frame[$0, 1].scalar) }.filter { $0.value != 0 }
        #expect(String(String.UnicodeScalarView(shown)).contains("谈判"))
        scene.layers = [.help(SmallScenes.help(.zh))]
        #expect(Views.hit(scene, size: wide, x: 30, y: 2) == nil)
    }
}
