import Model
import Views

/// The forms, one maker each.
extension Form {
    static let touches: [(Unicode.Scalar, Activity.What, Sentence)] = [
        ("c", .call, Sentence(zh: "电话", en: "call")), ("v", .visit, Sentence(zh: "拜访", en: "visit")),
        ("d", .demo, Sentence(zh: "演示", en: "demo")), ("m", .message, Sentence(zh: "消息", en: "message")),
        ("e", .meeting, Sentence(zh: "会议", en: "meeting")),
    ]

    static let reasons: [(Unicode.Scalar, Sentence)] = [
        ("1", Sentence(zh: "价格", en: "price")), ("2", Sentence(zh: "竞争对手", en: "competitor")),
        ("3", Sentence(zh: "预算取消", en: "budget cancelled")), ("4", Sentence(zh: "需求变化", en: "requirements changed")),
        ("5", Sentence(zh: "没有决策", en: "no decision")), ("6", Sentence(zh: "时机不对", en: "bad timing")),
    ]

    static func log(_ deal: Deal, _ direction: Activity.Direction, subject: String) -> Form {
        var form = Form(
            purpose: .log(deal.id, direction),
            title: direction == .outbound
                ? Sentence(zh: "记跟进：我们联系了客户", en: "Log: we contacted the customer")
                : Sentence(zh: "记跟进：客户联系了我们", en: "Log: the customer contacted us"),
            subject: subject)
        form.choices = touches.map { Choice(key: $0.0, label: $0.2) }
        form.choices.append(
            Choice(
                key: "i",
                label: direction == .outbound
                    ? Sentence(zh: "改为客户来联系", en: "the customer did") : Sentence(zh: "改为我们联系", en: "we did")))
        return form
    }

    static func logNote(
        _ deal: Deal, _ what: Activity.What, _ direction: Activity.Direction, label: Sentence, subject: String
    ) -> Form {
        var form = Form(
            purpose: .logNote(deal.id, what, direction), title: Sentence(zh: "记\(label.zh)", en: "Log a \(label.en)"),
            subject: subject)
        form.fields = [
            Field(kind: .text, label: Sentence(zh: "内容", en: "note")),
            step(required: false),
        ]
        return form
    }

    static func next(_ deal: Deal, subject: String) -> Form {
        var form = Form(purpose: .next(deal.id), title: Sentence(zh: "下一步", en: "Next step"), subject: subject)
        form.fields = [step(required: false)]
        if let text = deal.nextStep {
            form.fields[0].example = Sentence(zh: "现为：\(text)", en: "now: \(text)")
        }
        return form
    }

    /// `asked`: the parts of the triangle that nobody has settled yet (R24).
    static func win(_ deal: Deal, today: Day, asked: [DealRole.Part], subject: String) -> Form {
        var form = Form(purpose: .win(deal.id), title: Sentence(zh: "赢单", en: "Win"), subject: subject)
        form.fields = [
            amount(deal.amount, required: true),
            Field(kind: .day, label: Sentence(zh: "成交日", en: "closed on"), input: InputLine(today.iso), required: true),
        ]
        form.fields += asked.map(role)
        return form
    }

    static func roles(_ deal: Deal, to stage: Stage, asked: [DealRole.Part], subject: String) -> Form {
        var form = Form(
            purpose: .roles(deal.id, stage.id),
            title: Sentence(zh: "进入\(stage.zh)：谁来负责？", en: "To \(stage.en): who takes part?"), subject: subject)
        form.fields = asked.map(role)
        return form
    }

    private static func role(_ part: DealRole.Part) -> Field {
        Field(
            kind: .role(part), label: Sentence(zh: part.name(.zh), en: part.name(.en)),
            example: Sentence(zh: "姓名；没有就写 无：原因", en: "a name; for nobody write no: reason"), required: true)
    }

    static func lose(_ deal: Deal, subject: String) -> Form {
        var form = Form(
            purpose: .lose(deal.id), title: Sentence(zh: "输单：为什么？", en: "Lose: why?"), subject: subject)
        form.choices = reasons.map { Choice(key: $0.0, label: $0.1) }
        form.choices.append(Choice(key: "o", label: Sentence(zh: "其他…", en: "other…")))
        return form
    }

    static func loseOther(_ deal: Deal, subject: String) -> Form {
        reason(.loseOther(deal.id), Sentence(zh: "输单：为什么？", en: "Lose: why?"), subject)
    }

    static func back(_ deal: Deal, to stage: Stage, subject: String) -> Form {
        reason(
            .back(deal.id, stage.id), Sentence(zh: "退回到\(stage.zh)：为什么？", en: "Back to \(stage.en): why?"), subject)
    }

    static func add(_ stage: Stage, owner: String) -> Form {
        var form = Form(
            purpose: .add(stage.id), title: Sentence(zh: "新商机", en: "New deal"), subject: "\(stage.zh) \(stage.en)")
        form.fields = dealFields(owner: owner)
        return form
    }

    static func edit(_ deal: Deal, account: String, owner: String, subject: String) -> Form {
        var form = Form(purpose: .edit(deal.id), title: Sentence(zh: "编辑商机", en: "Edit deal"), subject: subject)
        form.fields = dealFields(owner: owner)
        form.fields[0].input = InputLine(account)
        form.fields[1].input = InputLine(deal.name)
        form.fields[2].input = InputLine(deal.amount?.plain ?? "")
        form.fields[3].input = InputLine(deal.close?.iso ?? "")
        return form
    }

    static func importFiles() -> Form {
        var form = Form(
            purpose: .importFiles, title: Sentence(zh: "导入 CSV", en: "Import CSV"), subject: "")
        form.fields = [
            Field(
                kind: .text, label: Sentence(zh: "文件", en: "files"),
                example: Sentence(zh: "deals.csv accounts.csv（空格分开）", en: "deals.csv accounts.csv (space between)"),
                required: true)
        ]
        return form
    }

    private static func dealFields(owner: String) -> [Field] {
        [
            Field(kind: .account, label: Sentence(zh: "客户", en: "account")),
            Field(kind: .text, label: Sentence(zh: "商机", en: "deal"), required: true),
            amount(nil, required: false),
            Field(
                kind: .day, label: Sentence(zh: "预计成交", en: "close date"),
                example: Sentence(zh: "如 月底、12-20、+30d", en: "such as 12-20, +30d, fri")),
            Field(kind: .owner, label: Sentence(zh: "负责人", en: "owner"), input: InputLine(owner)),
        ]
    }

    private static func amount(_ amount: Money?, required: Bool) -> Field {
        Field(
            kind: .amount, label: Sentence(zh: "金额", en: "amount"),
            example: Sentence(zh: "如 12.5万", en: "such as 120k"), input: InputLine(amount?.plain ?? ""),
            required: required)
    }

    private static func step(required: Bool) -> Field {
        Field(
            kind: .step, label: Sentence(zh: "下一步", en: "next step"),
            example: Sentence(zh: "如 明天 送方案", en: "such as tomorrow send proposal"), required: required)
    }

    private static func reason(_ purpose: Purpose, _ title: Sentence, _ subject: String) -> Form {
        var form = Form(purpose: purpose, title: title, subject: subject)
        form.fields = [Field(kind: .text, label: Sentence(zh: "原因", en: "reason"), required: true)]
        return form
    }
}
