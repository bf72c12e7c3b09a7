import Model

/// The decimal mark of a column of numbers.
public enum DecimalMark: String, CaseIterable, Sendable {
    case point, comma
}

/// Collects what a column's values say about their decimal mark: `1.111,11` says comma, `12.5` point, `12.000` neither.
struct NumberSurvey {
    private var point = false
    private var comma = false
    private(set) var open: (line: Int, value: String)?

    var proven: DecimalMark? { point == comma ? nil : point ? .point : .comma }

    mutating func see(_ bytes: ArraySlice<UInt8>, line: Int) {
        guard bytes.contains(where: { $0 == 44 || $0 == 46 }) else { return }
        switch NumberStyle.evidence(bytes) {
        case .some(.some(let mark)): if mark == .point { point = true } else { comma = true }
        case .some(.none): if open == nil { open = (line, String(decoding: bytes, as: UTF8.self).trimmed) }
        case .none: break
        }
    }
}

/// Numbers with separators, brought into the one form that is read without doubt.
enum NumberStyle {
    /// What a number says about its decimal mark; nil inside where it could be either, nil where it says nothing.
    static func evidence(_ bytes: ArraySlice<UInt8>) -> DecimalMark?? {
        guard let run = run(bytes) else { return .none }
        let digits = bytes[run]
        let points = digits.indices.filter { digits[$0] == 46 }
        let commas = digits.indices.filter { digits[$0] == 44 }
        switch (points.count, commas.count) {
        case (0, 0): return .none
        case (_, _) where points.count > 0 && commas.count > 0:
            guard let last = points.last, let other = commas.last else { return .none }
            return .some(last > other ? .point : .comma)
        case (2..., 0): return .some(.comma)
        case (0, 2...): return .some(.point)
        case (1, 0): return alone(digits, points[0], .point)
        default: return alone(digits, commas[0], .comma)
        }
    }

    /// A single separator: a decimal mark, unless exactly three digits stand behind it.
    private static func alone(_ digits: ArraySlice<UInt8>, _ place: Int, _ mark: DecimalMark) -> DecimalMark?? {
        let (before, behind) = (place - digits.startIndex, digits.endIndex - place - 1)
        let couldGroup = behind == 3 && (1...3).contains(before) && digits.first != 48
        return couldGroup ? .some(.none) : behind > 0 ? .some(mark) : .none
    }

    /// The number of a cell with a point as its decimal mark and no separator of thousands; nil where it holds no single
    /// number with separators.
    static func plain(_ text: String, _ mark: DecimalMark) -> String? {
        let bytes = Array(text.utf8)
        guard let run = run(bytes[...]) else { return nil }
        let number = bytes[run]
        guard number.contains(44) || number.contains(46) else { return nil }
        let decimal: UInt8 = mark == .point ? 46 : 44
        let parts = number.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count <= 2, isGrouped(parts[0]) else { return nil }
        let whole = parts[0].filter { $0 >= 48 && $0 <= 57 }
        var result = Array(bytes[..<run.lowerBound]) + (whole.isEmpty ? [48] : whole)
        if parts.count == 2 {
            guard parts[1].allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
            // Three decimals could be thousands: two or four could not.
            let fraction = Array(parts[1]) + (parts[1].count == 3 || parts[1].count == 1 ? [48] : [])
            if !fraction.isEmpty { result += [46] + fraction }
        }
        return String(decoding: result + bytes[run.upperBound...], as: UTF8.self)
    }

    /// Groups of three digits, or of two before the last three (`12,34,567`).
    private static func isGrouped(_ whole: ArraySlice<UInt8>) -> Bool {
        guard let separator = whole.first(where: { $0 < 48 }) else { return true }
        let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.allSatisfy { $0 >= 48 } }), let first = groups.first, let last = groups.last,
            last.count == 3, (1...3).contains(first.count)
        else { return false }
        let inner = groups.dropFirst().dropLast()
        return inner.allSatisfy { $0.count == 3 } || first.count <= 2 && inner.allSatisfy { $0.count == 2 }
    }

    /// Where the one number of a text stands; nil where there is none or more than one.
    private static func run(_ bytes: ArraySlice<UInt8>) -> Range<Int>? {
        func isPart(_ index: Int) -> Bool {
            let byte = bytes[index]
            if byte >= 48, byte <= 57 { return true }
            guard byte == 44 || byte == 46 || byte == 39 || byte == 32 else { return false }
            let (before, after) = (index - 1, index + 1)
            func isDigit(_ place: Int) -> Bool {
                bytes.indices.contains(place) && bytes[place] >= 48 && bytes[place] <= 57
            }
            return isDigit(after) && (isDigit(before) || byte == 46)
                || byte != 32 && isDigit(before) && !isDigit(after) && byte != 39
        }
        guard let start = bytes.indices.first(where: isPart) else { return nil }
        var end = start
        while end < bytes.endIndex, isPart(end) { end += 1 }
        return bytes[end...].contains { $0 >= 48 && $0 <= 57 } ? nil : start..<end
    }

    /// A number with more decimals than a currency has, rounded half even to as many as fit; nil where it has none to
    /// lose.
    static func rounded(_ text: String, decimals: Int) -> String? {
        let bytes = Array(text.utf8)
        guard let run = run(bytes[...]), let point = bytes[run].lastIndex(of: 46) else { return nil }
        let fraction = bytes[(point + 1)..<run.upperBound]
        guard fraction.count > decimals, fraction.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        var digits = Array(bytes[run.lowerBound..<point] + fraction.prefix(decimals))
        let cut = fraction.dropFirst(decimals)
        let isOdd = digits.last.map { $0 & 1 == 1 } ?? false
        let isHalf = cut.first == 53 && cut.dropFirst().allSatisfy { $0 == 48 }
        if cut.first ?? 48 >= 53, !isHalf || isOdd {
            var place = digits.count - 1
            while place >= 0 {
                guard digits[place] >= 48, digits[place] <= 57 else {
                    place -= 1
                    continue
                }
                if digits[place] < 57 {
                    digits[place] += 1
                    break
                }
                digits[place] = 48
                place -= 1
            }
            if place < 0 { digits.insert(49, at: 0) }
        }
        let whole = digits.count - decimals
        let number = Array(digits[..<whole]) + (decimals > 0 ? [46] + digits[whole...] : [])
        return String(decoding: Array(bytes[..<run.lowerBound]) + number + bytes[run.upperBound...], as: UTF8.self)
    }
}
