import CTerminal

/// The questions put to the terminal at start, and what is made of the answers whenever they come.
struct Replies {
    /// Goes out before the first frame paints over the probe.
    let questions: [CChar]
    private let asked = ct_monotonic()
    private var awaited = 0
    private var awaitsCursor = false

    /// How many columns an ambiguous character takes shows in the cursor position after it. The probe stands in the
    /// second row, because a report for the first reads like Shift-F3.
    init(term: String, height: Int) {
        let simple = ["linux", "vt", "dumb", "cons", "ansi"]
        guard !simple.contains(where: term.hasPrefix) else {
            questions = []
            return
        }
        var text = "\u{1B}[?2026$p\u{1B}]11;?\u{1B}\\"
        awaited = 2
        if height > 1 {
            text += "\u{1B}[2;1H\u{25CF}\u{1B}[6n\r\u{1B}[K\u{1B}[H"
            awaited += 1
            awaitsCursor = true
        }
        questions = Modes.chars(text)
    }

    /// Whether answers may still arrive; after a second the terminal has none to give.
    var outstanding: Bool { awaited > 0 && ct_monotonic() - asked < 1_000_000_000 }

    /// Takes the answers out of the keys, tells the screen, and says what the caller has to know.
    mutating func take(_ keys: [Key], screen: NcursesScreen) -> (keys: [Key], events: [Event]) {
        guard keys.contains(where: { if case .reply = $0 { true } else { false } }) else { return (keys, []) }
        var rest: [Key] = []
        var events: [Event] = []
        for key in keys {
            guard case .reply(let reply) = key else {
                rest.append(key)
                continue
            }
            awaited = max(0, awaited - 1)
            if let event = take(reply, screen) { events.append(event) }
        }
        return (rest, events)
    }

    private mutating func take(_ reply: TerminalReply, _ screen: NcursesScreen) -> Event? {
        switch reply {
        case .mode(2026, let state):
            screen.synchronized = (1...3).contains(state)
            return nil
        case .cursor(_, let column) where awaitsCursor:
            // Terminals answer in order, and this was the last question.
            awaitsCursor = false
            awaited = 0
            guard column > 2, !screen.avoidsAmbiguous else { return nil }
            screen.ascii = true
            screen.avoidsAmbiguous = true
            screen.repaint()
            return .repaint
        case .background(let red, let green, let blue):
            let color = RGB(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
            return .background(dark: color.luminance < 0.3)
        default:
            return nil
        }
    }
}
