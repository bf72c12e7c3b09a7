/// One record of a CSV file: its fields as UTF-8, without their quotes.
public struct CSVRecord: Sendable {
    /// The line on which the record starts; the first line is 1.
    public internal(set) var line = 0
    /// Rows of a sheet end with their last cell that holds something.
    var isOpenEnded = false
    var bytes: [UInt8] = []
    var ends: [Int] = []
    /// What is doubtful about cells of a sheet.
    var notes: [CellNote] = []
    /// Which of its cells are numbers; shorter where the rest is none.
    private var numbers: [Bool] = []

    public init() {}

    /// How many fields there are.
    public var count: Int { ends.count }

    /// The bytes of a field; empty where there is none.
    public func bytes(_ index: Int) -> ArraySlice<UInt8> {
        guard index < ends.count else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    public func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

    public func isEmpty(_ index: Int) -> Bool { bytes(index).isEmpty }

    /// Nothing but the cells that a spreadsheet leaves behind its rows: spaces, and the mark of a file's end.
    public var isBlank: Bool { bytes.allSatisfy { $0 == 32 || $0 == 26 || (9...13).contains($0) } }

    public var texts: [String] { (0..<count).map { text($0) } }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        notes.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
    }

    func isNumber(_ index: Int) -> Bool { index < numbers.count && numbers[index] }

    /// Makes what was appended from `start` on the cell of a column; those between it and the last are empty.
    @inline(__always)
    mutating func endCell(_ column: Int, from start: Int, isNumber: Bool) {
        while ends.count < column { ends.append(start) }
        ends.append(bytes.count)
        guard isNumber else { return }
        while numbers.count < column { numbers.append(false) }
        numbers.append(true)
    }

    /// Leaves out empty cells at the end.
    mutating func trim() {
        while let last = ends.last, last == (ends.count > 1 ? ends[ends.count - 2] : 0) { ends.removeLast() }
    }
}

extension CSVRecord {
    /// Puts other bytes in place of a field's.
    mutating func set(_ index: Int, _ new: [UInt8]) {
        guard index < ends.count else { return }
        let start = index == 0 ? 0 : ends[index - 1]
        let change = new.count - (ends[index] - start)
        bytes.replaceSubrange(start..<ends[index], with: new)
        for place in index..<ends.count { ends[place] += change }
    }
}
