import Model

/// Whole amounts of children (rows) in the parts of a period (columns) that sum to both margins exactly: proportional to
/// weights as far as the margins and what is locked allow (iterative proportional fitting), then rounded by augmenting
/// paths. Never negative, and the same for the same facts.
struct TargetGrid {
    private let width: Int
    /// What is left to give; nil: whatever the columns leave.
    private var rows: [Int64?]
    private var columns: [Int64]
    private var locked: [Int64?]
    private var weights: [Double]
    /// What the free cells get.
    private var cells: [Int64]

    init(rows: [Int64?], columns: [Int64]) {
        (self.rows, self.columns, width) = (rows, columns, columns.count)
        locked = Array(repeating: nil, count: rows.count * columns.count)
        weights = Array(repeating: 0, count: locked.count)
        cells = Array(repeating: 0, count: locked.count)
    }

    mutating func lock(_ row: Int, _ column: Int, _ amount: Int64) {
        locked[row * width + column] = amount
        rows[row] = rows[row].map { $0.minus(amount) }
        columns[column] = columns[column].minus(amount)
    }

    mutating func weigh(_ row: Int, _ amounts: [Int64]) {
        for (column, amount) in amounts.enumerated() where locked[row * width + column] == nil {
            weights[row * width + column] = Double(max(amount, 0))
        }
    }

    /// Gives a row or column that has something to get and nobody there its working days; every cell, if need be.
    mutating func reachEmpty(_ days: [Int64], everywhere: Bool) {
        func isOpen(_ cell: Int) -> Bool { locked[cell] == nil && (rows[cell / width] ?? 1) > 0 }
        for row in rows.indices where (rows[row] ?? 0) > 0 {
            let own = row * width..<(row + 1) * width
            guard own.allSatisfy({ weights[$0] == 0 }) else { continue }
            for cell in own where isOpen(cell) { weights[cell] = Double(days[cell - own.lowerBound]) }
        }
        for column in columns.indices where columns[column] > 0 {
            let own = stride(from: column, to: locked.count, by: width)
            guard everywhere || own.allSatisfy({ weights[$0] == 0 }) else { continue }
            for cell in own where isOpen(cell) && weights[cell] == 0 { weights[cell] = everywhere ? 1e-6 : 1 }
        }
    }

    /// All cells, row by row; nil where no amounts sum to the margins.
    mutating func fill() -> [Int64]? {
        guard rows.allSatisfy({ $0 ?? 0 >= 0 }), columns.allSatisfy({ $0 >= 0 }) else { return nil }
        round(fit())
        for row in rows.indices where (rows[row] ?? 0) > 0 {
            while let left = rows[row], left > 0 { guard move(from: [row]) else { return nil } }
        }
        let open = rows.indices.filter { rows[$0] == nil }
        while columns.contains(where: { $0 > 0 }) { guard move(from: open) else { return nil } }
        return cells.indices.map { locked[$0] ?? cells[$0] }
    }

    // MARK: - Fitting

    private func sum(_ values: [Double], row: Int) -> Double {
        values[row * width..<(row + 1) * width].reduce(0, +)
    }

    private func sum(_ values: [Double], column: Int) -> Double {
        stride(from: column, to: values.count, by: width).reduce(0) { $0 + values[$1] }
    }

    /// Amounts that come near the margins, and above none of them.
    private func fit() -> [Double] {
        var values = weights
        for _ in 0..<100 {
            let isNear = scaleRows(&values, onlyDown: false)
            scaleColumns(&values, onlyDown: false)
            if isNear { break }
        }
        _ = scaleRows(&values, onlyDown: true)
        scaleColumns(&values, onlyDown: true)
        return values
    }

    /// Whether they were near already.
    private func scaleRows(_ values: inout [Double], onlyDown: Bool) -> Bool {
        var isNear = true
        for row in rows.indices {
            guard let wanted = rows[row].map(Double.init) else { continue }
            let sum = sum(values, row: row)
            guard sum > 0, sum != wanted, !onlyDown || sum > wanted else { continue }
            if abs(sum - wanted) > max(wanted * 1e-12, 0.01) { isNear = false }
            for cell in row * width..<(row + 1) * width { values[cell] *= wanted / sum }
        }
        return isNear
    }

    private func scaleColumns(_ values: inout [Double], onlyDown: Bool) {
        for column in columns.indices {
            let (wanted, sum) = (Double(columns[column]), sum(values, column: column))
            guard sum > 0, sum != wanted, !onlyDown || sum > wanted else { continue }
            for cell in stride(from: column, to: values.count, by: width) { values[cell] *= wanted / sum }
        }
    }

    // MARK: - Rounding

    /// Rounds down, then up where both margins have a unit left, the largest remainders first.
    private mutating func round(_ values: [Double]) {
        var remainders: [(part: Double, cell: Int)] = []
        for (cell, value) in values.enumerated() where value > 0 {
            // A hair below a whole number is that number.
            let whole = (value + 1e-4).rounded(.down)
            give(cell, min(Int64(nearest: whole), room(cell)))
            remainders.append((value - whole, cell))
        }
        remainders.sort { ($0.part, -$0.cell) > ($1.part, -$1.cell) }
        for remainder in remainders where remainder.part > 0 && room(remainder.cell) > 0 { give(remainder.cell, 1) }
    }

    /// What both margins still allow.
    private func room(_ cell: Int) -> Int64 { min(rows[cell / width] ?? .max, columns[cell % width]) }

    private mutating func give(_ cell: Int, _ amount: Int64) {
        cells[cell].add(amount)
        rows[cell / width] = rows[cell / width].map { $0.minus(amount) }
        columns[cell % width] = columns[cell % width].minus(amount)
    }

    /// Brings what a row has left to a column that lacks it, over others that change places if need be (a shortest
    /// augmenting path). Rows without a margin give and take as much as it needs.
    private mutating func move(from starts: [Int]) -> Bool {
        var rowFrom: [Int?] = rows.map { _ in nil }  // the column over which a row was reached
        var columnFrom: [Int?] = columns.map { _ in nil }  // the row over which a column was reached
        var isReached = rows.map { _ in false }
        for row in starts { isReached[row] = true }
        var queue = starts
        var next = 0
        while next < queue.count {
            let row = queue[next]
            next += 1
            for column in columns.indices where columnFrom[column] == nil && weights[row * width + column] > 0 {
                columnFrom[column] = row
                if columns[column] > 0 { return push(to: column, taker: nil, rowFrom, columnFrom) }
                for other in rows.indices where !isReached[other] {
                    guard cells[other * width + column] > 0 else { continue }
                    (isReached[other], rowFrom[other]) = (true, column)
                    if rows[other] == nil { return push(to: column, taker: other, rowFrom, columnFrom) }
                    queue.append(other)
                }
            }
        }
        return false
    }

    /// Moves as much as the path allows: it ends at a column that lacks something, or at a row that takes it back.
    private mutating func push(to end: Int, taker: Int?, _ rowFrom: [Int?], _ columnFrom: [Int?]) -> Bool {
        var more: [Int] = []
        var less: [Int] = taker.map { [$0 * width + end] } ?? []
        var (column, start) = (end, 0)
        while let row = columnFrom[column] {
            more.append(row * width + column)
            start = row
            guard let before = rowFrom[row] else { break }
            less.append(row * width + before)
            column = before
        }
        var amount = rows[start] ?? .max
        if taker == nil { amount = min(amount, columns[end]) }
        for cell in less { amount = min(amount, cells[cell]) }
        guard amount > 0 else { return false }
        for cell in more { give(cell, amount) }
        for cell in less { give(cell, -amount) }
        return true
    }
}
