import Model

/// Amounts by day, added and taken away one by one; the sum of any span is one short walk.
struct DaySums: Equatable, Sendable {
    /// Days kept in a row; the few beyond it stand in a list of their own.
    private static let usual: ClosedRange<Int32> = 7_305...36_524

    private var first: Int32 = 0
    private var amounts: ContiguousArray<Int64> = []
    private var counts: ContiguousArray<Int32> = []
    private var far: [Int32: (amount: Int64, count: Int32)] = [:]

    mutating func add(_ day: Day, _ amount: Int64, sign: Int) {
        let (amount, count) = (amount * Int64(sign), Int32(sign))
        guard DaySums.usual.contains(day.number) else {
            let (old, cases) = far[day.number] ?? (0, 0)
            far[day.number] = cases + count == 0 ? nil : (old.plus(amount), cases + count)
            return
        }
        if amounts.isEmpty { first = day.number }
        if day.number < first {
            let more = Int(first - day.number)
            amounts.insert(contentsOf: repeatElement(0, count: more), at: 0)
            counts.insert(contentsOf: repeatElement(0, count: more), at: 0)
            first = day.number
        }
        let index = Int(day.number - first)
        if index >= amounts.count {
            let more = index + 1 - amounts.count
            amounts.append(contentsOf: repeatElement(0, count: more))
            counts.append(contentsOf: repeatElement(0, count: more))
        }
        amounts[index].add(amount)
        counts[index] += count
    }

    /// The sum from one day to another, both counted.
    func total(_ from: Day, _ until: Day) -> Int64 {
        var sum: Int64 = 0
        let low = max(Int(from.number) - Int(first), 0)
        let high = min(Int(until.number) - Int(first), amounts.count - 1)
        if low <= high { for index in low...high { sum.add(amounts[index]) } }
        for (day, entry) in far where from.number <= day && day <= until.number { sum.add(entry.amount) }
        return sum
    }

    /// The first day that holds anything.
    var firstDay: Day? {
        let near = counts.firstIndex { $0 != 0 }.map { first + Int32($0) }
        return [near, far.keys.min()].compactMap { $0 }.min().map { Day(number: $0) }
    }

    static func == (left: DaySums, right: DaySums) -> Bool {
        left.all == right.all
    }

    private var all: [Int32: Int64] {
        var all = far.mapValues(\.amount)
        for (index, count) in counts.enumerated() where count != 0 { all[first + Int32(index)] = amounts[index] }
        return all
    }
}
