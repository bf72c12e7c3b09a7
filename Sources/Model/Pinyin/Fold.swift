/// Folds single scalars for searching: lower case, half width, no diacritics.
enum Fold {
    @inline(__always)
    static func append(_ scalar: UInt32, to result: inout some ByteTarget) {
        if scalar < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar)
            if byte >= 65, byte <= 90 {
                result.append(byte | 32)
            } else if byte >= 32, byte != 127 {
                result.append(byte)
            }
        } else if scalar >= 0x2E80, scalar < 0xFE00, scalar != 0x3000 {
            encode(scalar, to: &result)
        } else {
            appendRare(scalar, to: &result)
        }
    }

    /// The full-width twin's ASCII character, the plain space for the wide one; others stay.
    @inline(__always)
    static func halfWidth(_ scalar: UInt32) -> UInt32 {
        if scalar >= 0xFF01, scalar <= 0xFF5E { return scalar - 0xFEE0 }
        return scalar == 0x3000 || scalar == 0xA0 ? 0x20 : (scalar == 0xFFE5 ? 0xA5 : scalar)
    }

    private static func appendRare(_ scalar: UInt32, to result: inout some ByteTarget) {
        switch scalar {
        case 0x80..<0xA0, 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF:
            return
        case 0xC6, 0xE6: appendPair(97, 101, to: &result)
        case 0x152, 0x153: appendPair(111, 101, to: &result)
        case 0xDF, 0x1E9E: appendPair(115, 115, to: &result)
        case 0xC0..<0x250: appendLatin(scalar, PinyinData.latin, from: 0xC0, to: &result)
        case 0x1E00..<0x1F00: appendLatin(scalar, PinyinData.latinAdditional, from: 0x1E00, to: &result)
        case 0x391...0x3A9, 0x410...0x42F: encode(scalar + 32, to: &result)
        case 0x400...0x40F: encode(scalar + 80, to: &result)
        default:
            let half = halfWidth(scalar)
            if half < 0x80 { append(half, to: &result) } else { encode(half, to: &result) }
        }
    }

    private static func appendPair(_ first: UInt8, _ second: UInt8, to result: inout some ByteTarget) {
        result.append(first)
        result.append(second)
    }

    private static func appendLatin(
        _ scalar: UInt32, _ table: StaticString, from first: UInt32, to result: inout some ByteTarget
    ) {
        let letter = table.utf8Start[Int(scalar - first)]
        if letter == UInt8(ascii: ".") { encode(scalar, to: &result) } else { result.append(letter) }
    }

    @inline(__always)
    static func encode(_ scalar: UInt32, to result: inout some ByteTarget) {
        let tail = { (shift: UInt32) in UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
        if scalar < 0x80 {
            result.append(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            result.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            result.append(tail(0))
        } else if scalar < 0x10000 {
            result.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            result.append(tail(6))
            result.append(tail(0))
        } else {
            result.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            result.append(tail(12))
            result.append(tail(6))
            result.append(tail(0))
        }
    }
}

/// Where folded bytes go.
protocol ByteTarget {
    mutating func append(_ byte: UInt8)
}

extension [UInt8]: ByteTarget {}

/// Writes into memory that is large enough for what comes: the fast path of the search index.
struct ByteCursor: ByteTarget {
    let start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        start[count] = byte
        count += 1
    }

    var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
}
