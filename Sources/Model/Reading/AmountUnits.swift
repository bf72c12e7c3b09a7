/// Numbers with units such as 万 and k, turned into exact minor units.
enum AmountUnits {
    /// The sum of number-unit pairs (`1亿2000万`), each unit smaller than the one before.
    static func sum(_ text: ArraySlice<UInt32>) throws(AmountError) -> Int128 {
        var rest = text
        var total: Int128 = 0
        var smallest = Int128.max
        rest.trim()
        repeat {
            let digits = rest.prefix { isNumeric($0) }
            guard !digits.isEmpty else { throw .notAnAmount }
            rest = rest.dropFirst(digits.count)
            rest.trim()
            let unit = longestUnit(rest)
            rest = rest.dropFirst(unit?.count ?? 0)
            rest.trim()
            // 1万5 means 15000 to some and is a slip to others: a number after a unit needs its own.
            guard unit != nil || smallest == .max, unit?.factor ?? 1 < smallest else { throw .notAnAmount }
            smallest = unit?.factor ?? 1
            total += try minor(digits, times: smallest, hasUnit: unit != nil)
        } while !rest.isEmpty
        return total
    }

    private static func isNumeric(_ scalar: UInt32) -> Bool {
        (scalar >= 48 && scalar <= 57) || scalar == 44 || scalar == 46 || scalar == 39 || scalar == 32
    }

    private static func longestUnit(_ text: ArraySlice<UInt32>) -> (count: Int, factor: Int128)? {
        var best: (count: Int, factor: Int128)?
        for (word, factor) in units where word.count > best?.count ?? 0 && text.starts(with: word) {
            best = (word.count, factor)
        }
        return best
    }

    private static let units: [([UInt32], Int128)] = [
        ("百", 100), ("千", 1_000), ("万", 10_000), ("萬", 10_000), ("w", 10_000), ("十万", 100_000), ("百万", 1_000_000),
        ("千万", 10_000_000), ("亿", 100_000_000), ("億", 100_000_000), ("k", 1_000), ("thousand", 1_000),
        ("m", 1_000_000), ("mn", 1_000_000), ("mio", 1_000_000), ("million", 1_000_000), ("b", 1_000_000_000),
        ("bn", 1_000_000_000), ("billion", 1_000_000_000),
    ].map { word, factor in (word.unicodeScalars.map(\.value), factor) }

    private static func minor(
        _ text: ArraySlice<UInt32>, times unit: Int128, hasUnit: Bool
    ) throws(AmountError) -> Int128 {
        var text = text
        text.trim()
        let mark = try decimalMark(text, hasUnit: hasUnit)
        let whole = mark.map { text[..<$0] } ?? text
        let fraction = mark.map { text[($0 + 1)...] } ?? []
        guard !whole.isEmpty || !fraction.isEmpty else { throw .notAnAmount }
        var value: Int128 = 0
        for scalar in try digits(ofGroups: whole) { value = try extend(value, scalar) }
        var scale: Int128 = 1
        for scalar in fraction {
            guard scalar >= 48, scalar <= 57 else { throw .notAnAmount }
            value = try extend(value, scalar)
            scale *= 10
        }
        let product = value.multipliedReportingOverflow(by: unit * 100)
        guard !product.overflow else { throw .tooLarge }
        guard product.partialValue % scale == 0 else { throw .tooManyDecimals }
        return product.partialValue / scale
    }

    private static func extend(_ value: Int128, _ digit: UInt32) throws(AmountError) -> Int128 {
        guard value < 1_000_000_000_000_000_000_000_000 else { throw .tooLarge }
        return value * 10 + Int128(digit - 48)
    }

    /// Where the decimal mark stands; nil where there is none.
    private static func decimalMark(_ text: ArraySlice<UInt32>, hasUnit: Bool) throws(AmountError) -> Int? {
        let points = text.indices.filter { text[$0] == 46 }
        let commas = text.indices.filter { text[$0] == 44 }
        guard let lastPoint = points.last else {
            guard let comma = commas.first, commas.count == 1 else { return nil }
            let groups = text.endIndex - comma == 4 && (1...3).contains(comma - text.startIndex) && text.first != 48
            return groups ? nil : comma
        }
        if let lastComma = commas.last {
            let (mark, same) = lastPoint > lastComma ? (lastPoint, points) : (lastComma, commas)
            guard same.count == 1 else { throw .notAnAmount }
            return mark
        }
        guard points.count == 1 else { return nil }
        let couldGroup =
            text.endIndex - lastPoint == 4 && (1...3).contains(lastPoint - text.startIndex) && text.first != 48
        if couldGroup, !hasUnit { throw .ambiguous }
        return lastPoint
    }

    /// The digits of a whole number, whose separators are all the same and stand at every third digit.
    private static func digits(ofGroups text: ArraySlice<UInt32>) throws(AmountError) -> [UInt32] {
        guard let separator = text.first(where: { $0 < 48 }) else { return Array(text) }
        let groups = text.split(separator: separator, omittingEmptySubsequences: false)
        for (index, group) in groups.enumerated() {
            let fits = index == 0 ? (1...3).contains(group.count) : group.count == 3
            guard fits, group.allSatisfy({ $0 >= 48 }) else { throw .notAnAmount }
        }
        return groups.flatMap { $0 }
    }
}
