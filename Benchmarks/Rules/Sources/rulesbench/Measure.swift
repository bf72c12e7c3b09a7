import Foundation

private func reading(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// How much time of the processor a body takes, in seconds: on a busy machine the clock on the wall tells little.
func time(_ body: () throws -> Void) rethrows -> Double {
    let start = reading(CLOCK_PROCESS_CPUTIME_ID)
    try body()
    return reading(CLOCK_PROCESS_CPUTIME_ID) - start
}

/// The time on the wall, in seconds: what two threads share counts once.
func wait(_ body: () throws -> Void) rethrows -> Double {
    let start = reading(CLOCK_MONOTONIC)
    try body()
    return reading(CLOCK_MONOTONIC) - start
}

func median(_ values: [Double]) -> Double {
    percentile(50, values)
}

/// The value within which so many of 100 lie.
func percentile(_ percent: Int, _ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count * percent / 100, sorted.count - 1)]
}

func figure(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : String(format: value >= 10 ? "%.1f" : "%.2f", value)
}

/// The rows of the table, in the order in which they came.
struct Report {
    private(set) var rows: [(name: String, cells: [String])] = []

    mutating func put(_ name: String, _ cell: String) {
        if let place = rows.firstIndex(where: { $0.name == name }) {
            rows[place].cells.append(cell)
        } else {
            rows.append((name, [cell]))
        }
    }

    /// As Markdown, under the sizes in deals.
    func show(_ sizes: [Int]) {
        let heads = sizes.map { $0 >= 1_000_000 ? "\($0 / 1_000_000)M deals" : "\($0 / 1_000)k" }
        print("| | " + heads.joined(separator: " | ") + " |")
        print("|---|" + sizes.map { _ in "---:|" }.joined())
        for row in rows { print("| \(row.name) | " + row.cells.joined(separator: " | ") + " |") }
    }
}
