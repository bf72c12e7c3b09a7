/// A list in its order, read row by row: a view asks for the rows on its screen only.
public struct Ranked<Element: Sendable>: RandomAccessCollection, Sendable {
    public let count: Int
    private let element: @Sendable (Int) -> Element

    public init(_ items: some Sequence<Element>) {
        let items = ContiguousArray(items)
        count = items.count
        element = { items[$0] }
    }

    /// A list whose rows are made from sorted keys when they are read.
    init<Key>(_ keys: SortedList<Key>, _ make: @escaping @Sendable (Key) -> Element) {
        count = keys.count
        element = { make(keys[$0]) }
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }
    public subscript(position: Int) -> Element { element(position) }
}
