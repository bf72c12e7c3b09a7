import Model

/// One event of an iCalendar file: its properties by name, and the line on which it begins.
struct ICSEvent {
    let line: Int
    private var fields: [String: [String]] = [:]

    init(line: Int) { self.line = line }

    mutating func add(_ name: String, _ value: String) { fields[name, default: []].append(value) }

    func text(_ name: String) -> String? { fields[name]?.first }

    /// The members of all lists under a name.
    func list(_ name: String) -> [String] {
        (fields[name] ?? []).flatMap { $0.split(separator: ",").map { String($0).trimmed } }
    }

    /// The title without the escapes of the format.
    var title: String? {
        text("SUMMARY")?.replacing("\\n", with: " ").replacing("\\N", with: " ").replacing("\\,", with: ",")
            .replacing("\\;", with: ";").replacing("\\\\", with: "\\").trimmed
    }
}

/// Takes an iCalendar file apart: events without what lies inside them, such as alarms.
struct ICSEvents {
    private(set) var events: [ICSEvent] = []
    /// What to say of a file that ends before its calendar does.
    private(set) var unclosed: Refusal?
    private let source: HolidaySource
    private var event: ICSEvent?
    /// Components that are open: outside an event all, inside one those within it.
    private var open: [(name: String, line: Int)] = []
    private var inner: [(name: String, line: Int)] = []

    init(_ bytes: ArraySlice<UInt8>, _ source: HolidaySource) throws {
        self.source = source
        for line in ICSEvents.unfolded(bytes) {
            guard let text = String(validating: line.bytes, as: UTF8.self) else {
                throw source.refusal(
                    line: line.number, zh: "不是合法的 UTF-8；请另存为 UTF-8。",
                    en: "this is not valid UTF-8; save the file as UTF-8.")
            }
            try take(text, line.number)
        }
        if let event { throw cutOff(event.line) }
        unclosed = open.first.map { cutOff($0.line) }
    }

    private mutating func take(_ text: String, _ number: Int) throws {
        guard let (name, value) = ICSEvents.property(text) else { return }
        switch name {
        case "BEGIN": begin(value.trimmed.uppercased(), number)
        case "END": try end(value.trimmed.uppercased(), number)
        default: if inner.isEmpty { event?.add(name, value) }
        }
    }

    private mutating func begin(_ name: String, _ number: Int) {
        if event != nil {
            inner.append((name, number))
        } else if name == "VEVENT" {
            event = ICSEvent(line: number)
        } else {
            open.append((name, number))
        }
    }

    private mutating func end(_ name: String, _ number: Int) throws {
        if let last = inner.last {
            guard last.name == name else { throw crossed(name, number, last) }
            inner.removeLast()
        } else if let done = event {
            guard name == "VEVENT" else { throw crossed(name, number, ("VEVENT", done.line)) }
            events.append(done)
            event = nil
        } else {
            guard let last = open.last, last.name == name else { throw crossed(name, number, open.last) }
            open.removeLast()
        }
    }

    private func crossed(_ name: String, _ number: Int, _ open: (name: String, line: Int)?) -> Refusal {
        let shown = ICSSpan.shown(name)
        return source.refusal(
            line: number,
            zh: "END:\(shown) 与打开的部分不符\(open.map { "（第\($0.line)行的 \(ICSSpan.shown($0.name))）" } ?? "")；请重新下载文件。",
            en:
                "END:\(shown) does not close what is open\(open.map { " (\(ICSSpan.shown($0.name)) of line \($0.line))" } ?? ""); "
                + "get the file anew.")
    }

    private func cutOff(_ line: Int) -> Refusal {
        source.refusal(
            line: line, zh: "从这里开始的部分没有结束，文件不完整；请重新下载。",
            en: "what begins here never ends: the file is cut off; get it anew.")
    }
}
