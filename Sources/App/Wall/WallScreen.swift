import Glibc
import Model
import Store
import Synchronization
import Terminal
import Views

/// The office screen on a terminal: shows a store until somebody leaves it, whatever happens to the store.
public final class WallScreen: WallSite {
    /// The signal that ended it, if one did.
    public private(set) var signal: Int32?

    private let session: TerminalSession
    private let clock: Clock
    private let idle: IdleSignal
    private let reader: WallReader
    private let wake: Wake?
    private let answers = Answers()
    private var isAsking = false
    /// The store's own descriptor, as the state knows it.
    private var watched: Int32 = -1

    /// Answers that came and were not yet taken.
    private final class Answers: Sendable {
        let list = Mutex<[WallAnswer]>([])
    }

    /// `path` is the store's; it is opened to read only.
    public init(
        path: String, session: TerminalSession, clock: Clock, seen: SeenHeads? = nil,
        environment: [String: String] = [:]
    ) {
        (self.session, self.clock) = (session, clock)
        reader = WallReader(path: path, seen: seen)
        wake = Wake()
        idle = IdleSignal(environment)
    }

    public var time: WallTime { WallTime(now: clock.now, mono: TerminalSession.now) }

    /// Runs until the user leaves, a signal ends it or the terminal is gone. The session is closed afterwards.
    public func run(_ state: WallState) {
        defer { session.close() }
        var state = state
        WallLoop.run(&state, on: self)
    }

    func ask(_ question: WallQuestion) {
        isAsking = true
        let (reader, answers, wake, now) = (reader, answers, wake, clock.now)
        let work = { @Sendable in
            let answer = reader.answer(question, now: now)
            answers.list.withLock { $0.append(answer) }
            wake?.tell()
        }
        // Without a pipe or a thread the answer is worked out here and now.
        if wake == nil || !Background.run(work) { work() }
    }

    func show(_ state: borrowing WallState) {
        watched = state.descriptor
        var frame = session.screen.blankFrame()
        WallView.draw(state.scene, into: &frame)
        session.screen.draw(frame)
    }

    func redraw() { session.screen.repaint() }

    func wait(until deadline: UInt64) -> [WallInput]? {
        let early = taken()
        if !early.isEmpty { return early }
        if !isAsking, !session.isBehind { idle.tell() }
        let descriptors = [wake?.descriptor ?? -1, watched].filter { $0 >= 0 }
        var inputs: [WallInput] = []
        for event in session.wait(for: descriptors, until: deadline) {
            switch event {
            case .keys(let keys):
                idle.count(keys.count)
                inputs += keys.map { .key($0) }
            case .readable(let descriptor):
                Wake.drain(descriptor)
                if descriptor == watched { inputs.append(.stirred) }
            case .resize, .repaint, .deadline, .background: break
            case .signal(.suspend): session.suspend()
            case .signal(.interrupt): return leave(SIGINT)
            case .signal(.terminate): return leave(SIGTERM)
            case .signal(.hangup), .closed: return leave(SIGHUP)
            }
        }
        return inputs + taken()
    }

    private func leave(_ number: Int32) -> [WallInput]? {
        signal = number
        return nil
    }

    private func taken() -> [WallInput] {
        let list = answers.list.withLock { list in
            defer { list = [] }
            return list
        }
        if !list.isEmpty { isAsking = false }
        return list.map { .answer($0) }
    }
}
