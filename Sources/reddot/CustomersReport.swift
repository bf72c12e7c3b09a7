import Model
import Rules

/// `show customers`: the accounts by grade, proposals on top (R8, R9).
struct CustomersReport: ConclusionView {
    private struct Row {
        let account: Account
        let verdict: GradeVerdict
        let proposal: GradeProposal?
        /// The one that counts in every ordering.
        let grade: Account.Grade
        let value: Money
    }

    private let all: Concluded
    private let rows: [Row]

    init(_ all: Concluded) {
        self.all = all
        let (conclusions, grades) = (all.conclusions, [Account.Grade.a, .b, .c])
        let queues = grades.map { grade in
            conclusions.queue(grade).compactMap { id -> Row? in
                guard let account = all.board.accounts[id], let verdict = conclusions.verdict(of: id) else {
                    return nil
                }
                return Row(
                    account: account, verdict: verdict, proposal: conclusions.proposal(of: id), grade: grade,
                    value: conclusions.weighted(of: id))
            }
        }
        // Proposals of all grades stand on top.
        rows = queues.flatMap { $0.filter { $0.proposal != nil } } + queues.flatMap { $0.filter { $0.proposal == nil } }
    }

    private func why(_ row: Row) -> Sentence { row.proposal?.why(all.moment) ?? row.verdict.why(all.moment) }

    private func count(_ grade: Account.Grade) -> Int { rows.count { $0.grade == grade } }

    func write(_ json: inout JSONWriter) {
        json.object("counts") { json in
            for grade in [Account.Grade.a, .b, .c] { json.field(grade.rawValue, count(grade)) }
        }
        json.field("proposals", rows.count { $0.proposal != nil })
        json.array("rows") { json in
            for row in rows { json.object { write(row, &$0) } }
        }
    }

    private func write(_ row: Row, _ json: inout JSONWriter) {
        json.field("id", row.account.id.raw)
        json.field("account", row.account.name)
        json.field("owner", all.board.reps[row.account.owner]?.name)
        json.field("grade", row.account.grade?.rawValue)
        json.field("proposed", row.proposal?.to.rawValue)
        json.field("effective", row.grade.rawValue)
        json.field("need", row.verdict.need)
        json.field("decision_days", row.verdict.decisionDays)
        json.field("budget_fit", row.verdict.budgetFit)
        json.field("pinned", row.account.pinned)
        json.field("open_deals", row.verdict.openDeals)
        json.field("weighted", row.value)
        json.field("silent_days", all.conclusions.silence(of: row.account.id)?.days)
        json.field("evidence", row.verdict.why(all.moment)[all.lang])
        json.field("also", row.verdict.also(all.moment)[all.lang])
        json.field("why", why(row)[all.lang])
    }

    func write(_ page: Page) throws {
        let counts = [Account.Grade.a, .b, .c].map { "\($0.rawValue) \(count($0))" }.joined(separator: " · ")
        let open = rows.count { $0.proposal != nil }
        try page.line(counts + page.lang.pick(" · 待确认 \(open)", " · to confirm \(open)"))
        try page.line()
        try page.table(
            [
                ("客户", "account", .left), ("销售", "owner", .left), ("等级", "grade", .left), ("加权", "weighted", .right),
                ("说明", "why", .left),
            ],
            rows.map { row in
                let grade = row.account.grade?.rawValue ?? "—"
                return [
                    row.account.name, all.board.reps[row.account.owner]?.name ?? "—",
                    row.proposal.map { "\(grade)→\($0.to.rawValue)" } ?? grade, page.amount(row.value),
                    why(row)[page.lang],
                ]
            }, empty: Sentence(zh: "没有客户。", en: "There are no accounts."))
    }
}
