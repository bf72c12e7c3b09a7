/// Texts of cells as Office writes them: characters that XML has no room for stand as `_x000D_`.
enum OfficeText {
    /// Replaces what stands for a character; a NUL stays as it is written.
    static func unescape(_ bytes: inout [UInt8], from start: Int) {
        guard let first = (start..<max(bytes.count - 6, start)).first(where: { unit(bytes, $0) != nil }) else { return }
        var result: [UInt8] = []
        var index = first
        while index < bytes.count {
            if let (scalar, length) = scalar(bytes, index) {
                result.append(contentsOf: Character(scalar).utf8)
                index += length
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        bytes.replaceSubrange(first..., with: result)
    }

    /// Whether a text would be read as something else if it were written as it stands.
    static func needsEscape(_ bytes: some Collection<UInt8>) -> Bool {
        let all = Array(bytes)
        return all.indices.contains { unit(all, $0) != nil }
    }

    private static func scalar(_ bytes: [UInt8], _ index: Int) -> (Unicode.Scalar, Int)? {
        guard let unit = unit(bytes, index), unit > 0 else { return nil }
        if let scalar = Unicode.Scalar(unit) { return (scalar, 7) }
        guard unit & 0xFC00 == 0xD800, let low = self.unit(bytes, index + 7), low & 0xFC00 == 0xDC00 else { return nil }
        return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF).map { ($0, 14) }
    }

    /// The number in `_xHHHH_` at a place.
    @inline(__always)
    private static func unit(_ bytes: [UInt8], _ index: Int) -> UInt32? {
        guard index + 7 <= bytes.count, bytes[index] == 95, bytes[index + 1] == 120, bytes[index + 6] == 95 else {
            return nil
        }
        var code: UInt32 = 0
        for byte in bytes[(index + 2)..<(index + 6)] {
            switch byte {
            case 48...57: code = code << 4 | UInt32(byte - 48)
            case 65...70: code = code << 4 | UInt32(byte - 55)
            case 97...102: code = code << 4 | UInt32(byte - 87)
            default: return nil
            }
        }
        return code
    }
}
