import CNcurses
import CTerminal
import Glibc

/// Owns the terminal from start to `close()`: its settings, signals, input and the screen. One thread, one poll(2).
public final class TerminalSession {
    /// Where frames go.
    public let screen: NcursesScreen
    /// What the user should hear once.
    public let notes: [TerminalNote]
    /// Whether mouse reports are on.
    public private(set) var mouse: Bool

    private let input: Int32 = STDIN_FILENO
    private let output: Int32 = STDOUT_FILENO
    private let options: TerminalOptions
    private let signals: Int32
    private let handle: OpaquePointer
    private var reader: InputReader
    private var replies: Replies
    private var pending: [Event] = []
    private var open = true

    /// Monotonic time in nanoseconds, the clock of deadlines.
    public static var now: UInt64 { ct_monotonic() }

    /// Takes over the terminal of standard input and output. Call before any other thread starts. Nothing is drawn
    /// until the first frame; what the terminal can do is asked along with it and never waited for.
    public init(_ options: TerminalOptions) throws(TerminalError) {
        guard isatty(input) == 1 else { throw .notATerminal(input: true) }
        guard isatty(output) == 1 else { throw .notATerminal(input: false) }
        var notes: [TerminalNote] = []
        let locale = ct_locale_utf8()
        if locale != 0 { notes.append(locale > 0 ? .localeReplaced : .onlyASCII) }
        let signals = ct_signals_open()
        guard signals >= 0 else { throw .system(-signals) }
        ct_output_begin(output)
        let started: TerminalStart
        do throws(TerminalError) {
            started = try TerminalStart(options, input: input, output: output)
        } catch {
            _ = ct_output_end(0)
            TerminalSession.giveBack(signals)
            throw error
        }
        if let replaced = started.replaced { notes.append(replaced) }
        self.options = options
        self.signals = signals
        self.notes = notes
        handle = started.handle
        mouse = options.mouse
        reader = InputReader(descriptor: input)
        screen = NcursesScreen(
            output: output, size: started.size, theme: options.theme, depth: started.depth,
            ascii: options.ascii || locale < 0)
        screen.avoidsAmbiguous = locale < 0
        replies = Replies(term: started.term, height: started.size.height)
        // Hiding the cursor makes ncurses let go of what switches the screen, so that the questions come after it.
        _ = cn_cursor(0)
        Modes.add(Modes.on(mouse: mouse) + replies.questions)
        let status = ct_output_end(0)
        guard status >= 0 else {
            TerminalSession.giveBack(signals)
            throw .system(Int32(-status))
        }
        guardTerminal()
    }

    deinit { close() }

    /// Whether the terminal has not yet taken all that was drawn.
    public var isBehind: Bool { ct_output_state() > 0 }

    private static func giveBack(_ signals: Int32) {
        ct_tty_leave(0)
        ct_signals_close(signals)
        ct_output_close()
    }

    /// Waits for input, a signal, a readable descriptor or the deadline (monotonic nanoseconds; nil never wakes up).
    public func wait(for descriptors: [Int32] = [], until deadline: UInt64? = nil) -> [Event] {
        if !open || screen.failure != 0 { return [.closed] }
        while pending.isEmpty {
            let now = ct_monotonic()
            if let due = reader.due, due <= now { hand(reader.timeout()) }
            if let deadline, deadline <= now { pending.append(.deadline) }
            let wake = [deadline, reader.due].compactMap { $0 }.min()
            let limit = pending.isEmpty ? wake.map { Int64($0 > now ? $0 - now : 0) } ?? -1 : 0
            poll(descriptors, limit: limit)
        }
        defer { pending.removeAll() }
        return pending
    }

    /// Mouse reports on or off.
    public func setMouse(_ on: Bool) {
        guard on != mouse, open else { return }
        mouse = on
        ct_output_begin(output)
        Modes.add(Modes.mouse(on))
        _ = ct_output_end(0)
    }

    /// Gives the terminal back, stops the process as ^Z does, and takes the terminal again once it is continued. False where
    /// no shell could continue it: there the terminal is not given back, not even for the moment in which a ^\ ends us.
    @discardableResult
    public func suspend() -> Bool {
        guard open, ct_can_stop() != 0 else { return false }
        leave()
        ct_stop_self()
        enter()
        return true
    }

    /// Lends the terminal to an editor that works on a file, and takes it again. Its exit status; negative where it could
    /// not be started.
    public func edit(_ file: String, with command: String) -> Int32 {
        guard open else { return -1 }
        leave()
        let status = ct_run_editor(command, file)
        // ^C and ^Z were meant for the editor.
        while case let number = ct_signals_next(signals), number != 0 {
            if number != SIGINT, number != SIGTSTP, number != SIGCONT { note(number) }
        }
        enter()
        return status
    }

    /// Gives the terminal back as it was. Safe to call twice. At the program's end, what is typed ahead (^C, ^\) must not
    /// kill it while it puts its things away.
    public func close(forGood: Bool = false) {
        guard open else { return }
        open = false
        if forGood { ct_signals_end() }
        let late = replies.outstanding
        if late { reader.swallow(milliseconds: 30) }
        leave(discard: late)
        ct_signals_close(signals)
        cn_delete(handle)
        ct_output_close()
    }

    /// A terminal that takes nothing for this long is not waited for when it is given back; nor is a slow one, for longer.
    private static let patience: (still: Int32, slow: Int32) = (300, 700)

    private func leave(discard: Bool = false) {
        ct_output_begin(output)
        Modes.add(Modes.off)
        cn_end()
        _ = ct_output_end(0)
        if ct_output_drain(TerminalSession.patience.still, TerminalSession.patience.slow) > 0 {
            let reset = Modes.reset
            ct_output_abandon(reset, reset.count)
        }
        ct_tty_leave(discard ? 1 : 0)
        ct_stderr_restore()
        ct_guard_disarm()
    }

    private func enter() {
        ct_tty_enter(input, output)
        guardTerminal()
        while case let number = ct_signals_next(signals), number != 0 {
            if number != SIGCONT, number != SIGWINCH { note(number) }
        }
        screen.prepend(Modes.on(mouse: mouse))
        screen.resize(to: measured)
        pending.append(.repaint)
    }

    private func guardTerminal() {
        if let file = options.logFile { ct_stderr_redirect(file) }
        let reset = Modes.reset
        let notice = options.crashNotice.isEmpty ? "" : options.crashNotice + "\n"
        ct_guard_arm(reset, reset.count, notice, notice.utf8.count)
    }

    private var measured: Size {
        var width: Int32 = 0
        var height: Int32 = 0
        guard ct_tty_size(output, &width, &height) == 0 else { return screen.size }
        return Size(width: Int(width), height: Int(height))
    }

    private func poll(_ descriptors: [Int32], limit: Int64) {
        let all = [input, signals] + descriptors
        var ready = [UInt8](repeating: 0, count: all.count)
        let wasBehind = isBehind
        let found = ct_poll(all, &ready, Int32(all.count), limit)
        // What was dropped meanwhile is drawn now.
        if wasBehind, !isBehind { pending.append(screen.failure == 0 ? .repaint : .closed) }
        guard found > 0 else { return }
        if ready[1] != 0 { readSignals() }
        if ready[0] != 0 {
            hand(reader.read())
            if reader.ended { pending.append(.closed) }
        }
        for (index, descriptor) in descriptors.enumerated() where ready[index + 2] != 0 {
            pending.append(.readable(descriptor))
        }
    }

    private func readSignals() {
        while case let number = ct_signals_next(signals), number != 0 { note(number) }
    }

    private func note(_ number: Int32) {
        switch number {
        case SIGWINCH:
            let size = measured
            screen.resize(to: size)
            pending.removeAll { if case .resize = $0 { true } else { false } }
            pending.append(.resize(size))
        case SIGCONT:
            leave()
            enter()
        case SIGTERM: pending.append(.signal(.terminate))
        case SIGHUP: pending.append(.signal(.hangup))
        case SIGINT: pending.append(.signal(.interrupt))
        case SIGTSTP: pending.append(.signal(.suspend))
        default: break
        }
    }

    /// Keys go to the caller; answers of the terminal are taken here.
    private func hand(_ keys: [Key]) {
        let (rest, events) = replies.take(keys, screen: screen)
        if !rest.isEmpty { pending.append(.keys(rest)) }
        pending += events
    }
}
