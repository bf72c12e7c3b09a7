import Model
import Rules
import Store
import Terminal

/// A moment as the office screen counts it: the clock on the wall, and monotonic nanoseconds for deadlines.
public struct WallTime: Equatable, Sendable {
    public var now: Instant
    public var mono: UInt64

    public init(now: Instant, mono: UInt64) { (self.now, self.mono) = (now, mono) }
}

/// Whatever happens to the office screen.
public enum WallInput: Sendable {
    /// A deadline has passed.
    case tick
    case key(Key)
    /// Somebody may have written into the store.
    case stirred
    case answer(WallAnswer)
}

/// What the office screen wants to know of the store. None of it can change anything.
public enum WallQuestion: Equatable, Sendable {
    /// Open the store anew and conclude everything; what came after a place of the journal is told too.
    case open(after: Int?)
    /// Conclude everything anew from the open store.
    case conclude(after: Int)
    /// What came after a place of the journal.
    case news(after: Int)
}

/// What the store gave for an answer.
public enum WallAnswer: Sendable {
    /// The conclusions with the entries since the place that was asked for; the descriptor becomes readable when the store
    /// is written, −1 where nothing tells.
    case concluded(Conclusions, since: [Entry], descriptor: Int32, proof: WallProof = WallProof())
    case news([Entry], proof: WallProof = WallProof())
    /// More came than is worth applying one by one.
    case outgrown
    /// Another file stands there now, or the journal is shorter than it was.
    case replaced
    /// The store cannot be read; it was closed.
    case failed(Sentence)
}

/// What is to be done for the office screen. There is no effect that writes.
public enum WallEffect: Equatable, Sendable {
    case ask(WallQuestion)
    case redraw
    case quit
}

/// What the store's last entry is, and whether the store went back since it was last seen.
public struct WallProof: Equatable, Sendable {
    public var head: Head?
    public var warning: Sentence?

    public init(head: Head? = nil, warning: Sentence? = nil) { (self.head, self.warning) = (head, warning) }
}
