import Model
import Rules
import Terminal
import Testing

@testable import Views

@Suite struct TimelineTests {
    static let size = Size(width: 120, height: 40)

    private func axis(_ unit: Period.Unit, shift: Int = 0, cells: Int = 91) -> TimeAxis {
        TimeAxis(period: Period(unit, of: TeamBoard.today), today: TeamBoard.today, shift: shift, cells: cells)
    }

    /// A cell of the quarter's zoom holds two days where there are 91 of them; days outside lie outside.
    @Test func daysStandInTheirCells() {
        let axis = axis(.quarter)
        #expect(axis.first.weekday == 1)
        #expect(axis.span == 182)
        for offset in 0..<182 { #expect(axis.cell(axis.first + offset) == offset / 2) }
        #expect(axis.cell(axis.first + -1) == -1)
        #expect(axis.cell(axis.first + -3) == -2)
        #expect(axis.cell(axis.end) == 91)
        #expect(axis.sees(TeamBoard.today))
        #expect(!axis.sees(axis.end))
    }

    @Test(arguments: [(Period.Unit.week, 7), (.month, 7), (.quarter, 14), (.year, 42)])
    func aStepMovesByWeeks(_ unit: Period.Unit, _ days: Int) {
        #expect(axis(unit, shift: 1).first - axis(unit).first == days)
        #expect(axis(unit, shift: -2).first - axis(unit).first == -2 * days)
    }

    /// A period without today opens at its own beginning.
    @Test func anotherPeriodOpensAtItsBeginning() throws {
        let period = try #require(Period("2025Q2"))
        let axis = TimeAxis(period: period, today: TeamBoard.today, shift: 0, cells: 60)
        #expect(axis.sees(period.first))
        #expect(axis.sees(period.last))
        #expect(!axis.sees(TeamBoard.today))
    }

    /// Every label lies within the axis, whole, at the cell of its month, and leaves a cell to the next.
    @Test(arguments: [Period.Unit.week, .month, .quarter, .year], [7, 12, 24, 53, 91, 150])
    func labelsDoNotTouch(_ unit: Period.Unit, _ cells: Int) {
        for lang in Lang.allCases {
            let axis = axis(unit, cells: cells)
            let labels = axis.labels(Text.of(lang))
            var end = -1
            for label in labels {
                #expect(label.cell > end)
                end = label.cell + Width.of(label.text)
                #expect(end <= cells)
            }
            let starts = Set(axis.ticks.map { axis.cell($0) } + [0])
            #expect(labels.allSatisfy { starts.contains($0.cell) })
        }
    }

    /// Open deals stand before closed ones, by the day of closing; each opens and explains itself.
    @Test func rowsAreDealsInTheirOrder() throws {
        let scene = try #require(TeamScenes.make("timeline", .zh, TimelineTests.size))
        let all = try #require(scene.conclusions)
        let deals = all.underWay.compactMap { all.board.deals[$0] }
        let open = deals.prefix { $0.outcome == .open }
        #expect(open.count == 22)
        #expect(deals.dropFirst(22).allSatisfy { $0.outcome != .open })
        let days = open.map { $0.close?.number ?? .max }
        #expect(days == days.sorted())
        #expect(Views.subject(scene, size: TimelineTests.size) == .deal(deals[3].id))
        let why = try #require(Views.why(scene, size: TimelineTests.size))
        #expect(why.lines.first?.rule == "R15")
        #expect(why.lines.first?.text == all.timeline(of: deals[3]).why.zh)
    }

    /// Today is marked in the rule over the rows, as long as it is within sight.
    @Test func todayIsALine() throws {
        let scene = try #require(TeamScenes.make("timeline-later", .en, TimelineTests.size))
        var shifted = scene
        shifted.spot.shift = 0
        for (scene, expected) in [(shifted, true), (scene, false)] {
            var frame = Frame(width: 120, height: 40)
            Views.draw(scene, into: &frame)
            let rule = (0..<40).first { frame.rowText($0).contains("▼") }
            #expect((rule != nil) == expected)
        }
        #expect(Views.outline(scene, size: TimelineTests.size).shifts == TimeAxis.shifts)
    }

    /// A row under the mouse is the row that is drawn there.
    @Test func hitFindsTheRow() throws {
        let scene = try #require(TeamScenes.make("timeline", .en, TimelineTests.size))
        let first = try #require((0..<40).first { Views.paneHit(scene, size: TimelineTests.size, x: 10, y: $0) != nil })
        for row in 0..<5 {
            #expect(Views.paneHit(scene, size: TimelineTests.size, x: 10, y: first + row) == PaneHit(pane: 0, row: row))
        }
        #expect(Views.paneHit(scene, size: TimelineTests.size, x: 10, y: 38) == nil)
    }
}
