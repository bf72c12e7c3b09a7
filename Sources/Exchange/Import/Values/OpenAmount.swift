import Model

/// Amounts that a person has not settled yet: words such as `待定` and `TBD`, and rounded ones such as `80万左右`.
enum OpenAmount: Equatable {
    /// No amount yet.
    case unsettled
    /// The amount that stands in the text, which says that it is about right.
    case about(String)

    static func read(_ text: String) -> OpenAmount? {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= 60 else { return nil }
        let key = Aliases.key(text)
        if openWords.contains(key) || key.isEmpty && text.allSatisfy({ "?？*…./".contains($0) }) { return .unsettled }
        if isRange(text) { return .unsettled }
        var rest = Substring(text.lowercased())
        var isAbout = false
        while let word = before.first(where: { rest.hasPrefix($0) }) {
            rest = rest.dropFirst(word.count).drop { " .:：".contains($0) }
            isAbout = true
        }
        while let word = behind.first(where: { rest.hasSuffix($0) }) {
            rest = rest.dropLast(word.count)
            while rest.last == " " { rest = rest.dropLast() }
            isAbout = true
        }
        guard isAbout, rest.contains(where: \.isNumber) else { return nil }
        return .about(String(rest))
    }

    /// `80-100万`, `50k – 80k`, `几十万`: two amounts, or none.
    private static func isRange(_ text: String) -> Bool {
        if text.contains(where: { "几数".contains($0) }), text.contains(where: { "万千百亿".contains($0) }) {
            return text.allSatisfy { "几数十百千万亿元左右上下约大概 ".contains($0) }
        }
        let parts = text.split { "-–—~～至到".contains($0) }.map { String($0).trimmed }
        guard parts.count == 2, parts.allSatisfy({ $0.first(where: \.isNumber) != nil }) else { return false }
        return parts.allSatisfy { (try? AmountText.parse($0)) != nil }
    }

    private static let openWords: Set<String> = [
        "待定", "未定", "待确认", "待确定", "待评估", "待报价", "待议", "待商议", "待补充", "待核实", "待填", "面议", "暂无", "暂未定", "暂未确定", "未知",
        "不详", "不确定", "未确定", "未报价", "无", "空", "另议", "tbd", "tba", "tbc", "tobedetermined", "tobeconfirmed",
        "tobedefined",
        "unknown", "pending", "open", "notset", "notknown", "undefined", "undetermined", "unspecified", "notyet",
        "notyetknown",
        "offen", "unbekannt", "nn", "onrequest", "negotiable",
    ]
    private static let before = [
        "大约", "大概", "约为", "约", "近", "将近", "估计", "预估", "预计", "≈", "~", "～", "about", "around", "approximately", "approx",
        "appr",
        "circa", "ca.", "ca ", "c.", "est.", "est ", "estimated", "roughly", "nearly", "almost", "some ", "up to",
        "over", "etwa", "rund",
    ]
    private static let behind = [
        "左右", "上下", "以上", "以内", "多", "余", "出头", "不到", "（估）", "(估)", "（预估）", "(预估)", "（约）", "(约)", "(est.)", "(est)",
        "(approx)",
        "(approx.)", "approx.", "approx", "or so", "+", "＋", "?", "？", "~",
    ]
}
