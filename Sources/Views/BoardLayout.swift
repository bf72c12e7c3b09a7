import Model
import Terminal

/// What lies under a point of the board. A position may lie beyond the lane's last card.
public enum BoardHit: Equatable, Sendable {
    case card(lane: Int, position: Int)
    case laneHeader(Int)
    case tab(Int)
}

/// Where everything of the board stands, in cells. Views draw by it and the mouse is read by it.
public struct BoardLayout: Equatable, Sendable {
    /// The least width of a lane.
    public static let minLane = 22
    /// Below this width there is one lane, with tabs.
    public static let singleBelow = 80
    /// The least frame that the board can use.
    public static let minSize = Size(width: 24, height: 6)

    /// How a lane's head is drawn, from the roomiest to the tightest.
    enum Head { case full, short, line, name }

    /// The whole frame, with header and footer.
    public let size: Size
    /// The lanes that are drawn.
    public let visibleLanes: Range<Int>
    /// Cards that fit whole in a lane, at least one.
    public let cardsPerLane: Int
    /// Whether there is one lane and a line of tabs that names them all.
    public let isSingle: Bool
    /// Rows of a card, without the blank one after it.
    public let cardRows: Int
    /// Rows from one card to the next.
    public let pitch: Int
    /// The row of the filter, where it is shown.
    public let filterRow: Int?
    let head: Head
    let headTop: Int
    let cardTop: Int
    let bottom: Int
    private let tops: [Int]

    /// The layout for a frame, a number of lanes and a place; `filter` tells whether the filter has its row.
    public init(size: Size, lanes: Int, place: BoardPlace, filter: Bool) {
        self.size = size
        isSingle = size.width < BoardLayout.singleBelow
        let fitting = isSingle ? 1 : max(1, size.width / BoardLayout.minLane)
        let shown = min(max(lanes, 0), fitting)
        let first = min(max(place.firstLane, 0), max(lanes - shown, 0))
        visibleLanes = first..<first + shown
        filterRow = filter ? size.height - 2 : nil
        head = size.height >= 30 ? .full : size.height >= 20 ? .short : size.height >= 10 ? .line : .name
        headTop = head == .full ? 2 : 1
        let headRows = head == .full ? (isSingle ? 3 : 4) : head == .short ? 3 : head == .line ? 2 : 1
        cardTop = headTop + headRows
        bottom = size.height - (filter ? 2 : 1)
        cardRows = size.height < 20 ? 3 : 4
        let rows = max(bottom - cardTop, 0)
        // A blank row between cards, where the frame is tall or the blank costs no card.
        let tight = max(1, rows / cardRows)
        let airy = max(1, (rows + 1) / (cardRows + 1))
        let isAiry = size.height >= 30 || airy == tight
        pitch = isAiry ? cardRows + 1 : cardRows
        cardsPerLane = isAiry ? airy : tight
        tops = place.top
    }

    /// A lane's whole column; empty where the lane is not drawn.
    public func laneRect(_ lane: Int) -> Rect {
        guard visibleLanes.contains(lane) else { return Rect(x: 0, y: 0, width: 0, height: 0) }
        let (each, rest) = size.width.quotientAndRemainder(dividingBy: visibleLanes.count)
        let index = lane - visibleLanes.lowerBound
        return Rect(
            x: index * each + min(index, rest), y: headTop, width: each + (index < rest ? 1 : 0),
            height: bottom - headTop)
    }

    /// The first drawn position of a lane.
    public func top(_ lane: Int) -> Int { max(tops[at: lane] ?? 0, 0) }

    /// The cells of a card at a position of a lane, without the gap to the next lane; empty where it is not drawn.
    public func cardRect(lane: Int, position: Int) -> Rect {
        let slot = position - top(lane)
        guard visibleLanes.contains(lane), (0..<cardsPerLane).contains(slot) else {
            return Rect(x: 0, y: 0, width: 0, height: 0)
        }
        let column = laneRect(lane)
        let y = cardTop + slot * pitch
        return Rect(x: column.x, y: y, width: column.width - 1, height: min(cardRows, bottom - y))
    }

    /// What is at a cell: a card (its blank row counts to it), a lane's head, or a tab.
    public func hit(x: Int, y: Int, tabs: [Range<Int>] = []) -> BoardHit? {
        if isSingle, y == headTop, let tab = tabs.firstIndex(where: { $0.contains(x) }) { return .tab(tab) }
        guard let lane = visibleLanes.first(where: { laneRect($0).contains(Point(x: x, y: y)) }) else { return nil }
        if y < cardTop { return isSingle && y == headTop ? nil : .laneHeader(lane) }
        let slot = (y - cardTop) / pitch
        return slot < cardsPerLane ? .card(lane: lane, position: top(lane) + slot) : nil
    }

    /// Makes a place fit: as many entries as lanes, selections within their lanes, scrolled so that the selected card
    /// and its lane are in view and no room below the last card is wasted.
    public static func adjust(place: inout BoardPlace, lanes: Lanes, size: Size, filter: Bool) {
        let count = lanes.all.count
        resize(&place.selected, to: count)
        resize(&place.top, to: count)
        place.lane = min(max(place.lane, 0), max(count - 1, 0))
        let layout = BoardLayout(size: size, lanes: count, place: place, filter: filter)
        let shown = layout.visibleLanes.count
        place.firstLane = min(max(layout.visibleLanes.lowerBound, place.lane - shown + 1), place.lane)
        let room = layout.cardsPerLane
        for lane in 0..<count {
            let last = max(lanes.all[lane].count - 1, 0)
            let selected = min(max(place.selected[lane], 0), last)
            let highest = min(selected, max(last - room + 1, 0))
            place.selected[lane] = selected
            place.top[lane] = min(max(place.top[lane], selected - room + 1, 0), highest)
        }
    }

    private static func resize(_ array: inout [Int], to count: Int) {
        if array.count > count { array.removeLast(array.count - count) }
        while array.count < count { array.append(0) }
    }
}
