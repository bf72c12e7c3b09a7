import Model
import Rules
import Terminal

/// An account in its queue: name and value, then the three criteria, how late and how silent it is, and whose turn.
struct CustomerCard {
    private let id: ID<Account>
    private let all: Conclusions
    private let text: Text
    private let name: String
    private let owner: CardFacts.Piece

    init(_ id: ID<Account>, _ scene: Scene, _ all: Conclusions, _ text: Text) {
        self.id = id
        self.all = all
        self.text = text
        let account = all.board.accounts[id]
        let raw = clean(account?.name ?? "")
        name = raw.isEmpty ? text.noName : raw
        let leader = all.board.deals[all.verdict(of: id)?.deal]?.owner
        owner = text.owner(of: account?.owner ?? leader, all)
    }

    func draw(in rect: Rect, isSelected: Bool, into frame: inout Frame) {
        guard rect.width > 4, rect.height > 0 else { return }
        let value = all.weighted(of: id)
        let right =
            value == .zero ? Span(text.unknown, .faint) : Span(text.weighted + text.money(value), .amount)
        var left = change
        left.append(Span(name, .cardTitle, .bold))
        let line = Line(
            isSelected ? left.map(\.onSelection) : left, right: [isSelected ? right.onSelection : right])
        frame.put(line, x: rect.x, y: rect.y, width: rect.width)
        if rect.height > 1 { drawFacts(x: rect.x, y: rect.y + 1, width: rect.width, into: &frame) }
    }

    /// `B→A` where a change is proposed.
    private var change: [Span] {
        guard let proposal = all.proposal(of: id) else { return [] }
        return Span.change(from: proposal.from, to: proposal.to, text) + [Span(" ")]
    }

    /// The owner keeps its room before the silence does.
    private func drawFacts(x: Int, y: Int, width: Int, into frame: inout Frame) {
        let verdict = all.verdict(of: id)
        var items = [text.marks(verdict?.criteria, isLong: width >= 36)]
        let late = all.daysLate(of: id)
        if late > 0 { items.append([Span(text.late(late), .overdue)]) }
        if let deal = all.board.deals[verdict?.deal] { items.append([text.turnShort(all.turn(of: deal))]) }
        let first = frame.flow(items, x: x, y: y, width: width)
        let room = width - first - 2
        let shown = Width.of(owner.text) <= room ? owner.text : CardView.shorter(owner.text, room, ascii: frame.ascii)
        if !shown.isEmpty { frame.putRight(shown, right: x + width, y: y, role: owner.role) }
        guard let silence = all.silence(of: id) else { return }
        let isLong = silence.days >= all.policy.silentDays
        let item = Span(text.silent(silence.days), isLong ? .warning : .dim)
        if first + 2 + item.width + 2 + Width.of(shown) <= width {
            frame.flow([[item]], x: x + first + 2, y: y, width: item.width)
        }
    }
}

extension Span {
    /// `B→A`: the grade that counts now stands out.
    static func change(from: Account.Grade?, to: Account.Grade, _ text: Text) -> [Span] {
        [
            from.map { Span($0.rawValue, CardView.role($0)) } ?? Span(text.unknown, .faint),
            Span(text.sign(.arrowRight), .dim), Span(to.rawValue, CardView.role(to), .reverse),
        ]
    }
}

extension Frame {
    /// Draws items side by side, each whole or not at all. Returns the cells used.
    @discardableResult
    mutating func flow(_ items: [[Span]], x: Int, y: Int, width: Int, gap: Int = 2) -> Int {
        var used = 0
        for item in items {
            let wide = item.reduce(0) { $0 + $1.width }
            let start = used == 0 ? 0 : used + gap
            guard wide > 0, start + wide <= width else { continue }
            put(item, x: x + start, y: y, width: wide)
            used = start + wide
        }
        return used
    }
}
