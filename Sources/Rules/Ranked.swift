import Model

/// A list in its order, read row by row: a view asks for the rows on its screen only.
public struct Ranked<Element: Sendable>: RandomAccessCollection, Sendable {
    public let count: Int
    private let element: @Sendable (Int) -> Element
    private let walk: @Sendable ((Element) -> Void) -> Void

    public init(_ items: some Sequence<Element>) {
        let items = ContiguousArray(items)
        count = items.count
        element = { items[$0] }
        walk = { items.forEach($0) }
    }

    /// A list whose rows are made from sorted keys when they are read.
    init<Key>(_ keys: SortedList<Key>, _ make: @escaping @Sendable (Key) -> Element) {
        count = keys.count
        element = { make(keys[$0]) }
        walk = { body in keys.forEach { body(make($0)) } }
    }

    /// A list whose rows are found when they are read; `walk` hands all of them over in their order.
    init(
        count: Int, element: @escaping @Sendable (Int) -> Element,
        walk: @escaping @Sendable ((Element) -> Void) -> Void
    ) {
        (self.count, self.element, self.walk) = (count, element, walk)
    }

    /// A list whose rows are made from numbers in a row when they are read.
    init(_ numbers: Range<Int>, _ make: @escaping @Sendable (Int) -> Element) {
        self.init(count: numbers.count) {
            make(numbers.lowerBound + $0)
        } walk: { body in
            numbers.forEach { body(make($0)) }
        }
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }
    public subscript(position: Int) -> Element { element(position) }

    /// The rows that are kept, in their order; each is looked at once, without finding its place first.
    public func filtered(_ keep: (Element) -> Bool) -> Ranked {
        var kept = ContiguousArray<Element>()
        walk { if keep($0) { kept.append($0) } }
        return Ranked(kept)
    }
}
