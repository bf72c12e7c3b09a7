/// How many colours a terminal has.
public enum ColorDepth: String, CaseIterable, Sendable {
    case mono
    case ansi16 = "16"
    case ansi256 = "256"

    /// What the environment tells; `choice` (a `--color` other than auto) wins, then `NO_COLOR`.
    public static func detect(environment: [String: String], choice: ColorDepth? = nil) -> ColorDepth {
        if let choice { return choice }
        if let no = environment["NO_COLOR"], !no.isEmpty { return .mono }
        let term = environment["TERM"] ?? ""
        let color = environment["COLORTERM"] ?? ""
        if color == "truecolor" || color == "24bit" { return .ansi256 }
        let rich = ["256color", "kitty", "alacritty", "ghostty", "foot", "wezterm", "-direct", "truecolor"]
        if term.isEmpty || rich.contains(where: term.contains) { return .ansi256 }
        let plain = ["dumb", "vt1", "vt2", "vt3", "vt52"]
        if plain.contains(where: term.hasPrefix) || term.hasSuffix("-m") || term.hasSuffix("-mono") { return .mono }
        return .ansi16
    }
}
