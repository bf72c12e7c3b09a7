/// A list that stays in order while elements come and go, in small pieces: a change touches one piece, whatever the
/// length. Equal elements may stand in it several times.
@frozen
public struct SortedList<Element: Comparable & Sendable>: RandomAccessCollection, Sendable {
    @inlinable static var most: Int { 512 }

    /// None is empty.
    @usableFromInline var pieces: ContiguousArray<ContiguousArray<Element>> = []
    /// The position at which each piece starts.
    @usableFromInline var starts: ContiguousArray<Int> = []
    @usableFromInline var length = 0
    @inlinable public var count: Int { length }
    /// While a list is being filled: what came in so far, in any order.
    @usableFromInline var heap: ContiguousArray<Element>?

    @inlinable
    public init() {}

    /// Until `seal`, elements only come in, and the list cannot be read.
    @inlinable
    public mutating func open() { heap = [] }

    /// Puts what came in into order.
    @inlinable
    public mutating func seal() { if let heap { self = SortedList(heap) } }

    /// A list of elements in any order.
    @inlinable
    public init(_ elements: some Sequence<Element>) {
        self.init(sorted: ContiguousArray(ContiguousArray(elements).sorted()))
    }

    @inlinable
    init(sorted: ContiguousArray<Element>) {
        length = sorted.count
        for start in stride(from: 0, to: length, by: Self.most / 2) {
            pieces.append(ContiguousArray(sorted[start..<Swift.min(start + Self.most / 2, length)]))
            starts.append(start)
        }
    }

    /// Takes over the elements of another list.
    @inlinable
    public mutating func join(_ other: SortedList) {
        guard !other.isEmpty else { return }
        guard !isEmpty else { return self = other }
        var merged = ContiguousArray<Element>()
        merged.reserveCapacity(count + other.count)
        var waiting = other.pieces.lazy.flatMap { $0 }.makeIterator()
        var next = waiting.next()
        for piece in pieces {
            for element in piece {
                while let early = next, early < element {
                    merged.append(early)
                    next = waiting.next()
                }
                merged.append(element)
            }
        }
        while let late = next {
            merged.append(late)
            next = waiting.next()
        }
        self = SortedList(sorted: merged)
    }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { count }

    @inlinable
    public subscript(position: Int) -> Element {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= position { low = middle } else { high = middle }
        }
        return pieces[low][position - starts[low]]
    }

    /// Walks the elements in order, piece by piece.
    @inlinable
    public func makeIterator() -> Iterator { Iterator(pieces) }

    @frozen
    public struct Iterator: IteratorProtocol {
        @usableFromInline let pieces: ContiguousArray<ContiguousArray<Element>>
        @usableFromInline var piece = 0
        @usableFromInline var place = 0

        @inlinable
        init(_ pieces: ContiguousArray<ContiguousArray<Element>>) { self.pieces = pieces }

        @inlinable
        public mutating func next() -> Element? {
            guard piece < pieces.count else { return nil }
            let element = pieces[piece][place]
            place += 1
            if place == pieces[piece].count { (piece, place) = (piece + 1, 0) }
            return element
        }
    }

    /// Walks the elements at some positions.
    @inlinable
    public func forEach(in range: Range<Int>, _ body: (Element) -> Void) {
        for (piece, start) in zip(pieces, starts)
        where start < range.upperBound && start + piece.count > range.lowerBound {
            piece[Swift.max(range.lowerBound - start, 0)..<Swift.min(range.upperBound - start, piece.count)].forEach(
                body)
        }
    }

    /// The first piece whose last element is not before this one.
    @inlinable
    func piece(of element: Element) -> Int {
        var (low, high) = (0, pieces.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle][pieces[middle].count - 1] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inlinable
    static func place(of element: Element, in piece: ContiguousArray<Element>) -> Int {
        var (low, high) = (0, piece.count)
        while low < high {
            let middle = (low + high) / 2
            if piece[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inlinable
    public mutating func insert(_ element: Element) {
        guard heap == nil else {
            heap?.append(element)
            return
        }
        length += 1
        guard !pieces.isEmpty else {
            pieces = [[element]]
            starts = [0]
            return
        }
        let index = Swift.min(piece(of: element), pieces.count - 1)
        pieces[index].insert(element, at: SortedList.place(of: element, in: pieces[index]))
        for later in index + 1..<starts.count { starts[later] += 1 }
        guard pieces[index].count > Self.most else { return }
        let half = pieces[index].count / 2
        pieces.insert(ContiguousArray(pieces[index][half...]), at: index + 1)
        pieces[index].removeSubrange(half...)
        starts.insert(starts[index] + half, at: index + 1)
    }

    /// Takes one such element out, if there is one.
    @inlinable
    public mutating func remove(_ element: Element) {
        guard let place = position(of: element) else { return }
        let index = piece(of: element)
        pieces[index].remove(at: place - starts[index])
        length -= 1
        for later in index + 1..<starts.count { starts[later] -= 1 }
        guard pieces[index].isEmpty else { return }
        pieces.remove(at: index)
        starts.remove(at: index)
    }

    /// The position of the first element that is not before this one.
    @inlinable
    public func place(from element: Element) -> Int {
        let index = piece(of: element)
        return index < pieces.count ? starts[index] + SortedList.place(of: element, in: pieces[index]) : count
    }

    /// Where the element stands; nil where it does not.
    @inlinable
    public func position(of element: Element) -> Int? {
        let index = piece(of: element)
        guard index < pieces.count else { return nil }
        let place = SortedList.place(of: element, in: pieces[index])
        guard place < pieces[index].count, !(element < pieces[index][place]) else { return nil }
        return starts[index] + place
    }
}

extension SortedList: Equatable {
    @inlinable
    public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
}
