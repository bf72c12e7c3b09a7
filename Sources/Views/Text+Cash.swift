import Model
import Rules

/// The words of the cash view.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    var receivables: String { pick("应收", "Receivables") }
    var overdueCash: String { pick("逾期", "Overdue") }
    var dso: String { "DSO" }
    var receipts: String { pick("本期回款", "Received") }
    var dueThisWeek: String { pick("本周应收", "Due this week") }
    var dueThisMonth: String { pick("本月应收", "Due this month") }
    /// Tenths of a day.
    func tenths(_ days: Int64?) -> String {
        days.map { "\($0 / 10).\($0 % 10)" + pick("天", "d") } ?? unknown
    }

    var contracts: String { pick("合同", "Contracts") }
    var approvals: String { pick("审批", "Approvals") }
    var payments: String { pick("应收明细", "Payments") }
    var ageing: String { pick("逾期账龄", "Overdue by age") }
    var inWorkingDays: String { pick("按工作日", "in working days") }
    func stuck(_ count: Int) -> String { pick("卡住\(count)", "\(count) stuck") }
    /// A class of age in days.
    func age(_ ageing: Ageing) -> String {
        let label = ascii ? String(ageing.label.map { $0 == "–" ? "-" : $0 }) : ageing.label
        return label + pick("天", "d")
    }
    func dues(_ overdue: Int, _ week: Int, _ month: Int) -> String {
        pick("逾期\(overdue) 本周\(week) 本月\(month)", "\(overdue) overdue, \(week) this week, \(month) this month")
    }
    /// Days until a payment is due.
    func ahead(_ days: Int) -> String { pick("\(days)天后", "in \(days)d") }
    func overdueRows(_ count: Int) -> String { pick("逾期\(count)", "\(count) overdue") }
    var allContracts: String { pick("合同：", "Contracts: ") }

    var noContracts: String {
        pick(
            "还没有合同。按 A 再按 k 新增，或用 reddot contract add、导入；这里会显示状态、审批和回款。",
            "No contract yet. Press A and then k to add one, or use reddot contract add or an import; their state, approvals and cash show here."
        )
    }
    /// How many contracts stand in a state, and what they are worth.
    func contracts(_ state: String, _ count: Int, _ amount: String) -> String {
        pick("“\(state)”的合同\(count)份，金额 \(amount)", "\(English.count(count, "contract")) \(state), \(amount) in all")
    }
    var noApprovals: String { pick("没有在审批的合同", "no contract is in approval") }
    var noDues: String {
        pick(
            "没有逾期或待收的款项；已签合同的付款计划会列在这里。",
            "Nothing overdue or to come; payment plans of signed contracts are listed here.")
    }
    var noHits: String { pick("没有符合筛选条件的行", "nothing matches the filter") }
}
