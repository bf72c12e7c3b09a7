import Model
import Rules
import Terminal

/// Customers: the queues A, B and C in R11's order, proposals on top with the sentence that asks for them.
struct CustomersView: PanedView {
    static let grades = Account.Grade.allCases

    let scene: Scene
    let all: Conclusions
    let text: Text
    let size: Size
    let queues: [Ranked<ID<Account>>]
    private let layout: Layout

    /// Where the queues stand.
    private struct Layout {
        let isSingle: Bool
        let headTop: Int
        let body: Rect
        let strip: FocusStrip
        let gap: Int

        init(_ size: Size, filter: Bool) {
            isSingle = size.width < BoardLayout.singleBelow
            headTop = size.height >= 30 ? 2 : 1
            let bottom = size.height - (filter ? 2 : 1)
            let top = headTop + 2 + (size.height >= 30 && !isSingle ? 1 : 0)
            strip = FocusStrip(in: Rect(x: 0, y: headTop, width: size.width, height: bottom - headTop))
            body = Rect(x: 0, y: top, width: size.width, height: bottom - strip.rect.height - top)
            gap = size.height >= 20 ? 1 : 0
        }

        func column(_ index: Int) -> Rect {
            guard !isSingle else { return body }
            let each = body.width / CustomersView.grades.count
            let isLast = index == CustomersView.grades.count - 1
            return Rect(
                x: index * each, y: body.y, width: isLast ? body.width - index * each - 1 : each - 2,
                height: body.height)
        }
    }

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        self.size = size
        all = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        layout = Layout(size, filter: scene.filter != nil)
        queues = scene.once(.queues, conclusions) { CustomersView.queues(scene.hits, conclusions) }
    }

    /// The queues, or what of them has a deal that passes the filter.
    private static func queues(_ hits: Hits?, _ all: Conclusions) -> [Ranked<ID<Account>>] {
        let queues = grades.map { all.queued($0) }
        guard let hits else { return queues }
        let accounts = hits.accounts(of: all.board)
        return queues.map { $0.filtered { accounts.contains($0.raw) } }
    }

    private func area(_ pane: Int) -> RowArea {
        RowArea(
            layout.column(pane), lines: 2, gap: layout.gap, count: queues[pane].count,
            top: scene.spot.top[at: pane] ?? 0)
    }

    var panes: [Pane] { queues.indices.map { area($0).pane } }

    private func account(_ pane: Int, _ row: Int) -> ID<Account>? {
        queues.indices.contains(pane) && queues[pane].indices.contains(row) ? queues[pane][row] : nil
    }

    func subject(pane: Int, row: Int) -> Subject? { account(pane, row).map { .account($0) } }

    func why(pane: Int, row: Int) -> Explanation? {
        account(pane, row).flatMap { Explanations(scene, all).of($0) }
    }

    func hit(x: Int, y: Int) -> PaneHit? {
        for pane in drawn {
            if let row = area(pane).row(x: x, y: y) { return PaneHit(pane: pane, row: row) }
        }
        return nil
    }

    /// The panes on the screen: all, or the one with the focus.
    private var drawn: [Int] { layout.isSingle ? [focus] : Array(queues.indices) }
    private var focus: Int { min(max(scene.spot.pane, 0), queues.count - 1) }

    func draw(into frame: inout Frame) {
        if layout.isSingle {
            TabLine(
                names: CustomersView.grades.map(text.queueName), counts: queues.map(\.count), active: focus,
                width: size.width, ascii: text.ascii
            ).draw(y: layout.headTop, active: focus, into: &frame)
        }
        for pane in drawn { draw(pane, into: &frame) }
        drawStrip(into: &frame)
    }

    private func draw(_ pane: Int, into frame: inout Frame) {
        let area = area(pane)
        drawHead(pane, area, into: &frame)
        if area.count == 0 {
            area.sayEmpty(emptyWords(pane), hasFocus: pane == focus, into: &frame)
        }
        let selected = scene.spot.selected[at: pane] ?? 0
        for row in area.shown {
            let isSelected = row == selected && pane == focus
            if isSelected { area.select(row, hasFocus: true, into: &frame) }
            CustomerCard(queues[pane][row], scene, all, text).draw(
                in: area.rect(row), isSelected: isSelected, into: &frame)
        }
    }

    private func drawHead(_ pane: Int, _ area: RowArea, into frame: inout Frame) {
        let grade = CustomersView.grades[pane]
        let (x, width) = (area.rect.x + 1, area.rect.width - 1)
        let waiting = proposed(queues[pane])
        let note = waiting == 0 ? [] : [Span(text.toConfirm(waiting), .due, .bold)]
        if layout.isSingle {
            area.rule(y: layout.headTop + 1, into: &frame)
            if let note = note.first {
                frame.put(" \(note.text) ", x: 1, y: layout.headTop + 1, role: note.role, mods: note.mods)
            }
            return
        }
        let isActive = pane == focus
        if isActive { frame.put(frame.glyph(.marker), x: area.rect.x, y: layout.headTop, role: .accent) }
        var title = [
            Span(grade.rawValue, CardView.role(grade), .reverse), Span(" "),
            Span(text.queueWord(grade), isActive ? .accent : .title, .bold), Span(" \(area.count)", .dim),
        ]
        // The count outlives the words.
        let wide = (title + note).reduce(1) { $0 + $1.width }
        if wide > width, note.isEmpty == false {
            let short = [Span("\(waiting)", .due, .bold)]
            let room = width - 5 - Width.of("\(area.count)") - short[0].width
            title[2].text = Width.cut(title[2].text, max(room, 1), ascii: frame.ascii)
            frame.put(Line(title, right: short), x: x, y: layout.headTop, width: width)
        } else {
            frame.put(Line(title, right: note), x: x, y: layout.headTop, width: width)
        }
        area.rule(y: layout.headTop + 1, into: &frame)
    }

    /// How many of a queue wait for an answer. They stand on top, so few have to be asked.
    private func proposed(_ queue: Ranked<ID<Account>>) -> Int {
        var (low, high) = (0, queue.count)
        while low < high {
            let middle = (low + high) / 2
            if all.proposal(of: queue[middle]) != nil { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func emptyWords(_ pane: Int) -> String {
        if scene.hits != nil { return text.emptyAccounts }
        return all.board.accounts.count == 0
            ? text.noAccountsYet : text.emptyQueue(CustomersView.grades[pane], all.policy.decisionDays)
    }

    /// What is to be known of the selected account: the proposal, or the criteria with their evidence.
    private func drawStrip(into frame: inout Frame) {
        guard let id = account(focus, scene.spot.row), let verdict = all.verdict(of: id) else {
            return layout.strip.draw([], ascii: text.ascii, into: &frame)
        }
        var texts: [(lead: [Span], text: String)] = []
        let reason = clean(verdict.why(all.moment)[scene.lang])
        if let proposal = all.proposal(of: id) {
            let keys = [
                Span("y", .key), Span(" \(text.confirms)  ", .text), Span("N", .key), Span(" \(text.refuses)  ", .text),
            ]
            texts.append((keys, clean(proposal.why(all.moment)[scene.lang])))
        }
        texts.append(([Span(text.criteria + "  ", .dim)], reason))
        texts.append(([Span(text.also + "  ", .dim)], clean(verdict.also(all.moment)[scene.lang])))
        layout.strip.draw(texts, ascii: text.ascii, into: &frame)
    }
}
