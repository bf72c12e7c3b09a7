import App
import Model
import Rules

/// `show reddots`: this week's red dots with their reasons and last decisions (R22, R23).
struct RedDotsReport: ConclusionView {
    static let past: Past.Parts = .redDots

    private let all: Concluded
    private let rows: [RedRow]

    init(_ all: Concluded) {
        self.all = all
        rows = all.redDots.compactMap { all.conclusions.redDot(of: $0) }
    }

    private var empty: Sentence {
        all.board.deals.count == 0
            ? Sentence(zh: "没有商机。", en: "There are no deals.")
            : Sentence(zh: "本周没有红点。", en: "There are no red dots this week.")
    }

    /// What last week's list is known from.
    private var compared: (key: String, text: Sentence) {
        all.past.redDots == nil
            ? (
                "dates",
                Sentence(
                    zh: "日志不足一周：新增与仍在按各原因的起始日判断",
                    en: "the journal is younger than a week: new and still by the day on which each reason began")
            )
            : ("journal", Sentence(zh: "与一周前的红点名单比较", en: "compared with the list of a week ago"))
    }

    func write(_ json: inout JSONWriter) {
        json.field("compared_with", compared.key)
        json.field("compared", compared.text[all.lang])
        json.array("rows") { json in
            for row in rows { json.object { write(row, &$0) } }
        }
        json.array("cleared") { json in
            for subject in all.cleared { json.object { write(cleared: subject, &$0) } }
        }
        json.field("why", rows.isEmpty ? empty[all.lang] : nil)
    }

    /// What is off the list, and how the deal stands now; null where it was removed.
    private func write(cleared subject: RedSubject, _ json: inout JSONWriter) {
        let deal = subject.deal.flatMap { all.board.deals[$0] }
        json.field("deal", deal?.name)
        json.field("deal_id", subject.deal?.raw)
        json.field("account", all.board.accounts[subject.account ?? deal?.account]?.name)
        json.field("owner", all.board.reps[deal?.owner]?.name)
        json.field("outcome", deal?.outcome.rawValue)
    }

    private func name(_ subject: RedSubject) -> String {
        if let account = subject.account { return all.board.accounts[account]?.name ?? "—" }
        return subject.deal.flatMap { all.board.deals[$0]?.name } ?? "#\(subject.deal?.raw ?? 0)"
    }

    private func write(_ row: RedRow, _ json: inout JSONWriter) {
        let decision = row.decision(all.moment)
        let standing = decision.map { DecisionStanding($0, today: all.today) }
        json.field("deal", all.board.deals[row.deal]?.name)
        json.field("deal_id", row.deal?.raw)
        json.field("account", all.board.accounts[row.account]?.name)
        json.field("owner", all.board.reps[row.owner]?.name)
        json.field("amount", row.amount)
        json.field("currency", row.currency ?? all.board.currency)
        json.field("score", row.score)
        json.field("reasons", row.reasons.map(\.key))
        json.field("since", row.since)
        json.field("status", row.status?.rawValue)
        json.field("decision", decision?.what.rawValue)
        json.field("decision_owner", decision?.owner)
        json.field("decision_due", decision?.due)
        json.field("decision_state", standing?.state.rawValue)
        json.field("why", row.why(all.moment)[all.lang])
    }

    func write(_ page: Page) throws {
        try page.table(
            [
                ("商机", "deal", .left), ("客户", "account", .left), ("销售", "owner", .left), ("金额", "amount", .right),
                ("状态", "status", .left), ("决定", "decision", .left), ("说明", "why", .left),
            ],
            rows.map { row in
                [
                    all.board.deals[row.deal]?.name ?? "—", all.board.accounts[row.account]?.name ?? "—",
                    all.board.reps[row.owner]?.name ?? "—", page.amount(row.amount), status(row.status),
                    row.decision(all.moment).map { DecisionStanding.name($0.what, page.lang) } ?? "—",
                    row.why(all.moment)[page.lang],
                ]
            }, empty: empty)
        try page.line()
        try page.line(compared.text)
        guard !all.cleared.isEmpty else { return }
        let names = all.cleared.map(name).joined(separator: page.lang.pick("、", ", "))
        try page.line(page.lang.pick("已清\(all.cleared.count)个：", "\(all.cleared.count) cleared: ") + names)
    }

    private func status(_ status: RedRow.Status?) -> String {
        switch status {
        case .new: all.lang.pick("新增", "new")
        case .still: all.lang.pick("仍在", "still")
        case .cleared: all.lang.pick("已清", "cleared")
        case nil: "—"
        }
    }
}
