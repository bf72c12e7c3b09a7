import Model
import Rules
import Terminal

/// The first line: where we are and when. What does not fit is left out whole, the least important first.
enum HeaderLine {
    private struct Item {
        var spans: [Span]
        /// The lower, the longer it stays.
        var rank: Int
        var isRight = false
        var isNote = false

        var width: Int { spans.reduce(0) { $0 + $1.width } }
    }

    private static let gap = 2

    static func draw(_ scene: Scene, into frame: inout Frame) {
        let width = frame.width
        // The brand stands on the plain ground, the rest on the bar behind it.
        frame.fill(Rect(x: 0, y: 0, width: width, height: 1), role: .header)
        let items = items(scene, frame, width - 1)
        var left = 0
        var right = width - 1
        for item in items where !item.isRight { left = frame.put(item.spans, x: left, y: 0, width: width - left) + gap }
        for item in items.reversed() where item.isRight {
            frame.put(item.spans, x: right - item.width, y: 0, width: item.width)
            right -= item.width + gap
        }
    }

    /// Where the sentence that working days are estimated has no room, they carry a mark.
    private static func items(_ scene: Scene, _ frame: Frame, _ width: Int) -> [Item] {
        let full = fitting(items(scene, frame, isShort: false), width)
        guard scene.head.isEstimated, !full.contains(where: \.isNote) else { return full }
        return fitting(items(scene, frame, isShort: true), width)
    }

    private static func items(_ scene: Scene, _ frame: Frame, isShort: Bool) -> [Item] {
        let text = Text.of(scene.lang)
        let head = scene.head
        var items = [
            Item(spans: [Span(" \(frame.glyph(.dot)) \(text.brand) ", .brand)], rank: 2),
            Item(
                spans: [Span(scene.meeting.map { text.title(of: $0.what) } ?? text.name(scene.view), .header, .bold)],
                rank: 0),
        ]
        if let scope = head.scope { items.append(Item(spans: [Span(clean(scope), .header, .bold)], rank: 1)) }
        if head.isBehind { items.append(Item(spans: [Span(text.sign(.ellipsis), .header, .bold)], rank: 2)) }
        let marks = scene.place.marks.count
        if marks > 0 {
            items.append(Item(spans: [Span("\(frame.glyph(.check)) \(text.marked(marks))", .header, .bold)], rank: 2))
        }
        if !head.team.isEmpty { items.append(Item(spans: [Span(clean(head.team), .header)], rank: 7)) }
        if !head.period.isEmpty {
            items.append(Item(spans: [Span(clean(head.period), .header)], rank: 4))
            let days = text.workdays(head.elapsed, head.total, estimated: isShort)
            items.append(Item(spans: [Span(days, .headerDim)], rank: 5))
        }
        if let note = head.note, !note.isEmpty, !isShort {
            items.append(Item(spans: [Span(clean(note), .headerDim)], rank: 8, isNote: true))
        }
        if head.readOnly { items.append(Item(spans: [Span(text.readOnly, .header, .reverse)], rank: 2, isRight: true)) }
        if let lights = scene.conclusions?.lightCounts {
            items.append(Item(spans: HeaderLine.lights(lights, text), rank: 3, isRight: true))
        }
        if let open = openDeals(scene) {
            items.append(Item(spans: [Span(text.openDeals(open), .headerDim)], rank: 6, isRight: true))
        }
        items.append(Item(spans: [Span(clean(head.clock), .header)], rank: 2, isRight: true))
        return items
    }

    /// Open deals of the scope, the same as those whose lights are counted; nil while those of a part are not known.
    private static func openDeals(_ scene: Scene) -> Int? {
        if let lights = scene.conclusions?.lightCounts {
            return lights.green + lights.yellow + lights.red + lights.grey
        }
        guard scene.head.scope == nil else { return nil }
        return scene.board.lanes.all.reduce(0) { $0 + ($1.isOpen ? $1.count : 0) }
    }

    /// How many open deals of the scope stand in each light.
    private static func lights(_ lights: LightCounts, _ text: Text) -> [Span] {
        let counts: [(Light, Int)] = [(.green, lights.green), (.yellow, lights.yellow), (.red, lights.red)]
        return counts.enumerated().flatMap { index, entry in
            [Span(index == 0 ? "" : " ", .header), text.light(entry.0), Span(" \(entry.1)", .header)]
        }
    }

    private static func fitting(_ items: [Item], _ width: Int) -> [Item] {
        var kept = items
        while kept.reduce(-gap, { $0 + $1.width + gap }) > width, kept.count > 1,
            let least = kept.indices.max(by: { kept[$0].rank < kept[$1].rank })
        {
            kept.remove(at: least)
        }
        return kept
    }
}

extension Lane {
    /// Whether it holds open deals.
    var isOpen: Bool {
        if case .stage = place { return true }
        return false
    }
}
