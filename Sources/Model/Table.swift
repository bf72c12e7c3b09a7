/// All entities of a kind, found by number in constant time. Numbers are dense, so a plain array serves.
public struct Table<E: Entity>: Sendable {
    @usableFromInline var slots: ContiguousArray<E?> = []
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

    @inlinable
    public subscript(id: ID<E>) -> E? {
        id.raw > 0 && id.raw < slots.count ? slots[id.raw] : nil
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
        if isLoaded { slots.reserveCapacity(Table.capacity(last)) }
    }

    /// Slots for entities up to a number, with room for some time to come: the first new one shall not move all others.
    public static func capacity(_ last: Int) -> Int { last + 1 + last / 16 + 256 }

    /// Puts an entity in, over what stood there.
    public mutating func put(_ entity: E) {
        let raw = entity.id.raw
        if raw >= slots.count {
            slots.append(contentsOf: repeatElement(nil, count: raw + 1 - slots.count))
        }
        if slots[raw] == nil { count += 1 }
        slots[raw] = entity
        lastID = Swift.max(lastID, raw)
    }

    public mutating func remove(_ id: ID<E>) {
        guard id.raw < slots.count, slots[id.raw] != nil else { return }
        slots[id.raw] = nil
        count -= 1
    }

    /// Changes an entity in place; does nothing where there is none.
    mutating func modify(_ id: ID<E>, _ body: (inout E) throws(BoardError) -> Void) throws(BoardError) -> Bool {
        guard id.raw > 0, id.raw < slots.count, var entity = slots[id.raw] else { return false }
        try body(&entity)
        slots[id.raw] = entity
        return true
    }

    /// The highest slot in use, for walks by number.
    public var slotCount: Int { slots.count }
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
        guard id.raw > 0, id.raw < slots.count else { return nil }
        return slots.withUnsafeBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return nil }
            return Table.lend(first + id.raw, body)
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
