import Model
import Rules

/// The words of the insights.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    // Titles of tiles.
    var kpis: String { pick("关键指标", "Key figures") }
    var stageLag: String { pick("阶段滞后", "Stage lag") }
    var cycle: String { pick("成交周期", "Cycle") }
    var sources: String { pick("来源", "Sources") }
    var winReasons: String { pick("赢单原因", "Why we won") }
    var lossReasons: String { pick("输单原因", "Why we lost") }
    func change(_ by: SegmentChange.By) -> String {
        switch by {
        case .industry: pick("行业变化", "Industries")
        case .region: pick("区域变化", "Regions")
        case .product: pick("产品变化", "Products")
        }
    }
    var presalesLoad: String { pick("售前负荷", "Presales load") }
    var effort: String { pick("A级精力", "Effort on A") }
    var timersMet: String { pick("时限达成", "Timers met") }

    // Rows and notes.
    var attainment: String { pick("达成率", "Attainment") }
    var winRateByCount: String { pick("赢率(单数)", "Win rate") }
    var winRateByValue: String { pick("赢率(金额)", "by value") }
    var wonCycle: String { pick("赢单周期", "Won cycle") }
    var velocity: String { pick("流速", "Velocity") }
    var slippage: String { pick("推迟", "Slippage") }
    var contactsPerRep: String { pick("人均接触", "Contacts/rep") }
    func target(_ amount: String) -> String { pick("目标\(amount)", "target \(amount)") }
    func perDay(_ amount: String) -> String { amount == unknown ? unknown : pick("\(amount)/日", "\(amount)/d") }
    func slippedDeals(_ deals: Int, _ times: Int) -> String {
        pick("\(deals)单\(times)次", "\(English.count(deals, "deal")) \(times)\(sign(.times))")
    }
    func waiting(customer: Int, us: Int) -> String { pick("等客\(customer) 等我\(us)", "them \(customer) us \(us)") }
    func medianDays(_ days: Int) -> String { pick("中位\(days)天", "median \(days)d") }
    var withOpen: String { pick("含在途中位", "Median, all") }
    var closedOnly: String { pick("已结均值", "Mean, closed") }
    func openCount(_ count: Int) -> String { pick("在途\(count)", "\(count) open") }
    func closedCount(_ count: Int) -> String { pick("已结\(count)", "\(count) closed") }
    var byIndustry: String { pick("分行业", "by industry") }
    var winRateInterval: String { pick("赢率与95%区间", "win rate, 95% interval") }
    var winRateEver: String { pick("赢率与95%区间，全部历史（本期样本不足）", "win rate, 95% interval, of all time") }
    var allTime: String { pick("全部历史", "all time") }
    var tooFewCases: String { pick("样本不足", "too few cases") }
    func flagged(_ count: Int) -> String { pick("\(count)项明显下滑", "\(count) falling") }
    func atRisk(_ count: Int) -> String { pick("\(count)单有风险", "\(count) at risk") }
    func week(_ monday: Day) -> String { pick("\(monday.short)周", "wk \(monday.short)") }
    func goal(_ percent: Int) -> String { pick("目标\(percent)%", "goal \(percent)%") }
    func running(_ count: Int) -> String { pick("进行中\(count)", "\(count) running") }
    var wholeTeam: String { pick("全公司", "whole team") }
    var notGiven: String { pick("未填写", "not given") }
    var doesNotFit: String { pick("本周排不下", "does not fit this week") }
    func reasonWhy(_ reason: String, _ count: Int, _ total: Int, _ amount: String) -> String {
        pick(
            "\(reason)：本期\(total)单中的\(count)单（\(percent(count, of: total))），金额\(amount)",
            "\(reason): \(count) of the period's \(total) deals (\(percent(count, of: total))), \(amount)")
    }

    // Why a tile is empty.
    var nothingYet: String { pick("还没有数据", "no data yet") }
    var lagOfCompany: String {
        pick("阶段滞后按全公司的转化链计算；按 s 放大范围。", "Stage lag follows the whole team's conversions; press s for a wider scope.")
    }
    var noLeads: String { pick("本期没有新线索；按 [ 看上一期。", "No new lead in this period; press [ for the one before.") }
    func nothingClosed(_ outcome: Deal.Outcome) -> String {
        outcome == .won
            ? pick("本期还没有赢单；赢单时写下原因，这里就会统计。", "Nothing won in this period; reasons given with a win are counted here.")
            : pick(
                "本期还没有输单；输单时写下原因，这里就会统计。", "Nothing lost in this period; reasons given with a loss are counted here.")
    }
    var nothingSigned: String {
        pick("本期和上期的同一段时间都没有签单。", "Nothing was signed in the compared days of this and the previous period.")
    }
    var noPresales: String {
        pick(
            "没有售前成员或申请；按 A 再按 w 申请，或用 reddot member 和 reddot presales 录入。",
            "No presales member or request; press A and then w for a request, or use reddot member and reddot presales."
        )
    }
    var noEffort: String { pick("没有销售负责的进行中商机。", "No rep owns an open deal.") }
    var noTimersYet: String {
        pick("没有时限；演示、决策人变更和交接会自动开始计时。", "No timer; demos, new decision makers and hand-overs start one.")
    }

    /// Tenths: `3.5`.
    func tenth(_ value: Int) -> String { "\(value / 10).\(value % 10)" }
    func tenth(_ value: Double) -> String { tenth(Int((value * 10).rounded())) }
    /// A share of amounts or counts, rounded half up once; `—` where there is none.
    func percent(_ part: Int64, of whole: Int64) -> String {
        whole <= 0 ? unknown : "\((Int128(part) * 200 + Int128(whole)) / (Int128(whole) * 2))%"
    }
}
