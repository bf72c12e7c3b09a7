import Glibc
import Model

/// Texts laid end to end, each closed by a zero byte: the one of a number stands at that place, empty where it has none.
/// They are kept in portions of exact size, so that neither room is left over nor memory taken twice while they are made.
struct SearchTexts: Sendable {
    /// Texts in a portion.
    private static let portion = 256

    private struct Portion: Sendable {
        let bytes: [UInt8]
        /// Where each text's zero byte stands: the number of a text is found without counting bytes.
        let ends: [UInt32]
    }

    private var portions: ContiguousArray<Portion> = []
    /// The portion that is being filled.
    private var open: [UInt8] = []
    private var ends: [UInt32] = []
    /// How many texts there are, empty ones included.
    private(set) var count = 0

    /// Appends the text of a number above all before it.
    mutating func append(_ number: Int, _ name: String) {
        while count < number { close() }
        SearchKey.append(name: name, account: "", to: &open)
        close()
    }

    private mutating func close() {
        ends.append(UInt32(clamping: open.count))
        open.append(0)
        count += 1
        if count % SearchTexts.portion == 0 { seal() }
    }

    private mutating func seal() {
        // A plain copy of the array would share its memory, with the room that it has left.
        portions.append(
            Portion(
                bytes: open.withUnsafeBufferPointer { [UInt8]($0) },
                ends: ends.withUnsafeBufferPointer { [UInt32]($0) }))
        open.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// To be called when all texts are there.
    mutating func finish() {
        if !open.isEmpty { seal() }
        (open, ends) = ([], [])
    }

    /// Calls `hit` with the number of each text that holds the word, in order.
    func find(_ word: [UInt8], _ hit: (Int) -> Void) {
        guard !word.isEmpty else { return }
        for (index, portion) in portions.enumerated() {
            SearchTexts.find(word, in: portion, from: index * SearchTexts.portion, hit)
        }
    }

    /// Calls `hit` with the number of each text that begins with the word, in order.
    func find(startingWith word: [UInt8], _ hit: (Int) -> Void) {
        guard !word.isEmpty else { return }
        for (index, portion) in portions.enumerated() {
            let first = index * SearchTexts.portion
            if portion.bytes.starts(with: word) { hit(first) }
            SearchTexts.find([0] + word, in: portion, from: first) { hit($0 + 1) }
        }
    }

    /// Whether a text holds a word.
    static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { !$0.isEmpty && find($0, anchor: anchor(word), in: text, from: 0) != nil }
        }
    }

    /// `first` is the number of the portion's first text. A word that begins with the zero byte of a text is found there,
    /// and each text once.
    private static func find(_ word: [UInt8], in portion: Portion, from first: Int, _ hit: (Int) -> Void) {
        let anchor = anchor(word)
        portion.bytes.withUnsafeBufferPointer { haystack in
            portion.ends.withUnsafeBufferPointer { ends in
                word.withUnsafeBufferPointer { needle in
                    var (text, start) = (0, 0)
                    while let place = find(needle, anchor: anchor, in: haystack, from: start) {
                        while text < ends.count, Int(ends[text]) < place { text += 1 }
                        guard text < ends.count else { return }
                        hit(first + text)
                        start = Int(ends[text]) + 1
                        text += 1
                    }
                }
            }
        }
    }

    /// The place of the needle at or after `start`. The C library looks for one byte of it, many at a time.
    private static func find(
        _ needle: UnsafeBufferPointer<UInt8>, anchor: Int, in haystack: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let base = haystack.baseAddress, let word = needle.baseAddress else { return nil }
        var offset = start + anchor
        while offset < haystack.count {
            guard let found = memchr(base + offset, Int32(needle[anchor]), haystack.count - offset) else { return nil }
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(base) - anchor
            if place >= start, place + needle.count <= haystack.count {
                // A look at a second byte spares most of the comparisons.
                if needle.count == 1 { return place }
                let second = anchor == 0 ? 1 : 0
                if base[place + second] == word[second], memcmp(base + place, word, needle.count) == 0 { return place }
            }
            offset = place + anchor + 1
        }
        return nil
    }

    /// The byte of a word that is likely to be the rarest: the lead bytes of Chinese are the commonest of all.
    private static func anchor(_ word: [UInt8]) -> Int {
        func commonness(_ byte: UInt8) -> Int {
            switch byte {
            case 0xE4...0xE9: 4
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"): 3
            case 0x80...0xBF, UInt8(ascii: " "), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "o"): 2
            default: 1
            }
        }
        return word.indices.min { commonness(word[$0]) < commonness(word[$1]) } ?? 0
    }
}
