import Model

/// Numbers of cells as texts: the shortest that mean the same, never with an exponent.
enum NumberText {
    /// A decimal of at most 15 digits is its own shortest form but for zeros at its end; nil for any other text.
    static func short(_ raw: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard raw.count <= 16, let first = raw.first else { return nil }
        var digits = 0
        var point = -1
        for (index, byte) in raw.enumerated() {
            if byte >= 48, byte <= 57 {
                digits += 1
            } else if byte == 46, point < 0, digits > 0 {
                point = index
            } else if !(index == 0 && byte == 45) {
                return nil
            }
        }
        guard digits > 0, digits <= 15 else { return nil }
        // 007 and -0 are not how a number is written.
        let whole = raw.dropFirst(first == 45 ? 1 : 0)
        if whole.first == 48, whole.count > 1, whole[whole.startIndex + 1] != 46 { return nil }
        var result = raw
        if point >= 0 {
            while result.last == 48 { result.removeLast() }
            if result.last == 46 { result.removeLast() }
            // Three places could be thousands: the number is written with a fourth.
            if result.count == point + 4 { return nil }
        }
        return result.elementsEqual([45, 48]) ? result.dropFirst() : result
    }

    /// The shortest decimal that is this number, written out.
    static func text(_ value: Double) -> String { text(value, shift: 0) }

    /// A whole number of which a spreadsheet has kept no more than the first 15 digits.
    static func isTooLong(_ value: Double) -> Bool { value.magnitude >= 1e15 && value.rounded() == value }

    /// The number with a decimal point that cannot be taken for one that groups thousands: never three places.
    static func decimal(_ value: Double) -> String {
        let text = text(value)
        let bytes = text.utf8
        guard let point = bytes.lastIndex(of: 46), bytes.distance(from: point, to: bytes.endIndex) == 4 else {
            return text
        }
        return text + "0"
    }

    /// The number times 100, as it is shown with a percent sign.
    static func percent(_ value: Double) -> String { text(value, shift: 2) + "%" }

    private static func text(_ value: Double, shift: Int) -> String {
        if value == 0 { return "0" }
        let (digits, point) = parts(value)
        guard (-20...25).contains(point) else { return value.description }
        return (value < 0 ? "-" : "") + written(digits, point + shift)
    }

    /// The digits without zeros at either end, and where the point stands among them.
    private static func parts(_ value: Double) -> (digits: [UInt8], point: Int) {
        let halves = value.magnitude.description.split(separator: "e")
        let number = (halves.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
        var digits = Array(number.joined().utf8)
        var point = (number.first ?? "").utf8.count + (halves.count > 1 ? Int(halves[1]) ?? 0 : 0)
        while digits.last == 48 { digits.removeLast() }
        while digits.first == 48 {
            digits.removeFirst()
            point -= 1
        }
        return (digits, point)
    }

    private static func written(_ digits: [UInt8], _ point: Int) -> String {
        let zeros = { (count: Int) in [UInt8](repeating: 48, count: max(count, 0)) }
        let bytes: [UInt8] =
            if point <= 0 {
                [48, 46] + zeros(-point) + digits
            } else if point >= digits.count {
                digits + zeros(point - digits.count)
            } else {
                Array(digits[..<point]) + [46] + digits[point...]
            }
        return String(decoding: bytes, as: UTF8.self)
    }
}
