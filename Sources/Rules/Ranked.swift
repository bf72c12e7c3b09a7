/// A list in its order, read row by row: a view asks for the rows on its screen only.
public struct Ranked<Element: Sendable>: RandomAccessCollection, Sendable {
    private var items: ContiguousArray<Element>

    public init(_ items: some Sequence<Element>) { self.items = ContiguousArray(items) }

    public var startIndex: Int { 0 }
    public var endIndex: Int { items.count }
    public subscript(position: Int) -> Element { items[position] }
}
