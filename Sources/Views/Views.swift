import Model
import Terminal

/// Draws scenes. A view reads the scene and nothing else, and looks only at what is on the screen.
public enum Views {
    /// Draws the whole frame: the view, what lies over it, and the lines around it. Safe from 1×1 up.
    public static func draw(_ scene: Scene, into frame: inout Frame) {
        frame.fill(frame.bounds, role: .text)
        frame.cursor = nil
        frame.cursorVisible = false
        let text = Text.of(scene.lang, ascii: frame.ascii)
        guard frame.width >= BoardLayout.minSize.width, frame.height >= BoardLayout.minSize.height else {
            TooSmallView.draw(text, into: &frame)
            return
        }
        let isFirstRun = scene.layers.contains { if case .firstRun = $0 { true } else { false } }
        if !isFirstRun { drawView(scene, into: &frame) }
        FooterLine.draw(scene.hints, into: &frame)
        for layer in scene.layers { draw(layer, scene, into: &frame) }
        if let toast = scene.toast {
            let hasFilter = scene.filter != nil && !isFirstRun
            ToastView.draw(toast, bottom: frame.height - (hasFilter ? 2 : 1), into: &frame)
        }
    }

    /// What of the board lies under a cell; nil where something lies over the board. Only cards that exist are told.
    public static func hit(_ scene: Scene, size: Size, x: Int, y: Int) -> BoardHit? {
        guard scene.view == .board, scene.layers.isEmpty, size.width >= BoardLayout.minSize.width,
            size.height >= BoardLayout.minSize.height
        else { return nil }
        let view = BoardView(scene, size: size)
        let tabs = view.layout.isSingle ? view.tabs.ranges(scene.lanes.all.count) : []
        let hit = view.layout.hit(x: x, y: y, tabs: tabs)
        if case .card(let lane, let position) = hit, scene.lanes.all[lane][position] == nil { return nil }
        return hit
    }

    /// The last line to which the topmost layer scrolls, and the lines of a page; nil where it does not scroll.
    public static func scroll(_ scene: Scene, size: Size) -> (last: Int, page: Int)? {
        switch scene.layers.last {
        case .detail(let detail):
            let panel = Panel.detail(size)
            return panel.scroll(DetailDocument(detail, scene, width: panel.inner.width).lines.count)
        case .why(let why):
            let panel = Panel.detail(size)
            return panel.scroll(WhyView.lines(why.explanation, width: panel.inner.width).count)
        case .page(let page):
            let panel = Panel.detail(size)
            return panel.scroll(PageView.lines(page, width: panel.inner.width).count)
        case .account(let account):
            let panel = Panel.detail(size)
            return panel.scroll(AccountView.lines(account, scene, width: panel.inner.width).count)
        case .rep(let rep):
            let panel = Panel.detail(size)
            return panel.scroll(RepView.lines(rep, scene, width: panel.inner.width).count)
        case .help(let help):
            let lines = HelpView.lines(help, Text.of(scene.lang), width: Panel.helpWidth(size)).count
            return Panel.help(size, lines: lines).scroll(lines)
        default:
            return nil
        }
    }

    private static func drawView(_ scene: Scene, into frame: inout Frame) {
        HeaderLine.draw(scene, into: &frame)
        switch scene.view {
        case .board:
            let board = BoardView(scene, size: frame.size, ascii: frame.ascii)
            board.draw(into: &frame)
        default:
            if let view = paned(scene, size: frame.size, ascii: frame.ascii) {
                view.draw(into: &frame)
                PaneMarks.draw(scene.place.marks, view, into: &frame)
            } else {
                let text = Text.of(scene.lang, ascii: frame.ascii)
                let row = Rect(x: 0, y: frame.height / 2, width: frame.width, height: 1)
                frame.put(text.workingOut, in: row, align: .center, role: .dim)
            }
        }
        if let filter = scene.filter { FilterLine.draw(filter, y: frame.height - 2, into: &frame) }
    }

    private static func draw(_ layer: Layer, _ scene: Scene, into frame: inout Frame) {
        frame.cursor = nil
        let text = Text.of(scene.lang, ascii: frame.ascii)
        switch layer {
        case .detail(let detail): DetailView.draw(detail, scene, into: &frame)
        case .why(let why): WhyView.draw(why, text, into: &frame)
        case .page(let page): PageView.draw(page, text, into: &frame)
        case .deals(let list): DealListView(list, scene, size: frame.size, ascii: frame.ascii).draw(into: &frame)
        case .records(let records): RecordsView(records, size: frame.size, text).draw(into: &frame)
        case .account(let account): AccountView.draw(account, scene, into: &frame)
        case .rep(let rep): RepView.draw(rep, scene, into: &frame)
        case .help(let help): HelpView.draw(help, text, into: &frame)
        case .palette(let palette): PaletteView.draw(palette, text, into: &frame)
        case .form(let form): FormView.draw(form, text, into: &frame)
        case .firstRun(let first): FirstRunView.draw(first, text, into: &frame)
        }
    }
}

/// Says what the frame needs and what it has, as far as it can be said there.
enum TooSmallView {
    static func draw(_ text: Text, into frame: inout Frame) {
        let need = size(BoardLayout.minSize, text)
        let full = Width.wrap(text.needsSize(need, size(frame.size, text)), frame.width)
        let short = Width.wrap(need, frame.width)
        let lines = full.count <= frame.height ? full : short
        for (y, line) in lines.enumerated() where y < frame.height { frame.put(line, x: 0, y: y, role: .warning) }
    }

    private static func size(_ size: Size, _ text: Text) -> String { "\(size.width)\(text.sign(.times))\(size.height)" }
}
