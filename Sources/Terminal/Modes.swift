import CNcurses
import CTerminal

/// The terminal modes that ncurses does not look after.
enum Modes {
    /// Bracketed paste, focus reports and, where wanted, the mouse.
    static func on(mouse: Bool) -> [CChar] { chars("\u{1B}[?2004h\u{1B}[?1004h") + (mouse ? Modes.mouse(true) : []) }

    static func mouse(_ on: Bool) -> [CChar] {
        chars(on ? "\u{1B}[?1002h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1002l")
    }

    static let off = chars("\u{1B}[?2026l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1004l\u{1B}[?2004l")

    /// All that makes the terminal whole again without ncurses.
    static var reset: [CChar] {
        off + ["sgr0", "rmcup", "cnorm"].flatMap { capability($0) } + chars("\r\u{1B}[K")
    }

    /// Adds bytes to the frame that is being collected.
    static func add(_ bytes: [CChar]) { ct_output_add(bytes, bytes.count) }

    static func chars(_ text: String) -> [CChar] { text.utf8.map { CChar(bitPattern: $0) } }

    /// A capability without its padding (`$<5>`).
    private static func capability(_ name: String) -> [CChar] {
        guard let found = cn_capability(name) else { return [] }
        var bytes: [CChar] = []
        var padding = false
        for byte in String(cString: found).utf8 {
            if byte == 0x24 { padding = true }
            if !padding { bytes.append(CChar(bitPattern: byte)) }
            if byte == 0x3E { padding = false }
        }
        return bytes
    }
}
