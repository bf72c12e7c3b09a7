import Model
import Rules

/// The words of the office screen.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    /// The title of a slide.
    public func title(of slide: WallSlide) -> String {
        switch slide {
        case .target: pick("目标", "Target")
        case .funnel: pick("漏斗", "Funnel")
        case .ranking: pick("销售排名", "Ranking")
        case .reddots: pick("红点", "Red dots")
        case .receipts: pick("回款", "Receipts")
        }
    }

    /// What was signed in a week or month.
    func reachedIn(_ period: Period) -> String {
        switch period.unit {
        case .day: pick("今日已签", "Signed today")
        case .week: pick("本周已签", "Signed this week")
        case .month: pick("本月已签", "Signed this month")
        case .quarter: pick("本季已签", "Signed this quarter")
        case .year: pick("本年已签", "Signed this year")
        }
    }

    var landsAt: String { pick("预计落点 P50", "Expected P50") }
    /// An amount to be read from afar: without decimals from 100万 on.
    func far(_ amount: Money) -> String {
        let size = amount.minor.magnitude
        guard lang == .zh, (100_000_000..<9_999_500_000).contains(size) else { return round(amount) }
        return (amount < .zero ? sign(.minus) : "") + "\((size + 500_000) / 1_000_000)万"
    }
    var noReps: String {
        pick("还没有销售。用 reddot rep add 建立。", "There are no reps yet; add one with reddot rep add.")
    }
    var redCount: String { pick("红点", "Red") }
    var yellowCount: String { pick("黄点", "Yellow") }
    var newThisWeek: String { pick("本周新增", "New this week") }
    var latestReceipts: String { pick("最近到账", "Latest receipts") }
    var wonWord: String { pick("赢单！", "WON!") }
    func wonBy(_ rep: String) -> String { pick("\(rep) 签下", "signed by \(rep)") }

    var paused: String { pick("已暂停，空格继续", "paused, space goes on") }
    var liveData: String { pick("实时数据", "live") }
    var dayOff: String { pick("今天休息", "day off") }
    var staleData: String { pick("数据已过时", "not live") }
    var waitingForData: String { pick("正在等待数据", "Waiting for data") }

    /// Since when the data are old, and why.
    func stale(_ trouble: WallTrouble, _ now: Instant, _ zone: Zone) -> String {
        let why = said(trouble.why)
        guard let since = trouble.since else { return why }
        let moment = Text.moment(since, now: now, zone: zone)
        return pick("数据停在 \(moment)：\(why)", "Data as of \(moment): \(why)")
    }

    /// Every key that works on the office screen.
    var wallKeys: [Hint] {
        [
            Hint(key: "\(sign(.arrowLeft)) \(sign(.arrowRight))", label: pick("上一页 / 下一页", "previous / next slide")),
            Hint(key: pick("空格", "space"), label: pick("暂停 / 继续", "pause / go on")),
            Hint(key: "m", label: pick("遮住姓名 / 显示", "names masked / shown")),
            Hint(key: "?", label: pick("帮助", "help")),
            Hint(key: "q", label: pick("退出", "quit")),
        ]
    }
}
