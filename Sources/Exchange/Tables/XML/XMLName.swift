/// The name of an element or attribute without its prefix, as a number that is quick to compare (FNV-1a).
struct XMLName: Hashable, ExpressibleByStringLiteral {
    private(set) var code: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(stringLiteral text: StaticString) {
        text.withUTF8Buffer { for byte in $0 { add(byte) } }
    }

    @inline(__always)
    mutating func add(_ byte: UInt8) { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

/// An attribute of the tag at hand: its value as raw bytes in the scanner's window.
struct XMLAttribute {
    var name: XMLName
    var prefix: XMLName
    var start: Int
    var end: Int
}
