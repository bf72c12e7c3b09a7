import Terminal

/// Where the head, the team and the list of today stand.
struct TodayLayout {
    let size: Size
    /// The scope is more than one rep: there are a team and a list.
    let isTeam: Bool
    /// Team and list do not stand side by side.
    let isTabbed: Bool
    let headTop: Int
    /// The lines of the pace and of the counts, where they have room.
    let pace: Int?
    let counts: Int?
    let hasTitles: Bool
    let team: Rect
    let list: Rect
    /// Blank lines between the rows of a list.
    let gap: Int

    init(_ size: Size, isTeam: Bool, filter: Bool) {
        self.size = size
        self.isTeam = isTeam
        let isNarrow = size.width < BoardLayout.singleBelow
        isTabbed = isTeam && isNarrow
        let isTall = size.height >= 30
        headTop = isTall ? 2 : 1
        var y = headTop + (isTabbed ? 1 : 0)
        pace = size.height >= 18 && size.width >= 60 ? y : nil
        if pace != nil { y += 1 }
        counts = size.height >= 12 ? y : nil
        if counts != nil { y += 1 }
        if isTall { y += 1 }
        hasTitles = isTeam && size.height >= (isTabbed ? 18 : 14)
        if hasTitles { y += 1 }
        let bottom = size.height - (filter ? 2 : 1)
        let body = Rect(x: 0, y: y + 1, width: size.width, height: bottom - y - 1)
        let side = size.width >= 150 ? 46 : size.width >= 110 ? 40 : 29
        team = isTabbed ? body : Rect(x: 0, y: body.y, width: side, height: body.height)
        list =
            isTeam && !isTabbed
            ? Rect(x: side + 2, y: body.y, width: size.width - side - 3, height: body.height)
            : Rect(x: 0, y: body.y, width: size.width - 1, height: body.height)
        gap = size.height >= 45 ? 1 : 0
    }
}
