import Terminal

/// Where the parts of the progress view stand.
struct ProgressLayout: Equatable {
    /// How much fits beside each other.
    enum Mode { case wide, narrow, single }

    let mode: Mode
    let width: Int
    /// The heading above the tree; nil in low frames.
    let heading: Int?
    /// The line of tabs; nil where everything is in sight.
    let tabs: Int?
    let titles: Int
    let tree: Rect
    /// The sentence of the selected row.
    let sentence: Rect
    /// The burn-up chart, and outlook with bridge. Both stand in the same place unless the frame is wide.
    let chart: Rect
    let outlook: Rect

    init(size: Size, rows: Int, filter: Bool) {
        width = size.width
        mode = size.width >= 120 ? .wide : size.width >= BoardLayout.singleBelow ? .narrow : .single
        let isTall = size.height >= 30
        let top = size.height >= 20 ? 2 : 1
        let bottom = size.height - (filter ? 2 : 1)
        if mode == .single {
            (heading, tabs, titles) = (nil, top - 1, top)
            let said = size.height >= 18 ? 4 : 0
            tree = Rect(x: 0, y: top + 1, width: width, height: max(bottom - top - 1 - said, 1))
            let high = min(max(rows, 1), tree.height)
            sentence = Rect(x: 1, y: tree.y + high + 1, width: width - 2, height: bottom - tree.y - high - 1)
            chart = Rect(x: 1, y: top + 1, width: width - 2, height: bottom - top - 1)
            outlook = chart
            return
        }
        heading = isTall ? top : nil
        titles = isTall ? top + 1 : top - (size.height >= 20 ? 1 : 0)
        let from = titles + 1
        let room = bottom - from
        let said = isTall ? 4 : size.height >= 20 ? 2 : 0
        let least = mode == .wide ? max(room * 2 / 5, min(19, room / 2)) : max(room * 2 / 5, min(9, room / 2))
        let high = min(max(rows, 1), max(room - least - said, 1))
        tree = Rect(x: 0, y: from, width: width, height: high)
        let gap = isTall ? 1 : 0
        sentence = Rect(x: 1, y: from + high + gap, width: width - 2, height: max(said - 2 * gap, 0))
        let lower = from + high + said
        tabs = mode == .narrow ? lower : nil
        let start = mode == .narrow ? lower + 1 : lower
        let rest = Rect(x: 1, y: start, width: width - 2, height: bottom - start)
        guard mode == .wide else {
            (chart, outlook) = (rest, rest)
            return
        }
        let right = min(max(width * 2 / 5, 46), 80)
        chart = Rect(x: rest.x, y: rest.y, width: rest.width - right - 4, height: rest.height)
        outlook = Rect(x: rest.maxX - right, y: rest.y, width: right, height: rest.height)
    }
}
