import Terminal

/// A small form or question, in a box that is as high as what it asks.
struct FormView {
    /// What a row of the form shows.
    private enum Row {
        case line(Line)
        /// A field's input; its label stands to the left where there is room.
        case input(Int, label: Bool)
    }

    private let form: FormScene
    private let width: Int
    private let ascii: Bool
    /// Cells of the labels' column; 0 where labels stand above their fields.
    private let labels: Int
    private var rows: [Row] = []
    /// Whether what was understood stands beside each field instead of below it: a long form, in a wide box.
    private let isCompact: Bool
    /// From this many fields on a form is a long one.
    private static let long = 7

    static func draw(_ form: FormScene, _ text: Text, into frame: inout Frame) {
        let wide = Panel.centred(frame.size, width: 68, height: 1).inner.width
        let view = FormView(form, width: wide, ascii: text.ascii)
        let wanted = form.hints.isEmpty ? 0 : 1
        let panel = Panel.centred(frame.size, width: 68, height: view.rows.count + wanted)
        // Where not all fields are in sight, the footer alone tells the keys.
        let hints = panel.inner.height < view.rows.count + wanted ? 0 : wanted
        panel.draw(title: clean(form.title), into: &frame)
        if panel.inner.height < view.rows.count, form.fields.count > 1 {
            panel.note("\(form.focus + 1)/\(form.fields.count)", into: &frame)
        }
        view.draw(in: panel.inner, hints: hints, into: &frame)
    }

    private init(_ form: FormScene, width: Int, ascii: Bool) {
        self.form = form
        self.ascii = ascii
        self.width = width
        let widest = form.fields.map { Width.of(clean($0.label)) }.max() ?? 0
        labels = width >= 44 && widest <= width / 3 ? widest : 0
        isCompact = labels > 0 && form.fields.count >= FormView.long
        if !form.subject.isEmpty { rows.append(.line(Line(clean(form.subject), .dim))) }
        rows.append(.line(Line()))
        addFacts()
        for index in form.fields.indices {
            add(form.fields[index], index)
            if index == form.focus { addOffers() }
        }
        addChoices()
    }

    private mutating func addFacts() {
        for fact in form.facts {
            for part in Width.wrap(clean(fact), width).prefix(3) { rows.append(.line(Line(part, .due))) }
        }
        if !form.facts.isEmpty { rows.append(.line(Line())) }
    }

    /// Each field keeps a row below it for what was understood or what is wrong, so that nothing jumps while typing.
    private mutating func add(_ field: FormScene.Field, _ index: Int) {
        if labels == 0 { rows.append(.line(Line([label(field, index)]))) }
        rows.append(.input(index, label: labels > 0))
        let pad = Span(String(repeating: " ", count: labels > 0 ? labels + 2 : 0))
        let room = max(width - pad.width, 1)
        if let news = field.news {
            for part in Width.wrap(clean(news), room).prefix(2) { rows.append(.line(Line([pad, Span(part, .due)]))) }
        }
        if isCompact || field.news != nil, field.error == nil, index != form.focus { return }
        var note = Span("")
        if let error = field.error {
            note = Span(clean(error), .error)
        } else if let reading = field.reading {
            note = Span(clean(reading), .dim)
        }
        for part in Width.wrap(note.text, room).prefix(2) {
            rows.append(.line(Line([pad, Span(part, note.role)])))
        }
    }

    /// What can be taken over, below the field that has the focus.
    private mutating func addOffers() {
        let pad = Span(String(repeating: " ", count: labels > 0 ? labels + 2 : 0))
        let room = max(width - pad.width - 2, 1)
        for (index, offer) in form.offers.enumerated() {
            let isChosen = index == form.offer
            let text = Width.cut(" " + clean(offer) + " ", room, ascii: ascii)
            rows.append(.line(Line([pad, Span(text, isChosen ? .selection : .key, isChosen ? .bold : [])])))
        }
    }

    private func label(_ field: FormScene.Field, _ index: Int) -> Span {
        Span(clean(field.label), .inputLabel, index == form.focus ? .bold : [])
    }

    private mutating func addChoices() {
        guard !form.choices.isEmpty else { return }
        let keys = form.choices.map { Width.of(clean($0.key)) }.max() ?? 1
        let columns = form.choices.count > 6 && width >= 44 ? 2 : 1
        let high = (form.choices.count + columns - 1) / columns
        let wide = width / columns
        for row in 0..<high {
            var spans: [Span] = []
            for index in stride(from: row, to: form.choices.count, by: high) {
                let choice = form.choices[index]
                spans.append(Span(Width.fit(clean(choice.key), keys, ascii: ascii), .key, .bold))
                let label = "  " + clean(choice.label)
                spans.append(Span(columns > 1 ? Width.fit(label, wide - keys, ascii: ascii) : label))
            }
            rows.append(.line(Line(spans)))
        }
        rows.append(.line(Line()))
    }

    private func draw(in inner: Rect, hints: Int, into frame: inout Frame) {
        let high = max(inner.height - hints, 1)
        let first = min(max(focusRow - high + (high > 1 ? 2 : 1), 0), max(rows.count - high, 0))
        for (offset, row) in rows.dropFirst(first).prefix(high).enumerated() {
            let y = inner.y + offset
            switch row {
            case .line(let line): frame.put(line, x: inner.x, y: y, width: inner.width)
            case .input(let index, let hasLabel): drawField(index, hasLabel, inner, y, into: &frame)
            }
        }
        if hints > 0, inner.height > 1 {
            FooterLine.draw(
                form.hints, x: inner.x, y: inner.maxY - 1, width: inner.width, key: .key, label: .dim,
                into: &frame)
        }
    }

    private func drawField(_ index: Int, _ hasLabel: Bool, _ inner: Rect, _ y: Int, into frame: inout Frame) {
        let field = form.fields[index]
        let isFocused = index == form.focus
        if isFocused { frame.put(frame.glyph(.marker), x: inner.x - 1, y: y, role: .accent) }
        var x = inner.x
        if hasLabel {
            frame.put([label(field, index)], x: x, y: y, width: labels)
            x += labels + 2
        }
        let room = inner.maxX - x
        let note = isCompact && !isFocused ? field.reading.map(clean) ?? "" : ""
        // The field keeps its text whole before anything stands beside it.
        let beside =
            note.isEmpty || Width.of(note) + Width.of(clean(field.input.text)) + 3 > room ? 0 : Width.of(note) + 2
        InputField.draw(
            field.input, example: field.example, x: x, y: y, width: room - beside, hasFocus: isFocused, into: &frame)
        if beside > 0 { frame.put(note, x: inner.maxX - beside + 2, y: y, width: beside - 2, role: .dim) }
    }

    private var focusRow: Int {
        rows.firstIndex { if case .input(form.focus, _) = $0 { true } else { false } } ?? 0
    }
}
