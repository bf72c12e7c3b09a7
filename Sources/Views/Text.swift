import Model

/// The one table of words that views show, per language. It holds next to nothing, so copies are free.
public struct Text: Sendable {
    /// Which language it speaks.
    public let lang: Lang
    /// Signs among the words in ASCII.
    public let ascii: Bool

    /// The words of a language.
    public static func of(_ lang: Lang, ascii: Bool = false) -> Text { Text(lang: lang, ascii: ascii) }

    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    // The frame around the views.
    var brand: String { pick("红点", "RedDot") }
    public func name(_ view: ViewName) -> String {
        switch view {
        case .today: pick("今日", "Today")
        case .board: pick("看板", "Board")
        case .funnel: pick("漏斗", "Funnel")
        case .progress: pick("进度", "Progress")
        case .customers: pick("客户", "Customers")
        case .reddots: pick("红点", "Red dots")
        case .timeline: pick("时间线", "Timeline")
        case .insights: pick("洞察", "Insights")
        case .cash: pick("回款", "Cash")
        }
    }
    var tagline: String { pick("把销售进度管起来", "Sales progress under control") }
    var workingOut: String { pick("正在计算", "Working it out") + sign(.ellipsis) }
    var why: String { pick("为什么", "Why") }
    /// How many deals are marked.
    func marked(_ count: Int) -> String { pick("已标记 \(count)", "\(count) marked") }
    func dealCount(_ count: Int) -> String { pick("\(count) 个商机", English.count(count, "deal")) }
    var readOnly: String { pick("只读", "read-only") }
    /// `12/62工作日`; marked where the calendar of a year is not known.
    func workdays(_ elapsed: Int, _ total: Int, estimated: Bool = false) -> String {
        let mark = estimated ? pick(sign(.middleDot) + "估", " est.") : ""
        return pick("\(elapsed)/\(total)工作日", "\(elapsed)/\(total) workdays") + mark
    }
    func openDeals(_ count: Int) -> String { pick("\(count) 进行中", "\(count) open") }
    func needsSize(_ need: String, _ have: String) -> String {
        pick("窗口太小：需要 \(need)，现有 \(have)。请放大窗口。", "Window too small: needs \(need), has \(have). Please enlarge it.")
    }

    // The board.
    /// The lane and outcome of deals that were won.
    public var won: String { pick("赢单", "Won") }
    /// The lane and outcome of deals that were lost.
    public var lost: String { pick("输单", "Lost") }
    /// The outcome of deals that are under way.
    public var open: String { pick("进行中", "Open") }
    var weighted: String { pick("权", "wtd ") }
    func overLimit(_ count: Int, _ limit: Int) -> String { pick("\(count)/\(limit) 超限", "\(count)/\(limit) over") }
    func withoutAmount(_ count: Int) -> String { pick("缺金额 \(count)", "no amount \(count)") }
    func withoutDate(_ count: Int) -> String { pick("缺日期 \(count)", "no date \(count)") }
    var emptyLane: String { pick("没有商机", "no deals") }
    /// The same where there is no deal at all: what to do about it.
    var emptyBoard: String {
        pick(
            "还没有商机。按 a 新建，或用 reddot import 导入。",
            "No deals yet. Press a to add one, or bring them in with reddot import.")
    }
    var emptyFilter: String { pick("没有符合筛选条件的商机", "nothing matches the filter") }

    // The card.
    /// Instead of an amount that is not known.
    public var noAmount: String { pick("缺金额", "no amount") }
    var noAccount: String { pick("没有客户", "no account") }
    var noName: String { pick("未命名", "unnamed") }
    /// Where nobody answers for a deal (edges of the rule book).
    public var noOwner: String { pick("无人负责", "no owner") }
    /// Where no next step is set (R22).
    public var noNextStep: String { pick("无下一步", "no next step") }
    var today: String { pick("今天", "today") }
    func late(_ days: Int) -> String { pick("逾期\(days)天", "\(days)d late") }
    /// The three clocks of R10 on a card; `legend` explains them.
    public func clocks(_ inbound: String, _ outbound: String, _ stage: String) -> String {
        pick("客\(inbound) 我\(outbound) 段\(stage)", "in\(inbound) out\(outbound) st\(stage)")
    }
    /// The same where there is little room.
    func shortClocks(_ inbound: String, _ outbound: String, _ stage: String) -> String {
        pick("客\(inbound) 我\(outbound) 段\(stage)", "i\(inbound) o\(outbound) s\(stage)")
    }

    // The legend in help: sign and meaning.
    var legendTitle: String { pick("卡片上的记号", "Signs on a card") }
    var legend: [Hint] {
        lang == .zh
            ? [
                Hint(key: "客3", label: "客户上次来话距今3天"), Hint(key: "我1", label: "我们上次联系距今1天"),
                Hint(key: "段12", label: "上次向前推进距今12天"), Hint(key: unknown, label: "没有记录"),
                Hint(key: "A B C", label: "客户等级"), Hint(key: "权", label: "按阶段概率加权的金额"),
            ]
            : [
                Hint(key: "in3", label: "customer's last word, 3 days ago"),
                Hint(key: "out1", label: "our last touch, 1 day ago"),
                Hint(key: "st12", label: "last forward move, 12 days ago"),
                Hint(key: unknown, label: "nothing on record"),
                Hint(key: "A B C", label: "grade of the account"), Hint(key: "wtd", label: "amount weighted by stage"),
            ]
    }

    // Overlays.
    var help: String { pick("帮助", "Help") }
    var palette: String { pick("命令", "Commands") }
    var noCommand: String { pick("没有匹配的命令或商机", "no command or deal matches") }
    var chooseStart: String { pick("还没有数据，先选一项：", "There is no data yet. Start with:") }
    var storeAt: String { pick("数据将存放于", "The data will be kept in") }
}
