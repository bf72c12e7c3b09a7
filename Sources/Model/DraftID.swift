/// The UUID of a draft: by it an outcome that is not known is looked up, and a repeat is known for one.
public struct DraftID: Hashable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// A new one, of random numbers (version 4).
    public init() {
        var system = SystemRandomNumberGenerator()
        self.init(using: &system)
    }

    /// A new one of the numbers of a generator.
    public init(using generator: inout some RandomNumberGenerator) {
        high = generator.next() & ~0xF000 | 0x4000
        low = generator.next() & ~(0b11 << 62) | 0b10 << 62
    }

    /// Reads what `description` writes; nil for anything else.
    public init?(_ text: String) {
        let letters = Array(text.utf8)
        guard letters.count == 36 else { return nil }
        var halves: [UInt64] = [0, 0]
        var count = 0
        for (place, letter) in letters.enumerated() {
            if DraftID.dashes.contains(place) {
                guard letter == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = DraftID.digits.firstIndex(of: letter) else { return nil }
            halves[count / 16] = halves[count / 16] << 4 | UInt64(digit)
            count += 1
        }
        (high, low) = (halves[0], halves[1])
    }

    /// 32 hexadecimal digits in five groups, as everybody writes a UUID.
    public var description: String {
        var letters: [UInt8] = []
        letters.reserveCapacity(36)
        for half in [high, low] {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                if DraftID.dashes.contains(letters.count) { letters.append(UInt8(ascii: "-")) }
                letters.append(DraftID.digits[Int(half >> shift & 0xF)])
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let dashes: Set = [8, 13, 18, 23]
    private static let digits = Array("0123456789abcdef".utf8)
}
