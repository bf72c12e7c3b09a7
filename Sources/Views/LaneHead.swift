import Model
import Rules
import Terminal

/// The head of a lane: its name, the count and sums over all its deals, and a rule that says what is scrolled away.
struct LaneHead {
    let lane: Lane
    let name: String
    let limit: Int?
    let isActive: Bool
    let text: Text
    /// The team's rates of winning; nil where nothing is concluded yet.
    let rates: StageRates?
    /// Whether deals pass the stage as often as the target needs (R6), where that is concluded.
    var lag: Light?
    /// Cards above and below those drawn.
    let above: Int
    let below: Int
    /// Lanes that lie beyond the screen's left or right edge, said in the outermost lanes.
    var hiddenLeft = 0
    var hiddenRight = 0

    /// Draws into the lane's place, the columns of which start with the marker's.
    func draw(_ layout: BoardLayout, in rect: Rect, into frame: inout Frame) {
        let x = rect.x + 1
        let width = rect.width - 2
        var y = layout.headTop
        if !layout.isSingle { drawName(layout, x: x, y: y, width: width, into: &frame) }
        y += 1
        switch layout.head {
        case .full where layout.isSingle, .short:
            drawItems((layout.head == .full ? sums : partSums) + extras, x: x, y: y, width: width, into: &frame)
            drawRule(rect, y: y + 1, into: &frame)
        case .full:
            let fits = extras.reduce(-2) { $0 + $1.width + 2 } <= width
            drawItems(fits ? sums : partSums, x: x, y: y, width: width, into: &frame)
            drawItems(extras, x: x, y: y + 1, width: width, into: &frame)
            drawRule(rect, y: y + 2, into: &frame)
        case .line:
            drawRule(rect, y: y, into: &frame)
        case .name: break
        }
        // The marker tells the active lane where there is no colour. It is one cell: a change of lane stays cheap.
        if isActive, !layout.isSingle {
            frame.put(frame.glyph(.marker), x: rect.x, y: layout.headTop, role: .accent)
        }
    }

    private func drawName(_ layout: BoardLayout, x: Int, y: Int, width: Int, into frame: inout Frame) {
        let hidden = [
            hiddenLeft > 0 ? "\(frame.glyph(.arrowLeft))\(hiddenLeft)" : nil,
            hiddenRight > 0 ? "\(hiddenRight)\(frame.glyph(.arrowRight))" : nil,
        ].compactMap(\.self).joined(separator: " ")
        var room = width
        if !hidden.isEmpty {
            frame.put(hidden, x: x + width - Width.of(hidden), y: y, role: .faint)
            room -= Width.of(hidden) + 1
        }
        let numbers = count
        let light = lag.map { [text.light($0), Span(" ", .text)] } ?? []
        let before = light.reduce(0) { $0 + $1.width }
        let name = Width.cut(self.name, max(room - before - Width.of(numbers.text) - 1, 4), ascii: frame.ascii)
        let role: Role = isActive ? .accent : LaneHead.role(lane.place)
        var at = frame.put(light + [Span(name, role, .bold), Span(" ", .text), numbers], x: x, y: y, width: room)
        if layout.head == .line || layout.head == .name, let sum = partSums.first {
            at += 1
            if at + sum.width <= x + room { frame.put([sum], x: x + room - sum.width, y: y, width: sum.width) }
        }
    }

    /// The count, against the limit where there is one.
    private var count: Span {
        guard let limit else { return Span("\(lane.count)", .dim) }
        return lane.count > limit
            ? Span(text.overLimit(lane.count, limit), .warning, .bold) : Span("\(lane.count)/\(limit)", .dim)
    }

    private var sums: [Span] {
        if lane.count == 0 { return [] }
        let home = lane.sums.home
        var spans = [Span(text.money(home.amount), .text)]
        if lane.isOpen { spans.append(Span(text.weighted + text.money(rates?.weighted(lane) ?? home.weighted), .dim)) }
        return spans
    }

    /// The sums where there may be no room for what they leave out: then the amount ends with a plus.
    private var partSums: [Span] {
        var spans = sums
        if !spans.isEmpty, lane.sums.withoutAmount > 0 || !lane.sums.foreign.isEmpty { spans[0].text += "+" }
        return spans
    }

    /// What the sums leave out: deals without amount or date, and other currencies.
    private var extras: [Span] {
        var spans: [Span] = []
        if lane.sums.withoutAmount > 0 { spans.append(Span(text.withoutAmount(lane.sums.withoutAmount), .warning)) }
        for part in lane.sums.foreign {
            spans.append(Span("+" + text.money(part.amount, currency: part.currency), .dim))
        }
        if lane.sums.withoutDate > 0 { spans.append(Span(text.withoutDate(lane.sums.withoutDate), .faint)) }
        return spans
    }

    /// Items side by side, each whole or not at all.
    private func drawItems(_ items: [Span], x: Int, y: Int, width: Int, into frame: inout Frame) {
        var at = x
        for item in items {
            let wide = item.width
            if at + wide > x + width { continue }
            at += frame.put(item.text, x: at, y: y, role: item.role, mods: item.mods) + 2
        }
    }

    private func drawRule(_ rect: Rect, y: Int, into frame: inout Frame) {
        frame.hline(x: rect.x + 1, y: y, width: rect.width - 2, role: .border, glyph: .horizontal)
        let hint = frame.scrollHint(above: above, below: below)
        guard !hint.isEmpty else { return }
        let shown = " " + hint
        frame.put(shown, x: rect.maxX - 1 - Width.of(shown), y: y, role: .dim)
    }

    static func role(_ place: Lane.Place) -> Role {
        switch place {
        case .stage: .title
        case .won: .win
        case .lost: .lose
        }
    }
}
