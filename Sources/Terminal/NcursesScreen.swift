import CNcurses
import CTerminal
import Glibc

/// The terminal, through ncurses. Compares each frame with the one before and hands on only what changed; all
/// bytes of a frame leave in one write. A frame that the terminal is too slow for is dropped, never cut. Made and run by
/// `TerminalSession`; use from one thread.
public final class NcursesScreen: Screen {
    public internal(set) var size: Size
    public internal(set) var ascii: Bool
    public internal(set) var avoidsAmbiguous = false
    public var theme: Theme {
        didSet { if theme != oldValue { restyle() } }
    }
    /// Colours in use: what was asked for, as far as the terminal has them.
    public let depth: ColorDepth
    /// Frames that wrote something.
    public private(set) var writes = 0
    /// Bytes of all of them.
    public private(set) var bytesWritten = 0

    /// Whether the terminal has synchronized output (mode 2026).
    var synchronized = false
    /// The last error of a write, as errno; 0 while all is well.
    var failure: Int32 { failed != 0 ? failed : max(0, -ct_output_state()) }
    private var failed: Int32 = 0
    /// Since when frames are dropped, because the terminal has not taken the last one yet.
    private var behindSince: UInt64?
    private let output: Int32
    private let colors: Int
    private let pairLimit: Int
    private var pairs: [Style: Int32] = [:]
    private var styles: [cn_style] = []
    private var before: Frame?
    private var preamble: [CChar] = []

    init(output: Int32, size: Size, theme: Theme, depth: ColorDepth, ascii: Bool) {
        self.output = output
        self.size = size
        self.theme = theme
        self.ascii = ascii
        colors = Int(cn_colors())
        pairLimit = Int(cn_pairs())
        self.depth = colors < 8 ? .mono : colors < 256 && depth == .ansi256 ? .ansi16 : depth
        restyle()
    }

    public func repaint() {
        before = nil
        cn_repaint()
    }

    public func bell() {
        guard ct_output_state() <= 0 else { return }
        ct_output_begin(output)
        cn_bell()
        finish()
    }

    public func draw(_ frame: Frame) {
        let frame = frame.size == size ? frame : fitted(frame)
        let moved = before.map { $0.cursor != frame.cursor || $0.cursorVisible != frame.cursorVisible } ?? true
        guard moved || !isShown(frame) else { return }
        guard keepsUp() else { return }
        ct_output_begin(output)
        if !preamble.isEmpty {
            ct_output_add(preamble, preamble.count)
            preamble = []
        }
        handOver(frame)
        before = frame
        _ = cn_cursor(frame.cursor != nil && frame.cursorVisible ? 1 : 0)
        let cursor = frame.cursor.map { Point(x: clamp($0.x, size.width), y: clamp($0.y, size.height)) }
        cn_flush(Int32(cursor?.y ?? -1), Int32(cursor?.x ?? 0))
        finish()
    }

    /// Whether the terminal has taken what was drawn before. After it stood still, everything is painted anew: somebody else
    /// may be looking at it now.
    private func keepsUp() -> Bool {
        guard ct_output_state() <= 0 else {
            behindSince = behindSince ?? ct_monotonic()
            return false
        }
        if let since = behindSince, ct_monotonic() - since > NcursesScreen.standstill { repaint() }
        behindSince = nil
        return true
    }

    private static let standstill: UInt64 = 1_000_000_000

    /// Bytes that go out in front of the next frame.
    func prepend(_ bytes: [CChar]) { preamble += bytes }

    func resize(to new: Size) {
        size = new
        cn_resize(Int32(new.height), Int32(new.width))
        repaint()
    }

    private func finish() {
        let sent = ct_output_end(synchronized ? 1 : 0)
        if sent < 0 {
            failed = Int32(-sent)
        } else if sent > 0 {
            writes += 1
            bytesWritten += sent
        }
    }

    private func isShown(_ frame: Frame) -> Bool {
        guard let before, before.size == frame.size else { return false }
        return before.cells.withUnsafeBytes { old in
            frame.cells.withUnsafeBytes { new in
                guard let oldStart = old.baseAddress, let newStart = new.baseAddress else { return true }
                return memcmp(oldStart, newStart, new.count) == 0
            }
        }
    }

    private func clamp(_ value: Int, _ limit: Int) -> Int { max(0, min(value, limit - 1)) }

    private func fitted(_ frame: Frame) -> Frame {
        var whole = blankFrame()
        whole.paste(frame, x: 0, y: 0)
        whole.cursor = frame.cursor
        whole.cursorVisible = frame.cursorVisible
        return whole
    }

    private func handOver(_ frame: Frame) {
        let width = frame.width
        frame.cells.withUnsafeBufferPointer { new in
            guard let start = new.baseAddress else { return }
            guard let before, before.size == frame.size else {
                for y in 0..<frame.height { run(start + y * width, 0, y, width) }
                return
            }
            before.cells.withUnsafeBufferPointer { old in
                guard let oldStart = old.baseAddress else { return }
                for y in 0..<frame.height { compare(start + y * width, oldStart + y * width, y, width) }
            }
        }
    }

    private func run(_ row: UnsafePointer<Cell>, _ x: Int, _ y: Int, _ count: Int) {
        styles.withUnsafeBufferPointer { styles in
            cn_run(Int32(y), Int32(x), row + x, Int32(count), styles.baseAddress)
        }
    }

    /// Hands the changed runs of one row to ncurses, left to right, each on whole characters.
    private func compare(_ new: UnsafePointer<Cell>, _ old: UnsafePointer<Cell>, _ y: Int, _ width: Int) {
        if memcmp(new, old, width * MemoryLayout<Cell>.stride) == 0 { return }
        // A cell is eight bytes without padding: compared as one number.
        let newBits = UnsafeRawPointer(new).assumingMemoryBound(to: UInt64.self)
        let oldBits = UnsafeRawPointer(old).assumingMemoryBound(to: UInt64.self)
        var x = 0
        while x < width {
            if newBits[x] == oldBits[x] {
                x += 1
                continue
            }
            var from = x
            var to = x + 1
            var same = 0
            while to + same < width, same < NcursesScreen.gap {
                if newBits[to + same] == oldBits[to + same] {
                    same += 1
                } else {
                    to += same + 1
                    same = 0
                }
            }
            while from > 0, new[from].isContinuation { from -= 1 }
            while to < width, new[to].isContinuation { to += 1 }
            run(new, from, y, to - from)
            x = to
        }
    }

    /// Equal cells between two changed ones that are cheaper to hand on than to start a new run.
    private static let gap = 8

    private func restyle() {
        styles = [cn_style](repeating: cn_style(attributes: 0, pair: 0), count: Role.allCases.count * Int(CN_MODS))
        for role in Role.allCases {
            let base = theme.style(role, at: depth)
            for mods in 0..<UInt8(CN_MODS) {
                let style = inTerminal(base.laid(Mods(rawValue: mods)))
                let index = Int(role.rawValue) * Int(CN_MODS) + Int(mods)
                styles[index] = cn_style(attributes: cn_attributes(style.mods.rawValue), pair: pair(style))
            }
        }
        before = nil
    }

    /// On a terminal of eight colours the bright ones are bold, and dark as a ground.
    private func inTerminal(_ style: Style) -> Style {
        guard colors < 16 else { return style }
        var style = style
        if let code = style.fg.code, code >= 8 {
            style.fg = Color(code - 8)
            style.mods.insert(.bold)
        }
        if let code = style.bg.code, code >= 8 { style.bg = Color(code - 8) }
        return style
    }

    private func pair(_ style: Style) -> Int32 {
        let key = Style(fg: style.fg, bg: style.bg)
        if key == Style() { return 0 }
        if let known = pairs[key] { return known }
        let next = Int32(pairs.count + 1)
        guard Int(next) < pairLimit, cn_make_pair(next, Int32(key.fg.index), Int32(key.bg.index)) == 0 else { return 0 }
        pairs[key] = next
        return next
    }
}
