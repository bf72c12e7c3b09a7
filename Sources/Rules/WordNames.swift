import Model

// What our words are called in both languages, beside those that have a rule of their own.

extension Target.Metric {
    public func name(_ lang: Lang) -> String {
        switch self {
        case .signed: lang.pick("签约", "signed")
        case .receipts: lang.pick("回款", "receipts")
        case .accounts: lang.pick("新客户", "new accounts")
        case .contacts: lang.pick("有效联系", "effective contacts")
        }
    }
}

extension Target.Scope {
    public func name(_ lang: Lang) -> String {
        switch self {
        case .company: lang.pick("公司", "company")
        case .region: lang.pick("大区", "region")
        case .team: lang.pick("团队", "team")
        case .rep: lang.pick("销售", "rep")
        }
    }
}

extension DecisionStanding.State {
    public func name(_ lang: Lang) -> String {
        switch self {
        case .done: lang.pick("已完成", "done")
        case .open: lang.pick("进行中", "open")
        case .late: lang.pick("逾期", "late")
        }
    }
}
