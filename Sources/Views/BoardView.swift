import Model
import Rules
import Terminal

/// The board: a column per lane, a card per deal. Only the lanes and cards on the screen are looked at.
struct BoardView {
    let scene: Scene
    let place: BoardPlace
    let layout: BoardLayout
    let text: Text

    init(_ scene: Scene, size: Size, ascii: Bool = false) {
        self.scene = scene
        var place = scene.place
        BoardLayout.adjust(place: &place, lanes: scene.lanes, size: size, filter: scene.filter != nil)
        self.place = place
        layout = BoardLayout(
            size: size, lanes: scene.lanes.all.count, place: place, filter: scene.filter != nil)
        text = Text.of(scene.lang, ascii: ascii)
    }

    func draw(into frame: inout Frame) {
        if layout.isSingle, !scene.lanes.all.isEmpty { tabs.draw(y: layout.headTop, active: place.lane, into: &frame) }
        for lane in layout.visibleLanes { draw(lane, into: &frame) }
    }

    /// The tabs as they are drawn where there is one lane.
    var tabs: TabLine {
        let lanes = scene.lanes.all
        return TabLine(
            names: lanes.map { name($0.place) }, counts: lanes.map(\.count), active: place.lane,
            width: layout.size.width, ascii: text.ascii)
    }

    private func draw(_ index: Int, into frame: inout Frame) {
        let lane = scene.lanes.all[index]
        let rect = layout.laneRect(index)
        let top = layout.top(index)
        let shown = min(layout.cardsPerLane, max(lane.count - top, 0))
        var head = LaneHead(
            lane: lane, name: name(lane.place), limit: limit(lane.place), isActive: index == place.lane, text: text,
            rates: scene.conclusions?.rates, lag: lag(lane.place), above: top, below: lane.count - top - shown)
        if !layout.isSingle {
            if index == layout.visibleLanes.first { head.hiddenLeft = index }
            if index == layout.visibleLanes.last { head.hiddenRight = scene.lanes.all.count - index - 1 }
        }
        head.draw(layout, in: rect, into: &frame)
        if lane.count == 0 {
            drawEmpty(rect, isActive: index == place.lane, into: &frame)
            if index == place.lane { frame.cursor = Point(x: rect.x, y: layout.cardTop) }
        }
        for position in top..<top + shown { drawCard(lane, index, position, into: &frame) }
    }

    private func drawCard(_ lane: Lane, _ index: Int, _ position: Int, into frame: inout Frame) {
        guard let deal = scene.board.deals[lane[position]] else { return }
        let rect = layout.cardRect(lane: index, position: position)
        let isSelected = index == place.lane && position == place.selected[at: index]
        let facts = CardFacts(
            deal, in: scene.board, now: scene.now, zone: scene.zone, text: text, conclusions: scene.conclusions)
        let card = CardView(
            facts: facts, text: text, isSelected: isSelected, isMarked: place.marks.contains(deal.id),
            isShort: layout.cardRows < 4)
        card.draw(in: rect, into: &frame)
        if isSelected {
            frame.cursor = Point(x: rect.x, y: rect.y)
            frame.cursorVisible = false
        }
    }

    private func drawEmpty(_ rect: Rect, isActive: Bool, into frame: inout Frame) {
        let isFiltered = !(scene.filter?.input.text.isEmpty ?? true)
        let isNew = isActive && scene.board.deals.count == 0
        let words = isFiltered ? text.emptyFilter : isNew ? text.emptyBoard : text.emptyLane
        for (index, line) in Width.wrap(words, rect.width - 2).enumerated() where layout.cardTop + index < layout.bottom
        {
            frame.put(line, x: rect.x + 1, y: layout.cardTop + index, role: .faint)
        }
    }

    private func name(_ place: Lane.Place) -> String {
        switch place {
        case .stage(let id): scene.board.stages[id].map { clean($0.name(scene.lang)) } ?? text.unknown
        case .won: text.won
        case .lost: text.lost
        }
    }

    /// The light of R6; none where it has nothing to compare with.
    private func lag(_ place: Lane.Place) -> Light? {
        guard case .stage(let id) = place, let all = scene.conclusions else { return nil }
        let lags = scene.once(.lags, all) { all.stageLags }
        return lags.first { $0.stage == id }.flatMap { $0.light == .grey ? nil : $0.light }
    }

    private func limit(_ place: Lane.Place) -> Int? {
        guard case .stage(let id) = place else { return nil }
        return scene.board.stages[id]?.limit
    }
}
