import Model
import Rules
import Terminal

/// What stands beside the lights on the morning's first screen, each part with a line that says all in few words.
struct MorningNotes {
    private let all: Conclusions
    private let text: Text
    private let book: MorningBook

    /// Rows that a part offers at most.
    private static let most = 8

    init(_ all: Conclusions, _ text: Text) {
        (self.all, self.text) = (all, text)
        book = all.morningBook
    }

    var sections: [MeetingSection] { [promised, overnight, untouched, timers, redDots] }

    private func heading(_ title: String, _ right: [Span] = []) -> Line {
        Line([Span(title, .heading, .bold)], right: right)
    }

    // MARK: -

    private var promised: MeetingSection {
        let list = book.commitments
        guard list.day != nil else {
            return MeetingSection(heading: heading(text.promised(nil)), rows: [Line(text.firstMeeting, .faint)])
        }
        guard !list.earlier.isEmpty else {
            return MeetingSection(heading: heading(text.promised(list.day)), rows: [Line(text.nothingPromised, .faint)])
        }
        let rows = list.earlier.prefix(MorningNotes.most).map { standing in
            text.line(standing, all, withRep: true)
        }
        return MeetingSection(heading: heading(text.promised(list.day), text.counts(list)), rows: rows)
    }

    private var overnight: MeetingSection {
        let news = book.overnight
        let since = Text.moment(news.since, now: all.now, zone: all.facts.zone)
        let parts: [(String, Int, Money, Role)] = [
            (text.newDeals, news.created, news.createdAmount, .text), (text.won, news.won, news.wonAmount, .win),
            (text.lost, news.lost, news.lostAmount, .lose),
            (text.movedForward, news.moved, news.movedAmount, .text),
            (text.closeMoved, book.pushed.count, book.pushed.amount, .warning),
            (text.increased, news.increased.count, news.increased.amount, .text),
            (text.decreased, news.decreased.count, news.decreased.amount, .warning),
            (text.reopenedDeals, news.reopened.count, news.reopened.amount, .text),
            (text.winsCancelled, news.cancelled.count, news.cancelled.amount, .lose),
            (text.movedBack, news.movedBack.count, news.movedBack.amount, .warning),
            (text.cameIn, book.receipts.count, book.receipts.amount, .win),
        ]
        var rows = parts.filter { $0.1 > 0 }.map { name, count, amount, role in
            Line(
                [Span(name, role == .text ? .dim : role), Span(" \(count)", .text, .bold)],
                right: amount == .zero ? [] : [Span(text.money(amount), .amount)])
        }
        if news.heard > 0 {
            rows.append(Line([Span(text.customersSpoke, .dim), Span(" \(news.heard)", .text, .bold)]))
        }
        if news.unpriced > 0 {
            rows.append(Line([Span(text.newWithoutAmount, .dim), Span(" \(news.unpriced)", .warning, .bold)]))
        }
        if rows.isEmpty { rows = [Line(text.quiet, .faint)] }
        return MeetingSection(heading: heading(text.sinceEvening(since), [overnightSum]), rows: rows)
    }

    /// `新1 赢0 推5 · 80万`: what stands there where the screen has room for the heading alone.
    private var overnightSum: Span {
        let news = book.overnight
        let parts = [
            (text.newShort, news.created, news.createdAmount), (text.wonShort, news.won, news.wonAmount),
            (text.pushedShort, book.pushed.count, book.pushed.amount),
        ]
        let sum = parts.reduce(Money.zero) { $0 + $1.2 }
        let counts = parts.map { "\($0.0)\($0.1)" }.joined(separator: " ")
        return Span(counts + (sum == .zero ? "" : " \(text.sign(.middleDot)) " + text.money(sum)), .text, .bold)
    }

    private var untouched: MeetingSection {
        guard !book.untouched.isEmpty else { return MeetingSection(heading: heading(text.allTouched)) }
        let rows = book.untouched.prefix(MorningNotes.most).map { row in
            let days = row.last.map { all.today - all.moment.day(of: $0) }
            let owner = text.piece(of: row.owner, all)
            return Line(
                [
                    Span(text.clipped(all.board.accounts[row.account].map { clean($0.name) } ?? text.noAccount), .text),
                    Span("  " + owner.text, owner.role),
                ], right: [Span(text.lastTouch(days), days.map { $0 > 7 } ?? true ? .overdue : .dim)])
        }
        return MeetingSection(heading: heading(text.untouched(book.untouched.count)), rows: rows)
    }

    private var timers: MeetingSection {
        let totals = all.todayBook.totals
        var right: [Span] = []
        if totals.overdue > 0 { right.append(Span(text.timersOver(totals.overdue), .overdue, .bold)) }
        if totals.endingToday > 0 {
            right.append(Span((right.isEmpty ? "" : "  ") + text.ending(totals.endingToday), .due))
        }
        var rows: [Line] = []
        // In the order of their ends: what ends on a later day is not looked at.
        for timer in all.todayBook.timers {
            guard rows.count < MorningNotes.most, all.moment.day(of: timer.due) <= all.today else { break }
            let account = all.board.accounts[all.board.deals[timer.deal]?.account].map { clean($0.name) }
            let owner = text.piece(of: timer.rep, all)
            let span = timer.span(text.lang)
            rows.append(
                Line(
                    [Span(text.clipped(account ?? text.noAccount), .text), Span("  " + owner.text, owner.role)],
                    right: [
                        timer.isOverdue ? Span(text.timerOver(span), .overdue) : Span(text.timeLeft(span), .due)
                    ]))
        }
        if rows.isEmpty { rows = [Line(text.noTimersToday, .faint)] }
        return MeetingSection(heading: heading(text.timersToday, right), rows: rows)
    }

    private var redDots: MeetingSection {
        let figures = all.redFigures
        var right: [Span] = []
        if figures.new > 0 { right.append(Span(text.newDots(figures.new) + "  ", .overdue)) }
        if let sum = figures.amounts.first {
            right.append(Span(text.money(sum.amount, currency: sum.currency), .amount, .bold))
        }
        let rows = all.redList.prefix(MorningNotes.most).compactMap { all.redDot(of: $0) }.map { row in
            let account = all.board.accounts[row.account].map { clean($0.name) } ?? text.noAccount
            let reason = text.reasonNames(row).first ?? ""
            return Line(
                [text.light(row.light), Span(" " + text.clipped(account), .text), Span("  " + reason, .dim)],
                right: [text.amount(row)])
        }
        return MeetingSection(
            heading: heading("\(text.name(.reddots)) \(figures.count)", right),
            rows: rows)
    }
}

extension Text {
    /// A name where it shares a narrow line with others.
    func clipped(_ name: String) -> String { Width.cut(name, 18, ascii: ascii) }

    /// A commitment in one line: how it stands, with whom, what, and by when.
    func line(_ standing: CommitmentStanding, _ all: Conclusions, withRep: Bool) -> Line {
        let commitment = standing.commitment
        let deal = all.board.deals[commitment.deal]
        let account = all.board.accounts[deal?.account].map { clean($0.name) } ?? deal.map { clean($0.name) }
        var spans = [mark(standing.state), Span(" ")]
        if withRep { spans.append(Span(piece(of: commitment.rep, all).text + "  ", .dim)) }
        // What was promised matters more than the end of a long name.
        spans += [Span(clipped(account ?? noName), .text, .bold), Span("  " + clean(commitment.text), .text)]
        let due = Text.day(commitment.due, today: all.today)
        return Line(spans, right: [Span(due, standing.state == .missed ? .overdue : .dim)])
    }

    /// How many commitments were kept, not kept, and are open.
    func counts(_ list: CommitmentList) -> [Span] {
        let counts: [(Int, String, Role)] = [
            (list.count(.kept), keptCount(list.count(.kept)), .win),
            (list.count(.missed), missedCount(list.count(.missed)), .overdue),
            (list.count(.open), stillOpen(list.count(.open)), .dim),
        ]
        let shown = counts.filter { $0.0 > 0 }
        return shown.enumerated().map { index, entry in
            Span((index == 0 ? "" : "  ") + entry.1, entry.2, .bold)
        }
    }
}
