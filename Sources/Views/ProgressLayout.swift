import Terminal

/// Where the parts of the progress view stand.
struct ProgressLayout: Equatable {
    /// How much fits beside each other.
    enum Mode { case wide, narrow, single }

    let mode: Mode
    let width: Int
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
            (tabs, titles) = (top - 1, top)
            let said = size.height >= 20 ? 5 : size.height >= 16 ? 3 : 0
            tree = Rect(x: 0, y: top + 1, width: width, height: max(bottom - top - 1 - said, 1))
            let high = min(max(rows, 1), tree.height)
            sentence = Rect(x: 1, y: tree.y + high + 1, width: width - 2, height: bottom - tree.y - high - 1)
            chart = Rect(x: 1, y: top + 1, width: width - 2, height: bottom - top - 1)
            outlook = chart
            return
        }
        titles = isTall ? top : 1
        let from = titles + 1
        let room = bottom - from
        let wanted = mode == .wide ? 17 : 10
        let least = max(room * 2 / 5, min(wanted, room / 2))
        // A blank line before the sentence and one after it, where the tree loses no row by them.
        let lines = size.height >= 20 ? 2 : 0
        let before = isTall ? 1 : 0
        let after = isTall && rows + before + lines + 1 + least <= room ? 1 : 0
        let said = before + lines + after
        let high = min(max(rows, 1), max(room - least - said, 1))
        tree = Rect(x: 0, y: from, width: width, height: high)
        sentence = Rect(x: 1, y: from + high + before, width: width - 2, height: lines)
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
