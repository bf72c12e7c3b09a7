import Model
import Rules
import Terminal

/// The team at a glance: each rep with the light of the period, what is due, timers over, and what is left out.
struct TodayTeam {
    private enum Place: Int, CaseIterable { case light, name, items, overdue, leftOut, effort }

    let columns: Columns
    private let all: Conclusions
    private let text: Text
    private let book: TodayBook

    init(_ all: Conclusions, _ text: Text, _ rect: Rect) {
        self.all = all
        self.text = text
        book = all.todayBook
        let list = Place.allCases.map { place -> Column in
            switch place {
            case .light: Column(title: "", width: text.lang == .zh ? 2 : 1, rank: 0)
            case .name: Column(title: text.rep, width: 8, share: 1, rank: 0)
            case .items: Column(title: text.items, width: 3, rank: 1, align: .right)
            case .overdue: Column(title: text.brokenTimers, width: 4, rank: 2, align: .right)
            case .leftOut: Column(title: text.leftOutTitle, width: 4, rank: 3, align: .right)
            case .effort: Column(title: text.effortTitle, width: 5, rank: 4, align: .right)
            }
        }
        columns = Columns(list, x: rect.x + 1, width: rect.width - 1, gap: rect.width < 34 ? 1 : 2)
    }

    func draw(_ rep: ID<Rep>?, y: Int, isSelected: Bool, into frame: inout Frame) {
        func put(_ span: Span, _ place: Place) {
            columns.put([span], place.rawValue, y: y, selected: isSelected, into: &frame)
        }
        let owner = text.piece(of: rep, all)
        let light = rep.flatMap { book.light(of: $0) } ?? .grey
        put(text.light(light), .light)
        put(Span(owner.text, owner.role == .error ? .error : .text), .name)
        guard let load = book.load(of: rep) else { return }
        put(Span("\(load.items)", .text, .bold), .items)
        let over = load.overdue
        put(over > 0 ? Span("\(over)", .overdue, .bold) : Span(text.sign(.middleDot), .faint), .overdue)
        put(load.leftOut > 0 ? Span("+\(load.leftOut)", .warning) : Span(text.sign(.middleDot), .faint), .leftOut)
        guard let percent = load.effort.percent, rep != nil else { return put(Span(text.unknown, .faint), .effort) }
        put(Span("\(percent)%", load.effort.isReached == true ? .win : .dim), .effort)
    }
}
