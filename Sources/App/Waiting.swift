import Model
import Store
import Terminal

/// An effect that waits for somebody else to let go of the store: tried again and again for as long as a writer may be
/// expected to take, while keys go on working.
struct Waiting {
    let effect: Effect
    /// The draft that the effect was saved as, perhaps: then it is looked up, and not done again.
    let draft: DraftID?
    /// The snapshot's place in the journal when it was asked for.
    let base: Int
    private let began: UInt64
    /// When to try again, on the clock that never goes back, in nanoseconds.
    private(set) var next: UInt64
    private var pause: UInt64 = 20_000_000
    /// Whether it has been said.
    private(set) var isSaid = false

    /// After this long it is said that somebody else is writing; ordinary commits are over sooner.
    private static let quiet: UInt64 = 150_000_000
    /// After this long it is given up.
    private static let patience: UInt64 = 5_000_000_000
    private static let longest: UInt64 = 100_000_000
    /// A disk that fails is asked less often.
    private static let broken: UInt64 = 1_000_000_000

    /// Seconds that one try may take: the screen stands still for so long.
    static let blink = 0.01

    init(_ effect: Effect, base: Int, now: UInt64, draft: DraftID? = nil) {
        (self.effect, self.base, self.draft, began) = (effect, base, draft, now)
        isSaid = draft != nil
        next = now + pause
    }

    func isDue(_ now: UInt64) -> Bool { now >= next }

    func isOver(_ now: UInt64) -> Bool { draft == nil && now >= began + Waiting.patience }

    /// The store is still held.
    mutating func wait(_ now: UInt64) {
        pause = min(pause * 2, draft == nil ? Waiting.longest : Waiting.broken)
        next = draft == nil ? min(now + pause, max(began + Waiting.patience, now)) : now + pause
    }

    /// Whether it is time to say that it waits; true once.
    mutating func says(_ now: UInt64) -> Bool {
        guard !isSaid, now >= began + Waiting.quiet else { return false }
        isSaid = true
        return true
    }

    /// What is said where the user gave up.
    var left: Sentence {
        draft == nil
            ? Sentence(zh: "已放弃，没有保存；写过的还在。", en: "Given up, not saved; what you wrote is still there.")
            : Sentence(
                zh: "是否已保存还不知道，下次打开时会查明；在此之前请勿重做。",
                en: "Not known whether it was saved; the next opening looks it up, so do not repeat it before.")
    }
}

extension State {
    /// Whether a key has to wait for its turn, because what it does would be written, or would leave, before what waits.
    func holds(_ key: Key) -> Bool {
        var trial = self
        return trial.update(.key(key)).contains { effect in
            if case .quit = effect { true } else { effect.writes }
        }
    }
}
