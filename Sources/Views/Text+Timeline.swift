import Model

/// The words of the time line.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    /// `11月`, `Nov`; with a year `2026年11月`, `Nov 2026`.
    func month(_ month: Int, of year: Int?) -> String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let name = pick("\(month)月", names[month - 1])
        return year.map { pick("\($0)年\(name)", "\(name) \($0)") } ?? name
    }

    /// `Q4`, with a year `2026Q4`.
    func quarter(_ quarter: Int, of year: Int?) -> String { (year.map(String.init) ?? "") + "Q\(quarter)" }

    var slip: String { pick("推迟", "slip") }
    /// Days by which the closing moved.
    func slipped(_ days: Int) -> String {
        let number = days < 0 ? "\(sign(.minus))\(-days)" : "+\(days)"
        return number + pick("天", "d")
    }
    /// Pushes, where the days are not known.
    func pushes(_ times: Int) -> String { pick("\(times)次", "\(times)\(sign(.times))") }
    /// Past the expected day of closing.
    func overdueClose(_ days: Int) -> String { pick("过\(days)天", "\(days)d late") }
    /// Cells of the longest of these, up to 999 days.
    var slipWidth: Int { lang == .zh ? 7 : 9 }

    var actual: String { pick("实际", "actual") }
    var planned: String { pick("计划", "planned") }
    var closing: String { pick("预计成交", "closing") }
    var paymentDue: String { pick("应收", "due") }
    var receipt: String { pick("回款", "receipt") }
    var signed: String { pick("签约", "signed") }
    var emptyTimeline: String {
        pick(
            "这个范围和期间没有进行中的商机。按 s 放大范围，按 [ ] 换期间，按 a 新建商机。",
            "No deal is under way in this scope and period. Press s for a wider scope, [ ] for another period, a to add one."
        )
    }
}
