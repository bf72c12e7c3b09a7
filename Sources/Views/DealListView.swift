import Model
import Terminal

/// The deals behind a figure: account, deal, amount, owner; Enter opens one.
struct DealListView {
    let list: DealListScene
    let scene: Scene
    let panel: Panel
    let text: Text

    init(_ list: DealListScene, _ scene: Scene, size: Size, ascii: Bool = false) {
        self.list = list
        self.scene = scene
        panel = Panel.detail(size)
        text = Text.of(scene.lang, ascii: ascii)
    }

    /// Rows that fit.
    static func page(_ size: Size) -> Int { max(Panel.detail(size).inner.height, 1) }

    func draw(into frame: inout Frame) {
        panel.draw(
            title: "\(clean(list.title)) \(text.sign(.middleDot)) \(text.dealCount(list.deals.count))", into: &frame)
        let shown = list.deals.dropFirst(list.top).prefix(panel.inner.height)
        let account = accountCells(shown.compactMap { scene.board.deals[$0] })
        for (offset, id) in shown.enumerated() {
            guard let deal = scene.board.deals[id] else { continue }
            let (y, isSelected) = (panel.inner.y + offset, list.top + offset == list.selected)
            draw(deal, account: account, y: y, into: &frame)
            if scene.place.marks.contains(id) {
                frame.put(frame.glyph(.check), x: panel.inner.x - 1, y: y, role: .mark, mods: .bold)
            }
            guard isSelected else { continue }
            let row = Rect(x: panel.inner.x, y: y, width: panel.inner.width, height: 1)
            frame.restyle(row, role: .selection)
            frame.cursor = Point(x: row.x, y: y)
        }
    }

    private var owner: Int { panel.inner.width >= 60 ? 12 : 0 }
    private var names: Int { panel.inner.width - 12 - owner }

    /// Two fifths for the accounts, more or less where one of both has cells to spare.
    private func accountCells(_ deals: [Deal]) -> Int {
        let accounts = deals.map { Width.of(clean(scene.board.accounts[$0.account]?.name ?? text.noName)) }.max() ?? 0
        let others = deals.map { Width.of(clean($0.name)) }.max() ?? 0
        let least = min(names * 2 / 5, 36)
        return accounts < least ? least : min(accounts + 1, max(least, names - others - 1))
    }

    private func draw(_ deal: Deal, account: Int, y: Int, into frame: inout Frame) {
        let facts = CardFacts(deal, in: scene.board, now: scene.now, zone: scene.zone, text: text)
        let (x, width) = (panel.inner.x, panel.inner.width)
        let amount = 12
        frame.put(facts.title, in: Rect(x: x, y: y, width: account - 1, height: 1), role: .overlay)
        let name = clean(deal.name)
        frame.put(
            name.isEmpty ? text.noName : name,
            in: Rect(x: x + account, y: y, width: names - account - 1, height: 1), role: .dim)
        if owner > 0 {
            let who = scene.board.reps[deal.owner].map { clean($0.name) } ?? text.noOwner
            frame.put(who, in: Rect(x: x + names, y: y, width: owner - 1, height: 1), role: .dim)
        }
        frame.put(
            facts.amount.text, in: Rect(x: x + width - amount, y: y, width: amount, height: 1), align: .right,
            role: facts.amount.role)
    }
}

extension Views {
    /// Rows of a list of deals that fit.
    public static func listPage(_ size: Size) -> Int { DealListView.page(size) }
}
