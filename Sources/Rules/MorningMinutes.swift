import Model

/// The minutes of a morning meeting: what it opened with, and what was promised.
public enum MorningMinutes {
    /// Rows of the longer lists; the rest is counted.
    private static let most = 12

    public static func report(_ all: Conclusions, _ lang: Lang, subtitle: String? = nil) -> Report {
        var report = Report(
            lang.pick("早会纪要", "Morning meeting") + " \(all.today.iso)", subtitle: subtitle, lang: lang)
        let book = all.morningBook
        addPromises(all, to: &report)
        ReportParts.addPaces(book, to: &report)
        addOvernight(book, all, to: &report)
        addUntouched(book, all, to: &report)
        addTimers(all, to: &report)
        ReportParts.addRedDots(all, most: most, to: &report)
        return report
    }

    private static func addPromises(_ all: Conclusions, to report: inout Report) {
        let list = all.commitments
        report.heading("今天的承诺", "Promised today")
        report.list(
            list.today.map { ReportParts.item($0, all, report.lang, standing: false) },
            empty: Sentence(zh: "没有承诺。", en: "Nothing was promised."))
        report.heading("上次的承诺", "Promised last time")
        report.add(list.why)
        guard !list.earlier.isEmpty else { return }
        report.list(
            list.earlier.map { ReportParts.item($0, all, report.lang, standing: true) },
            empty: Sentence(zh: "", en: ""))
    }

    private static func addOvernight(_ book: MorningBook, _ all: Conclusions, to report: inout Report) {
        let news = book.overnight
        let since = Say.clock(news.since, all.facts.zone)
        report.heading("自 \(since) 以来", "Since \(since)")
        let lang = report.lang
        let parts: [(String, String, Int, Money)] = [
            ("新商机", "New deals", news.created, news.createdAmount), ("赢单", "Won", news.won, news.wonAmount),
            ("输单", "Lost", news.lost, news.lostAmount), ("向前推进", "Moved forward", news.moved, news.movedAmount),
            ("推迟", "Pushed out", book.pushed.count, book.pushed.amount),
        ]
        let others = [
            ("增额", "Increased", news.increased), ("减额", "Decreased", news.decreased),
            ("重开", "Reopened", news.reopened), ("取消赢单", "Wins cancelled", news.cancelled),
            ("退回", "Moved back", news.movedBack), ("回款", "Receipts", book.receipts),
        ].filter { $0.2.count > 0 }.map { ($0, $1, $2.count, $2.amount) }
        let rows = (parts + others).map { zh, en, count, amount in
            [Report.Cell(lang.pick(zh, en)), Report.Cell("\(count)"), Report.Cell(Say.money(amount, nil, lang))]
        }
        report.table(
            [
                Report.Column(""), Report.Column(lang.pick("单数", "Deals"), isNumber: true),
                Report.Column(lang.pick("金额", "Value"), isNumber: true),
            ], rows, empty: Sentence(zh: "", en: ""))
        if news.unpriced > 0 {
            report.add(
                Sentence(zh: "新商机缺金额 \(news.unpriced)。", en: "New deals without an amount: \(news.unpriced)."))
        }
        report.add(Sentence(zh: "客户来话 \(news.heard) 单。", en: "Customers spoke on \(news.heard) deals."))
    }

    private static func addUntouched(_ book: MorningBook, _ all: Conclusions, to report: inout Report) {
        let lang = report.lang
        report.heading("未触达的A客户（\(book.untouched.count)）", "A customers untouched (\(book.untouched.count))")
        let rows = book.untouched.prefix(most).map { row in
            [
                Report.Cell(all.board.accounts[row.account]?.name ?? "—"),
                Report.Cell(all.moment.name(row.owner, lang)),
                Report.Cell(row.last.map { Say.clock($0, all.facts.zone) } ?? lang.pick("从未", "never")),
                Report.Cell(Say.money(row.weighted, nil, lang)),
            ]
        }
        report.table(
            [
                Report.Column(lang.pick("客户", "Account")), Report.Column(lang.pick("负责人", "Owner")),
                Report.Column(lang.pick("上次触达", "Last touch")),
                Report.Column(lang.pick("加权", "Weighted"), isNumber: true),
            ], rows,
            empty: Sentence(zh: "上个工作日以来，A客户都已触达。", en: "Every A customer was touched since the last working day."))
        ReportParts.addRest(book.untouched.count - rows.count, to: &report)
    }

    private static func addTimers(_ all: Conclusions, to report: inout Report) {
        report.heading("今日时限", "Timers today")
        let due = Array(all.liveTimers.lazy.prefix { all.moment.day(of: $0.due) <= all.today })
        let rows = due.prefix(most).map { timer in
            let deal = all.board.deals[timer.deal]
            let account = all.board.accounts[deal?.account]?.name ?? deal?.name ?? "—"
            return Report.Item(timer.why(all.moment)[report.lang], label: account)
        }
        report.list(rows, empty: Sentence(zh: "没有超时，也没有今天到期的。", en: "None is over, none ends today."))
        ReportParts.addRest(due.count - rows.count, to: &report)
    }
}
