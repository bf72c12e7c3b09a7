import Model

/// A light (R5): how far a fact is behind what was expected. A boundary belongs to the worse colour.
public enum Light: String, CaseIterable, Comparable, Sendable {
    case green, yellow, red
    /// Nothing has elapsed, or there is no target: no verdict.
    case grey

    /// From the best to the worst; grey is no verdict and counts as best.
    private var badness: Int {
        switch self {
        case .grey: 0
        case .green: 1
        case .yellow: 2
        case .red: 3
        }
    }

    public static func < (left: Light, right: Light) -> Bool { left.badness < right.badness }

    /// The word in the cell: never colour alone.
    public func word(_ lang: Lang) -> String {
        switch self {
        case .green: lang.pick("绿", "G")
        case .yellow: lang.pick("黄", "Y")
        case .red: lang.pick("红", "R")
        case .grey: lang.pick("灰", "–")
        }
    }
}
