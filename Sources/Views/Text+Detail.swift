import Model

/// The words of the detail.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    var deal: String { pick("商机", "Deal") }
    var account: String { pick("客户", "Account") }
    var rep: String { pick("销售", "Rep") }
    var owner: String { pick("负责人", "Owner") }
    var amount: String { pick("金额", "Amount") }
    var stage: String { pick("阶段", "Stage") }
    var product: String { pick("产品", "Product") }
    var code: String { pick("编号", "Code") }
    var created: String { pick("创建", "Created") }
    var closeDate: String { pick("预计成交", "Close date") }
    func pushed(_ times: Int) -> String {
        pick("推迟\(times)次", times == 1 ? "pushed once" : "pushed \(times) times")
    }
    var closed: String { pick("关闭", "Closed") }
    var reason: String { pick("原因", "Reason") }
    var source: String { pick("来源", "Source") }
    var priority: String { pick("优先级", "Priority") }
    var category: String { pick("预测类别", "Forecast") }
    var turn: String { pick("轮到", "Whose turn") }
    var need: String { pick("需求依据", "Need") }
    var decision: String { pick("决策日", "Decision") }
    var budget: String { pick("预算", "Budget") }
    var approvers: String { pick("审批人数", "Approvers") }
    var competitor: String { pick("竞争对手", "Competitor") }
    var industry: String { pick("行业", "Industry") }
    var city: String { pick("城市", "City") }

    var path: String { pick("阶段路径", "Stage path") }
    var noPath: String { pick("没有阶段历史", "no stage history") }
    func movedBack(_ times: Int) -> String {
        pick("退回\(times)次", times == 1 ? "moved back once" : "moved back \(times) times")
    }
    var facts: String { pick("事实", "Facts") }
    var clocksTitle: String { pick("三个时钟", "Three clocks") }
    var inboundClock: String { pick("客户来话", "Customer spoke") }
    var outboundClock: String { pick("我们联系", "We got in touch") }
    var stageClock: String { pick("向前推进", "Moved forward") }
    var noRecord: String { pick("没有记录", "nothing on record") }
    var nextStep: String { pick("下一步", "Next step") }
    var contacts: String { pick("联系人", "Contacts") }
    var decides: String { pick("决策人", "decides") }
    var notes: String { pick("备注", "Notes") }
    var activities: String { pick("跟进", "Activities") }
    var history: String { pick("历史", "History") }
    var none: String { pick("暂无", "none yet") }
    var inbound: String { pick("来", "in") }
    var outbound: String { pick("去", "out") }
    func promised(_ day: String) -> String { pick("承诺 \(day) 前", "promised by \(day)") }

    /// How a touch or event is called.
    public func name(_ what: Activity.What) -> String {
        switch what {
        case .call: pick("电话", "Call")
        case .visit: pick("拜访", "Visit")
        case .demo: pick("演示", "Demo")
        case .message: pick("消息", "Message")
        case .meeting: pick("会议", "Meeting")
        case .decisionMaker: pick("决策人变更", "Decision maker changed")
        case .competitor: pick("竞品动作", "Competitor event")
        case .requirement: pick("需求变更", "Requirements changed")
        case .promise: pick("承诺", "Promise")
        }
    }

    /// How it is called on the screen.
    public func name(_ category: Deal.Category) -> String {
        switch category {
        case .commit: pick("承诺", "commit")
        case .best: pick("最好情况", "best case")
        case .pipeline: pick("在途", "pipeline")
        case .omitted: pick("不计", "omitted")
        }
    }

    /// How it is called on the screen.
    public func name(_ turn: Deal.Turn) -> String {
        switch turn {
        case .customer: pick("客户", "customer")
        case .product: pick("产品", "product")
        case .presales: pick("售前", "presales")
        case .legal: pick("法务", "legal")
        case .delivery: pick("交付", "delivery")
        case .finance: pick("财务", "finance")
        }
    }

    /// How it is called on the screen.
    public func name(_ outcome: Deal.Outcome) -> String {
        switch outcome {
        case .open: open
        case .won: won
        case .lost: lost
        }
    }
}

/// The words of what is concluded.
extension Text {
    private func say(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    var standing: String { say("现状", "Where it stands") }
    var timer: String { say("时限", "Timer") }
    func timeLeft(_ span: String) -> String { say("还剩\(span)", "\(span) left") }
    var grade: String { say("等级", "Grade") }
    var proposed: String { say("等级建议", "Proposed") }
    var triangle: String { say("铁三角", "Triangle") }
    var missing: String { say("缺", "missing") }
    var contract: String { say("合同", "Contract") }
    /// Cells that the labels of what is concluded take in a width.
    func labelCells(_ width: Int) -> Int { min(lang == .zh ? 8 : 13, width / 4) }

    func name(_ part: DealRole.Part) -> String {
        switch part {
        case .sales: say("销售", "sales")
        case .product: say("产品", "product")
        case .delivery: say("交付", "delivery")
        }
    }
}
