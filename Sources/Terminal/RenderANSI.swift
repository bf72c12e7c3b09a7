extension Render {
    /// Text with SGR colours, as `cat` shows it in a terminal; every row ends in the default look.
    public static func ansi(_ frame: Frame, theme: Theme, depth: ColorDepth = .ansi256) -> String {
        var out = ""
        for y in 0..<frame.height {
            for run in runs(frame, row: y) {
                let codes = sgr(theme.style(run.role, at: depth).laid(run.mods))
                let text = string(run.cells)
                out += codes.isEmpty ? text : "\u{1B}[\(codes)m\(text)\u{1B}[0m"
            }
            out += "\n"
        }
        return out
    }

    private static func sgr(_ style: Style) -> String {
        var codes: [String] = []
        if style.mods.contains(.bold) { codes.append("1") }
        if style.mods.contains(.dim) { codes.append("2") }
        if style.mods.contains(.underline) { codes.append("4") }
        if style.mods.contains(.reverse) { codes.append("7") }
        if let code = style.fg.code { codes.append(color(Int(code), plain: 30, bright: 90, full: "38;5;")) }
        if let code = style.bg.code { codes.append(color(Int(code), plain: 40, bright: 100, full: "48;5;")) }
        return codes.joined(separator: ";")
    }

    private static func color(_ code: Int, plain: Int, bright: Int, full: String) -> String {
        if code < 8 { return String(plain + code) }
        return code < 16 ? String(bright + code - 8) : full + String(code)
    }
}
