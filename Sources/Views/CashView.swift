import Model
import Rules
import Terminal

/// Contracts on their way from draft to paid, the approvals that hold them up, and the money that is due.
struct CashView: PanedView {
    typealias Part = CashLayout.Part

    let scene: Scene
    let conclusions: Conclusions
    let text: Text
    let layout: CashLayout
    let book: CashBook
    let approvals: [ContractStanding]
    let dues: [Due]

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        self.conclusions = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        let book = conclusions.cashBook
        self.book = book
        let body = ViewBody(scene, size)
        layout = CashLayout(
            body.rect, isSingle: body.isSingle, states: book.states.count, ages: Ageing.allCases.count)
        let lists = scene.once(.cash, conclusions) { CashLists(book, scene.hits, conclusions.board) }
        (approvals, dues) = (lists.approvals, lists.dues)
    }

    /// The rows that pass the filter by their contract's deal.
    private struct CashLists: Sendable {
        let approvals: [ContractStanding]
        let dues: [Due]

        init(_ book: CashBook, _ hits: Hits?, _ board: Board) {
            guard let hits else {
                (approvals, dues) = (book.approvals, book.dues)
                return
            }
            func passes(_ id: ID<Contract>) -> Bool {
                board.contracts.look(at: id) { $0.deal.map { hits.contains($0.raw) } ?? false } ?? false
            }
            approvals = book.approvals.filter { passes($0.contract) }
            dues = book.dues.filter { passes($0.contract) }
        }
    }

    var panes: [Pane] { Part.allCases.map { Pane(count: count($0), page: layout.page($0)) } }

    func subject(pane: Int, row: Int) -> Subject? {
        guard row >= 0, let part = Part(rawValue: pane), row < count(part) else { return nil }
        switch part {
        case .states:
            let deals = book.states[row].contracts.compactMap { scene.board.contracts[$0]?.deal }
            return .deals(title: text.allContracts + ContractStanding.name(book.states[row].state, scene.lang), deals)
        case .approvals: return subject(approvals[row].contract)
        case .dues: return subject(dues[row].contract)
        }
    }

    func entity(pane: Int, row: Int) -> Subject? {
        pane == Part.states.rawValue ? nil : subject(pane: pane, row: row)
    }

    func record(pane: Int, row: Int) -> RowRecord? {
        guard row >= 0, let part = Part(rawValue: pane), row < count(part) else { return nil }
        return switch part {
        case .states: nil
        case .approvals: .contract(approvals[row].contract)
        case .dues: .payment(dues[row].payment)
        }
    }

    /// The deal of a contract, else its account.
    private func subject(_ id: ID<Contract>) -> Subject? {
        guard let contract = scene.board.contracts[id] else { return nil }
        return contract.deal.map { .deal($0) } ?? contract.account.map { .account($0) }
    }

    func why(pane: Int, row: Int) -> Explanation? {
        guard row >= 0, let part = Part(rawValue: pane), row < count(part) else { return nil }
        switch part {
        case .states:
            let row = book.states[row]
            let name = ContractStanding.name(row.state, scene.lang)
            let amount = row.total.count == 0 ? text.unknown : sum(row.total)
            return Explanation(
                title: name, lines: [.init(rule: "R27", text: text.contracts(name, row.total.count, amount))])
        case .approvals: return why(approvals[row].contract, nil)
        case .dues: return why(dues[row].contract, dues[row])
        }
    }

    private func why(_ id: ID<Contract>, _ due: Due?) -> Explanation? {
        guard let contract = scene.board.contracts[id], let standing = conclusions.standing(of: id) else { return nil }
        var lines: [Explanation.Line] = []
        if let due { lines.append(.init(rule: "R27", text: due.why(conclusions.moment)[scene.lang])) }
        lines.append(.init(rule: "R27", text: standing.why(conclusions.moment)[scene.lang]))
        let dot = contract.deal.map { RedSubject.deal($0) } ?? contract.account.map { .account($0) }
        if let red = dot.flatMap({ conclusions.redDot(of: $0) }) {
            lines.append(.init(rule: "R22", text: red.why(conclusions.moment)[scene.lang]))
        }
        return Explanation(title: contract.name, lines: lines)
    }

    func hit(x: Int, y: Int) -> PaneHit? {
        let parts = layout.isSingle ? [active] : Part.allCases
        for part in parts where layout.list(part).withMarker.contains(Point(x: x, y: y)) {
            let row = top(part) + y - layout.list(part).y
            return row < count(part) ? PaneHit(pane: part.rawValue, row: row) : nil
        }
        guard layout.isSingle, y == layout.tabRow else { return nil }
        let ranges = tabs(width: layout.body.width + 2).ranges(Part.allCases.count)
        return ranges.firstIndex { $0.contains(x) }.map { PaneHit(pane: $0, row: scene.spot.selected[at: $0] ?? 0) }
    }

    func beyond(pane: Int, down: Bool) -> Int? {
        guard !layout.isSingle else { return nil }
        switch (Part(rawValue: pane), down) {
        case (.states, true): return Part.approvals.rawValue
        case (.approvals, false): return Part.states.rawValue
        default: return nil
        }
    }

    // MARK: - Where the user stands

    var active: Part { Part(rawValue: scene.spot.pane) ?? .states }
    func top(_ part: Part) -> Int { min(max(scene.spot.top[at: part.rawValue] ?? 0, 0), max(count(part) - 1, 0)) }
    func count(_ part: Part) -> Int {
        switch part {
        case .states: book.states.count
        case .approvals: approvals.count
        case .dues: dues.count
        }
    }

    func tabs(width: Int) -> TabLine {
        TabLine(
            names: [text.contracts, text.approvals, text.payments],
            counts: [book.states.reduce(0) { $0 + $1.total.count }, approvals.count, dues.count],
            active: active.rawValue, width: width, ascii: text.ascii)
    }
}
