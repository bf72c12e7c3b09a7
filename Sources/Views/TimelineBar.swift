import Model
import Rules
import Terminal

/// One deal on the time line: its spans, its marks, and the flag of its closing.
struct TimelineBar {
    let row: TimelineRow
    let deal: Deal
    let axis: TimeAxis
    let text: Text
    let board: Board
    let today: Day

    func draw(in rect: Rect, into frame: inout Frame) {
        let taken = self.taken
        var label: ID<Stage>?
        for span in row.spans {
            draw(span, isNamed: span.stage != label, taken, in: rect, into: &frame)
            label = span.stage
        }
        if axis.sees(today) {
            frame.put(frame.glyph(.vertical), x: rect.x + axis.cell(today), y: rect.y, role: .accent)
        }
        for mark in row.marks where axis.sees(mark.day) {
            let (glyph, role) = TimelineBar.look(mark, today)
            frame.put(frame.glyph(glyph), x: rect.x + axis.cell(mark.day), y: rect.y, role: role)
        }
        drawClose(in: rect, into: &frame)
    }

    /// The cells of marks and of the closing.
    private var taken: [Int] { row.marks.map { axis.cell($0.day) } + (row.close.map { [axis.cell($0)] } ?? []) }

    /// Each span takes at least one cell, and its name where that fits.
    private func draw(
        _ span: TimelineRow.Span, isNamed: Bool, _ taken: [Int], in rect: Rect, into frame: inout Frame
    ) {
        let from = max(axis.cell(span.from), 0)
        let to = min(max(axis.cell(span.to), axis.cell(span.from) + 1), rect.width)
        guard from < to else { return }
        let isPlanned = span.kind == .planned
        let role: Role = isPlanned ? .barDim : span.back ? .warning : .bar
        let fill: Glyph = isPlanned ? .light : place(span.stage).isMultiple(of: 2) ? .full : .medium
        let area = Rect(x: rect.x + from, y: rect.y, width: to - from, height: 1)
        frame.hline(x: area.x, y: area.y, width: area.width, role: role, glyph: fill)
        // Today's line takes the first cell of what is planned from today on.
        let start = axis.cell(today) == from ? 1 : 0
        // A mark or flag on the name would leave half of it.
        let free = taken.filter { $0 >= from + start }.min().map { min($0, to - 1) } ?? to - 1
        guard isNamed, let name = name(span.stage, cells: free - from - start) else { return }
        // The name stands out of a solid bar, and beside a shaded one.
        frame.put(
            name, x: area.x + start, y: area.y, role: isPlanned ? .dim : role,
            mods: isPlanned ? [] : fill == .full ? .reverse : .bold)
    }

    /// Where a stage stands in the pipeline: neighbours are drawn in different shades.
    private func place(_ stage: ID<Stage>) -> Int { board.stages[stage]?.position ?? 0 }

    /// The stage's name, or its first character, as far as there is room.
    private func name(_ stage: ID<Stage>, cells: Int) -> String? {
        guard let name = board.stages[stage].map({ clean($0.name(text.lang)) }), !name.isEmpty else { return nil }
        if Width.of(name) <= cells { return name }
        let initial = Width.cut(name, text.lang == .zh ? 2 : 1, ellipsis: false, ascii: text.ascii)
        return !initial.isEmpty && Width.of(initial) <= cells ? initial : nil
    }

    private static func look(_ mark: TimelineRow.Mark, _ today: Day) -> (Glyph, Role) {
        switch mark.kind {
        case .signed: (.check, .win)
        case .receipt: (.dot, .win)
        case .paymentDue: (.ring, .due)
        }
    }

    /// A flag at the expected day, a star or cross at the day on which it closed; an arrow where that lies out of sight.
    private func drawClose(in rect: Rect, into frame: inout Frame) {
        guard let close = row.close else { return }
        let look: (glyph: Glyph, role: Role) =
            switch deal.outcome {
            case .won: (.star, .win)
            case .lost: (.times, .lose)
            case .open: (.flag, row.overdueDays > 0 ? .overdue : (row.slipDays ?? 0) > 0 ? .warning : .accent)
            }
        let cell = axis.cell(close)
        if cell < 0 {
            frame.put(frame.glyph(.arrowLeft), x: rect.x, y: rect.y, role: look.role)
        } else if cell >= rect.width {
            frame.put(frame.glyph(.arrowRight), x: rect.maxX - 1, y: rect.y, role: look.role)
        } else {
            frame.put(frame.glyph(look.glyph), x: rect.x + cell, y: rect.y, role: look.role)
        }
    }
}
