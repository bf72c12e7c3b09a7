import Model
import Rules
import Terminal

/// Everything about one account, over the view.
enum AccountView {
    static func draw(_ scene: AccountScene, _ all: Scene, into frame: inout Frame) {
        let panel = Panel.detail(frame.size)
        let text = Text.of(all.lang, ascii: frame.ascii)
        panel.draw(title: text.account, into: &frame)
        panel.draw(lines(scene, all, width: panel.inner.width, ascii: frame.ascii), scroll: scene.scroll, into: &frame)
        frame.cursor = Point(x: panel.inner.x, y: panel.inner.y)
    }

    static func lines(_ scene: AccountScene, _ all: Scene, width: Int, ascii: Bool = false) -> [Line] {
        var page = Document(width: width, ascii: ascii)
        guard let account = all.board.accounts[scene.account] else { return [] }
        page.add(Line(clean(account.name), .title, .bold))
        return page.lines
    }
}
