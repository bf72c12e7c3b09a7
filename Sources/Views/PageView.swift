import Terminal

/// A text to read, over whatever asked for it: paragraphs as they were written, wrapped to the panel.
enum PageView {
    static func draw(_ page: PageScene, _ text: Text, into frame: inout Frame) {
        let size = frame.size
        let lines = lines(page, width: Panel.detail(size).inner.width, ascii: frame.ascii)
        let panel = Panel.reading(size, lines: lines.count)
        panel.draw(title: clean(page.title), lines, scroll: page.scroll, into: &frame)
    }

    static func lines(_ page: PageScene, width: Int, ascii: Bool = false) -> [Line] {
        var document = Document(width: width, ascii: ascii)
        if !page.subject.isEmpty {
            document.wrapped(clean(page.subject), role: .dim)
            document.blank()
        }
        for line in Sanitize.lines(page.text) {
            if line.isEmpty { document.blank() } else { document.wrapped(line) }
        }
        return document.lines
    }
}
