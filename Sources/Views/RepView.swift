import Model
import Rules
import Terminal

/// Everything about one rep, over the view.
enum RepView {
    static func draw(_ scene: RepScene, _ all: Scene, into frame: inout Frame) {
        let panel = Panel.detail(frame.size)
        let text = Text.of(all.lang, ascii: frame.ascii)
        panel.draw(title: text.rep, into: &frame)
        panel.draw(lines(scene, all, width: panel.inner.width, ascii: frame.ascii), scroll: scene.scroll, into: &frame)
        frame.cursor = Point(x: panel.inner.x, y: panel.inner.y)
    }

    static func lines(_ scene: RepScene, _ all: Scene, width: Int, ascii: Bool = false) -> [Line] {
        var page = Document(width: width, ascii: ascii)
        guard let rep = all.board.reps[scene.rep] else { return [] }
        page.add(Line(clean(rep.name), .title, .bold))
        return page.lines
    }
}
