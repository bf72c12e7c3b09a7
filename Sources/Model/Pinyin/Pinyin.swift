/// Readings of Chinese characters (U+4E00–9FFF and 〇) without tones, from a packed table in the program's image.
public enum Pinyin {
    /// The common readings of a character, the commonest first (`行`: xing, hang); `ü` is written `v`. Empty for others.
    public static func readings(of scalar: Unicode.Scalar) -> [String] {
        let set = number(of: scalar.value)
        guard set > 0 else { return [] }
        let start = PinyinData.offsets.digits(at: (set - 1) * 3, count: 3)
        var result: [String] = []
        var word: [UInt8] = []
        let names = PinyinData.names.utf8Start
        for position in start..<PinyinData.names.utf8CodeUnitCount {
            let byte = names[position]
            if byte >= 97 {
                word.append(byte)
                continue
            }
            result.append(String(decoding: word, as: UTF8.self))
            word.removeAll()
            if byte == UInt8(ascii: ";") { break }
        }
        return result
    }

    /// First letters of a text, by primary readings: `华为技术` gives `hwjs`. Latin words give their first letter,
    /// digits stay; all else is left out.
    public static func initials(of text: String) -> [UInt8] {
        var result: [UInt8] = []
        var inWord = false
        for scalar in text.unicodeScalars {
            appendInitial(of: scalar.value, to: &result, inWord: &inWord)
        }
        return result
    }

    /// The initial of a set's reading with a number among the distinct ones, the primary one being 0; nil past the last.
    static func initial(ofSet set: Int, _ number: Int) -> UInt8? {
        var position = PinyinData.offsets.digits(at: (set - 1) * 3, count: 3)
        let names = PinyinData.names.utf8Start
        var seen: UInt32 = 0
        var count = 0
        while names[position] != UInt8(ascii: ";") {
            let letter = names[position]
            let bit = UInt32(1) << UInt32(letter - 97)
            if seen & bit == 0 {
                if count == number { return letter }
                seen |= bit
                count += 1
            }
            while names[position] >= 97 { position += 1 }
            if names[position] == UInt8(ascii: ",") { position += 1 }
        }
        return nil
    }

    /// Appends the reading of a set whose initial is the one of this number among the distinct ones; the primary one for 0.
    static func appendReading(_ number: Int, ofSet set: Int, to result: inout [UInt8]) {
        var position = PinyinData.offsets.digits(at: (set - 1) * 3, count: 3)
        let names = PinyinData.names.utf8Start
        if number > 0, let wanted = initial(ofSet: set, number) {
            while names[position] != wanted {
                while names[position] >= 97 { position += 1 }
                if names[position] == UInt8(ascii: ";") { return }
                position += 1
            }
        }
        while names[position] >= 97 {
            result.append(names[position])
            position += 1
        }
    }

    /// Appends a scalar's initial; returns its set where that has several initials, else 0.
    @inline(__always)
    @discardableResult
    static func appendInitial(of scalar: UInt32, to result: inout some ByteTarget, inWord: inout Bool) -> Int {
        if scalar < 128 {
            let byte = UInt8(truncatingIfNeeded: scalar)
            let isDigit = byte >= 48 && byte <= 57
            let isLetter = (byte | 32) >= 97 && (byte | 32) <= 122
            if isDigit || (isLetter && !inWord) { result.append(isLetter ? byte | 32 : byte) }
            inWord = isLetter
            return 0
        }
        inWord = false
        let set = number(of: scalar)
        guard set > 0 else { return 0 }
        result.append(PinyinData.heads.utf8Start[set - 1])
        return set >= PinyinData.firstPolyphone ? set : 0
    }

    /// The number of the character's set of readings; 0 for none.
    @inline(__always)
    static func number(of scalar: UInt32) -> Int {
        let index: UInt32
        if scalar >= PinyinData.first, scalar <= PinyinData.last {
            index = scalar - PinyinData.first
        } else if scalar == 0x3007 {
            index = PinyinData.last - PinyinData.first + 1
        } else {
            return 0
        }
        return PinyinData.codes.digits(at: Int(index) * 2, count: 2)
    }
}

extension StaticString {
    /// Reads a number from the table's printable digits.
    @inline(__always)
    fileprivate func digits(at position: Int, count: Int) -> Int {
        var value = 0
        for offset in 0..<count {
            let byte = utf8Start[position + offset]
            // The alphabet leaves out 0x22, 0x23 and 0x5C.
            let skipped: UInt8 = byte > 0x5C ? 3 : (byte > 0x23 ? 2 : 0)
            value = value * PinyinData.base + Int(byte - 0x21 - skipped)
        }
        return value
    }
}
