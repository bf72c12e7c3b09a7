import Model

extension Report {
    /// The report as a page of HTML that needs nothing else: no script, no picture, nothing from elsewhere; it prints on A4.
    public var html: String {
        var page =
            "<!DOCTYPE html>\n<html lang=\"\(lang == .zh ? "zh-CN" : "en")\">\n<head>\n<meta charset=\"utf-8\">\n"
        page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        page += "<title>\(Report.escaped(title))</title>\n<style>\n\(Report.style)</style>\n</head>\n<body>\n<header>\n"
        page += "<h1>\(Report.escaped(title))</h1>\n"
        if let subtitle { page += "<p>\(Report.escaped(subtitle))</p>\n" }
        page += "</header>\n<main>\n"
        for part in parts { page += html(part) }
        return page + "</main>\n</body>\n</html>\n"
    }

    private func html(_ part: Part) -> String {
        switch part {
        case .heading(let level, let text): return "<h\(level)>\(Report.escaped(text))</h\(level)>\n"
        case .text(let text): return "<p>\(Report.escaped(text))</p>\n"
        case .list(let items):
            let rows = items.map { item in
                let mark = item.done.map { " class=\"\($0 ? "done" : "open")\"" } ?? ""
                let label = item.label.map { "<strong>\(Report.escaped($0))</strong>" + lang.pick("：", ": ") } ?? ""
                return "<li\(mark)>\(label)\(Report.escaped(item.text))</li>\n"
            }
            return "<ul>\n" + rows.joined() + "</ul>\n"
        case .table(let columns, let rows): return table(columns, rows)
        }
    }

    private func table(_ columns: [Column], _ rows: [[Cell]]) -> String {
        func mark(_ column: Int) -> String {
            columns.indices.contains(column) && columns[column].isNumber ? " class=\"number\"" : ""
        }
        let head = columns.enumerated().map { "<th\(mark($0))>\(Report.escaped($1.title))</th>" }.joined()
        let body = rows.map { cells in
            "<tr>" + cells.enumerated().map { "<td\(mark($0))>\(html($1))</td>" }.joined() + "</tr>\n"
        }
        return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined())</tbody>\n</table>\n"
    }

    private func html(_ cell: Cell) -> String {
        guard let light = cell.light else { return Report.escaped(cell.text) }
        let text = cell.text.isEmpty ? "" : " \(Report.escaped(cell.text))"
        return "<span class=\"light \(light.rawValue)\">\(Report.escaped(light.word(lang)))</span>\(text)"
    }

    /// A text as data: signs of HTML lose their meaning, line ends become spaces, controls and marks of direction go.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case _ where scalar.isBreak: result += " "
            default: if !scalar.isHarmful { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    private static let style = """
        :root { color-scheme: light; }
        body { font: 16px/1.6 -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
          color: #1d2330; background: #fff; margin: 0 auto; max-width: 880px; padding: 40px 32px 64px; }
        header { border-bottom: 3px solid #c62f2f; margin-bottom: 28px; }
        h1 { font-size: 30px; margin: 0 0 4px; }
        header p { color: #5a6273; margin: 0 0 16px; }
        h2 { font-size: 21px; margin: 36px 0 10px; }
        h3 { font-size: 17px; margin: 24px 0 6px; }
        p { margin: 6px 0; }
        ul { margin: 6px 0; padding-left: 22px; }
        li { margin: 3px 0; }
        li.done, li.open { list-style: none; position: relative; }
        li.done::before { content: "✓"; color: #1b7a43; }
        li.open::before { content: "○"; color: #b3401f; }
        li.done::before, li.open::before { position: absolute; left: -22px; font-weight: 700; }
        table { border-collapse: collapse; width: 100%; margin: 10px 0; }
        th { text-align: left; color: #5a6273; font-weight: 600; border-bottom: 2px solid #d5d9e2; }
        th, td { padding: 7px 12px 7px 0; vertical-align: top; }
        td { border-bottom: 1px solid #e8ebf1; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .light { border-radius: 4px; padding: 1px 7px; font-weight: 700; }
        .green { background: #1b7a43; color: #fff; }
        .yellow { background: #f2c230; color: #241c00; }
        .red { background: #c62f2f; color: #fff; }
        .grey { background: #6b7280; color: #fff; }
        @page { size: A4; margin: 16mm; }
        @media print {
          body { font-size: 11pt; max-width: none; padding: 0; }
          h2, h3 { break-after: avoid; }
          tr, li, h3 + ul { break-inside: avoid; }
          .light { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}
