import Model
import Terminal

/// Everything about one deal, over the board.
enum DetailView {
    static func draw(_ detail: DetailScene, _ scene: Scene, into frame: inout Frame) {
        let panel = Panel.detail(frame.size)
        let document = DetailDocument(detail, scene, width: panel.inner.width, ascii: frame.ascii)
        let number = detail.deal.code.map(clean) ?? "#\(detail.deal.id.raw)"
        panel.draw(title: "\(document.text.deal) \(number)", document.lines, scroll: detail.scroll, into: &frame)
    }
}
