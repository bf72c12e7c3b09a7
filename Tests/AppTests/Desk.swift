import Foundation
import Model
import Rules
import Store
import Terminal
import Testing
import Views

@testable import App

/// A person at a desk: a state, a real store in a temporary folder, and a screen in memory.
final class Desk {
    var state: State
    let store: SQLiteStore
    let executor: Executor
    let screen: MemoryScreen
    var ended = false
    var choice: Choice?
    private(set) var presses = 0
    private let folder: URL?

    static let now = Zone.shanghai.parse("2026-11-23T09:00") ?? Instant(seconds: 0)

    init(_ changes: [Change], lang: Lang = .zh, size: Size = Size(width: 120, height: 40), actor: String = "tester")
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reddot-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        store = try SQLiteStore.create(at: folder.appending(path: "store").path)
        let header = Draft(.sample, changes, actor: "setup", host: "test", time: Desk.now)
        _ = try store.commit(header, base: 0)
        state = State(board: try store.load(), lang: lang, size: size, now: Desk.now)
        executor = Executor(storage: store, clock: .frozen(Desk.now), actor: actor, host: "test")
        screen = MemoryScreen(width: size.width, height: size.height)
    }

    /// A second person on the same store.
    init(beside other: Desk, actor: String) throws {
        folder = nil
        store = try SQLiteStore(at: other.store.path)
        state = State(board: try store.load(), lang: other.state.lang, size: other.state.size, now: Desk.now)
        executor = Executor(storage: store, clock: .frozen(Desk.now), actor: actor, host: "test")
        screen = MemoryScreen(width: state.size.width, height: state.size.height)
    }

    deinit { if let folder { try? FileManager.default.removeItem(at: folder) } }

    /// Has what the rules conclude worked out, as the loop does beside the first frame.
    func conclude() throws { feed(.concluded(Conclusions(Facts(try store.loadAll()), now: Desk.now))) }

    /// Presses keys by their names, as in `"c c Enter"`.
    func press(_ names: String) {
        for name in names.split(separator: " ") {
            guard let key = Key(name: String(name)) else {
                Issue.record("no key \(name)")
                continue
            }
            presses += 1
            feed(.key(key))
        }
    }

    /// Types text; not counted as key presses.
    func type(_ text: String) {
        for scalar in text.unicodeScalars { feed(.key(.char(scalar))) }
    }

    func feed(_ input: Input) {
        for effect in state.update(input) {
            if case .quit(let choice) = effect {
                ended = true
                self.choice = choice
            }
            let outcome = state.job(effect)?() ?? executor.carryOut(effect, base: state.board.seq)
            if let outcome { feed(outcome) }
        }
    }

    /// Takes in what others committed.
    func listen() { if let news = executor.news(base: state.board.seq) { feed(news) } }

    func draw() -> Frame {
        screen.size = state.size
        var frame = screen.blankFrame()
        Views.draw(state.scene, into: &frame)
        screen.draw(frame)
        return frame
    }

    /// The selected deal's number.
    var selected: Int { state.selected?.id.raw ?? 0 }
}
