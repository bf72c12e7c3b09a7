/// What kinds are called on the screen and in sentences: the rule book's words.
extension Kind {
    public var title: Sentence {
        switch self {
        case .region: Sentence(zh: "区域", en: "region")
        case .team: Sentence(zh: "团队", en: "team")
        case .rep: Sentence(zh: "销售", en: "rep")
        case .member: Sentence(zh: "成员", en: "member")
        case .account: Sentence(zh: "客户", en: "account")
        case .contact: Sentence(zh: "联系人", en: "contact")
        case .product: Sentence(zh: "产品", en: "product")
        case .stage: Sentence(zh: "阶段", en: "stage")
        case .deal: Sentence(zh: "商机", en: "deal")
        case .spell: Sentence(zh: "阶段记录", en: "stage spell")
        case .activity: Sentence(zh: "跟进", en: "activity")
        case .note: Sentence(zh: "备注", en: "note")
        case .target: Sentence(zh: "目标", en: "target")
        case .setting: Sentence(zh: "设置", en: "setting")
        case .calendarDay: Sentence(zh: "日历", en: "calendar day")
        case .contract: Sentence(zh: "合同", en: "contract")
        case .payment: Sentence(zh: "付款计划", en: "payment")
        case .receipt: Sentence(zh: "回款", en: "receipt")
        case .booking: Sentence(zh: "入账", en: "booking")
        case .split: Sentence(zh: "分成", en: "split")
        case .sourceCost: Sentence(zh: "来源费用", en: "source cost")
        case .redDot: Sentence(zh: "红点", en: "red dot")
        case .decision: Sentence(zh: "决议", en: "decision")
        case .dealRole: Sentence(zh: "分工", en: "role")
        case .gradeChange: Sentence(zh: "等级变更", en: "change of grade")
        case .handOver: Sentence(zh: "交接", en: "hand-over")
        case .competitor: Sentence(zh: "竞争对手", en: "competitor")
        case .script: Sentence(zh: "话术", en: "script")
        case .scriptUse: Sentence(zh: "话术使用", en: "use of a script")
        case .presalesRequest: Sentence(zh: "售前申请", en: "presales request")
        case .leave: Sentence(zh: "请假", en: "leave")
        }
    }
}
