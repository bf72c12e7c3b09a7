import Glibc
import Model

/// Texts laid end to end, each closed by a zero byte: the one of a number stands at that place, empty where it has none.
/// They are kept in portions of exact size, so that neither room is left over nor memory taken twice while they are made.
struct SearchTexts: Sendable {
    /// Texts in a portion.
    private static let portion = 256

    private var portions: ContiguousArray<[UInt8]> = []
    /// The portion that is being filled.
    private var open: [UInt8] = []
    /// How many texts there are, empty ones included.
    private(set) var count = 0

    /// Appends the text of a number above all before it.
    mutating func append(_ number: Int, _ name: String) {
        while count < number { close() }
        SearchKey.append(name: name, account: "", to: &open)
        close()
    }

    private mutating func close() {
        open.append(0)
        count += 1
        if count % SearchTexts.portion == 0 { seal() }
    }

    private mutating func seal() {
        // A plain copy of the array would share its memory, with the room that it has left.
        portions.append(open.withUnsafeBufferPointer { [UInt8]($0) })
        open.removeAll(keepingCapacity: true)
    }

    /// To be called when all texts are there.
    mutating func finish() {
        if !open.isEmpty { seal() }
        open = []
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
            if portion.starts(with: word) { hit(first) }
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
    private static func find(_ word: [UInt8], in portion: [UInt8], from first: Int, _ hit: (Int) -> Void) {
        let anchor = anchor(word)
        portion.withUnsafeBufferPointer { haystack in
            word.withUnsafeBufferPointer { needle in
                var (number, start) = (first, 0)
                while let place = find(needle, anchor: anchor, in: haystack, from: start) {
                    for byte in haystack[start..<place] where byte == 0 { number += 1 }
                    hit(number)
                    start = (haystack[place...].firstIndex(of: 0) ?? haystack.count) + 1
                    number += 1
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
            if place + needle.count <= haystack.count, memcmp(base + place, word, needle.count) == 0 { return place }
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
