import Model

extension Report {
    /// The report as Markdown: headings, lists with boxes, tables.
    public var markdown: String {
        var lines = ["# " + Report.safe(title), ""]
        if let subtitle { lines += [Report.safe(subtitle), ""] }
        for part in parts {
            switch part {
            case .heading(let level, let text):
                lines.append(String(repeating: "#", count: level) + " " + Report.safe(text))
            case .text(let text): lines.append(Report.safe(text))
            case .list(let items): lines += items.map(line)
            case .table(let columns, let rows):
                lines.append(Report.row(columns.map { Report.safe($0.title) }))
                lines.append(Report.row(columns.map { $0.isNumber ? "---:" : "---" }))
                lines += rows.map { cells in Report.row(cells.map(text)) }
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ item: Item) -> String {
        let box = item.done.map { $0 ? "[x] " : "[ ] " } ?? ""
        let label = item.label.map { "**\(Report.safe($0))**" + lang.pick("：", ": ") } ?? ""
        return "- " + box + label + Report.safe(item.text)
    }

    private func text(_ cell: Cell) -> String {
        let light = cell.light.map { $0.word(lang) + (cell.text.isEmpty ? "" : " ") } ?? ""
        return light + Report.safe(cell.text)
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// Names and notes are data: marks of Markdown and line ends in them lose their meaning.
    static func safe(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case _ where scalar.isBreak: result += " "
            case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|": result += "\\\(scalar)"
            default: if !scalar.isHarmful { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
