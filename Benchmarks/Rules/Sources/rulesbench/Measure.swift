import Foundation

/// How much time of the processor a body takes, in seconds: on a busy machine the clock on the wall tells little.
func time(_ body: () throws -> Void) rethrows -> Double {
    func spent() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = spent()
    try body()
    return spent() - start
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
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
