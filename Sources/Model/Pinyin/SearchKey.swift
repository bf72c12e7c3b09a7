/// What `/` searches: texts folded to bytes that are compared as they are.
public enum SearchKey {
    /// Stands between the parts of a blob; no folded text holds it.
    public static let separator: UInt8 = 1
    /// The most spellings of one text's initials that a blob keeps.
    private static let spellings = 8

    /// Lower case, half width, without diacritics; control characters are left out.
    public static func folded(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        append(text, to: &result)
        return result
    }

    /// Everything by which a deal is found: folded name and account, then their initials, polyphones in every spelling.
    public static func blob(name: String, account: String) -> [UInt8] {
        var result: [UInt8] = []
        append(name: name, account: account, to: &result)
        return result
    }

    /// Appends a blob to a buffer that holds many.
    public static func append(name: String, account: String, to result: inout [UInt8]) {
        result.reserveCapacity(result.count + (name.utf8.count + account.utf8.count) * 3 / 2 + 4)
        append(name, to: &result)
        result.append(separator)
        append(account, to: &result)
        result.append(separator)
        appendInitials(name, to: &result)
        result.append(separator)
        appendInitials(account, to: &result)
    }

    /// True where the needle (folded) occurs in the blob.
    public static func contains(_ blob: some Collection<UInt8>, _ needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return true }
        var rest = blob[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: needle) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    private static func append(_ text: String, to result: inout [UInt8]) {
        scalars(of: text) { Fold.append($0, to: &result) }
    }

    private static func appendInitials(_ text: String, to result: inout [UInt8]) {
        let start = result.count
        var inWord = false
        var places: [(offset: Int, letters: [UInt8])] = []
        scalars(of: text) { scalar in
            if scalar >= PinyinData.first, Pinyin.isPolyphone(scalar) {
                places.append((result.count - start, Pinyin.alternatives(of: scalar)))
            }
            Pinyin.appendInitial(of: scalar, to: &result, inWord: &inWord)
        }
        guard !places.isEmpty else { return }
        appendSpellings(Array(result[start...]), places, to: &result)
    }

    private static func appendSpellings(
        _ primary: [UInt8], _ places: [(offset: Int, letters: [UInt8])], to result: inout [UInt8]
    ) {
        var variants = [primary]
        for place in places {
            for base in variants {
                for letter in place.letters.dropFirst() where variants.count < spellings {
                    var variant = base
                    variant[place.offset] = letter
                    variants.append(variant)
                }
            }
        }
        for variant in variants.dropFirst() {
            result.append(separator)
            result.append(contentsOf: variant)
        }
    }

    /// Walks a text's scalars over its bytes: several times faster than the string's own view.
    @inline(__always)
    static func scalars(of text: String, _ body: (UInt32) -> Void) {
        var copy = text
        copy.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = UInt32(bytes[index])
                if byte < 0x80 {
                    body(byte)
                    index += 1
                } else if byte < 0xE0 {
                    body((byte & 0x1F) << 6 | UInt32(bytes[index + 1]) & 0x3F)
                    index += 2
                } else if byte < 0xF0 {
                    body((byte & 0x0F) << 12 | (UInt32(bytes[index + 1]) & 0x3F) << 6 | UInt32(bytes[index + 2]) & 0x3F)
                    index += 3
                } else {
                    let high = (byte & 0x07) << 18 | (UInt32(bytes[index + 1]) & 0x3F) << 12
                    body(high | (UInt32(bytes[index + 2]) & 0x3F) << 6 | UInt32(bytes[index + 3]) & 0x3F)
                    index += 4
                }
            }
        }
    }
}
