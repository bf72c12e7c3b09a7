import Model
import Rules
import Terminal

/// The columns of the red dots' list.
struct RedDotColumns {
    enum Place: Int, CaseIterable {
        case rank, light, score, account, deal, owner, amount, reason, since, status, decision
    }

    let columns: Columns

    init(_ text: Text, _ rect: Rect) {
        let list = Place.allCases.map { place -> Column in
            switch place {
            case .rank: Column(title: "#", width: 3, rank: 9, align: .right)
            case .light: Column(title: "", width: text.lang == .zh ? 2 : 1, rank: 0)
            case .score: Column(title: text.score, width: 3, rank: 3, align: .right)
            case .account: Column(title: text.account, width: 14, share: 3, most: 32, rank: 0)
            case .deal: Column(title: text.deal, width: 12, share: 3, most: 34, rank: 6)
            case .owner: Column(title: text.owner, width: text.lang == .zh ? 8 : 10, share: 1, most: 14, rank: 4)
            case .amount: Column(title: text.amount, width: 12, rank: 1, align: .right)
            case .reason: Column(title: text.reasonsTitle, width: 20, share: 4, most: 54, rank: 2)
            case .since: Column(title: text.since, width: 5, rank: 8)
            case .status: Column(title: text.status, width: text.lang == .zh ? 4 : 6, rank: 5)
            case .decision: Column(title: text.decided, width: 14, share: 1, most: 22, rank: 7)
            }
        }
        columns = Columns(list, x: rect.x + 1, width: rect.width - 1)
    }

    func putTitles(y: Int, into frame: inout Frame) { columns.putTitles(y: y, into: &frame) }

    func width(_ place: Place) -> Int { columns.width(place.rawValue) }

    func put(_ parts: [Span], _ place: Place, y: Int, selected: Bool, into frame: inout Frame) {
        columns.put(parts, place.rawValue, y: y, selected: selected, into: &frame)
    }
}

/// One row of the red dots' list.
struct RedDotLine {
    private let rank: Int
    private let all: Conclusions
    private let text: Text
    private let row: RedRow?
    private let deal: Deal?
    private let account: String
    private let name: String

    init(_ subject: RedSubject, rank: Int, _ all: Conclusions, _ text: Text) {
        self.rank = rank
        self.all = all
        self.text = text
        row = all.redDot(of: subject)
        let account: Account?
        switch subject {
        case .deal(let id):
            deal = all.board.deals[id]
            account = all.board.accounts[deal?.account]
        case .account(let id):
            deal = nil
            account = all.board.accounts[id]
        }
        let known = deal.map { clean($0.name) } ?? ""
        name = deal == nil ? "" : known.isEmpty ? text.noName : known
        self.account = account.map { clean($0.name) } ?? (deal == nil ? text.unknown : text.noAccount)
    }

    func draw(_ rect: Rect, _ columns: RedDotColumns, isSelected: Bool, isCleared: Bool, into frame: inout Frame) {
        let y = rect.y
        if rect.height > 1 { return drawTall(rect, isSelected: isSelected, isCleared: isCleared, into: &frame) }
        func put(_ parts: [Span], _ place: RedDotColumns.Place) {
            columns.put(parts, place, y: y, selected: isSelected, into: &frame)
        }
        put([Span(account, isCleared ? .dim : .text, isCleared ? [] : .bold)], .account)
        put([Span(name, .dim)], .deal)
        put([owner], .owner)
        put([amount], .amount)
        guard !isCleared, let row else {
            if let deal, isCleared { put([Span(standing(deal), .dim)], .reason) }
            return
        }
        put([Span("\(rank)", .faint)], .rank)
        put([text.light(row.light)], .light)
        put([Span("\(row.score)", .text, .bold)], .score)
        put(reasons(row, columns.width(.reason)), .reason)
        put([Span(row.since.map { $0.short } ?? text.unknown, .dim)], .since)
        put([Span(text.name(row.status), row.status == .new ? .due : .dim, row.status == .new ? .bold : [])], .status)
        put([text.decision(decision(row))], .decision)
    }

    /// Two lines, for narrow places.
    private func drawTall(_ rect: Rect, isSelected: Bool, isCleared: Bool, into frame: inout Frame) {
        var lead: [Span] = []
        if let row, !isCleared { lead = [text.light(row.light), Span(" ")] }
        let title = Span(account, isCleared ? .dim : .text, .bold)
        let spans = lead + [isSelected ? title.onSelection : title]
        frame.put(
            Line(spans, right: [isSelected ? amount.onSelection : amount]), x: rect.x, y: rect.y, width: rect.width)
        let second = row.map { isCleared ? [] : reasons($0, rect.width - 16) } ?? []
        let right = row.map { isCleared ? owner : text.decision(decision($0)) } ?? owner
        frame.put(
            Line(second.isEmpty ? [Span(name, .dim)] : second, right: [right]), x: rect.x, y: rect.y + 1,
            width: rect.width)
    }

    private var owner: Span {
        let piece = text.piece(of: row?.owner ?? deal?.owner, all)
        return Span(piece.text, piece.role)
    }

    private var amount: Span {
        if let row { return text.amount(row) }
        guard let amount = deal?.amount else { return Span(text.noAmount, .warning) }
        return Span(text.money(amount, currency: deal?.currency), .amount)
    }

    private func decision(_ row: RedRow) -> DecisionStanding? {
        row.decision(all.moment).map { DecisionStanding($0, today: all.today) }
    }

    /// The reasons by name, the weightiest first, as many as fit whole; then how many more there are.
    private func reasons(_ row: RedRow, _ width: Int) -> [Span] {
        let names = text.reasonNames(row)
        var spans: [Span] = []
        var used = 0
        for (index, name) in names.enumerated() {
            let lead = spans.isEmpty ? "" : text.separator
            let more = index + 1 < names.count ? Width.of(" +\(names.count - index - 1)") : 0
            guard spans.isEmpty || used + Width.of(lead + name) + more <= width else {
                return spans + [Span(" +\(names.count - index)", .due)]
            }
            spans += [Span(lead, .faint), Span(name, index == 0 ? .text : .dim)]
            used += Width.of(lead + name)
        }
        return spans
    }

    private func standing(_ deal: Deal) -> String {
        let stage = all.board.stages[deal.stage].map { clean($0.name(text.lang)) } ?? text.unknown
        return deal.outcome == .open ? stage : text.name(deal.outcome)
    }
}

extension Text {
    /// What a red dot puts at risk: a deal without an amount misses it, an account that owes nothing does not.
    func amount(_ row: RedRow) -> Span {
        guard let amount = row.amount else {
            return row.deal == nil ? Span(unknown, .dim) : Span(noAmount, .warning)
        }
        return Span(money(amount, currency: row.currency), .amount)
    }
}
