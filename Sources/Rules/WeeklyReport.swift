import Model

/// The last seven days in figures, decisions and promises.
public enum WeeklyReport {
    private static let most = 12

    public static func report(_ all: Conclusions, _ lang: Lang, subtitle: String? = nil) -> Report {
        let week = Period(.week, of: all.today)
        var report = Report(lang.pick("销售周报", "Sales week") + " \(week.name)", subtitle: subtitle, lang: lang)
        ReportParts.addPaces(all.morningBook, to: &report)
        report.heading("预测", "Forecast")
        report.add(all.forecast.why)
        addBridge(all, to: &report)
        addClosed(all, to: &report)
        ReportParts.addRedDots(all, most: most, to: &report)
        addDecisions(all, to: &report)
        addPromises(all, to: &report)
        report.heading("关键指标", "Key figures")
        report.add(all.kpis.why)
        return report
    }

    private static func addBridge(_ all: Conclusions, to report: inout Report) {
        report.heading("一周以来的管道", "The pipeline since a week ago")
        guard all.past.since != nil else {
            return report.add(Sentence(zh: "日志还没有一周长。", en: "The journal does not reach back a week."))
        }
        let (bridge, lang) = (all.bridge, report.lang)
        var rows = [[Report.Cell(lang.pick("期初", "Start")), Report.Cell(Say.money(bridge.start, nil, lang))]]
        for part in bridge.parts where part.amount != .zero {
            rows.append([
                Report.Cell(part.name[lang]), Report.Cell((part.adds ? "+" : "−") + Say.money(part.amount, nil, lang)),
            ])
        }
        rows.append([Report.Cell(lang.pick("期末", "End")), Report.Cell(Say.money(bridge.end, nil, lang))])
        report.table(
            [Report.Column(all.period.name), Report.Column(lang.pick("金额", "Value"), isNumber: true)], rows,
            empty: Sentence(zh: "", en: ""))
    }

    private static func addClosed(_ all: Conclusions, to report: inout Report) {
        let (first, lang) = (all.today + -6, report.lang)
        var closed: [Deal] = []
        all.board.deals.forEachInPlace { deal in
            guard let day = deal.closed, deal.outcome != .open, day >= first, day <= all.today, all.holds(deal) else {
                return
            }
            closed.append(deal)
        }
        closed.sort { ($1.closed ?? first, $0.id) < ($0.closed ?? first, $1.id) }
        report.heading("成交与输单（\(first.short)起）", "Closed since \(first.short)")
        let rows = closed.prefix(most * 2).map { deal in
            [
                Report.Cell(deal.closed?.short ?? ""),
                Report.Cell(deal.outcome == .won ? lang.pick("赢单", "won") : lang.pick("输单", "lost")),
                Report.Cell(
                    [all.board.accounts[deal.account]?.name, deal.name].compactMap { $0 }.joined(separator: " · ")),
                Report.Cell(all.moment.name(deal.owner, lang)),
                Report.Cell(deal.amount.map { Say.money($0, deal.currency, lang) } ?? "—"),
            ]
        }
        report.table(
            [
                Report.Column(lang.pick("日期", "Day")), Report.Column(""), Report.Column(lang.pick("商机", "Deal")),
                Report.Column(lang.pick("负责人", "Owner")), Report.Column(lang.pick("金额", "Value"), isNumber: true),
            ], rows, empty: Sentence(zh: "没有商机关闭。", en: "No deal was closed."))
        ReportParts.addRest(closed.count - rows.count, to: &report)
    }

    private static func addDecisions(_ all: Conclusions, to report: inout Report) {
        let agenda = all.agenda
        let made = agenda.items.compactMap(\.decided).map { DecisionStanding($0, today: all.today) } + agenda.settled
        report.heading("红点会的决定", "Decisions of the red-dot meeting")
        let items = (agenda.previous + made).map { standing in
            Report.Item(
                standing.why(all.today)[report.lang],
                label: all.board.deals[standing.decision.deal]?.name ?? "—", done: standing.state == .done)
        }
        report.list(items, empty: Sentence(zh: "没有决定。", en: "Nothing was decided."))
    }

    private static func addPromises(_ all: Conclusions, to report: inout Report) {
        let list = all.commitments
        report.heading("早会的承诺", "Promises of the morning meetings")
        report.add(list.why)
        let rows = (list.earlier + list.today).map { ReportParts.item($0, all, report.lang, standing: true) }
        if !rows.isEmpty { report.list(rows, empty: Sentence(zh: "", en: "")) }
    }
}
