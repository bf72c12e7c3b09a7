import Model

/// The minutes of a red-dot meeting (R23).
public enum Minutes {
    public static func report(_ agenda: Agenda, _ moment: Moment, _ lang: Lang, subtitle: String? = nil) -> Report {
        var report = Report(
            lang.pick("红点会议纪要", "Red-dot meeting") + " \(agenda.week.iso)", subtitle: subtitle, lang: lang)
        report.heading("上周决定", "Last week's decisions")
        report.list(
            agenda.previous.map { standing in
                Report.Item(
                    (moment.board.name(of: standing.decision.subject) ?? "—") + lang.pick("：", ": ")
                        + standing.why(moment.today)[lang], done: standing.state == .done)
            }, empty: Sentence(zh: "没有遗留决定。", en: "None to follow up."))
        report.heading(lang.pick("本周：", "This week: ") + agenda.why[lang], level: 2)
        for (index, item) in agenda.items.enumerated() { add(index + 1, item, moment, to: &report) }
        guard !agenda.settled.isEmpty else { return report }
        report.heading("已决定，不再是红点", "Decided, and no red dot any more")
        report.list(
            agenda.settled.map { standing in
                Report.Item(
                    standing.why(moment.today)[lang], label: moment.board.name(of: standing.decision.subject) ?? "—",
                    done: standing.state == .done)
            }, empty: Sentence(zh: "", en: ""))
        return report
    }

    private static func add(_ number: Int, _ item: AgendaItem, _ moment: Moment, to report: inout Report) {
        let (row, lang) = (item.row, report.lang)
        let account = moment.board.accounts[row.account]?.name
        let deal = moment.board.deals[row.deal]?.name
        report.heading("\(number). " + [account, deal].compactMap { $0 }.joined(separator: " · "), level: 3)
        let amount = row.amount.map { Say.money($0, row.currency, lang) } ?? "—"
        let weighted = item.weighted.map { Say.money($0, row.currency, lang) } ?? "—"
        let effort = "\(item.presalesTenths / 10).\(item.presalesTenths % 10)"
        var items = [
            Report.Item(moment.name(row.owner, lang), label: lang.pick("负责人", "Owner")),
            Report.Item(lang.pick("金额\(amount)，加权\(weighted)", "Value \(amount), weighted \(weighted)")),
            Report.Item(
                lang.pick(
                    "已投入\(item.touches)次触达、售前\(effort)人天，需求变更\(item.requirementChanges)次",
                    "Effort: \(English.count(item.touches, "touch", "touches")), \(effort) presales days; "
                        + "\(English.count(item.requirementChanges, "change")) of requirements")),
            Report.Item(row.why(moment)[lang]),
        ]
        if let last = item.last {
            items.append(Report.Item(last.why(moment.today)[lang], label: lang.pick("上次", "Last time")))
        }
        let decided = item.decided.map { DecisionStanding($0, today: moment.today).why(moment.today)[lang] }
        items.append(
            Report.Item(decided ?? lang.pick("未决", "none yet"), label: lang.pick("决定", "Decision")))
        report.list(items, empty: Sentence(zh: "", en: ""))
    }
}
