/// What wakes the program up.
public enum Event: Equatable, Sendable {
    /// Signals that a terminal program has to answer.
    public enum Signal: Equatable, Sendable { case terminate, hangup, interrupt, suspend }

    case keys([Key])
    /// The window has a new size: make a new frame.
    case resize(Size)
    case signal(Signal)
    /// One of the given descriptors is readable, or closed at its other end.
    case readable(Int32)
    /// The given deadline has passed.
    case deadline
    /// Draw again: the terminal was given back to us, or turned out to be different.
    case repaint
    /// The terminal told its background colour.
    case background(dark: Bool)
    /// The terminal is gone: leave.
    case closed
}
