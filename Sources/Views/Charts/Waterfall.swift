import Model
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

    /// The steps for a number of rows: what did not move goes first, then the smallest moves go together under `rest`.
    /// Levels stay, and so does the sum.
    func fitted(_ rows: Int, rest: String, text: (Int64) -> String) -> Waterfall {
        if steps.count <= rows { return self }
        let moved = steps.filter { $0.isLevel || $0.amount != 0 }
        let levels = moved.count { $0.isLevel }
        if moved.count <= rows { return Waterfall(steps: moved) }
        if rows <= levels { return Waterfall(steps: moved.filter(\.isLevel)) }
        let small = Set(
            moved.indices.filter { !moved[$0].isLevel }
                .sorted { (moved[$1].amount.magnitude, $0) < (moved[$0].amount.magnitude, $1) }
                .dropFirst(rows - levels - 1))
        let sum = small.map { moved[$0].amount }.sum
        var shown = moved.indices.filter { !small.contains($0) }.map { moved[$0] }
        shown.insert(
            Step(label: rest, amount: sum, text: text(sum), role: .dim),
            at: shown.lastIndex { $0.isLevel } ?? shown.count)
        return Waterfall(steps: shown)
    }

    /// The level before and after each step.
    var spans: [(from: Int64, to: Int64)] {
        var level: Int64 = 0
        return steps.map { step in
            let from = step.isLevel ? 0 : level
            level = step.isLevel ? step.amount : level.plus(step.amount)
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
