import Model
import Rules
import Terminal

/// The cash (R27): what came in, what is due and overdue, and the latest receipts.
struct WallReceipts: WallPart {
    private let all: Conclusions
    private let book: CashBook
    private let names: WallNames
    private let text: Text

    init(_ scene: WallScene, _ all: Conclusions, _ text: Text) {
        (self.all, self.text) = (all, text)
        book = all.cashBook
        names = WallNames(isMasked: scene.isMasked)
    }

    func note(_ rect: Rect) -> String? {
        let target = all.target(.receipts)
        guard let target, target > .zero, let cash = book.cash.first else { return nil }
        let share = text.percent(Int(cash.receipts.minor), of: Int(target.minor))
        return "\(text.target) \(text.round(target))\(text.separator)\(share)"
    }

    func draw(in rect: Rect, into frame: inout Frame) {
        guard let cash = book.cash.first, cash.contracts > 0 else {
            return frame.paragraph(text.noContracts, in: rect, role: .dim)
        }
        let late = book.overdueTotal.home
        let figures = [
            WallFigure(text.receipts, text.round(cash.receipts), .win),
            WallFigure(text.dueThisMonth, text.round(book.thisMonth.home)),
            WallFigure(text.overdueCash, text.round(late), late > .zero ? .lose : .win),
        ]
        let grid = WallGrid(
            figures, in: Size(width: rect.width, height: rect.height / 3), most: 1, plain: frame.isPlain)
        grid.draw(x: rect.x, y: rect.y, into: &frame)
        let gap = rect.height >= 24 ? 2 : rect.height >= 12 ? 1 : 0
        let y = drawAges(at: rect.y + grid.height + gap, in: rect, into: &frame)
        drawLatest(at: y, in: rect, into: &frame)
    }

    /// What is overdue by age; returns the row after it.
    private func drawAges(at y: Int, in rect: Rect, into frame: inout Frame) -> Int {
        let ages = Array(zip(Ageing.allCases, book.ages))
        guard rect.height >= 16, book.overdueTotal.home > .zero else { return y }
        let most = ages.map { $0.1.home.minor }.max() ?? 1
        let name = ages.map { Width.of(text.age($0.0)) }.max() ?? 8
        frame.put(text.ageing, x: rect.x, y: y, width: rect.width, role: .heading, mods: .bold)
        for (index, age) in ages.enumerated() {
            let row = y + 1 + index
            frame.put(text.age(age.0), x: rect.x, y: row, width: name, role: .dim)
            let amount = text.round(age.1.home)
            frame.putRight(amount, right: rect.maxX, y: row, role: .amount)
            frame.bar(
                age.1.home.minor, of: most, x: rect.x + name + 2, y: row, width: rect.width - name - 14, role: .lose)
        }
        return y + ages.count + 2
    }

    private func drawLatest(at y: Int, in rect: Rect, into frame: inout Frame) {
        let pitch = rect.height >= 24 ? 2 : 1
        let top = y + pitch
        let room = (rect.maxY - top + pitch - 1) / pitch
        guard room > 0 else { return }
        let receipts = all.latestReceipts(room)
        guard !receipts.isEmpty else { return }
        frame.put(text.latestReceipts, x: rect.x, y: y, width: rect.width, role: .heading, mods: .bold)
        for (index, receipt) in receipts.enumerated() {
            let contract = all.board.contracts[receipt.contract]
            let deal = all.board.deals[contract?.deal]
            let account = all.board.accounts[contract?.account ?? deal?.account]
            let name = account.map { names($0.name) } ?? contract.map { names($0.name) } ?? text.unknown
            let row = top + index * pitch
            frame.put(
                Line(
                    [Span("\(Text.day(receipt.day, today: all.today))  ", .dim), Span(name, .text, .bold)],
                    right: [Span(text.money(receipt.amount, currency: contract?.currency), .win, .bold)]),
                x: rect.x, y: row, width: rect.width)
        }
    }
}
