import Testing

@testable import Rules

@Test func aGridKeepsBothMarginsAndItsLocks() {
    var grid = TargetGrid(rows: [10, 7, nil], columns: [9, 9, 9])
    for row in 0..<3 { grid.weigh(row, [1, 1, 1]) }
    grid.lock(0, 2, 8)
    let cells = grid.fill() ?? []
    #expect(cells == [1, 1, 8, 4, 3, 0, 4, 5, 1])
    var full = TargetGrid(rows: [5, 5], columns: [5, 5])
    full.weigh(0, [1, 0])
    full.weigh(1, [1, 1])
    #expect(full.fill() == [5, 0, 0, 5])
    var none = TargetGrid(rows: [6, 4], columns: [5, 5])
    none.weigh(0, [1, 0])
    none.weigh(1, [1, 1])
    #expect(none.fill() == nil)
    var short = TargetGrid(rows: [6, 5], columns: [5, 5])
    for row in 0..<2 { short.weigh(row, [1, 1]) }
    #expect(short.fill() == nil)
}
