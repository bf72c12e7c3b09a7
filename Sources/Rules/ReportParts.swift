import Model

/// Parts that several reports have.
enum ReportParts {
    /// The lights of week, month and quarter, for the scope, teams and reps.
    static func addPaces(_ book: MorningBook, to report: inout Report) {
        let lang = report.lang
        report.heading("进度", "Progress")
        if let pace = book.rows.first?.paces.last { report.add(pace.light.why) }
        let rows = book.rows.map { row in
            let lights = row.paces.map { pace in
                Report.Cell(pace.light.deviation.map { behind($0) } ?? "", light: pace.light.light)
            }
            let quarter = row.paces.last
            return [Report.Cell(row.name ?? lang.pick("公司", "Company"))] + lights + [
                Report.Cell(quarter.map { Say.money($0.actual, nil, lang) } ?? "—"),
                Report.Cell(quarter?.target.map { Say.money($0, nil, lang) } ?? "—"),
            ]
        }
        report.table(
            [Report.Column(lang.pick("范围", "Scope"))] + book.periods.map { Report.Column($0.name) } + [
                Report.Column(lang.pick("本季实达", "Quarter"), isNumber: true),
                Report.Column(lang.pick("本季目标", "Target"), isNumber: true),
            ], rows, empty: Sentence(zh: "没有目标。", en: "There are no targets."))
    }

    /// The deviation with its sign as the screen shows it: ahead is positive.
    private static func behind(_ deviation: Double) -> String {
        let tenths = Int((-deviation * 1_000).rounded())
        let sign = tenths < 0 ? "−" : tenths > 0 ? "+" : ""
        return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)%"
    }

    static func addRedDots(_ all: Conclusions, most: Int, to report: inout Report) {
        let (figures, lang) = (all.redFigures, report.lang)
        report.heading("红点（\(figures.count)）", "Red dots (\(figures.count))")
        let cleared = all.cleared.count
        let sums = figures.amounts.map { Say.money($0.amount, $0.currency, lang) }.joined(separator: " + ")
        if figures.count > 0 {
            report.add(
                Sentence(
                    zh: "涉及\(sums)；本周新增\(figures.new)，已消\(cleared)。",
                    en: "\(sums) at risk; \(figures.new) new this week, \(cleared) cleared."))
        }
        let rows = all.redList.prefix(most).compactMap { all.redDot(of: $0) }.map { row in
            [
                Report.Cell("", light: row.light),
                Report.Cell(
                    [all.board.accounts[row.account]?.name, all.board.deals[row.deal]?.name].compactMap { $0 }
                        .joined(separator: " · ")), Report.Cell(all.moment.name(row.owner, lang)),
                Report.Cell(row.why(all.moment)[lang]),
                Report.Cell(row.amount.map { Say.money($0, row.currency, lang) } ?? "—"),
            ]
        }
        report.table(
            [
                Report.Column(""), Report.Column(lang.pick("商机", "Deal")), Report.Column(lang.pick("负责人", "Owner")),
                Report.Column(lang.pick("原因", "Why")), Report.Column(lang.pick("金额", "Value"), isNumber: true),
            ], rows, empty: Sentence(zh: "没有红点。", en: "There are none."))
        addRest(figures.count - rows.count, to: &report)
    }

    static func addRest(_ count: Int, to report: inout Report) {
        guard count > 0 else { return }
        report.add(Sentence(zh: "另有 \(count) 条。", en: "\(count) more."))
    }

    /// A promise: who, on what, what, by when; and how it stands.
    static func item(
        _ standing: CommitmentStanding, _ all: Conclusions, _ lang: Lang, standing tells: Bool
    ) -> Report.Item {
        let commitment = standing.commitment
        let deal = all.board.deals[commitment.deal]
        let name = [all.board.accounts[deal?.account]?.name, deal?.name].compactMap { $0 }.joined(separator: " · ")
        let due = lang.pick("\(commitment.due.short)前", "by \(commitment.due.short)")
        let tail = tells ? lang.pick("；", "; ") + standing.why(all.moment)[lang] : ""
        return Report.Item(
            "\(name)\(lang.pick("：", ": "))\(commitment.text)\(lang.pick("，", ", "))\(due)\(tail)",
            label: all.moment.name(commitment.rep, lang), done: tells ? standing.state == .kept : nil)
    }
}
