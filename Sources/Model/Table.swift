/// All entities of a kind, found by number in constant time. Numbers are dense, so a plain array serves.
public struct Table<E: Entity>: Sendable {
    @usableFromInline var slots: ContiguousArray<E?> = []
    /// Of a table of few: the numbers of its slots, rising. nil where each entity stands in the slot of its number.
    @usableFromInline private(set) var numbers: ContiguousArray<Int32>?
    public private(set) var count = 0
    /// False for a kind that stays in the store until it is asked for: its changes are not applied here.
    public var isLoaded = true
    /// The highest number ever given.
    public private(set) var lastID = 0

    public init() {}

    /// A table made at once from its slots, each entity at its number; the first slot is never used.
    public init(slots: consuming ContiguousArray<E?>) {
        self.slots = slots
        lastID = Swift.max(self.slots.count - 1, 0)
        count = self.slots.withUnsafeBufferPointer { buffer in
            var filled = 0
            for index in buffer.indices { if case .some = buffer[index] { filled += 1 } }
            return filled
        }
    }

    /// A table of the few entities that were asked for, of a kind whose last number is known: a change to one that is not
    /// in it passes by.
    public init(few last: Int) {
        numbers = []
        lastID = last
    }

    /// Whether it holds only what was asked for.
    @inlinable
    public var holdsFew: Bool { numbers != nil }

    /// The slot of a number; nil where there is none.
    @inlinable
    func slot(of raw: Int) -> Int? {
        guard let numbers else { return raw > 0 && raw < slots.count ? raw : nil }
        let place = Table.place(of: raw, in: numbers)
        return place < numbers.count && Int(numbers[place]) == raw ? place : nil
    }

    /// Where a number stands among others, or would.
    @usableFromInline
    static func place(of raw: Int, in numbers: ContiguousArray<Int32>) -> Int {
        if let last = numbers.last, Int(last) < raw { return numbers.count }
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(numbers[middle]) < raw { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inlinable
    public subscript(id: ID<E>) -> E? {
        if numbers == nil { return id.raw > 0 && id.raw < slots.count ? slots[id.raw] : nil }
        return slot(of: id.raw).flatMap { slots[$0] }
    }

    @inlinable
    public subscript(id: ID<E>?) -> E? {
        guard let id else { return nil }
        return self[id]
    }

    /// The number for the next new entity.
    public var nextID: ID<E> { ID(lastID + 1) }

    public mutating func reserve(_ last: Int) {
        lastID = Swift.max(lastID, last)
        if isLoaded, numbers == nil { slots.reserveCapacity(Table.capacity(last)) }
    }

    /// Slots for entities up to a number, with room for some time to come: the first new one shall not move all others.
    public static func capacity(_ last: Int) -> Int { last + 1 + last / 16 + 256 }

    /// Puts an entity in, over what stood there.
    public mutating func put(_ entity: E) {
        let raw = entity.id.raw
        if numbers != nil { return fill(claim(raw), entity) }
        if raw >= slots.count {
            slots.append(contentsOf: repeatElement(nil, count: raw + 1 - slots.count))
        }
        fill(raw, entity)
    }

    /// The slot of a number in a table of few, made where there is none.
    private mutating func claim(_ raw: Int) -> Int {
        if let known = slot(of: raw) { return known }
        let place = numbers.map { Table.place(of: raw, in: $0) } ?? 0
        numbers?.insert(Int32(truncatingIfNeeded: raw), at: place)
        slots.insert(nil, at: place)
        return place
    }

    private mutating func fill(_ place: Int, _ entity: E) {
        if slots[place] == nil { count += 1 }
        slots[place] = entity
        lastID = Swift.max(lastID, entity.id.raw)
    }

    public mutating func remove(_ id: ID<E>) {
        guard let place = slot(of: id.raw), slots[place] != nil else { return }
        slots[place] = nil
        count -= 1
    }

    /// Changes an entity in place; does nothing where there is none.
    mutating func modify(_ id: ID<E>, _ body: (inout E) throws(BoardError) -> Void) throws(BoardError) -> Bool {
        guard let place = slot(of: id.raw), var entity = slots[place] else { return false }
        try body(&entity)
        slots[place] = entity
        return true
    }

    /// One more than the highest number in use, for lists by number.
    public var slotCount: Int {
        guard let numbers else { return slots.count }
        return numbers.last.map { Int($0) + 1 } ?? 0
    }
}

extension Table: Sequence {
    /// Walks the entities in the order of their numbers.
    public func makeIterator() -> Iterator { Iterator(slots: slots) }

    public struct Iterator: IteratorProtocol {
        let slots: ContiguousArray<E?>
        var index = 0

        public mutating func next() -> E? {
            while index < slots.count {
                defer { index += 1 }
                if let entity = slots[index] { return entity }
            }
            return nil
        }
    }
}

extension Table: Equatable {
    public static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.elementsEqual(right)
    }
}

extension Table {
    /// Hands an entity that is in its slot to a body without copying it; nil where the slot is empty. An optional keeps
    /// its payload at its own address, so the entity can be lent from there: binding it would copy some forty fields.
    @inlinable
    static func lend<T>(_ slot: UnsafePointer<E?>, _ body: (E) -> T) -> T? {
        if case .none = slot.pointee { return nil }
        return UnsafeRawPointer(slot).assumingMemoryBound(to: Lent<E>.self).pointee.read(body)
    }

    /// Walks the entities without copying each one.
    @inlinable
    public func forEachInPlace(_ body: (E) -> Void) {
        slots.withUnsafeBufferPointer { buffer in
            guard var slot = buffer.baseAddress else { return }
            for _ in 0..<buffer.count {
                _ = Table.lend(slot, body)
                slot += 1
            }
        }
    }

    /// Looks at an entity without copying it; nil where there is none.
    @inlinable
    public func look<T>(at id: ID<E>, _ body: (E) -> T) -> T? {
        guard let place = slot(of: id.raw) else { return nil }
        return slots.withUnsafeBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return nil }
            return Table.lend(first + place, body)
        }
    }
}

/// An entity as it stands in its slot. It cannot be copied, so the compiler leaves it there while it is read.
@usableFromInline
@frozen
struct Lent<E: Entity>: ~Copyable {
    @usableFromInline let entity: E

    @inlinable
    borrowing func read<T>(_ body: (E) -> T) -> T { body(entity) }
}
