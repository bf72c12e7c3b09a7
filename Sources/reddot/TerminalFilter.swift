/// Takes out of a UTF-8 stream what a terminal would act upon: control and bidi characters, except line ends and tabs.
/// Pieces may end inside a character.
struct TerminalFilter {
    private var carry: [UInt8] = []

    /// The piece, made safe; the start of a character that is not complete yet waits for the next one.
    mutating func pass(_ bytes: [UInt8]) -> [UInt8] {
        let all = carry + bytes
        let end = all.count - TerminalFilter.unfinished(all)
        carry = Array(all[end...])
        var out: [UInt8] = []
        out.reserveCapacity(end)
        var index = 0
        while index < end {
            let length = min(TerminalFilter.length(all[index]), end - index)
            if !TerminalFilter.isHarmful(all[index..<(index + length)]) {
                out.append(contentsOf: all[index..<(index + length)])
            }
            index += length
        }
        return out
    }

    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    /// How many bytes at the end begin a character that goes on.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0xC0 == 0x80 { continue }
            return length(byte) > back ? back : 0
        }
        return 0
    }

    private static func isHarmful(_ bytes: ArraySlice<UInt8>) -> Bool {
        let first = bytes[bytes.startIndex]
        if bytes.count == 1 { return first == 0x7F || first >= 0x80 || first < 0x20 && first != 10 && first != 9 }
        let second = bytes[bytes.startIndex + 1]
        if bytes.count == 2 { return first == 0xC2 && second < 0xA0 || first == 0xD8 && second == 0x9C }
        let third = bytes[bytes.startIndex + 2]
        switch (first, second, third) {
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA0...0xAF): return true
        default: return first == 0xEF && second == 0xBB && third == 0xBF
        }
    }
}
