extension Render {
    /// A page of its own: the frame as preformatted text, every wide character two columns wide.
    public static func html(_ frame: Frame, theme: Theme, title: String = "", lang: String = "en") -> String {
        var classes: [Style: String] = [:]
        var rules = ""
        var body = ""
        for y in 0..<frame.height {
            for run in runs(frame, row: y) {
                let style = theme[run.role].laid(run.mods)
                let name = classes[style] ?? "s\(classes.count)"
                if classes.updateValue(name, forKey: style) == nil { rules += ".\(name){\(css(style, theme))}\n" }
                body += "<span class=\"\(name)\">\(content(run.cells))</span>"
            }
            body += "\n"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(escaped(lang))"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(escaped(title))</title>
            <style>
            body{margin:0;background:\(theme.paper.hex);color:\(theme.ink.hex)}
            pre{margin:16px;font:14px/1.3 \(fonts)}
            i{display:inline-block;width:2ch;font-style:normal;text-align:center;overflow:hidden;vertical-align:bottom}
            \(rules)</style></head>
            <body><pre>\(body)</pre></body></html>

            """
    }

    private static func content(_ cells: [Cell]) -> String {
        var out = ""
        var narrow: [Cell] = []
        for cell in cells where !cell.isContinuation {
            if Width.of(cell) == 2 {
                out += escaped(string(narrow)) + "<i>" + escaped(string([cell])) + "</i>"
                narrow.removeAll()
            } else {
                narrow.append(cell)
            }
        }
        return out + escaped(string(narrow))
    }

    private static func css(_ style: Style, _ theme: Theme) -> String {
        let (ink, paper) = theme.seen(style)
        var rules = "color:\(ink.hex)"
        if paper != theme.paper { rules += ";background:\(paper.hex)" }
        if style.mods.contains(.bold) { rules += ";font-weight:bold" }
        if style.mods.contains(.underline) { rules += ";text-decoration:underline" }
        if style.mods.contains(.dim) { rules += ";opacity:.65" }
        return rules
    }
}
