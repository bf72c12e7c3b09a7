import Terminal

/// Steps from one level to another: each floats from where the one before it ended; levels stand on the ground.
struct Waterfall {
    struct Step: Equatable {
        /// Sanitised.
        var label: String
        /// How much is added, or the level itself.
        var amount: Int64
        /// The amount as it is written.
        var text: String
        var isLevel = false
        var role: Role
    }

    let steps: [Step]

    /// The level before and after each step.
    var spans: [(from: Int64, to: Int64)] {
        var level: Int64 = 0
        return steps.map { step in
            let from = step.isLevel ? 0 : level
            level = step.isLevel ? step.amount : level + step.amount
            return (from, level)
        }
    }

    /// Cells that labels and amounts take beside the bars.
    var labelWidth: Int { steps.map { Width.of($0.label) }.max() ?? 0 }
    var amountWidth: Int { steps.map { Width.of($0.text) }.max() ?? 0 }

    /// A row for each step; the bars are left out where there is no room for them.
    func draw(in rect: Rect, into frame: inout Frame) {
        let spans = spans
        let low = min(spans.map { min($0.from, $0.to) }.min() ?? 0, 0)
        let scale = ChartScale(low, spans.map { max($0.from, $0.to) }.max() ?? 0)
        let labels = min(labelWidth, max(rect.width - amountWidth - 1, 0))
        let start = rect.x + labels + 1 + amountWidth + 2
        for (index, step) in steps.enumerated().prefix(rect.height) {
            let y = rect.y + index
            frame.put(
                step.label, in: Rect(x: rect.x, y: y, width: labels, height: 1), role: step.isLevel ? .text : .dim)
            let right = min(rect.x + labels + 1 + amountWidth, rect.maxX)
            frame.putRight(step.text, right: right, y: y, role: step.role, mods: step.isLevel ? .bold : [])
            draw(spans[index], step, scale, Rect(x: start, y: y, width: rect.maxX - start, height: 1), into: &frame)
        }
    }

    private func draw(
        _ span: (from: Int64, to: Int64), _ step: Step, _ scale: ChartScale, _ row: Rect, into frame: inout Frame
    ) {
        guard row.width >= 6 else { return }
        let from = scale.place(min(span.from, span.to), steps: row.width)
        let to = scale.place(max(span.from, span.to), steps: row.width)
        if span.from == span.to, !step.isLevel {
            return _ = frame.put(frame.glyph(.vertical), x: row.x + min(from, row.width - 1), y: row.y, role: .axis)
        }
        // Whatever moved is seen.
        let left = min(from, row.width - 1)
        frame.hline(x: row.x + left, y: row.y, width: max(to - left, 1), role: step.role, glyph: .full)
    }
}
