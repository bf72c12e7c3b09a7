import Model

/// What the loop is to do outside the state; its outcome comes back as an `Input`.
public enum Effect: Equatable, Sendable {
    /// Commit the changes; `done` is the toast that says so.
    case commit(Verb, [Change], reason: String?, done: Sentence)
    case undo
    case redo
    /// Read what the store keeps about a deal.
    case details(ID<Deal>)
    case mouse(Bool)
    case redraw
    case bell
    case quit(Choice?)
}

/// What was chosen on the first screen.
public enum Choice: Equatable, Sendable {
    case demo
    case importFiles([String])
    case new
}
