import Model

/// Entities grouped by a number (their deal's, mostly), each group in order: two flat arrays, made in one pass.
public struct Grouped<E: Sendable>: Sendable {
    private var items: ContiguousArray<E> = []
    private var starts: ContiguousArray<Int32> = []

    /// Groups what has a key; `order` sorts within a group.
    public init(_ all: some Sequence<E>, key: (E) -> Int?, order: (E, E) -> Bool) {
        var keyed: ContiguousArray<(key: Int, item: E)> = []
        var highest = 0
        for item in all {
            guard let key = key(item), key >= 0 else { continue }
            highest = max(highest, key)
            keyed.append((key, item))
        }
        var counts = ContiguousArray<Int32>(repeating: 0, count: highest + 2)
        for entry in keyed { counts[entry.key + 1] += 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        starts = counts
        var places = counts
        var sequence = ContiguousArray<Int>(repeating: 0, count: keyed.count)
        for (index, entry) in keyed.enumerated() {
            sequence[Int(places[entry.key])] = index
            places[entry.key] += 1
        }
        items.reserveCapacity(keyed.count)
        for index in sequence { items.append(keyed[index].item) }
        for group in 0..<(starts.count - 1) where starts[group + 1] - starts[group] > 1 {
            items[Int(starts[group])..<Int(starts[group + 1])].sort(by: order)
        }
    }

    /// The same of a whole table: two walks, and each entity is copied once.
    public init(_ table: Table<E>, key: (E) -> Int?, order: (E, E) -> Bool) where E: Entity {
        var counts: ContiguousArray<Int32> = [0, 0]
        table.forEachInPlace { entity in
            guard let key = key(entity), key >= 0 else { return }
            if key + 1 >= counts.count {
                counts.append(contentsOf: repeatElement(0, count: max(key + 2 - counts.count, counts.count)))
            }
            counts[key + 1] += 1
        }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        starts = counts
        let total = Int(counts[counts.count - 1])
        items = ContiguousArray(unsafeUninitializedCapacity: total) { buffer, filled in
            table.forEachInPlace { entity in
                guard let key = key(entity), key >= 0 else { return }
                buffer.initializeElement(at: Int(counts[key]), to: entity)
                counts[key] += 1
            }
            filled = total
        }
        for group in 0..<(starts.count - 1) {
            let range = Int(starts[group])..<Int(starts[group + 1])
            guard range.count > 1, !isOrdered(range, order) else { continue }
            items[range].sort(by: order)
        }
    }

    private func isOrdered(_ range: Range<Int>, _ order: (E, E) -> Bool) -> Bool {
        for index in range.dropFirst() where order(items[index], items[index - 1]) { return false }
        return true
    }

    /// The group of a number, in order; empty where there is none.
    public subscript(key: Int) -> ArraySlice<E> {
        guard key >= 0, key + 1 < starts.count else { return [] }
        return items[Int(starts[key])..<Int(starts[key + 1])]
    }

    /// The same groups of something made from each entity.
    func map<T: Sendable>(_ transform: (E) -> T) -> Grouped<T> {
        Grouped<T>(items: ContiguousArray(items.map(transform)), starts: starts)
    }

    fileprivate init(items: ContiguousArray<E>, starts: ContiguousArray<Int32>) {
        self.items = items
        self.starts = starts
    }
}
