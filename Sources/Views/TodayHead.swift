import Model
import Rules
import Terminal

/// Are we on pace, and what does the day hold: the scope's light with its sentence, then the counts of all lists.
struct TodayHead {
    private let all: Conclusions
    private let text: Text

    init(_ all: Conclusions, _ text: Text) { (self.all, self.text) = (all, text) }

    func draw(_ layout: TodayLayout, into frame: inout Frame) {
        let width = layout.size.width - 2
        if let y = layout.pace, let row = all.todayBook.pace {
            frame.put(text.sentence(row.light), x: 1, y: y, width: width)
        }
        if let y = layout.counts { frame.flow(items, x: 1, y: y, width: width, gap: 3) }
    }

    private var items: [[Span]] {
        let totals = all.todayBook.totals
        var items = [[Span(text.todayCount(totals.items), .text, .bold)]]
        if totals.overdue > 0 { items.append([Span(text.timersOver(totals.overdue), .overdue, .bold)]) }
        if totals.endingToday > 0 { items.append([Span(text.timersEnding(totals.endingToday), .due, .bold)]) }
        if totals.dueA > 0 { items.append([Span(text.dueA(totals.dueA), .gradeA)]) }
        if totals.leftOut > 0 { items.append([Span(text.leftOut(totals.leftOut), .warning)]) }
        if let effort = totals.effort { items.append(text.effort(effort)) }
        if let next = totals.next {
            let account = all.board.accounts[all.board.deals[next.deal]?.account].map { "  " + clean($0.name) } ?? ""
            items.append([Span(text.timerLeft(next.span(text.lang)), .due), Span(account, .dim)])
        }
        return items
    }
}

extension Text {
    /// A light's cell and the sentence after it.
    func sentence(_ pace: PaceLight) -> [Span] {
        let (word, why) = (pace.light.word(lang), clean(pace.why[lang]))
        let rest = why.hasPrefix(word) ? why.dropFirst(word.count) : why[...]
        return [light(pace.light), Span(" " + rest.drop { " :：".contains($0) }, .text)]
    }

    /// The share of effort on A with a bar, against its goal.
    func effort(_ effort: Effort) -> [Span] {
        let percent = effort.percent.map { "\($0)%" } ?? unknown
        let isShort = effort.isReached == false
        var spans = [Span(effortOnA(percent, effort.goal), isShort ? .warning : effort.percent == nil ? .faint : .dim)]
        if let share = effort.percent {
            let full = min(max(share, 0), 100) / 10
            spans.append(Span(" " + String(repeating: sign(.full), count: full), isShort ? .warning : .bar))
            spans.append(Span(String(repeating: sign(.light), count: 10 - full), .barDim))
        }
        return spans
    }
}
