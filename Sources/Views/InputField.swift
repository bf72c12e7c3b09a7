import Terminal

/// Draws a text being edited, scrolled so that the caret is in view.
enum InputField {
    /// Draws into one row of `width` cells. With `hasFocus` the frame's cursor goes to the caret.
    static func draw(
        _ input: InputLine, example: String = "", x: Int, y: Int, width: Int, hasFocus: Bool, into frame: inout Frame
    ) {
        guard width > 0 else { return }
        frame.fill(Rect(x: x, y: y, width: width, height: 1), role: .input)
        let text = clean(input.text)
        let caret = caretColumn(input)
        let first = hasFocus ? firstColumn(text, caret: caret, width: width) : 0
        if text.isEmpty {
            let shown = Width.cut(clean(example), width, ascii: frame.ascii)
            frame.put(shown, x: x, y: y, width: width, role: .input, mods: .dim)
        } else {
            let rest = dropping(first, of: text)
            // A wide character at the left edge may start one cell late.
            let late = rest.skipped - first
            frame.put(rest.text, x: x + late, y: y, width: width - late, role: .input)
        }
        guard hasFocus else { return }
        frame.cursor = Point(x: min(x + caret - first, frame.width - 1), y: y)
        frame.cursorVisible = true
    }

    /// Cells before the caret.
    static func caretColumn(_ input: InputLine) -> Int {
        var before = String.UnicodeScalarView()
        before.append(contentsOf: input.text.unicodeScalars.prefix(max(input.caret, 0)))
        return Width.of(clean(String(before)))
    }

    /// The first column shown: the caret keeps a cell of its own, and the end of the text is not left behind.
    private static func firstColumn(_ text: String, caret: Int, width: Int) -> Int {
        caret < width ? 0 : caret - width + 1
    }

    private static func dropping(_ cells: Int, of text: String) -> (text: String, skipped: Int) {
        var skipped = 0
        var rest = text.unicodeScalars[...]
        while skipped < cells, let scalar = rest.first {
            skipped += Width.of(scalar)
            rest = rest.dropFirst()
        }
        return (String(rest), skipped)
    }
}
