import Terminal
import Views

extension InputLine {
    /// The most that a one-line field takes.
    static let limit = 2_000
    /// The most that a note takes.
    static let longLimit = 20_000

    /// Edits the line by a key. False where the key is none of a text field's. A paste of several lines is joined by
    /// spaces; `isLong` keeps its lines.
    mutating func handle(_ key: Key, isLong: Bool = false) -> Bool {
        let limit = isLong ? InputLine.longLimit : InputLine.limit
        switch key {
        case .char(let scalar): insert(String(Character(scalar)), limit)
        case .paste(let text):
            guard count < limit else { return true }
            let taken = String(text.unicodeScalars.prefix(limit))
            let lines = Sanitize.lines(taken)
            insert(isLong ? lines.joined(separator: "\n") : InputLine.joined(lines), limit)
        case .backspace: remove(caret - 1..<caret)
        case .delete, .ctrl("d"): remove(caret..<caret + 1)
        case .ctrl("u"): remove(0..<caret)
        case .ctrl("k"): remove(caret..<count)
        case .ctrl("w"), .alt("\u{7F}"): remove(wordStart..<caret)
        case .left, .ctrl("b"): caret = max(caret - 1, 0)
        case .right, .ctrl("f"): caret = min(caret + 1, count)
        case .home, .ctrl("a"): caret = 0
        case .end, .ctrl("e"): caret = count
        default: return false
        }
        return true
    }

    var isEmpty: Bool { text.isEmpty }
    private var count: Int { text.unicodeScalars.count }

    private var wordStart: Int {
        let scalars = Array(text.unicodeScalars.prefix(caret))
        var index = scalars.count
        while index > 0, scalars[index - 1] == " " { index -= 1 }
        while index > 0, scalars[index - 1] != " " { index -= 1 }
        return index
    }

    /// The lines of a paste in one line.
    private static func joined(_ lines: [String]) -> String {
        lines.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private mutating func insert(_ added: String, _ limit: Int) {
        var scalars = Array(text.unicodeScalars)
        let new = Array(added.unicodeScalars.prefix(max(limit - scalars.count, 0)))
        scalars.insert(contentsOf: new, at: min(caret, scalars.count))
        set(scalars)
        caret = min(caret + new.count, count)
    }

    private mutating func remove(_ range: Range<Int>) {
        var scalars = Array(text.unicodeScalars)
        let valid = range.clamped(to: 0..<scalars.count)
        guard !valid.isEmpty else { return }
        scalars.removeSubrange(valid)
        set(scalars)
        caret = min(valid.lowerBound, count)
    }

    private mutating func set(_ scalars: [Unicode.Scalar]) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        text = String(view)
    }
}
