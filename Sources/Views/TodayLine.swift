import Model
import Rules
import Terminal

/// The columns of a rep's list.
struct TodayColumns {
    enum Place: Int, CaseIterable { case rank, kind, grade, account, deal, step, due, weighted }

    let columns: Columns
    /// Where the lines below the first begin.
    let indent: Int
    /// Cells of a large rank; nil where ranks are of one line.
    let large: Int?
    /// Whether the next step has a column; otherwise it stands in the second line.
    var hasStep: Bool { columns.has(Place.step.rawValue) }

    /// `large` is the cells that ranks of three lines take.
    init(_ text: Text, _ rect: Rect, large: Int? = nil) {
        self.large = large
        let kind = text.lang == .zh ? 4 : 5
        let list = Place.allCases.map { place -> Column in
            switch place {
            case .rank: Column(title: "", width: large ?? 2, rank: large == nil ? 5 : 0, align: .right)
            case .kind: Column(title: "", width: kind, rank: 1)
            case .grade: Column(title: "", width: 3, rank: 4)
            case .account:
                Column(
                    title: text.account, width: rect.width < 60 ? 12 : rect.width < 100 ? 16 : 22, share: 4, most: 34,
                    rank: 0)
            case .deal: Column(title: text.deal, width: 12, share: 3, most: 38, rank: 6)
            case .step: Column(title: text.nextStep, width: 24, share: 4, most: 60, rank: 7)
            case .due: Column(title: text.dueTitle, width: text.lang == .zh ? 13 : 12, rank: 2, align: .right)
            case .weighted: Column(title: text.weightedTitle, width: 10, rank: 3, align: .right)
            }
        }
        columns = Columns(list, x: rect.x + 1, width: rect.width - 1)
        let below = large == nil ? Place.account : .kind
        indent = (columns.x(below.rawValue) ?? rect.x + 1) - rect.x - 1
    }

    func put(_ parts: [Span], _ place: Place, y: Int, selected: Bool, into frame: inout Frame) {
        columns.put(parts, place.rawValue, y: y, selected: selected, into: &frame)
    }
}

/// A row of a rep's list: what, with whom and when; below it the next step and why the row stands there, in one line or,
/// beside a large rank, in two.
struct TodayLine {
    private let row: TodayRow
    private let deal: Deal?
    private let all: Conclusions
    private let text: Text

    init(_ row: TodayRow, _ all: Conclusions, _ text: Text) {
        self.row = row
        self.all = all
        self.text = text
        deal = all.board.deals[row.deal]
    }

    func draw(_ rect: Rect, _ columns: TodayColumns, isSelected: Bool, into frame: inout Frame) {
        guard let deal, rect.height > 0 else { return }
        func put(_ parts: [Span], _ place: TodayColumns.Place) {
            columns.put(parts, place, y: rect.y, selected: isSelected, into: &frame)
        }
        let account = all.board.accounts[row.account].map { clean($0.name) }
        let name = clean(deal.name).isEmpty ? text.noName : clean(deal.name)
        putRank(rect, columns, isSelected, into: &frame)
        put([text.kind(row.what)], .kind)
        put(grade, .grade)
        put([Span(account ?? text.noAccount, .text, .bold)], .account)
        put([Span(name, .dim)], .deal)
        put(step(deal), .step)
        put([text.due(row, all.now)], .due)
        let weighted = Span(text.money(row.weighted, currency: deal.currency), .amount)
        put([row.weighted == .zero ? Span(text.unknown, .faint) : weighted], .weighted)
        guard rect.height > 1 else { return }
        for (index, line) in below(deal, name, columns, isHigh: rect.height > 2).enumerated() {
            frame.put(line, x: rect.x + columns.indent, y: rect.y + 1 + index, width: rect.width - columns.indent)
        }
    }

    private func putRank(_ rect: Rect, _ columns: TodayColumns, _ isSelected: Bool, into frame: inout Frame) {
        let rank = "\(row.rank)"
        guard let large = columns.large, let x = columns.columns.x(TodayColumns.Place.rank.rawValue) else {
            return columns.put([Span(rank, .faint)], .rank, y: rect.y, selected: isSelected, into: &frame)
        }
        TallDigits.draw(rank, x: x + large - TallDigits.width(rank), y: rect.y, role: .dim, into: &frame)
    }

    /// The next step and why the row stands there: in one line or in two, then with the deal where it has no column.
    private func below(_ deal: Deal, _ name: String, _ columns: TodayColumns, isHigh: Bool) -> [Line] {
        let why = Span(clean(row.why(all.moment)[text.lang]), .dim)
        if columns.hasStep { return [Line([why])] }
        guard isHigh else { return [Line(step(deal) + [Span("  "), why])] }
        let hasName = columns.columns.has(TodayColumns.Place.deal.rawValue)
        return [Line(step(deal), right: hasName ? [] : [Span(name, .dim)]), Line([why])]
    }

    private var grade: [Span] {
        if let proposal = all.proposal(of: row.account) {
            return Span.change(from: proposal.from, to: proposal.to, text)
        }
        return [Span(row.grade.rawValue, CardView.role(row.grade), .reverse)]
    }

    private func step(_ deal: Deal) -> [Span] {
        let next = CardFacts.next(deal, today: all.today, text: text)
        let when = next.when.map { [Span($0.text + " ", $0.role)] } ?? []
        return when + [Span(next.what.text, next.what.role == .card ? .text : next.what.role)]
    }
}
