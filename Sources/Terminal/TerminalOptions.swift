/// How a terminal session starts.
public struct TerminalOptions: Sendable {
    /// `TERM`, `COLORTERM`, `NO_COLOR`.
    public var environment: [String: String]
    /// `--color`; nil detects.
    public var color: ColorDepth?
    /// Borders and glyphs in ASCII (`--ascii`).
    public var ascii = false
    /// Mouse reports from the start.
    public var mouse = false
    /// How roles look at first.
    public var theme = Theme.plain
    /// Where standard error goes while the screen is ours; nil leaves it.
    public var logFile: String?
    /// Printed if the program dies; one line without a line end.
    public var crashNotice = ""

    public init(environment: [String: String]) { self.environment = environment }
}
