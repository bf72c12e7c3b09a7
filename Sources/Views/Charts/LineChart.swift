import Terminal

/// Lines over even steps, with labelled axes; in braille where the terminal draws it, else one sign to a cell.
struct LineChart {
    /// One line. Steps without a value leave a gap.
    struct Series {
        var values: [Int64?]
        var role: Role
        /// What it is drawn with in ASCII.
        var sign: Unicode.Scalar = "*"
        /// Only every n-th dot is drawn.
        var every = 1
        /// Two dots high.
        var isBold = false
    }

    /// A line from one step to another, such as an outlook.
    struct Ray {
        var from: (step: Int, value: Int64)
        var to: (step: Int, value: Int64)
        var role: Role
        var every = 3
    }

    /// An interval that stands upright at the last step.
    struct Landing {
        var whisker: Whisker
        var role: Role
    }

    /// Steps on the x axis, the first at the left end, the last at the right.
    var steps: Int
    var scale: ChartScale
    var series: [Series]
    var rays: [Ray] = []
    var landing: Landing?
    /// Labels of the y axis, sanitised.
    var levels: [(value: Int64, label: String)] = []
    /// Labels of the x axis, sanitised, each under its step.
    var marks: [(step: Int, label: String)] = []
    /// An upright line through all rows, and its label among the marks.
    var today: (step: Int, label: String, role: Role)?

    private struct Place {
        /// The cells of the lines.
        var plot: Rect
        var canvas: DotCanvas
    }

    func draw(in rect: Rect, into frame: inout Frame) {
        let label = levels.map { Width.of($0.label) }.max() ?? 0
        let ends = landing == nil ? 0 : 2
        let plot = Rect(
            x: rect.x + label + 2, y: rect.y, width: rect.width - label - 2 - ends, height: rect.height - 2)
        guard plot.width >= 8, plot.height >= 2 else { return }
        drawAxes(plot, label: label, into: &frame)
        let canvas = DotCanvas(
            width: plot.width, height: plot.height, ascii: frame.ascii || frame.avoidsAmbiguous)
        if let today {
            let x = plot.x + column(today.step, canvas) * plot.width / max(canvas.columns, 1)
            frame.vline(x: x, y: plot.y, height: plot.height, role: today.role, glyph: .dashedVertical)
        }
        var place = Place(plot: plot, canvas: canvas)
        for ray in rays {
            place.canvas.line(
                from: dot(ray.from.step, ray.from.value, canvas), to: dot(ray.to.step, ray.to.value, canvas), ray.role,
                sign: ".", step: canvas.ascii ? 2 : ray.every)
        }
        for line in series { draw(line, into: &place) }
        place.canvas.draw(x: plot.x, y: plot.y, into: &frame)
        if let landing { draw(landing, beside: plot, into: &frame) }
    }

    private func draw(_ line: Series, into place: inout Place) {
        var before: Point?
        for (step, value) in line.values.enumerated() {
            guard let value else {
                before = nil
                continue
            }
            let at = dot(step, value, place.canvas)
            place.canvas.line(from: before ?? at, to: at, line.role, sign: line.sign, step: line.every)
            if line.isBold, !place.canvas.ascii {
                let (from, to) = ((before ?? at).above, at.above)
                place.canvas.line(from: from, to: to, line.role, step: line.every)
            }
            before = at
        }
    }

    private func column(_ step: Int, _ canvas: DotCanvas) -> Int {
        ChartScale(0, Int64(max(steps - 1, 1))).place(Int64(step), steps: canvas.columns - 1)
    }

    private func dot(_ step: Int, _ value: Int64, _ canvas: DotCanvas) -> Point {
        Point(x: column(step, canvas), y: canvas.rows - 1 - scale.place(value, steps: canvas.rows - 1))
    }

    /// The row of a value in cells.
    private func row(_ value: Int64, _ plot: Rect) -> Int {
        plot.maxY - 1 - scale.place(value, steps: plot.height * 4 - 1) / 4
    }

    private func drawAxes(_ plot: Rect, label: Int, into frame: inout Frame) {
        let axis = plot.x - 1
        frame.vline(x: axis, y: plot.y, height: plot.height, role: .axis)
        frame.hline(x: axis, y: plot.maxY, width: plot.width + 1, role: .axis)
        frame.put(frame.glyph(.bottomLeft), x: axis, y: plot.maxY, role: .axis)
        var last: Int?
        for level in levels.sorted(by: { $0.value < $1.value })
        where scale.low <= level.value && level.value <= scale.high {
            let y = row(level.value, plot)
            guard y != last else { continue }
            last = y
            frame.putRight(level.label, right: axis - 1, y: y, role: .axis)
            frame.put(frame.glyph(.teeRight), x: axis, y: y, role: .axis)
        }
        var taken: [Range<Int>] = []
        if let today { drawMark(today.step, today.label, today.role, plot, &taken, into: &frame) }
        for mark in marks { drawMark(mark.step, mark.label, .axis, plot, &taken, into: &frame) }
    }

    /// A label under its step, where no other one stands.
    private func drawMark(
        _ step: Int, _ label: String, _ role: Role, _ plot: Rect, _ taken: inout [Range<Int>], into frame: inout Frame
    ) {
        let wide = Width.of(label)
        let middle = plot.x + ChartScale(0, Int64(max(steps - 1, 1))).place(Int64(step), steps: plot.width - 1)
        let x = max(min(middle - wide / 2, plot.maxX - wide), plot.x)
        let place = x - 1..<x + wide + 1
        guard wide <= plot.width, !taken.contains(where: { $0.overlaps(place) }) else { return }
        frame.put(frame.glyph(.teeDown), x: middle, y: plot.maxY, role: role)
        frame.put(label, x: x, y: plot.maxY + 1, role: role)
        taken.append(place)
    }

    private func draw(_ landing: Landing, beside plot: Rect, into frame: inout Frame) {
        let x = plot.maxX
        let (top, bottom) = (row(landing.whisker.high, plot), row(landing.whisker.low, plot))
        frame.vline(x: x, y: top, height: bottom - top + 1, role: landing.role)
        frame.put(frame.glyph(.teeDown), x: x, y: top, role: landing.role)
        frame.put(frame.glyph(.teeUp), x: x, y: bottom, role: landing.role)
        frame.put(frame.glyph(.dot), x: x, y: row(landing.whisker.middle, plot), role: landing.role, mods: .bold)
    }
}

extension Point {
    /// The point one row higher.
    fileprivate var above: Point { Point(x: x, y: y - 1) }
}
