/// Frames without a terminal: one file per format.
public enum Render {
    /// Plain text, a line end after each row.
    public static func text(_ frame: Frame) -> String { frame.text() + "\n" }

    /// Neighbouring cells of a row that look alike.
    struct Run {
        let x: Int
        var cells: [Cell]
        let role: Role
        let mods: Mods
    }

    static func runs(_ frame: Frame, row y: Int) -> [Run] {
        var runs: [Run] = []
        for x in 0..<frame.width {
            let cell = frame[x, y]
            if let last = runs.last, last.role == cell.role, last.mods == cell.mods {
                runs[runs.count - 1].cells.append(cell)
            } else {
                runs.append(Run(x: x, cells: [cell], role: cell.role, mods: cell.mods))
            }
        }
        return runs
    }

    static func string(_ cells: some Sequence<Cell>) -> String {
        var view = String.UnicodeScalarView()
        for cell in cells where !cell.isContinuation { view.append(Unicode.Scalar(cell.scalar) ?? "\u{FFFD}") }
        return String(view)
    }

    /// Text as XML and HTML take it.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar.value >= 0x20 || scalar == "\n" ? scalar : " ")
            }
        }
        return out
    }

    /// Fonts that carry both scripts, the Latin ones first.
    static let fonts =
        "ui-monospace,'SF Mono','JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK SC',"
        + "'Sarasa Mono SC','PingFang SC','Microsoft YaHei',monospace"
}
