import Model
import Rules
import Terminal

/// Below the team, where there is room: the timers that wait for an answer, and what changed since the last evening.
struct TodayNews {
    private let all: Conclusions
    private let text: Text

    init(_ all: Conclusions, _ text: Text) { (self.all, self.text) = (all, text) }

    func draw(_ rect: Rect, into frame: inout Frame) {
        let news = overnight
        var y = rect.y
        if rect.height >= news.count + 2 {
            let since = all.todayBook.overnight.since
            heading(text.sinceEvening(Text.moment(since, now: all.now, zone: all.facts.zone)), y: y, rect, into: &frame)
            for (index, line) in news.enumerated() {
                frame.put(line, x: rect.x, y: y + 1 + index, width: rect.width)
            }
            y += news.count + 2
        }
        let room = rect.maxY - y - 1
        let timers = all.todayBook.timers
        guard room >= 1, !timers.isEmpty else { return }
        heading(text.timersTitle, y: y, rect, into: &frame)
        for (index, timer) in timers.prefix(room).enumerated() {
            let account = all.board.accounts[all.board.deals[timer.deal]?.account].map { clean($0.name) }
            let span = timer.span(text.lang)
            let when =
                timer.isOverdue
                ? Span(text.timerOver(span), .overdue, .bold) : Span(text.timeLeft(span), .due)
            frame.put(
                Line([Span(account ?? text.noAccount, .text)], right: [when]), x: rect.x, y: y + 1 + index,
                width: rect.width)
        }
    }

    private func heading(_ title: String, y: Int, _ rect: Rect, into frame: inout Frame) {
        frame.put(title, in: Rect(x: rect.x, y: y, width: rect.width, height: 1), role: .heading, mods: .bold)
    }

    private var overnight: [Line] {
        let news = all.todayBook.overnight
        guard !news.isQuiet else { return [Line(text.quiet, .faint)] }
        var lines: [Line] = []
        if news.won > 0 {
            lines.append(
                Line(
                    [Span(text.won, .win), Span(" \(news.won)", .text, .bold)],
                    right: [Span(text.money(news.wonAmount), .amount)]))
        }
        let counts: [(String, Int, Role)] = [
            (text.lost, news.lost, .lose), (text.movedForward, news.moved, .text), (text.newDeals, news.created, .text),
            (text.customersSpoke, news.heard, .text),
        ]
        for (name, count, role) in counts where count > 0 {
            lines.append(Line([Span(name, role == .lose ? .lose : .dim)], right: [Span("\(count)", .text, .bold)]))
        }
        return lines
    }
}
