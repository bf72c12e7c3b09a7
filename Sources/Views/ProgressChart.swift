import Model
import Rules
import Terminal

/// The burn-up: what was signed by each working day beside the expected line, and where the period will land.
struct ProgressChart {
    let burnUp: BurnUp
    let period: Period
    let light: Light
    let name: String
    /// Only where the chart is about the pinned scope.
    let forecast: Forecast?
    let text: Text

    func draw(in rect: Rect, titled: Bool, into frame: inout Frame) {
        var plot = rect
        if !titled { drawLegend(right: rect.maxX, room: rect.width / 2, y: rect.y - 1, into: &frame) }
        if titled {
            drawTitle(in: rect, into: &frame)
            plot = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        }
        guard burnUp.total > 0 else {
            frame.put(text.noBurnUp, x: plot.x, y: plot.y, width: plot.width, role: .dim)
            return
        }
        chart(rows: plot.height - 2).draw(in: plot, into: &frame)
    }

    /// The chart for a number of rows: the more there are, the more levels have a label.
    func chart(rows: Int) -> LineChart {
        let actuals = burnUp.points.compactMap(\.actual)
        let expected = burnUp.points.compactMap(\.expected)
        let tops = actuals + expected + [forecast?.p90, burnUp.target].compactMap { $0 }
        // Some room above, so that nothing sticks to the upper edge.
        let top = max((tops.max() ?? .zero).minor, 1)
        let high = top.addingReportingOverflow(top / 24).overflow ? .max : top + top / 24
        let low = min((actuals.min() ?? .zero).minor, 0)
        var chart = LineChart(
            steps: burnUp.points.count, scale: ChartScale(low, high),
            series: [
                .init(values: burnUp.points.map { $0.expected?.minor }, role: .dim, sign: ".", every: 2),
                .init(values: burnUp.points.map { $0.actual?.minor }, role: ProgressTree.role(light), isBold: true),
            ])
        let isOver = burnUp.elapsed == burnUp.total
        if let forecast, !isOver {
            let from = (burnUp.elapsed, burnUp.actual.minor)
            chart.rays = [.init(from: from, to: (burnUp.total, forecast.p50.minor), role: .accent)]
            let whisker = Whisker(low: forecast.p10.minor, middle: forecast.p50.minor, high: forecast.p90.minor)
            chart.landing = .init(whisker: whisker, role: .accent)
        }
        chart.levels = chart.scale.ticks(min(max(rows / 3, 2), 6)).map { ($0, text.round(Money(minor: $0))) }
        if let target = burnUp.target, target > .zero { chart.levels.append((target.minor, text.round(target))) }
        chart.marks = marks
        if burnUp.elapsed > 0, !isOver { chart.today = (burnUp.elapsed, text.today, .due) }
        return chart
    }

    /// The days at which months begin (weeks in a month, days in a week), and the last one.
    private var marks: [(step: Int, label: String)] {
        let points = burnUp.points
        let starts = points.indices.dropFirst().filter { index in
            let (day, before) = (points[index].day, points[index - 1].day)
            switch period.unit {
            case .day, .week: return true
            case .month: return index == 1 || day.weekday <= before.weekday || day - before >= 7
            case .quarter, .year: return index == 1 || day.civil.month != before.civil.month
            }
        }
        return starts.map { ($0, points[$0].day.short) } + [(points.count - 1, points[points.count - 1].day.short)]
    }

    /// The title with the legend beside it: the scope's name is cut before an item of the legend goes.
    private func drawTitle(in rect: Rect, into frame: inout Frame) {
        let room = rect.width - Width.of(text.burnUp) - 2
        let legend = fitting(room)
        let left = room - legend.width - Width.of(text.separator)
        var spans = [Span(text.burnUp, .heading, .bold)]
        if left >= ProgressChart.leastName || left >= Width.of(name) {
            spans.append(Span(text.separator + Width.cut(name, left, ascii: frame.ascii), .dim))
        }
        frame.put(spans, x: rect.x, y: rect.y, width: rect.width)
        draw(legend.items, x: rect.maxX - legend.width, y: rect.y, into: &frame)
    }

    /// A name of fewer cells says nothing.
    private static let leastName = 8

    private func drawLegend(right: Int, room: Int, y: Int, into frame: inout Frame) {
        let legend = fitting(room)
        draw(legend.items, x: right - legend.width, y: y, into: &frame)
    }

    private func draw(_ items: [[Span]], x: Int, y: Int, into frame: inout Frame) {
        var x = x
        for item in items { x = frame.put(item, x: x, y: y, width: frame.width - x) + 3 }
    }

    /// As many items of the legend as there is room for, with their width.
    private func fitting(_ room: Int) -> (items: [[Span]], width: Int) {
        var items: [[Span]] = [
            [Span(text.sign(.horizontal), ProgressTree.role(light), .bold), Span(" " + text.reached, .dim)],
            [Span(text.sign(.middleDot), .dim, .bold), Span(" " + text.expectedByNow, .dim)],
        ]
        if forecast != nil, burnUp.elapsed < burnUp.total {
            items.append([Span(text.sign(.dot), .accent), Span(" P10–P50–P90", .dim)])
        }
        func wide() -> Int { items.isEmpty ? 0 : items.joined().reduce(3 * (items.count - 1)) { $0 + $1.width } }
        while !items.isEmpty, wide() > room { items.removeLast() }
        return (items, wide())
    }
}
