import Model
import Terminal

/// One card of the board. The first column of its place belongs to the marker of the selection.
struct CardView {
    let facts: CardFacts
    let text: Text
    let isSelected: Bool
    let isMarked: Bool
    /// Three rows instead of four: the deal's name goes beside the account where there is room.
    let isShort: Bool

    func draw(in rect: Rect, into frame: inout Frame) {
        guard rect.width > 2, rect.height > 0 else { return }
        let inner = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 1, height: 1)
        drawTitle(inner, into: &frame)
        var y = rect.y + 1
        if !isShort {
            let x = y < rect.maxY ? drawLight(x: inner.x, y: y, into: &frame) : inner.x
            let row = Rect(x: x, y: y, width: inner.maxX - x, height: 1)
            if y < rect.maxY { frame.put(facts.subtitle, in: row, role: .dim) }
            y += 1
        }
        if y < rect.maxY {
            let x = isShort ? drawLight(x: inner.x, y: y, into: &frame) : inner.x
            drawPeople(x: x, y: y, width: inner.maxX - x, into: &frame)
        }
        if y + 1 < rect.maxY { drawNext(x: inner.x, y: y + 1, width: inner.width, into: &frame) }
        if isSelected {
            frame.vline(x: rect.x, y: rect.y, height: rect.height, role: .accent, glyph: .marker)
        }
    }

    private func drawTitle(_ row: Rect, into frame: inout Frame) {
        let titleRole: Role = isSelected ? .selection : .cardTitle
        if isSelected { frame.fill(row, role: .selection, mods: .bold) }
        var x = row.x
        if isMarked {
            frame.put(frame.glyph(.check), x: x, y: row.y, role: isSelected ? .selection : .mark, mods: .bold)
            x += 2
        }
        let grade = facts.gradeSpans(text)
        if !grade.isEmpty { x = frame.put(isSelected ? grade.map(\.onSelection) : grade, x: x, y: row.y, width: 3) + 1 }
        let amount = Width.cut(facts.amount.text, max(row.width - 8, 0), ascii: frame.ascii)
        let left = frame.put(
            amount, x: row.maxX - Width.of(amount), y: row.y,
            role: isSelected ? .selection : facts.amount.role, mods: isSelected ? .bold : [])
        let room = row.maxX - left - 1 - x
        let used = frame.put(
            Width.cut(facts.title, room, ascii: frame.ascii), x: x, y: row.y, width: room, role: titleRole, mods: .bold)
        let free = room - used - 2
        if isShort, free >= 6 {
            let shown = Width.cut(facts.subtitle, free, ascii: frame.ascii)
            frame.put(shown, x: x + used + 2, y: row.y, width: free, role: isSelected ? .selection : .dim)
        }
    }

    /// The deal's light as a cell, where it is known. Returns where the text after it begins.
    private func drawLight(x: Int, y: Int, into frame: inout Frame) -> Int {
        guard let light = facts.light else { return x }
        return frame.put([text.light(light)], x: x, y: y, width: 2) + 1
    }

    /// The three clocks, and the owner at the right. Nobody in charge is never cut away.
    private func drawPeople(x: Int, y: Int, width: Int, into frame: inout Frame) {
        let clocks = Width.of(facts.clocks)
        let isAlarm = facts.owner.role == .error
        var owner = facts.owner.text
        let room = isAlarm ? width : width - clocks - 2
        if Width.of(owner) > room { owner = CardView.shorter(owner, room, ascii: frame.ascii) }
        let wide = Width.of(owner)
        let left = wide == 0 ? width : width - wide - 1
        let shown = clocks <= left ? facts.clocks : facts.shortClocks
        frame.put(Width.cut(shown, left, ascii: frame.ascii), x: x, y: y, width: left, role: .dim)
        if wide > 0 { frame.put(owner, x: x + width - wide, y: y, role: facts.owner.role) }
    }

    private func drawNext(x: Int, y: Int, width: Int, into frame: inout Frame) {
        var spans: [Span] = []
        if let when = facts.when { spans.append(Span(when.text + " ", when.role)) }
        spans.append(Span(facts.what.text, facts.what.role))
        frame.put(spans, x: x, y: y, width: width)
    }

    /// How a grade looks.
    static func role(_ grade: Account.Grade) -> Role {
        switch grade {
        case .a: .gradeA
        case .b: .gradeB
        case .c: .gradeC
        }
    }

    /// A name for few cells: its first word where that fits, else what can be seen of it, or nothing.
    static func shorter(_ name: String, _ cells: Int, ascii: Bool) -> String {
        if let word = name.split(separator: " ").first.map(String.init), Width.of(word) <= cells { return word }
        return cells < 4 ? "" : Width.cut(name, cells, ascii: ascii)
    }
}

extension CardFacts {
    /// The grade as a cell, `B→A` where a change is proposed.
    func gradeSpans(_ text: Text) -> [Span] {
        if let proposed, proposed != grade { return Span.change(from: grade, to: proposed, text) }
        return grade.map { [Span($0.rawValue, CardView.role($0), .reverse)] } ?? []
    }
}
