/// What a cell means. A `Theme` says how each meaning looks; views never name a colour.
public enum Role: UInt8, CaseIterable, Sendable {
    case text, dim, faint, title, heading, accent, brand
    case border, borderFocus
    case header, headerDim, footer, footerKey
    case selection, selectionDim, mark
    case card, cardTitle, amount
    case green, yellow, red, grey
    case gradeA, gradeB, gradeC
    case overdue, due
    case toast, toastError
    case input, inputLabel, match
    case tab, tabActive
    case overlay, overlayBorder
    case bar, barDim, axis
    case win, lose, warning, error
    case key, scrollbar, stale

    /// The name in theme files.
    public var name: String { Role.names[Int(rawValue)] }

    private static let names = allCases.map { String(describing: $0) }
    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The role with this name in theme files.
    public init?(name: some StringProtocol) {
        guard let found = Role.byName[String(name)] else { return nil }
        self = found
    }

    /// One ASCII letter per role, for golden files; `.` is plain text.
    public var letter: Unicode.Scalar {
        let letters = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars
        return letters[letters.index(letters.startIndex, offsetBy: Int(rawValue))]
    }
}

/// Attributes beside colour. In a frame they change the look of a role: `reverse` turns it round, the others add.
public struct Mods: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Mods(rawValue: 1)
    public static let reverse = Mods(rawValue: 2)
    public static let underline = Mods(rawValue: 4)
    public static let dim = Mods(rawValue: 8)

    /// The names in theme files.
    public static let names: [(String, Mods)] = [
        ("bold", .bold), ("reverse", .reverse), ("underline", .underline), ("dim", .dim),
    ]

    /// These mods with others laid over them: two reverses cancel out, so that a reversed cell stays distinct.
    public func laid(_ over: Mods) -> Mods {
        union(over).symmetricDifference(intersection(over).intersection(.reverse))
    }
}
