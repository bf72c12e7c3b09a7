import Terminal
import Views

extension InputLine {
    /// The most that a one-line field takes.
    static let limit = 2_000

    /// Edits the line by a key. False where the key is none of a text field's.
    mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .char(let scalar): insert(String(Character(scalar)))
        case .paste(let text):
            guard count < InputLine.limit else { return true }
            insert(Sanitize.line(String(text.unicodeScalars.prefix(InputLine.limit))))
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

    private mutating func insert(_ added: String) {
        var scalars = Array(text.unicodeScalars)
        let new = Array(added.unicodeScalars.prefix(max(InputLine.limit - scalars.count, 0)))
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
