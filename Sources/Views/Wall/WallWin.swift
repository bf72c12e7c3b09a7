import Model
import Rules
import Terminal

/// A win, celebrated on the whole screen.
struct WallWin {
    private let deal: Deal
    private let all: Conclusions
    private let names: WallNames
    private let text: Text

    init(_ deal: Deal, _ scene: WallScene, _ all: Conclusions, _ text: Text) {
        (self.deal, self.all, self.text) = (deal, all, text)
        names = WallNames(isMasked: scene.isMasked)
    }

    func draw(in rect: Rect, into frame: inout Frame) {
        let amount = deal.currency == nil ? deal.amount.map { text.round($0) } : nil
        let scale = amount.flatMap {
            BigDigits.scale($0, in: Size(width: rect.width, height: rect.height - 8), most: 3, plain: frame.isPlain)
        }
        let size = amount.flatMap { value in
            scale.map { BigDigits.size(value, scale: $0, plain: frame.isPlain) }
        }
        let high = size?.height ?? 1
        var y = rect.y + max((rect.height - high - 6) / 2, 0)
        drawStars(y: y, in: rect, into: &frame)
        centre(text.wonWord, .win, y: y, in: rect, into: &frame)
        y += 2
        if let amount, let scale, let size {
            frame.putBig(amount, x: rect.x + (rect.width - size.width) / 2, y: y, scale: scale, role: .win)
        } else {
            let plain = deal.amount.map { text.money($0, currency: deal.currency) } ?? text.noAmount
            centre(plain, .win, y: y, in: rect, into: &frame)
        }
        y += high + 1
        let account = all.board.accounts[deal.account].map { names($0.name) } ?? ""
        let name = names(deal.name)
        let title = [account, name].filter { !$0.isEmpty }.joined(separator: text.separator)
        centre(title.isEmpty ? text.noName : title, .title, y: y, in: rect, into: &frame)
        drawStars(y: y + 2, in: rect, into: &frame)
        let owner = all.board.reps[deal.owner].map { names($0.name) } ?? text.noOwner
        centre(text.wonBy(owner), .text, y: y + 2, in: rect, into: &frame)
    }

    private func centre(_ words: String, _ role: Role, y: Int, in rect: Rect, into frame: inout Frame) {
        guard y < rect.maxY else { return }
        frame.put(
            words, in: Rect(x: rect.x, y: y, width: rect.width, height: 1), align: .center, role: role, mods: .bold)
    }

    /// A row of stars, every fourth cell, that the words are written over.
    private func drawStars(y: Int, in rect: Rect, into frame: inout Frame) {
        guard y < rect.maxY else { return }
        for x in stride(from: rect.x, to: rect.maxX, by: 4) { frame.put(text.sign(.star), x: x, y: y, role: .mark) }
        let blank = min(rect.width, 40)
        frame.fill(Rect(x: rect.x + (rect.width - blank) / 2, y: y, width: blank, height: 1), role: .text)
    }
}
