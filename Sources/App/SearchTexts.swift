import Glibc
import Model
import Views

/// Texts laid end to end, each closed by a zero byte.
struct SearchTexts: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = []
    private(set) var numbers: [Int32] = []

    mutating func append(_ number: Int, _ name: String, _ account: String = "") {
        starts.append(UInt32(clamping: bytes.count))
        numbers.append(Int32(clamping: number))
        SearchKey.append(name: name, account: account, to: &bytes)
        bytes.append(0)
    }

    /// The highest number.
    var last: Int { numbers.last.map(Int.init) ?? 0 }

    /// Whether a text begins with a word; `newer` is the text that stands for it now.
    func starts(_ number: Int, with word: [UInt8], _ newer: SearchTexts?) -> Bool {
        if let newer { return newer.bytes.starts(with: word) }
        guard let place = place(of: number) else { return false }
        return bytes[Int(starts[place])...].starts(with: word)
    }

    /// Numbers ascend.
    private func place(of number: Int) -> Int? {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(numbers[middle]) < number { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && Int(numbers[low]) == number ? low : nil
    }

    /// Calls `hit` with the number of each text that holds the word, in order.
    func find(_ word: [UInt8], _ hit: (Int) -> Void) {
        guard !word.isEmpty, starts.count > 0 else { return }
        bytes.withUnsafeBufferPointer { haystack in
            word.withUnsafeBufferPointer { needle in
                var (offset, text) = (0, 0)
                while let place = SearchTexts.find(needle, anchor: SearchTexts.anchor(word), in: haystack, from: offset)
                {
                    while text + 1 < starts.count, Int(starts[text + 1]) <= place { text += 1 }
                    hit(Int(numbers[text]))
                    text += 1
                    guard text < starts.count else { return }
                    offset = Int(starts[text])
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
