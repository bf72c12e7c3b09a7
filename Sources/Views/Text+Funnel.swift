import Model

/// The words of the funnel.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    func enteredStages(_ period: String) -> String {
        pick("\(period) 进入各阶段的商机", "Deals that entered each stage in \(period)")
    }
    var worstLeak: String { pick("最大漏点", "Worst leak") }
    func noLeak(_ percent: Int, _ cases: Int) -> String {
        pick(
            "没有阶段触线：流失达\(percent)%且已决满\(cases)单才标记",
            "No stage is flagged: that takes a loss of \(percent)% in \(English.count(cases, "case"))")
    }
    var leakiest: String { pick("流失最多", "Highest loss") }
    var notFlagged: String { pick("（未触线）", " (not flagged)") }
    var noLeak: String { pick("没有阶段触线", "No stage is flagged") }
    var entered: String { pick("进入", "Entered") }
    var conversion: String { pick("转化", "Conv.") }
    var loss: String { pick("流失", "Loss") }
    var interval: String { pick("95%区间", "95% interval") }
    var stillOpen: String { pick("在途", "Open") }
    var median: String { pick("中位", "Median") }
    var lossBefore: String { pick("上期流失", "Before") }
    var lossOfCompany: String { pick("全公司", "Company") }
    /// Whether the stage is passed as often as the target needs (R6).
    var pace: String { pick("进度", "Pace") }
    var advanced: String { pick("前进", "went on") }
    var lostHere: String { pick("流失", "lost") }
    var openHere: String { pick("在途", "open") }
    func likeBefore(_ period: String, days: Int?) -> String {
        guard let days else { return period }
        return pick("\(period) 前\(days)个工作日", "first \(English.count(days, "working day")) of \(period)")
    }
    func reasons(_ stage: String) -> String { pick("\(stage)：为何流失", "\(stage): why deals were lost") }
    var noReasons: String { pick("没有流失", "Nothing was lost here.") }
    var noReasonGiven: String { pick("未写原因", "no reason") }
    func largestOpen(_ stage: String) -> String { pick("\(stage)：在途最大", "\(stage): largest open deals") }
    func compared(_ stage: String) -> String { pick("\(stage)：结论与对比", "\(stage): findings and comparison") }
    func withoutHistory(_ count: Int) -> String {
        pick("另有\(count)单没有阶段历史，不计入", "\(English.count(count, "deal")) without stage history left out")
    }
    var funnelHelp: String {
        pick(
            "阶段历史来自看板上的移动（L、H）和导入。按 [ ] 换期间，按 p 换周期长短，按 s 放大范围。",
            "Stage history comes from moves on the board (L, H) and from imports. [ ] change the period, p its length, "
                + "s widens the scope.")
    }
    func enteredIn(_ stage: String, _ period: String) -> String {
        pick("\(period) 进入\(stage)", "\(stage), entered in \(period)")
    }
}
