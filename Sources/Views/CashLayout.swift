import Terminal

/// Where the parts of the cash view stand, in cells.
struct CashLayout: Equatable {
    /// The panes, in their order.
    enum Part: Int, CaseIterable { case states, approvals, dues }

    let body: Rect
    let isSingle: Bool
    /// Rows of the figures on top.
    let figures: Int
    /// Rows of classes of age above the payments; 0 where there is no room.
    let ages: Int
    private let rects: [Rect]

    /// Where the line of tabs stands, where there is one.
    var tabRow: Int { body.y + figures }

    init(_ body: Rect, isSingle: Bool, states: Int, ages classes: Int) {
        self.body = body
        self.isSingle = isSingle
        figures = body.height >= 14 ? (isSingle ? 2 : 3) : body.height >= 9 ? 1 : 0
        let rest = Rect(x: body.x, y: body.y + figures, width: body.width, height: body.height - figures)
        guard !isSingle else {
            let list = Rect(x: rest.x, y: rest.y + 2, width: rest.width, height: rest.height - 2)
            let shown = list.height >= 12 ? classes : 0
            ages = shown
            let gap = shown > 0 ? shown + 1 : 0
            let dues = Rect(x: list.x, y: list.y + gap, width: list.width, height: list.height - gap)
            rects = [list, list, dues]
            return
        }
        let left = min(max(rest.width * 2 / 5, 34), 72)
        let gap = rest.width >= 116 ? 4 : 2
        let head = PaneHead.height
        let states = min(states, max(rest.height - 2 * head - 3, 1))
        let approvals = rest.y + head + states + 1
        ages = rest.height >= 2 * head + classes + 6 ? classes : 0
        let dues = rest.y + (ages > 0 ? head + ages + 1 : 0)
        let x = rest.x + left + gap
        rects = [
            Rect(x: rest.x, y: rest.y + head, width: left, height: min(states, rest.height - head)),
            Rect(x: rest.x, y: approvals + head, width: left, height: rest.maxY - approvals - head),
            Rect(x: x, y: dues + head, width: rest.maxX - x, height: rest.maxY - dues - head),
        ]
    }

    /// The rows of a pane, without its head.
    func list(_ part: Part) -> Rect { rects[part.rawValue] }

    /// Rows that a pane shows.
    func page(_ part: Part) -> Int { list(part).height }

    /// The head over a pane.
    func head(_ part: Part) -> Rect {
        let list = list(part)
        return Rect(x: list.x, y: list.y - PaneHead.height, width: list.width, height: PaneHead.height)
    }

    /// Where the classes of age are drawn: with a head beside other panes, bare above the payments of a single one.
    var agesRect: Rect {
        let list = list(.dues)
        let y = isSingle ? tabRow + 2 : tabRow + PaneHead.height
        return Rect(x: list.x, y: y, width: list.width, height: ages)
    }
}
