import Model

/// Which entities of a table belong to a number (mostly a deal's), each group in order. It holds numbers only: the
/// entities stay in their table. Made in two walks; afterwards it follows single entities.
struct GroupIndex: Sendable {
    private var starts: ContiguousArray<Int32> = [0]
    private var numbers: ContiguousArray<Int32> = []
    /// The groups that changed since it was made.
    private var changed: [Int: ContiguousArray<Int32>] = [:]

    init() {}

    /// Groups what has a key. Within a group `order` counts, then the number.
    init<E: Entity>(_ table: Table<E>, key: (E) -> Int?, order: (E) -> Int64) {
        if table.holdsFew {
            changed = GroupIndex.few(table, key: key, order: order)
            return
        }
        var counts: ContiguousArray<Int32> = [0, 0]
        var last: ContiguousArray<Int64> = [.min]
        var unsorted: Set<Int> = []
        table.forEachInPlace { entity in
            guard let key = key(entity), key >= 0 else { return }
            if key + 1 >= counts.count {
                let more = max(key + 2 - counts.count, counts.count)
                counts.append(contentsOf: repeatElement(0, count: more))
                last.append(contentsOf: repeatElement(.min, count: more))
            }
            counts[key + 1] += 1
            let place = order(entity)
            if place < last[key] { unsorted.insert(key) }
            last[key] = place
        }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        starts = counts
        let total = Int(counts[counts.count - 1])
        numbers = ContiguousArray(unsafeUninitializedCapacity: total) { buffer, filled in
            table.forEachInPlace { entity in
                guard let key = key(entity), key >= 0 else { return }
                buffer[Int(counts[key])] = Int32(truncatingIfNeeded: entity.id.raw)
                counts[key] += 1
            }
            filled = total
        }
        for key in unsorted {
            let range = Int(starts[key])..<Int(starts[key + 1])
            numbers[range].sort { GroupIndex.place($0, table, order) < GroupIndex.place($1, table, order) }
        }
    }

    /// The groups of a table that holds few: lists by number would be long and empty.
    private static func few<E: Entity>(
        _ table: Table<E>, key: (E) -> Int?, order: (E) -> Int64
    ) -> [Int: ContiguousArray<Int32>] {
        var groups: [Int: ContiguousArray<Int32>] = [:]
        table.forEachInPlace { entity in
            guard let key = key(entity), key >= 0 else { return }
            groups[key, default: []].append(Int32(truncatingIfNeeded: entity.id.raw))
        }
        return groups.mapValues { group in
            ContiguousArray(group.sorted { place($0, table, order) < place($1, table, order) })
        }
    }

    private static func place<E: Entity>(_ number: Int32, _ table: Table<E>, _ order: (E) -> Int64) -> (Int64, Int32) {
        (table.look(at: ID(Int(number)), order) ?? .min, number)
    }

    @inline(__always)
    func isEmpty(_ key: Int) -> Bool {
        if !changed.isEmpty, let own = changed[key] { return own.isEmpty }
        return key < 0 || key + 1 >= starts.count || starts[key] == starts[key + 1]
    }

    /// The numbers of a group, in order.
    func group(_ key: Int) -> (numbers: ContiguousArray<Int32>, range: Range<Int>) {
        if !changed.isEmpty, let own = changed[key] { return (own, 0..<own.count) }
        guard key >= 0, key + 1 < starts.count else { return ([], 0..<0) }
        return (numbers, Int(starts[key])..<Int(starts[key + 1]))
    }

    private mutating func change(_ key: Int, _ body: (inout ContiguousArray<Int32>) -> Void) {
        if changed[key] == nil {
            let (all, range) = group(key)
            changed[key] = ContiguousArray(all[range])
        }
        body(&changed[key, default: []])
    }

    mutating func remove(_ number: Int, from key: Int?) {
        guard let key, key >= 0 else { return }
        change(key) { group in
            if let place = group.firstIndex(of: Int32(truncatingIfNeeded: number)) { group.remove(at: place) }
        }
    }

    /// Puts an entity, which is in its table already, into its group.
    mutating func insert<E: Entity>(_ entity: E, into key: Int?, _ table: Table<E>, order: (E) -> Int64) {
        guard let key, key >= 0 else { return }
        let number = Int32(truncatingIfNeeded: entity.id.raw)
        let place = (order(entity), number)
        change(key) { group in
            let index = group.firstIndex { place < GroupIndex.place($0, table, order) } ?? group.count
            group.insert(number, at: index)
        }
    }
}

/// The numbers of one group, in order.
public struct Numbers<E: Entity>: RandomAccessCollection, Sendable {
    private let numbers: ContiguousArray<Int32>
    private let range: Range<Int>

    init(_ index: GroupIndex, _ key: Int) { (numbers, range) = index.group(key) }

    public var startIndex: Int { 0 }
    public var endIndex: Int { range.count }
    public subscript(position: Int) -> ID<E> { ID(Int(numbers[range.lowerBound + position])) }
}

/// The entities of one group, in order, read from their table.
public struct Group<E: Entity>: RandomAccessCollection, Sendable {
    let table: Table<E>
    let numbers: Numbers<E>

    public var startIndex: Int { 0 }
    public var endIndex: Int { numbers.endIndex }
    public subscript(position: Int) -> E {
        let id = numbers[position]
        return table[id] ?? E(blank: id)
    }

    /// Walks the entities in order without copying each one.
    func look(_ body: (E) -> Void) {
        for id in numbers { table.look(at: id, body) }
    }
}

/// A table's entities by a number (their deal's, mostly); empty where a number has none.
public struct Groups<E: Entity>: Sendable {
    let table: Table<E>
    let index: GroupIndex

    public subscript(key: Int) -> Group<E> { Group(table: table, numbers: Numbers(index, key)) }
}

/// The numbers of a kind by another number.
public struct NumberGroups<E: Entity>: Sendable {
    let index: GroupIndex

    public subscript(key: Int) -> Numbers<E> { Numbers(index, key) }
}
