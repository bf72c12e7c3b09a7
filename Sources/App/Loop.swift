import Glibc
import Model
import Rules
import Store
import Terminal
import Views

/// The one place that touches the terminal: waits, hands what came to the state, carries out effects, draws.
public final class Loop {
    /// The signal that ended the loop, if one did.
    public private(set) var signal: Int32?
    /// Which theme suits the background that the terminal told; asked once, when it answers.
    public var themeForBackground: ((_ dark: Bool) -> Theme?)?

    /// The theme of a name, for the palette's preview.
    public var themeNamed: ((String) -> Theme?)?
    /// Called after each commit of one's own.
    public var afterCommit: ((Zone) -> Void)?
    /// Writes the chosen theme into the user's settings; what went wrong, if something did.
    public var keepTheme: ((String) -> Sentence?)?

    /// Where the user stands; after the run, where they left.
    public private(set) var state: State
    private let editor: Editor
    private let executor: Executor?
    private let session: TerminalSession
    private let clock: Clock
    private let idle: IdleSignal
    private var toastEnds: UInt64?
    /// When to look at the store again, soonest first.
    private var looks: [UInt64] = []
    private var choice: Choice?
    private let worker: Worker?
    /// Jobs that the worker has; whether it concludes, and whether to load everything anew once it has done so.
    private var jobs = 0
    private var isConcluding = false
    private var loadsAgain = false
    private var running = true
    /// Keys that came and are not yet taken, in order.
    private var waiting: ArraySlice<Key> = []
    private var burst = Burst()
    /// When the loop began to wait for what comes.
    private var asked: UInt64 = 0
    /// What somebody else's lock keeps from being done, and whether the next key has to wait for it.
    private var held: Waiting?
    private var holdsKeys = false

    private static let second: UInt64 = 1_000_000_000

    public init(
        state: State, storage: (any Storage)?, session: TerminalSession, clock: Clock, actor: String, host: String,
        environment: [String: String] = [:]
    ) {
        self.state = state
        self.session = session
        self.clock = clock
        worker = storage == nil ? nil : Worker()
        executor = storage.map { Executor(storage: $0, clock: clock, actor: actor, host: host) }
        // The screen never stands still for somebody else's lock: a try is short, and is repeated.
        storage?.patience = Waiting.blink
        idle = IdleSignal(environment)
        editor = Editor(environment)
    }

    /// Runs until the user leaves, a signal ends it or the terminal is gone. The session is closed afterwards.
    public func run() -> Choice? {
        defer { session.close(forGood: choice == nil) }
        let descriptors = [executor?.storage.waitDescriptor, worker?.descriptor].compactMap { $0 }.filter { $0 >= 0 }
        toastEnds = state.toast.map { TerminalSession.now + Loop.life(of: $0) }
        draw()
        conclude(state.scope, state.period)
        while running {
            let rests = !settle()
            if waiting.isEmpty, jobs == 0, held == nil, rests, !session.isBehind { idle.tell() }
            let isQuiet = rests && (waiting.isEmpty || holdsKeys)
            asked = TerminalSession.now
            let events = session.wait(for: descriptors, until: isQuiet ? deadline : 0)
            keepTime()
            for event in events where running { take(event) }
            takeKeys()
            if running { draw() }
        }
        return choice
    }

    private func draw() {
        var frame = session.screen.blankFrame()
        Views.draw(state.scene, into: &frame)
        session.screen.draw(frame)
    }

    /// Between keys, what the rules do by themselves; false where there was nothing.
    private func settle() -> Bool {
        guard waiting.isEmpty, held == nil else { return false }
        let effects = state.update(.rest)
        for effect in effects { carryOut(effect) }
        if !effects.isEmpty { draw() }
        return !effects.isEmpty
    }

    private func take(_ event: Event) {
        switch event {
        case .keys(let keys):
            let mended = burst.mended(keys, waited: TerminalSession.now - asked)
            idle.count(keys.count - mended.count)
            waiting += mended
        case .resize(let size): feed(.resize(size))
        case .readable(let descriptor): descriptor == worker?.descriptor ? takeWork() : look()
        case .deadline, .repaint: break
        case .background(let dark):
            if let theme = themeForBackground?(dark) {
                session.screen.theme = theme
                state.theme = theme.name
            }
        case .signal(.suspend): if !session.suspend() { feed(.cannotStop) }
        case .signal(.interrupt): end(SIGINT)
        case .signal(.terminate): end(SIGTERM)
        case .signal(.hangup): end(SIGHUP)
        case .closed: end(SIGHUP)
        }
    }

    /// Takes keys for a few frames' time at most: signals and the screen are not kept waiting by a flood.
    private func takeKeys() {
        let end = TerminalSession.now + 40_000_000
        while running, let key = waiting.first {
            if let held, held.isSaid, let esc = waiting.firstIndex(of: .esc) {
                // Keys that came before and had to wait are given up with it.
                idle.count(esc - waiting.startIndex)
                waiting.removeSubrange(waiting.startIndex..<esc)
                (self.held, holdsKeys) = (nil, false)
                feed(.failed(held.left, foreign: []))
            } else if held != nil, state.holds(key) {
                holdsKeys = true
                return
            } else {
                feed(.key(key))
            }
            waiting.removeFirst()
            idle.count(1)
            if TerminalSession.now > end { return }
        }
    }

    /// Looks for what others committed. The files are written a little before a commit can be seen, the disk lies between;
    /// so where nothing is to be seen yet, it looks again a few times, and then sleeps.
    private func look() {
        let news = executor?.news(base: state.board.seq)
        let now = TerminalSession.now
        looks = news == nil ? Loop.delays.map { now + $0 } : []
        take(news, now)
    }

    /// Takes in news; where they cannot be read just now, it looks again soon.
    private func take(_ news: Input?, _ now: UInt64) {
        if case .busy = news { looks = [now + Loop.second / 4] } else { feed(news) }
    }

    private static let delays: [UInt64] = [5, 20, 80, 300, 1_000].map { $0 * 1_000_000 }

    private func end(_ number: Int32) {
        signal = number
        running = false
    }

    /// Hands an input to the state and carries out what comes of it.
    private func feed(_ input: Input?) {
        guard let input else { return }
        let before = state.toast
        let effects = state.update(input)
        if state.toast != before { toastEnds = state.toast.map { TerminalSession.now + Loop.life(of: $0) } }
        for effect in effects {
            switch effect {
            case .quit(let choice):
                self.choice = choice
                running = false
            case .editText(let text): edit(text)
            case .theme(let name, let keeps): show(theme: name, keeps: keeps)
            case .mouse(let on): session.setMouse(on)
            case .redraw: session.screen.repaint()
            case .bell: session.screen.bell()
            case .conclude(let scope, let period): conclude(scope, period)
            case .pin:
                guard !isConcluding else { break }
                if let job = state.job(effect) { isConcluding = begin(job) }
            case .index: if let job = state.job(effect) { begin(job) }
            case .commit, .undo, .redo, .confirmGrades, .details: carryOut(effect)
            }
        }
        switch input {
        case .committed, .reverted: afterCommit?(state.board.zone)
        default: break
        }
        if state.board.seq < 0 { feed(reload()) }
    }

    /// Does what concerns the store; what meets somebody else's lock waits.
    private func carryOut(_ effect: Effect) {
        let base = state.board.seq
        let outcome = executor?.carryOut(effect, base: base)
        guard case .busy = outcome else { return end(outcome, base: base) }
        if held == nil { held = Waiting(effect, base: base, now: TerminalSession.now) }
    }

    /// Takes in what came of an effect; what is not known is looked up until it is.
    private func end(_ outcome: Input?, base: Int) {
        if case .unsettled(let effect, let id, _) = outcome {
            held = Waiting(effect, base: base, now: TerminalSession.now, draft: id)
        }
        feed(outcome)
    }

    /// Tries again what waits, says so where it takes long, and gives it up in the end.
    private func retry(_ now: UInt64) {
        guard var waits = held, waits.isDue(now) else { return }
        var outcome =
            waits.draft.map { executor?.settle(waits.effect, $0, base: waits.base) }
            ?? executor?.carryOut(waits.effect, base: waits.base)
        if case .busy = outcome {
            guard waits.isOver(now) else {
                waits.wait(now)
                if waits.says(now) { feed(.busy(waits.effect)) }
                return held = waits
            }
            outcome = executor?.tooBusy
        }
        (held, holdsKeys) = (nil, false)
        end(outcome, base: waits.base)
    }

    /// Has everything loaded and concluded beside the loop.
    private func conclude(_ scope: ScopeKey, _ period: Period) {
        guard let executor else { return }
        if isConcluding {
            loadsAgain = true
        } else {
            isConcluding = begin(executor.loading(scope, period, from: state.board))
        }
    }

    /// Has a job done beside the loop; without a thread, here and now. Tells whether it is under way.
    @discardableResult
    private func begin(_ job: @escaping Worker.Job) -> Bool {
        if let worker, worker.start(job) {
            jobs += 1
            return true
        }
        feed(job())
        return false
    }

    private func takeWork() {
        let results = worker?.take() ?? []
        defer { if !results.isEmpty, state.conclusions?.isLarge ?? false { Background.giveBackMemory() } }
        for result in results {
            jobs -= 1
            switch result {
            case .concluded(let conclusions):
                isConcluding = false
                let isStale = loadsAgain
                loadsAgain = false
                guard !isStale, let current = executor?.current(conclusions) else {
                    conclude(state.scope, state.period)
                    continue
                }
                feed(.concluded(current))
            case .failed, .reloaded:
                (isConcluding, loadsAgain) = (false, false)
                feed(result)
            default: feed(result)
            }
        }
    }

    private func edit(_ text: String) {
        do throws(Refusal) {
            let edited = try editor.edit(text, session)
            feed(.editedText(edited.text))
            if let said = edited.said { feed(.failed(said, foreign: [])) }
        } catch {
            feed(.failed(error.sentence, foreign: []))
        }
    }

    private func show(theme name: String, keeps: Bool) {
        if let theme = themeNamed?(name) { session.screen.theme = theme }
        if keeps, let trouble = keepTheme?(name) { feed(.failed(trouble, foreign: [])) }
    }

    private func reload() -> Input? {
        guard let board = try? executor?.storage.load() else { return nil }
        return .reloaded(board)
    }

    private static func life(of toast: Toast) -> UInt64 { (toast.isError ? 8 : 4) * second }

    /// The end of the toast, or the next minute of a running clock; nil sleeps until something comes.
    private var deadline: UInt64? {
        var minute: UInt64?
        if clock == .system {
            let rest = UInt64(60 - clock.now.seconds % 60)
            minute = TerminalSession.now + rest * Loop.second
        }
        // The clocks of a meeting show seconds; nothing else wakes the program up so often.
        let tick = clock == .system && state.meeting != nil ? TerminalSession.now + Clock.untilSecond : nil
        return [minute, tick, held == nil ? toastEnds : nil, looks.first, held?.next].compactMap { $0 }.min()
    }

    private func keepTime() {
        if let next = looks.first, next <= TerminalSession.now {
            looks.removeFirst()
            if let news = executor?.news(base: state.board.seq) {
                looks = []
                take(news, TerminalSession.now)
            }
        }
        retry(TerminalSession.now)
        // What waits stays said.
        if let ends = toastEnds, ends <= TerminalSession.now, held == nil {
            toastEnds = nil
            feed(.toastOver)
        }
        let now = clock.now
        if now != state.now { feed(.time(now)) }
    }
}
