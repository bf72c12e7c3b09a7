import Model
import Rules
import Terminal

extension CashView {
    func draw(into frame: inout Frame) {
        drawFigures(into: &frame)
        guard book.states.contains(where: { $0.total.count > 0 }) else {
            return drawWords(text.noContracts, in: wholeList, into: &frame)
        }
        if layout.isSingle {
            tabs(width: frame.width).draw(y: layout.tabRow, active: active.rawValue, into: &frame)
            if active == .dues { drawAges(into: &frame) }
            draw(active, into: &frame)
        } else {
            if layout.ages > 0 {
                var head = PaneHead(title: text.ageing)
                head.figure = book.overdue.isEmpty ? nil : Span(sum(book.overdueTotal), .overdue)
                let place = layout.agesRect
                head.draw(
                    in: Rect(x: place.x, y: place.y - PaneHead.height, width: place.width, height: PaneHead.height),
                    into: &frame)
                drawAges(into: &frame)
            }
            for part in Part.allCases {
                drawHead(part, into: &frame)
                draw(part, into: &frame)
            }
        }
    }

    // MARK: - Figures

    private var wholeList: Rect {
        let list = layout.list(.states)
        return Rect(x: list.x, y: list.y, width: layout.body.width, height: layout.body.maxY - list.y)
    }

    /// `isShort`: amounts in other currencies are only hinted at.
    private func figures(isShort: Bool) -> [(label: String, value: Span)] {
        guard let home = book.cash.first else { return [] }
        func with(_ amount: (Cash) -> Money) -> String {
            let foreign = book.cash.dropFirst().map { (amount($0), $0.currency) }
            if isShort, foreign.contains(where: { $0.0 > .zero }) { return text.money(amount(home)) + "+" }
            return sum(amount(home), foreign)
        }
        let isLate = !book.overdue.isEmpty
        return [
            (text.receivables, Span(with { $0.receivables }, .text, .bold)),
            (text.overdueCash, Span(with { $0.overdueTotal }, isLate ? .overdue : .text, .bold)),
            (text.dso, Span(text.tenths(home.dsoTenths), .text, .bold)),
            (text.receipts, Span(with { $0.receipts }, home.receipts > .zero ? .win : .text, .bold)),
            (text.dueThisWeek, Span(sum(book.thisWeek), .text, .bold)),
            (text.dueThisMonth, Span(sum(book.thisMonth), .text, .bold)),
        ]
    }

    /// Side by side as far as they go whole: the label over the figure, or beside it where rows are few.
    private func drawFigures(into frame: inout Frame) {
        let body = layout.body
        guard layout.figures > 1 else {
            var x = body.x
            for figure in figures(isShort: true) where layout.figures == 1 {
                let wide = Width.of(figure.label) + 1 + figure.value.width
                guard x + wide <= body.maxX else { break }
                x = frame.put([Span(figure.label + " ", .dim), figure.value], x: x, y: body.y, width: wide) + 3
            }
            return
        }
        func wide(_ figure: (label: String, value: Span)) -> Int { max(Width.of(figure.label), figure.value.width) }
        func fits(_ all: ArraySlice<(label: String, value: Span)>) -> Bool {
            all.reduce(-3) { $0 + wide($1) + 3 } <= body.width
        }
        var shown = figures(isShort: false)[...]
        if !fits(shown) { shown = figures(isShort: true)[...] }
        while !fits(shown), shown.count > 1 { shown.removeLast() }
        let rest = body.width - shown.reduce(0) { $0 + wide($1) }
        let gap = min(max(rest / max(shown.count, 1), 3), 12)
        var x = body.x
        for figure in shown {
            frame.put(figure.label, x: x, y: body.y, width: body.maxX - x, role: .dim)
            frame.put([figure.value], x: x, y: body.y + 1, width: body.maxX - x)
            x += wide(figure) + gap
        }
    }

    func sum(_ total: CashBook.Total) -> String {
        sum(total.home, total.foreign.map { ($0.amount, $0.currency) })
    }

    /// `120.0万 +USD 8.8万`; only what there is.
    private func sum(_ home: Money, _ foreign: [(amount: Money, currency: String?)]) -> String {
        let others = foreign.filter { $0.amount > .zero }.map { text.money($0.amount, currency: $0.currency) }
        let parts = home == .zero && !others.isEmpty ? others : [text.money(home)] + others
        return parts.joined(separator: " +")
    }

    /// The same where there may be no room: then it ends with a plus for what is left out.
    private func sum(_ total: CashBook.Total, cells: Int) -> String {
        let whole = sum(total)
        if Width.of(whole) <= cells || total.foreign.isEmpty { return whole }
        let first = total.home > .zero ? text.money(total.home) : ""
        return first + "+"
    }

    private func drawAges(into frame: inout Frame) {
        let place = layout.agesRect
        let full = book.ages.map(\.home.minor).max() ?? 0
        for (index, ageing) in Ageing.allCases.enumerated() where index < place.height {
            let y = place.y + index
            let total = book.ages[index]
            let role: Role = total.count == 0 ? .faint : index >= 2 ? .overdue : .warning
            frame.put(text.age(ageing), x: place.x, y: y, role: .dim)
            frame.putRight("\(total.count)", right: place.x + 12, y: y, role: total.count == 0 ? .faint : .text)
            let figure = total.count == 0 ? text.unknown : sum(total, cells: 12)
            frame.putRight(figure, right: place.maxX, y: y, role: role)
            frame.lowBar(total.home.minor, of: full, x: place.x + 14, y: y, width: place.width - 28, role: role)
        }
    }

    // MARK: - Panes

    private func drawHead(_ part: Part, into frame: inout Frame) {
        var head = PaneHead(title: "")
        switch part {
        case .states:
            head.title = text.contracts
            head.notes = ["\(book.states.reduce(0) { $0 + $1.total.count })"]
        case .approvals:
            head.title = text.approvals
            let count = "\(approvals.count)"
            head.notes = approvals.isEmpty ? [] : [count + text.separator + text.inWorkingDays, count]
            let stuck = approvals.count { $0.isStuck(conclusions.policy) }
            if stuck > 0 { head.figure = Span(text.stuck(stuck), .overdue) }
        case .dues:
            head.title = text.payments
            let counts = (book.overdue.count, book.thisWeek.count, book.thisMonth.count)
            head.notes = [text.dues(counts.0, counts.1, counts.2), text.overdueRows(counts.0)]
        }
        head.isActive = part == active
        head.above = top(part)
        head.below = max(count(part) - top(part) - layout.page(part), 0)
        let place = layout.head(part)
        if place.y + 1 < layout.body.maxY { head.draw(in: place, into: &frame) }
    }

    private func draw(_ part: Part, into frame: inout Frame) {
        let place = layout.list(part)
        guard count(part) > 0 else {
            let words = part == .approvals ? text.noApprovals : text.noDues
            return drawWords(scene.hits == nil ? words : text.noHits, in: place, into: &frame)
        }
        for slot in 0..<min(place.height, count(part) - top(part)) {
            let index = top(part) + slot
            let row = Rect(x: place.x, y: place.y + slot, width: place.width, height: 1)
            switch part {
            case .states: drawState(book.states[index], in: row, into: &frame)
            case .approvals: drawApproval(approvals[index], in: row, into: &frame)
            case .dues: drawDue(dues[index], in: row, into: &frame)
            }
            guard index == scene.spot.selected[at: part.rawValue] ?? 0 else { continue }
            frame.select(row, hasFocus: part == active)
        }
    }

    private func drawWords(_ words: String, in place: Rect, into frame: inout Frame) {
        for (offset, line) in Width.wrap(words, place.width).enumerated() where offset < place.height {
            frame.put(line, x: place.x, y: place.y + offset, role: .faint)
        }
    }

    private func drawState(_ state: CashBook.StateRow, in row: Rect, into frame: inout Frame) {
        let isEmpty = state.total.count == 0
        let name = ContractStanding.name(state.state, scene.lang)
        let names = text.lang == .zh ? 9 : 12
        frame.put(name, in: Rect(x: row.x, y: row.y, width: names, height: 1), role: isEmpty ? .faint : .text)
        frame.putRight("\(state.total.count)", right: row.x + names + 4, y: row.y, role: isEmpty ? .faint : .dim)
        let money = 11
        let figure = isEmpty ? text.unknown : sum(state.total, cells: money)
        frame.putRight(figure, right: row.maxX, y: row.y, role: isEmpty ? .faint : .amount)
        let full = book.states.map(\.total.home.minor).max() ?? 0
        let room = row.width - names - 4 - money - 3
        let role: Role = state.state == .paid ? .win : state.state == .cancelled ? .barDim : .bar
        if room >= 4 {
            frame.lowBar(state.total.home.minor, of: full, x: row.x + names + 6, y: row.y, width: room, role: role)
        }
    }

    private func drawApproval(_ standing: ContractStanding, in row: Rect, into frame: inout Frame) {
        guard let contract = scene.board.contracts[standing.contract] else { return }
        let isStuck = standing.isStuck(conclusions.policy)
        if isStuck { frame.put(frame.glyph(.flag), x: row.x, y: row.y, role: .overdue) }
        let age = standing.approvalDays.map(text.days) ?? text.unknown
        frame.putRight(age, right: row.x + 7, y: row.y, role: isStuck ? .overdue : .text)
        let money = row.width >= 44 ? 10 : 0
        let rest = row.width - 9 - (money > 0 ? money + 1 : 0)
        let who = [contract.step, contract.person].compactMap { $0 }.map(clean).filter { !$0.isEmpty }
        let shown = who.isEmpty ? text.unknown : who.joined(separator: text.separator)
        let free = rest - Width.of(name(contract)) - 1
        let first = min(max(Width.of(shown), 6), max(rest * 3 / 5, free))
        frame.put(shown, in: Rect(x: row.x + 9, y: row.y, width: first, height: 1), role: .text)
        let place = Rect(x: row.x + 10 + first, y: row.y, width: rest - first - 1, height: 1)
        frame.put(name(contract), in: place, role: .dim)
        guard money > 0 else { return }
        let amount = text.money(contract.amount, currency: contract.currency)
        frame.put(
            amount, in: Rect(x: row.maxX - money, y: row.y, width: money, height: 1), align: .right, role: .amount)
    }

    /// The account, else the contract's own name.
    private func name(_ contract: Contract) -> String {
        let account = contract.account ?? scene.board.deals[contract.deal]?.account
        let name = scene.board.accounts[account].map { clean($0.name) } ?? ""
        return name.isEmpty ? clean(contract.name) : name
    }

    private func drawDue(_ due: Due, in row: Rect, into frame: inout Frame) {
        guard let contract = scene.board.contracts[due.contract] else { return }
        let today = conclusions.today
        let isSoon = due.day - today <= 7
        let when =
            due.isOverdue ? text.late(due.overdueDays) : due.day == today ? text.today : text.ahead(due.day - today)
        let columns = DueColumns(row.width)
        var x = row.x
        frame.put(
            when, in: Rect(x: x, y: row.y, width: columns.when, height: 1), align: .right,
            role: due.isOverdue ? .overdue : isSoon ? .due : .dim)
        x += columns.when + 2
        if columns.day > 0 {
            frame.put(
                Text.day(due.day, today: today), in: Rect(x: x, y: row.y, width: columns.day, height: 1), role: .dim)
            x += columns.day + 1
        }
        let amount = text.money(due.open, currency: contract.currency)
        frame.put(
            amount, in: Rect(x: x, y: row.y, width: columns.amount, height: 1), align: .right, role: .amount)
        x += columns.amount + 2
        let names = row.maxX - x - (columns.owner > 0 ? columns.owner + 1 : 0)
        let account = columns.contract ? min(names / 2, 28) : names
        frame.put(name(contract), in: Rect(x: x, y: row.y, width: account, height: 1), role: .text)
        if columns.contract {
            let place = Rect(x: x + account + 1, y: row.y, width: names - account - 1, height: 1)
            frame.put(clean(contract.name), in: place, role: .dim)
        }
        guard columns.owner > 0 else { return }
        let owner = scene.board.deals[contract.deal].map {
            CardFacts.owner(of: $0, in: scene.board, today: today, text: text)
        }
        let place = Rect(x: row.maxX - columns.owner, y: row.y, width: columns.owner, height: 1)
        let shown = CardView.shorter(owner?.text ?? text.unknown, columns.owner, ascii: frame.ascii)
        frame.put(shown, in: place, role: owner?.role ?? .faint)
    }
}

/// The columns of a payment; those that matter less go first.
private struct DueColumns {
    let when: Int
    let day: Int
    let amount: Int
    let contract: Bool
    let owner: Int

    init(_ width: Int) {
        when = 9
        amount = 10
        day = width >= 60 ? 10 : 0
        owner = width >= 48 ? 8 : 0
        contract = width >= 72
    }
}
