import Model

/// The texts of a workbook that its cells refer to by number, one behind the other in memory.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private static let most = 8_000_000
    private static let longest = 512 << 20

    init() {}

    init(_ source: any ByteSource) throws {
        var scanner = XMLScanner(source)
        var phonetic = 0
        var isText = false
        while true {
            switch try scanner.next() {
            case .open:
                if scanner.name == SheetNames.text { isText = phonetic == 0 }
                if scanner.name == SheetNames.phonetic { phonetic += 1 }
            case .text:
                guard isText else { continue }
                try scanner.appendText(to: &bytes)
                guard bytes.count < SharedStrings.longest else { throw tooMany }
            case .close:
                isText = false
                if scanner.name == SheetNames.phonetic { phonetic -= 1 }
                if scanner.name == SheetNames.item { try endItem() }
            case .end: return
            }
        }
    }

    /// Appends the text of a number; false where there is none.
    @inline(__always)
    func append(_ index: Int, to target: inout [UInt8]) -> Bool {
        guard index >= 0, index < ends.count else { return false }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        target.append(contentsOf: bytes[start..<Int(ends[index])])
        return true
    }

    private mutating func endItem() throws {
        let start = Int(ends.last ?? 0)
        OfficeText.unescape(&bytes, from: start)
        guard !UTF8Scan(bytes[start...]).isInvalid else { throw XMLText.badBytes }
        guard ends.count < SharedStrings.most else { throw tooMany }
        ends.append(UInt32(bytes.count))
    }

    private var tooMany: TableFault {
        .tooLarge(
            "文字太多（\(ends.count) 条，\(bytes.count >> 20) MB）",
            "it holds too many texts (\(ends.count), \(bytes.count >> 20) MB)")
    }
}
