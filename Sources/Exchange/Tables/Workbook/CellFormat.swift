import Model

/// How a number is shown, as far as it says what the number means.
enum CellFormat: Equatable {
    case number
    case date
    /// Hours that go past 24.
    case length
    case percent
    /// A code with zeros before it: `00042`.
    case padded(Int)
    /// A currency or unit that is shown with every number: `$`, `万元`.
    case amount(before: String, behind: String)

    /// The formats that are known by number: in Chinese Excel 27–36 and 50–58 are days too.
    init(builtIn number: Int) {
        switch number {
        case 14...22, 27...36, 45, 47, 50...58: self = .date
        case 46: self = .length
        case 9, 10: self = .percent
        default: self = .number
        }
    }

    /// A format of one's own, in Excel's notation; its first section counts.
    init(code: String) {
        if code.lowercased().hasPrefix("general") {
            self = .number
            return
        }
        let scan = FormatScan(code)
        if scan.isLength {
            self = .length
        } else if scan.hasDate {
            self = .date
        } else if scan.hasPercent {
            self = .percent
        } else if let amount = scan.amount {
            self = amount
        } else if scan.zeros > 1, scan.isOnlyZeros {
            self = .padded(scan.zeros)
        } else {
            self = .number
        }
    }
}

/// What a format's first section holds.
private struct FormatScan {
    private(set) var isLength = false
    private(set) var hasDate = false
    private(set) var hasPercent = false
    private(set) var zeros = 0
    private(set) var isOnlyZeros = true
    private var hasPlaces = false
    /// The number is shown divided: what stands beside it counts for what is shown, not for what is stored.
    private var isScaled = false
    private var before = ""
    private var behind = ""

    init(_ code: String) {
        let scalars = Array(code.unicodeScalars)
        var index = 0
        while index < scalars.count, scalars[index] != ";" {
            index = take(scalars, index)
        }
    }

    /// Takes what stands at a place; gives the place behind it.
    private mutating func take(_ scalars: [Unicode.Scalar], _ index: Int) -> Int {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch scalars[index] {
        case "\"":
            let inside = scalars[(index + 1)...].prefix { $0 != "\"" }
            inside.forEach { literal($0) }
            return index + inside.count + 2
        case "[":
            let inside = scalars[(index + 1)...].prefix { $0 != "]" }
            bracket(inside)
            return index + inside.count + 2
        case "\\", "!":
            // `0!.0,` shows ten thousands: the point stands where there is none.
            if scalars[index] == "!", next == "." { isScaled = true }
            if let next { literal(next) }
            return index + 2
        case "_", "*":
            isOnlyZeros = false
            return index + 2
        case "%": hasPercent = true
        case "0":
            zeros += 1
            hasPlaces = true
        case "#", "?":
            hasPlaces = true
            isOnlyZeros = false
        case ".": isOnlyZeros = false
        case ",":
            isOnlyZeros = false
            // Behind the last place a comma divides by a thousand; between places it groups them.
            if hasPlaces, !(next.map { "0#?".unicodeScalars.contains($0) } ?? false) { isScaled = true }
        case "E", "e":
            isOnlyZeros = false
            if next != "+", next != "-" { hasDate = true }
        case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": hasDate = true
        case let other: literal(other)
        }
        return index + 1
    }

    private mutating func literal(_ scalar: Unicode.Scalar) {
        isOnlyZeros = false
        if hasPlaces { behind.unicodeScalars.append(scalar) } else { before.unicodeScalars.append(scalar) }
    }

    /// `[h]` counts hours, `[$¥-804]` is a currency; colours, conditions and scripts tell nothing.
    private mutating func bracket(_ inside: ArraySlice<Unicode.Scalar>) {
        isOnlyZeros = false
        guard let first = inside.first else { return }
        if "hmsHMS".unicodeScalars.contains(first), inside.allSatisfy({ $0 == first }) { isLength = true }
        if first == "$" { inside.dropFirst().prefix { $0 != "-" }.forEach { literal($0) } }
    }

    /// The currency or unit, where reading amounts understands it.
    var amount: CellFormat? {
        guard hasPlaces, !isScaled else { return nil }
        let (front, back) = (before.trimmed, behind.trimmed)
        guard !front.isEmpty || !back.isEmpty else { return nil }
        do throws(AmountError) {
            _ = try AmountText.parse(front + "1" + back)
            return .amount(before: front, behind: back)
        } catch {
            return nil
        }
    }
}
