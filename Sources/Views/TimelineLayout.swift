import Terminal

/// Where the parts of the time line stand, in cells.
struct TimelineLayout: Equatable {
    let body: Rect
    let light: Int
    let account: Int
    /// 0 where there is no room for the column.
    let deal: Int
    let amount: Int
    let slip: Int
    let hasLegend: Bool
    /// Rows under the list for the sentence of the selected deal.
    let story: Int

    /// `light` and `slip` are what their texts take.
    init(_ body: Rect, light: Int, slip wanted: Int) {
        self.body = body
        self.light = light
        let width = body.width + 2
        account = width >= 160 ? 26 : width >= 120 ? 20 : width >= 80 ? 16 : width >= 48 ? 13 : 11
        deal = width >= 160 ? 24 : width >= 120 ? 16 : 0
        amount = width >= 100 ? 10 : 0
        slip = width >= 60 ? wanted : 0
        hasLegend = body.height >= 12
        story = body.height >= 16 ? 3 : 0
    }

    /// The columns left of the chart, lights included.
    var names: Int { light + account + (deal > 0 ? deal + 1 : 0) + (amount > 0 ? amount + 1 : 0) }
    var chart: Rect {
        let x = body.x + names + 1
        return Rect(x: x, y: body.y, width: body.maxX - x - (slip > 0 ? slip + 1 : 0), height: body.height)
    }
    private var top: Int { body.y + (hasLegend ? 1 : 0) }
    var scaleRow: Int { top }
    var ruleRow: Int { top + 1 }
    /// Where the rows of deals are drawn.
    var list: Rect {
        let y = top + 2
        return Rect(x: body.x, y: y, width: body.width, height: max(body.maxY - story - y, 0))
    }
    /// Where the sentence of the selected deal stands.
    var storyRect: Rect {
        Rect(x: body.x, y: body.maxY - story + 1, width: body.width, height: max(story - 1, 0))
    }
}
