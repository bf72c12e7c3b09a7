import Model
import Rules

/// What the loop is to do outside the state; its outcome comes back as an `Input`.
public enum Effect: Equatable, Sendable {
    /// Commit the changes; `done` is the toast that says so.
    case commit(Verb, [Change], reason: String?, done: Sentence)
    case undo
    case redo
    /// Commit the grades that the rule confirms by itself (R9).
    case confirmGrades(AutomaticGrades)
    /// Read what the store keeps about a deal.
    case details(ID<Deal>)
    /// Load everything and work out what the rules conclude.
    case conclude(ScopeKey, Period)
    /// Work out what the rules conclude from the facts at hand, for a scope and period.
    case pin(ScopeKey, Period)
    /// Make the texts of deals and accounts ready for searching.
    case index
    /// Have a text edited in the user's own editor.
    case editText(String)
    /// Show a theme; `keeps` also writes it into the user's settings.
    case theme(String, keeps: Bool)
    case mouse(Bool)
    case redraw
    case bell
    case quit(Choice?)
}

/// Where leaving leads: what was chosen on the first screen, or the office screen.
public enum Choice: Equatable, Sendable {
    case wall
    case demo
    case importFiles([String])
    case new
}
