import Terminal

/// The first screen where there is no store yet.
enum FirstRunView {
    static func draw(_ first: FirstRunScene, _ text: Text, into frame: inout Frame) {
        let body = Rect(x: 0, y: 0, width: frame.width, height: frame.height - 1)
        frame.fill(body, role: .text)
        let width = min(frame.width - 4, 64)
        let x = (frame.width - width) / 2
        let lines = self.lines(first, text, width: width, dot: frame.glyph(.dot), isLow: body.height < 16)
        var y = max((body.height - lines.count) / 3, 0)
        // Where not all fits, the selected choice is what must be seen.
        let chosen = lines.firstIndex { $0.choice == first.selected } ?? 0
        let skip = lines.count > body.height ? min(max(chosen - 2, 0), lines.count - body.height) : 0
        for line in lines.dropFirst(skip) where y < body.height {
            if line.choice == first.selected {
                frame.put(frame.glyph(.marker), x: x, y: y, role: .accent)
                if frame.cursor == nil { frame.cursor = Point(x: x, y: y) }
            }
            frame.put(line.line, x: x + 2, y: y, width: width - 2)
            y += 1
        }
    }

    private struct Row {
        var line: Line
        var choice: Int?
    }

    private static func lines(_ first: FirstRunScene, _ text: Text, width: Int, dot: String, isLow: Bool) -> [Row] {
        let room = max(width - 2, 1)
        var rows: [Row] = []
        func add(_ line: Line, _ choice: Int? = nil) { rows.append(Row(line: line, choice: choice)) }
        add(Line([Span(dot + " ", .brand, .bold), Span(text.brand, .title, .bold)]))
        add(Line(text.tagline, .dim))
        add(Line())
        add(Line(text.chooseStart, .text))
        if !isLow { add(Line()) }
        for (index, choice) in first.choices.enumerated() {
            let isSelected = index == first.selected
            let title = " " + clean(choice.key) + " "
            add(Line(title, isSelected ? .selection : .text, .bold), index)
            for part in Width.wrap(clean(choice.label), max(room - 1, 1)) { add(Line(" " + part, .dim), index) }
            if !isLow { add(Line()) }
        }
        add(Line("\(text.storeAt) ", .faint))
        for part in Width.wrap(clean(first.path), room) { add(Line(part, .faint)) }
        return rows
    }
}
