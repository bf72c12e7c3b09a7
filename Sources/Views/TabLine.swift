import Model
import Terminal

/// The line of tabs where one lane fills the screen: all lanes by name and count. What does not fit goes whole: first
/// the counts of the others, then the tabs farthest from the active one.
struct TabLine {
    /// One tab; neighbours share the space between them, the active one keeps its own.
    struct Tab: Equatable {
        var lane: Int
        var x: Int
        var text: String
        var width: Int
    }

    let tabs: [Tab]
    let moreLeft: Bool
    let moreRight: Bool

    /// A tab without a count shows its name alone.
    init(names: [String], counts: [Int?], active: Int, width: Int, ascii: Bool) {
        let full = zip(names, counts).map { name, count in count.map { "\(name) \($0)" } ?? name }
        let lean = names.indices.map { $0 == active ? full[$0] : names[$0] }
        let labels = [full, lean].first { TabLine.total($0) <= width } ?? lean
        var range = 0..<labels.count
        if TabLine.total(labels) > width, labels.indices.contains(active) {
            range = TabLine.window(labels, active, width - 4)
        }
        moreLeft = range.lowerBound > 0
        moreRight = range.upperBound < labels.count
        var x = moreLeft ? 2 : 0
        tabs = range.map { lane in
            let text = Width.cut(labels[lane], max(width - 4, 1), ascii: ascii)
            let tab = Tab(lane: lane, x: x, text: text, width: Width.of(text) + 2)
            x += tab.width - (lane == active ? 0 : 1)
            return tab
        }
    }

    /// The columns of each lane's tab, empty where it is not drawn.
    func ranges(_ lanes: Int) -> [Range<Int>] {
        var ranges = Array(repeating: 0..<0, count: lanes)
        for tab in tabs { ranges[tab.lane] = tab.x..<tab.x + tab.width - 1 }
        return ranges
    }

    func draw(y: Int, active: Int, into frame: inout Frame) {
        if moreLeft { frame.put(frame.glyph(.arrowLeft), x: 0, y: y, role: .faint) }
        if moreRight { frame.put(frame.glyph(.arrowRight), x: frame.width - 1, y: y, role: .faint) }
        for tab in tabs { frame.put(tab.text, x: tab.x + 1, y: y, role: .tab) }
        // The active one has a ground of its own, with the space to both sides.
        if let tab = tabs.first(where: { $0.lane == active }) {
            frame.put(" \(tab.text) ", x: tab.x, y: y, width: tab.width, role: .tabActive, mods: .bold)
        }
    }

    private static func total(_ labels: [String]) -> Int { labels.reduce(2) { $0 + Width.of($1) + 1 } }

    /// As many tabs round the active one as fit.
    private static func window(_ labels: [String], _ active: Int, _ width: Int) -> Range<Int> {
        var range = active..<active + 1
        var used = Width.of(labels[active]) + 2
        while true {
            let right = range.upperBound < labels.count ? Width.of(labels[range.upperBound]) + 1 : nil
            let left = range.lowerBound > 0 ? Width.of(labels[range.lowerBound - 1]) + 1 : nil
            if let right, used + right <= width {
                used += right
                range = range.lowerBound..<range.upperBound + 1
            } else if let left, used + left <= width {
                used += left
                range = range.lowerBound - 1..<range.upperBound
            } else {
                return range
            }
        }
    }
}
