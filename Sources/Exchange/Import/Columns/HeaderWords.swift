import Model

/// The second look at the headers of deals, by parts of words: only for fields that no known header gave a column, and
/// only for columns that hold what the field needs.
struct HeaderWords {
    private let key: String
    private let words: Set<String>

    init(_ header: String) {
        let base = HeaderUnit(header).base
        key = Aliases.key(base)
        words = Set(base.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    /// Fills in what is missing from the columns that are left.
    static func fill(
        _ columns: [ImportField: Int], _ kinds: ColumnKinds, _ mapped: [Int: ImportField?]
    ) -> [ImportField: Int] {
        var result = columns
        let headers = kinds.headers.map(HeaderWords.init)
        var free = kinds.headers.indices.filter { !columns.values.contains($0) && mapped[$0] == nil }
        func take(_ field: ImportField, _ fits: (HeaderWords) -> Bool) {
            guard result[field] == nil,
                let column = free.first(where: { holds(field, kinds[$0], kinds.isWords($0)) && fits(headers[$0]) })
            else { return }
            result[field] = column
            free.removeAll { $0 == column }
        }
        if result[.amountMinor] == nil {
            take(.amount) { $0.isMoney && !$0.isExpected && !$0.isActual }
            take(.amount) { $0.isMoney && $0.isExpected }
            take(.amount) { $0.isMoney }
        }
        if let amount = result[.amount], headers[amount].isExpected {
            take(.actual) { $0.isMoney && $0.isActual && !$0.isExpected }
        }
        if let amount = result[.amount] {
            let keys = headers[amount].currencyKeys
            take(.currency) { keys.contains($0.key) }
        }
        take(.close) { $0.isExpected && $0.isClosing }
        take(.closed) { $0.isActual && ($0.isClosing || $0.isDate) && !$0.isExpected }
        take(.created) { $0.isCreation }
        if result[.ownerKey] == nil { take(.owner) { $0.isOwner } }
        if result[.accountKey] == nil { take(.account) { $0.isAccount } }
        take(.name) { $0.isName }
        return result
    }

    private static func holds(_ field: ImportField, _ kind: ColumnKind, _ isWords: Bool) -> Bool {
        if field == .amount || field == .actual {
            return kind == .amount || kind == .empty || kind == .flag && !isWords
        }
        if field.isDay { return kind == .date || kind == .empty }
        return kind == .text || kind == .empty
    }

    /// English words as whole words, Chinese ones as parts.
    private func has(_ list: [String]) -> Bool {
        list.contains { $0.utf8.count == $0.count ? words.contains($0) : key.contains($0) }
    }

    private func ends(_ list: [String]) -> Bool { list.contains { key.hasSuffix($0) } }

    private var isExpected: Bool {
        has([
            "est", "estimated", "expected", "exp", "forecast", "projected", "planned", "target", "预计", "预期", "计划", "预估",
        ])
    }

    private var isActual: Bool { has(["actual", "final", "实际", "成交", "赢单", "最终"]) }

    private var isDate: Bool { has(["date", "time", "day", "on", "at", "日期", "时间", "日"]) }

    private var isMoney: Bool {
        (has(["amount", "value", "revenue", "tcv", "acv", "金额"]) || ends(["额"]))
            && !has([
                "weighted", "probability", "currency", "cost", "discount", "tax", "paid", "received", "invoiced",
                "profit",
                "margin", "annual", "yearly", "lifetime", "budget", "by", "from", "client", "company", "factored",
                "加权", "概率", "币种", "成本", "折扣", "税额", "回款", "已收", "到账", "开票", "利润", "毛利", "营业额", "预算", "余额",
                "差额", "退款", "首付", "应收", "未收", "限额", "额度",
            ])
    }

    private var isClosing: Bool {
        has(["close", "closed", "closing", "sign", "signing", "signed", "签", "结单", "成交", "关闭", "赢单", "结束", "完成"])
            && !has(["金额", "额"]) && !isMoney
    }

    private var isCreation: Bool {
        has(["created", "creation", "创建", "建立", "录入", "新增", "登记", "添加"]) && !has(["by", "人", "user"])
            && (isDate || words == ["created"])
    }

    private var isOwner: Bool {
        (ends(["负责人", "所有人", "归属人", "业务员", "销售员"]) || has(["rep", "responsible", "salesperson", "owner"]))
            && !has(["id", "email", "phone", "team", "role", "department", "部门", "客户方", "甲方", "对方", "创建", "group"])
    }

    private var isAccount: Bool {
        let isNamed = has(["name"]) || ends(["名称", "全称", "简称"])
        return isNamed
            && has([
                "account", "company", "customer", "client", "org", "organization", "partner", "客户", "公司", "企业", "单位",
            ])
            && !has(["owner", "contact", "rep", "联系人", "产品", "负责人", "经理"])
    }

    private var isName: Bool {
        (has(["name", "topic", "title"]) || ends(["名称", "主题", "标题", "名"]))
            && has(["opportunity", "oppty", "opp", "deal", "商机", "机会", "项目", "销售机会"])
            && !has([
                "owner", "account", "company", "customer", "contact", "rep", "stage", "pipeline", "type", "客户", "联系人",
                "负责人", "产品", "阶段", "类型", "公司",
            ])
    }

    /// The headers that a column with the currency of these amounts may have.
    private var currencyKeys: Set<String> {
        Set(["currency", "currencycode", "currencyisocode", "币种", "货币"].map { key + $0 } + ["currencyof" + key])
    }
}
