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

    /// Everything by which a deal is found: folded name and account, then their initials and their whole pinyin, polyphones
    /// in every spelling.
    public static func blob(name: String, account: String) -> [UInt8] {
        var result: [UInt8] = []
        append(name: name, account: account, to: &result)
        return result
    }

    /// Appends a blob to a buffer that holds many.
    public static func append(name: String, account: String, to result: inout [UInt8]) {
        // No scalar folds to more bytes than it has, and none has more than one initial.
        let room = name.utf8.count + account.utf8.count + 1
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room * 2) { memory in
            guard let start = memory.baseAddress else { return }
            var folded = ByteCursor(start)
            var initials = ByteCursor(start + room)
            var places: [Place] = []
            scan(name, &folded, &initials, &places)
            let ofName = (initials.count, places.count)
            folded.append(separator)
            initials.append(separator)
            scan(account, &folded, &initials, &places)
            result.append(contentsOf: folded.written)
            result.append(separator)
            result.append(contentsOf: initials.written)
            if !places.isEmpty {
                appendSpellings(initials.written[..<ofName.0], places[..<ofName.1], to: &result)
                appendSpellings(initials.written[(ofName.0 + 1)...], places[ofName.1...], to: &result)
            }
        }
        Pinyin.appendSpellings(of: name, to: &result)
        Pinyin.appendSpellings(of: account, to: &result)
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

    /// A character with several initials: its offset among the initials, and its set of readings.
    private struct Place {
        let offset: Int
        let set: Int
    }

    @inline(__always)
    private static func scan(
        _ text: String, _ folded: inout ByteCursor, _ initials: inout ByteCursor, _ places: inout [Place]
    ) {
        var inWord = false
        scalars(of: text) { scalar in
            Fold.append(scalar, to: &folded)
            let offset = initials.count
            let set = Pinyin.appendInitial(of: scalar, to: &initials, inWord: &inWord)
            if set > 0 { places.append(Place(offset: offset, set: set)) }
        }
    }

    /// Appends the other spellings of a text's initials, one by one through all choices of readings.
    private static func appendSpellings(
        _ primary: Slice<UnsafeBufferPointer<UInt8>>, _ places: ArraySlice<Place>, to result: inout [UInt8]
    ) {
        guard !places.isEmpty else { return }
        var choice = [Int](repeating: 0, count: places.count)
        for _ in 1..<spellings {
            var digit = 0
            while digit < choice.count {
                choice[digit] += 1
                if Pinyin.initial(ofSet: places[places.startIndex + digit].set, choice[digit]) != nil { break }
                choice[digit] = 0
                digit += 1
            }
            guard digit < choice.count else { return }
            result.append(separator)
            let start = result.count - primary.startIndex
            result.append(contentsOf: primary)
            for (place, number) in zip(places, choice) where number > 0 {
                if let letter = Pinyin.initial(ofSet: place.set, number) { result[start + place.offset] = letter }
            }
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
