import Terminal

/// Where the red dots' head, lists, histogram and foot stand.
struct RedDotsLayout {
    let size: Size
    /// One list fills the screen; with both there is a line of tabs.
    let isTabbed: Bool
    /// Lists: one where nothing was cleared.
    let panes: Int
    /// Lines of a row.
    let lines: Int
    let headTop: Int
    /// The line of the figures, and that of the reasons where it has room.
    let figures: Int
    let reasons: Int?
    /// Where the histogram stands, in wide frames.
    let histogram: Rect?
    let hasTitles: Bool
    let strip: FocusStrip
    private let list: Rect
    private let second: Rect

    private static let side = 38

    init(_ size: Size, cleared: Int, filter: Bool, focus: Int) {
        self.size = size
        panes = cleared > 0 ? 2 : 1
        isTabbed = size.width < BoardLayout.singleBelow || size.height < 30
        lines = size.width < BoardLayout.singleBelow ? 2 : 1
        let isTall = size.height >= 30
        headTop = isTall ? 2 : 1
        figures = headTop + (isTabbed && panes > 1 ? 1 : 0)
        // Below that the list needs the cells itself, and the reasons stand in a line.
        let isWide = size.width >= 180 && isTall
        reasons = isWide || size.height < 20 || size.width < 60 ? nil : figures + 1
        hasTitles = size.width >= BoardLayout.singleBelow && size.height >= 20
        let bottom = size.height - (filter ? 2 : 1)
        strip = FocusStrip(in: Rect(x: 0, y: headTop, width: size.width, height: bottom - headTop))
        let top = (reasons ?? figures) + (isTall ? 2 : 1) + (hasTitles ? 1 : 0) + 1
        let width = size.width - (isWide ? RedDotsLayout.side : 1)
        let end = bottom - strip.rect.height
        let below = isTabbed || panes == 1 ? 0 : min(cleared, max((end - top) / 4, 1)) + 2
        list = Rect(x: 0, y: top, width: width, height: end - below - top)
        second = isTabbed ? list : Rect(x: 0, y: end - below + 2, width: width, height: below - 2)
        histogram =
            isWide
            ? Rect(x: width + 3, y: figures + 2, width: RedDotsLayout.side - 5, height: end - figures - 2) : nil
    }

    func rect(_ pane: Int) -> Rect { pane == 0 ? list : second }
}
