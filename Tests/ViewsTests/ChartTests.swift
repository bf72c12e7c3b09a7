import Terminal
import Testing

@testable import Views

@Suite struct ChartScaleTests {
    @Test(
        arguments: [
            (0, 100, 0, 10, 0), (0, 100, 100, 10, 10), (0, 100, 5, 10, 1), (0, 100, 4, 10, 0), (0, 100, 150, 10, 10),
            (0, 100, -3, 10, 0), (-50, 50, 0, 4, 2), (0, 3, 1, 2, 1), (0, 0, 0, 8, 0),
            (Int64.min / 4, Int64.max / 4, 0, 100, 50),
        ] as [(Int64, Int64, Int64, Int, Int)])
    func placesAreRoundedHalfUp(_ low: Int64, _ high: Int64, _ value: Int64, _ steps: Int, _ place: Int) {
        #expect(ChartScale(low, high).place(value, steps: steps) == place)
    }

    /// Never beyond the ends, never backwards.
    @Test(arguments: 0..<40) func placesRise(_ round: Int) {
        var dice = Dice(seed: UInt64(round))
        let scale = ChartScale(.random(in: -1_000_000...0, using: &dice), .random(in: 1...9_000_000_000, using: &dice))
        let steps = Int.random(in: 1...500, using: &dice)
        let values = (0..<50).map { _ in Int64.random(in: -2_000_000...10_000_000_000, using: &dice) }.sorted()
        let places = values.map { scale.place($0, steps: steps) }
        #expect(places == places.sorted() && places.allSatisfy { (0...steps).contains($0) })
    }

    @Test func whateverIsThereIsSeen() {
        let scale = ChartScale(0, 1_000_000)
        #expect(scale.eighths(1, cells: 10) == 1 && scale.eighths(0, cells: 10) == 0)
        #expect(scale.eighths(1_000_000, cells: 10) == 80 && scale.eighths(500_000, cells: 10) == 40)
        #expect(scale.eighths(-5, cells: 10) == 0 && scale.eighths(5, cells: 0) == 0)
    }

    @Test(
        arguments: [
            (0, 100, 4, [0, 25, 50, 75, 100]), (0, 1_000, 5, [0, 200, 400, 600, 800, 1_000]), (0, 7, 4, [0, 2, 4, 6]),
            (-30, 100, 4, [0, 50, 100]), (0, 1, 4, [0, 1]),
        ] as [(Int64, Int64, Int, [Int64])])
    func ticksAreRound(_ low: Int64, _ high: Int64, _ count: Int, _ ticks: [Int64]) {
        #expect(ChartScale(low, high).ticks(count) == ticks)
    }

    @Test func ticksOfAnyLength() {
        var dice = Dice(seed: 7)
        for _ in 0..<300 {
            let high = Int64.random(in: 1...Int64.max / 4, using: &dice) >> Int64.random(in: 0...60, using: &dice)
            let scale = ChartScale(.random(in: -high...0, using: &dice), high)
            let count = Int.random(in: 1...8, using: &dice)
            let ticks = scale.ticks(count)
            #expect(ticks.count <= count + 1 && ticks.allSatisfy { scale.low <= $0 && $0 <= scale.high })
            #expect(Set(zip(ticks, ticks.dropFirst()).map { $1 - $0 }).count <= 1)
        }
    }
}

@Suite struct BarTests {
    static func drawn(_ width: Int, ascii: Bool = false, _ body: (inout Frame) -> Void) -> String {
        var frame = Frame(width: width, height: 1, ascii: ascii)
        body(&frame)
        return frame.rowText(0)
    }

    @Test(
        arguments: [
            (0, "          "), (1, "▏         "), (50, "█████     "), (55, "█████▌    "), (100, "██████████"),
            (999, "██████████"), (-5, "          "),
        ] as [(Int64, String)])
    func eighths(_ length: Int64, _ shown: String) {
        #expect(BarTests.drawn(10) { $0.bar(length, of: 100, x: 0, y: 0, width: 10, role: .bar) } == shown)
    }

    @Test func asciiAndGhost() {
        #expect(
            BarTests.drawn(10, ascii: true) { $0.bar(55, of: 100, x: 0, y: 0, width: 10, role: .bar) } == "#####-    ")
        #expect(
            BarTests.drawn(10) { $0.bar(50, of: 100, ghost: 80, x: 0, y: 0, width: 10, role: .bar) } == "█████  ┃  ")
        #expect(
            BarTests.drawn(10) { $0.bar(50, of: 100, ghost: 20, x: 0, y: 0, width: 10, role: .bar) } == "█┃███     ")
        #expect(BarTests.drawn(10) { $0.bar(50, of: 100, ghost: 0, x: 0, y: 0, width: 10, role: .bar) } == "█████     ")
    }

    private static func parts(_ lengths: Int64...) -> [BarPart] {
        zip(lengths, [Glyph.full, .light, .medium]).map { BarPart(length: $0, role: .bar, glyph: $1) }
    }

    /// The parts are cut where their sums end, so that the whole has its length whatever the parts.
    @Test(
        arguments: [
            ([60, 20, 20], "██████░░▒▒"), ([33, 33, 34], "███░░░░▒▒▒"), ([50, 0, 10], "█████▒    "),
            ([0, 0, 0], "          "),
            ([1, 1, 1], "█         "), ([0, 5, 95], "░▒▒▒▒▒▒▒▒▒"),
        ] as [([Int64], String)])
    func stacks(_ lengths: [Int64], _ shown: String) {
        let parts = BarTests.parts(lengths[0], lengths[1], lengths[2])
        #expect(BarTests.drawn(10) { $0.stack(parts, of: 100, x: 0, y: 0, width: 10) } == shown)
    }

    @Test(
        arguments: [
            (50, 50, "▄▄▄▄▄┃▁▁▁▁"), (20, 50, "▄▄▁▁▁┃▁▁▁▁"), (80, 50, "▄▄▄▄▄┃▄▄▁▁"), (100, 100, "▄▄▄▄▄▄▄▄▄┃"),
            (0, 0, "┃▁▁▁▁▁▁▁▁▁"),
            (1, nil, "▄▁▁▁▁▁▁▁▁▁"), (-10, 50, "▁▁▁▁▁┃▁▁▁▁"),
        ] as [(Int64, Int64?, String)])
    func bullets(_ done: Int64, _ due: Int64?, _ shown: String) {
        let bullet = Bullet(done: done, due: due, most: 100, role: .win)
        #expect(BarTests.drawn(10) { $0.bullet(bullet, x: 0, y: 0, width: 10) } == shown)
    }

    @Test func bulletInASCII() {
        let bullet = Bullet(done: 20, due: 50, most: 100, role: .win)
        #expect(BarTests.drawn(10, ascii: true) { $0.bullet(bullet, x: 0, y: 0, width: 10) } == "##===|....")
    }

    @Test(
        arguments: [
            (29, 50, 71, "···├─┼─┤···"), (0, 0, 5, "┼┤·········"), (0, 100, 100, "├─────────┼"),
            (50, 50, 50, "·····┼·····"),
        ] as [(Int64, Int64, Int64, String)])
    func whiskers(_ low: Int64, _ middle: Int64, _ high: Int64, _ shown: String) {
        let whisker = Whisker(low: low, middle: middle, high: high)
        #expect(BarTests.drawn(11) { $0.whisker(whisker, of: 100, x: 0, y: 0, width: 11, role: .text) } == shown)
    }

    @Test func sparklinesAndColumns() {
        #expect(BarTests.drawn(6) { $0.sparkline([9, 0, 1, 4, 8], x: 0, y: 0, width: 4, role: .bar) } == " ▁▄█  ")
        var frame = Frame(width: 7, height: 3)
        frame.columns([0, 5, 10], of: 10, in: Rect(x: 0, y: 0, width: 6, height: 2), role: .bar)
        #expect(frame.text() == "    █  \n  █ █  \n       ")
    }
}

@Suite struct LineChartTests {
    static func chart(_ values: [Int64?]) -> LineChart {
        var chart = LineChart(
            steps: values.count, scale: ChartScale(0, 100), series: [.init(values: values, role: .bar)])
        chart.levels = [(0, "0"), (100, "100")]
        chart.marks = [(0, "a"), (values.count - 1, "z")]
        return chart
    }

    static func drawn(_ chart: LineChart, ascii: Bool = false) -> [String] {
        var frame = Frame(width: 16, height: 6, ascii: ascii)
        chart.draw(in: frame.bounds, into: &frame)
        return (0..<6).map(frame.rowText)
    }

    @Test func aRisingLineInASCII() {
        #expect(
            LineChartTests.drawn(LineChartTests.chart([0, 100]), ascii: true) == [
                "100 +         **", "    |     ****  ", "    |  ***      ", "  0 +**         ", "    ++---------+",
                "     a         z",
            ])
    }

    @Test func aRisingLineInBraille() {
        #expect(
            LineChartTests.drawn(LineChartTests.chart([0, 100])) == [
                "100 ┤        ⢀⠔⠊", "    │     ⢀⠤⠊⠁  ", "    │  ⢀⡠⠒⠁     ", "  0 ┤⡠⠔⠁        ", "    └┬─────────┬",
                "     a         z",
            ])
    }

    /// A step without a value leaves a gap; what lies beyond the scale stays inside.
    @Test func gapsAndExtremes() {
        let rows = LineChartTests.drawn(LineChartTests.chart([.min, nil, .max]))
        #expect(rows[3].hasPrefix("  0 ┤⡀ ") && rows[0].hasSuffix(" ⠈"))
        #expect(rows[1].hasSuffix("│           "))
    }

    @Test(arguments: 0..<40) func anySizeAnyValues(_ round: Int) {
        var dice = Dice(seed: UInt64(round))
        let ascii = Bool.random(using: &dice)
        var frame = Frame(
            width: .random(in: 1...120, using: &dice), height: .random(in: 1...40, using: &dice), ascii: ascii)
        let count = Int.random(in: 1...300, using: &dice)
        var chart = LineChartTests.chart((0..<count).map { _ in .random(in: -1_000...1_000, using: &dice) })
        chart.scale = ChartScale(-500, 700)
        chart.rays = [.init(from: (0, 3), to: (count - 1, 900), role: .accent)]
        chart.landing = .init(whisker: Whisker(low: -900, middle: 0, high: 900), role: .accent)
        chart.today = (count / 2, "今天", .due)
        chart.levels = [(0, "零"), (600, "六百")]
        let rect = Rect(
            x: .random(in: -5...20, using: &dice), y: .random(in: -5...20, using: &dice),
            width: .random(in: 0...130, using: &dice), height: .random(in: 0...50, using: &dice))
        chart.draw(in: rect, into: &frame)
        #expect(FrameCheck.problem(frame) == nil)
        for y in 0..<frame.height {
            for x in 0..<frame.width where !rect.contains(Point(x: x, y: y)) { #expect(frame[x, y] == Cell()) }
        }
    }
}

@Suite struct WaterfallTests {
    static let steps: [Waterfall.Step] = [
        .init(label: "start", amount: 100, text: "100", isLevel: true, role: .bar),
        .init(label: "new", amount: 50, text: "+50", role: .win),
        .init(label: "same", amount: 0, text: "-", role: .faint),
        .init(label: "lost", amount: -80, text: "-80", role: .lose),
        .init(label: "end", amount: 70, text: "70", isLevel: true, role: .bar),
    ]

    @Test func stepsFloat() {
        #expect(Waterfall(steps: WaterfallTests.steps).spans.map(\.from) == [0, 100, 150, 150, 0])
        #expect(Waterfall(steps: WaterfallTests.steps).spans.map(\.to) == [100, 150, 150, 70, 70])
        var frame = Frame(width: 26, height: 5)
        Waterfall(steps: WaterfallTests.steps).draw(in: frame.bounds, into: &frame)
        #expect(
            (0..<5).map(frame.rowText) == [
                "start 100  ██████████     ", "new   +50            █████", "same    -                │",
                "lost  -80         ████████", "end    70  ███████        ",
            ])
    }

    /// The sum stays, whatever has no row of its own.
    @Test(
        arguments: [
            (9, ["start", "new", "same", "lost", "end"]), (4, ["start", "new", "lost", "end"]),
            (3, ["start", "rest", "end"]), (2, ["start", "end"]), (0, ["start", "end"]),
        ] as [(Int, [String])])
    func fitsIntoFewRows(_ rows: Int, _ labels: [String]) {
        let all = Waterfall(steps: WaterfallTests.steps)
        let fitted = all.fitted(rows, rest: "rest") { String($0) }
        #expect(fitted.steps.map(\.label) == labels)
        if rows > 2 { #expect(fitted.spans.dropLast().last?.to == 70) }
        if rows == 3 { #expect(fitted.steps[1].text == "-30") }
    }

    /// Below the ground as above it.
    @Test func levelsBelowZero() {
        let steps: [Waterfall.Step] = [
            .init(label: "a", amount: -50, text: "-50", isLevel: true, role: .bar),
            .init(label: "b", amount: 100, text: "+100", role: .win),
        ]
        var frame = Frame(width: 18, height: 2)
        Waterfall(steps: steps).draw(in: frame.bounds, into: &frame)
        #expect((0..<2).map(frame.rowText) == ["a  -50  █████     ", "b +100  ██████████"])
    }

    @Test(arguments: 0...30) func anyWidth(_ width: Int) {
        var frame = Frame(width: 20, height: 3)
        Waterfall(steps: WaterfallTests.steps).draw(in: Rect(x: 0, y: 0, width: width, height: 3), into: &frame)
        #expect(FrameCheck.problem(frame) == nil)
    }
}
