import CNcurses
import CTerminal

/// Finds a terminal description that works and starts ncurses with it.
struct TerminalStart {
    let handle: OpaquePointer
    let term: String
    let depth: ColorDepth
    let size: Size
    let replaced: TerminalNote?

    init(_ options: TerminalOptions, input: Int32, output: Int32) throws(TerminalError) {
        let wanted = options.environment["TERM"] ?? ""
        let status = ct_tty_enter(input, output)
        guard status == 0 else { throw .system(-status) }
        depth = ColorDepth.detect(environment: options.environment, choice: options.color)
        guard let (handle, used) = TerminalStart.open(wanted, depth) else { throw .noDatabase(wanted) }
        guard cn_capability("cup") != nil else { throw .tooSimple(wanted) }
        self.handle = handle
        term = used
        replaced = used == wanted || used == wanted + "-256color" ? nil : .termReplaced(wanted, by: used)
        var width: Int32 = 80
        var height: Int32 = 24
        _ = ct_tty_size(output, &width, &height)
        size = Size(width: Int(width), height: Int(height))
        cn_resize(height, width)
    }

    /// The type itself, its sibling of 256 colours when the environment promises them, then common types.
    private static func open(_ wanted: String, _ depth: ColorDepth) -> (OpaquePointer, String)? {
        var candidates = wanted.isEmpty || wanted == "unknown" ? [] : [wanted]
        if depth == .ansi256, ["xterm", "screen", "tmux", "rxvt-unicode"].contains(wanted) {
            candidates.insert(wanted + "-256color", at: 0)
        }
        for name in candidates + ["xterm-256color", "xterm", "vt100"] {
            if let handle = cn_start(name) { return (handle, name) }
        }
        return nil
    }
}
