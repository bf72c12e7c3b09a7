import Model
import Rules
import Views

/// The forms that verbs on deals ask with, one maker each. `deals` are what the verb works on.
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

    static let turns: [(Unicode.Scalar, Deal.Turn?, Sentence)] = [
        ("c", .customer, Sentence(zh: "等客户", en: "the customer")),
        ("p", .product, Sentence(zh: "我方产品", en: "our product")),
        ("s", .presales, Sentence(zh: "我方售前", en: "our presales")),
        ("l", .legal, Sentence(zh: "我方法务", en: "our legal")),
        ("d", .delivery, Sentence(zh: "我方交付", en: "our delivery")),
        ("f", .finance, Sentence(zh: "我方财务", en: "our finance")),
        ("a", nil, Sentence(zh: "按往来自动判断", en: "as the last exchange tells")),
    ]

    static let decisions: [(Unicode.Scalar, Decision.What)] = [
        ("i", .invest), ("r", .reprice), ("e", .escalate), ("g", .downgrade), ("d", .drop), ("p", .postponed),
    ]

    static func log(_ deals: [ID<Deal>], _ direction: Activity.Direction, subject: String) -> Form {
        var form = Form(
            purpose: .log(deals, direction),
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

    /// `people` are those at the customer, and whom of them it is presumably with.
    static func logNote(
        _ deals: [ID<Deal>], _ what: Activity.What, _ direction: Activity.Direction, label: Sentence, subject: String,
        people: (contacts: [Contact], decider: Contact?)
    ) -> Form {
        var form = Form(
            purpose: .logNote(deals, what, direction), title: Sentence(zh: "记\(label.zh)", en: "Log a \(label.en)"),
            subject: subject)
        form.fields = [Field(.note, .note, Sentence(zh: "内容", en: "note")), step()]
        if !people.contacts.isEmpty {
            let words = people.contacts.map {
                Word(value: String($0.id.raw), label: Sentence(zh: $0.name, en: $0.name))
            }
            form.fields.append(
                Field(
                    .person, .word(words), Sentence(zh: "联系人", en: "with"), text: people.decider?.name ?? ""))
        }
        return form
    }

    static func next(_ deals: [ID<Deal>], now: String?, subject: String) -> Form {
        var form = Form(purpose: .next(deals), title: Sentence(zh: "下一步", en: "Next step"), subject: subject)
        form.fields = [step()]
        if let now { form.fields[0].example = Sentence(zh: "现为：\(now)", en: "now: \(now)") }
        return form
    }

    /// `asked`: the parts of the triangle that nobody has settled yet (R24).
    static func win(_ deal: Deal, today: Day, asked: [DealRole.Part], subject: String) -> Form {
        var form = Form(purpose: .win(deal.id), title: Sentence(zh: "赢单", en: "Win"), subject: subject)
        form.fields = [
            amount(deal.amount, required: true),
            Field(.day, .day, Sentence(zh: "成交日", en: "closed on"), text: today.iso, required: true),
        ]
        form.fields += asked.map { role($0, required: true) }
        return form
    }

    static func gate(_ deal: Deal, to stage: Stage, asked: [DealRole.Part], subject: String) -> Form {
        var form = Form(
            purpose: .gate(deal.id, stage.id),
            title: Sentence(zh: "进入\(stage.zh)：谁来负责？", en: "To \(stage.en): who takes part?"), subject: subject)
        form.fields = asked.map { role($0, required: true) }
        return form
    }

    static func roles(_ deal: Deal, _ known: [DealRole], subject: String) -> Form {
        var form = Form(
            purpose: .roles(deal.id), title: Sentence(zh: "铁三角：谁来负责？", en: "Iron triangle: who takes part?"),
            subject: subject)
        form.fields = [DealRole.Part.product, .delivery].map { part in
            let role = known.last { $0.part == part }
            let reason = role?.reason.map { Sentence(zh: "无：\($0)", en: "no: \($0)") }
            return self.role(part, required: false, text: role?.person ?? reason?.zh ?? "")
        }
        return form
    }

    static func lose(_ deals: [ID<Deal>], subject: String) -> Form {
        var form = Form(
            purpose: .lose(deals), title: Sentence(zh: "输单：为什么？", en: "Lose: why?"), subject: subject)
        form.choices = reasons.map { Choice(key: $0.0, label: $0.1) }
        form.choices.append(Choice(key: "o", label: Sentence(zh: "其他…", en: "other…")))
        return form
    }

    static func loseOther(_ deals: [ID<Deal>], subject: String) -> Form {
        reason(.loseOther(deals), Sentence(zh: "输单：为什么？", en: "Lose: why?"), subject)
    }

    static func back(_ deals: [ID<Deal>], to stage: Stage?, subject: String) -> Form {
        reason(
            .back(deals, stage?.id),
            stage.map { Sentence(zh: "退回到\($0.zh)：为什么？", en: "Back to \($0.en): why?") }
                ?? Sentence(zh: "各退一阶段：为什么？", en: "Each back by one stage: why?"), subject)
    }

    static func event(_ deals: [ID<Deal>], subject: String) -> Form {
        var form = Form(purpose: .event(deals), title: Sentence(zh: "发生了什么？", en: "What happened?"), subject: subject)
        form.choices = Happening.allCases.map { Choice(key: $0.key, label: $0.label) }
        return form
    }

    static func eventNote(_ deals: [ID<Deal>], _ event: Happening, subject: String) -> Form {
        var form = Form(purpose: .eventNote(deals, event), title: event.label, subject: subject)
        let isPromise = event == .promise
        form.fields = [
            Field(
                .note, .note,
                isPromise ? Sentence(zh: "答应了什么", en: "what") : Sentence(zh: "内容", en: "note"), required: isPromise)
        ]
        if isPromise { form.fields.append(due()) }
        if event.what == .competitor {
            form.fields.append(Field(.competitor, .known(.competitor), Sentence(zh: "竞品", en: "competitor")))
        }
        return form
    }

    static func redDot(_ subjects: [RedSubject], subject: String) -> Form {
        reason(.redDot(subjects), Sentence(zh: "标红点：为什么？", en: "Red dot: why?"), subject)
    }

    static func turn(_ deals: [ID<Deal>], subject: String) -> Form {
        var form = Form(purpose: .turn(deals), title: Sentence(zh: "该谁动？", en: "Whose turn?"), subject: subject)
        form.choices = turns.map { Choice(key: $0.0, label: $0.2) }
        return form
    }

    static func owner(_ deals: [ID<Deal>], subject: String) -> Form {
        var form = Form(purpose: .owner(deals), title: Sentence(zh: "换负责人", en: "Hand over"), subject: subject)
        form.fields = [Field(.owner, .owner, Sentence(zh: "负责人", en: "owner"), required: true)]
        return form
    }

    /// Up to nine scripts, the best first; `records` says how each has served.
    static func script(_ deal: ID<Deal>, _ records: [Sentence], subject: String) -> Form {
        var form = Form(purpose: .script(deal), title: Sentence(zh: "用哪篇话术？", en: "Which script?"), subject: subject)
        form.choices = zip("123456789".unicodeScalars, records).map { Choice(key: $0, label: $1) }
        return form
    }

    static func decide(_ item: RedSubject, open: Sentence?, subject: String) -> Form {
        var form = Form(
            purpose: .decide(item), title: Sentence(zh: "红点：怎么办？", en: "Red dot: what to do?"), subject: subject)
        form.choices = decisions.map { key, what in
            Choice(key: key, label: Sentence { DecisionStanding.name(what, $0) })
        }
        if let open {
            form.choices.append(
                Choice(key: "k", label: Sentence(zh: "上次决定已完成：\(open.zh)", en: "the last one is done: \(open.en)")))
        }
        return form
    }

    static func decision(_ item: RedSubject, _ what: Decision.What, owner: String, subject: String) -> Form {
        var form = Form(
            purpose: .decision(item, what), title: Sentence { DecisionStanding.name(what, $0) }, subject: subject)
        if what == .postponed {
            form.fields = [Field(.reason, .text, Sentence(zh: "原因", en: "reason"), required: true)]
        } else {
            form.fields = [
                Field(.owner, .person, Sentence(zh: "负责人", en: "owner"), text: owner, required: true), due(),
                Field(.reason, .text, Sentence(zh: "具体", en: "what exactly")),
            ]
        }
        return form
    }

    static func promise(_ deal: Deal, by rep: ID<Rep>, named name: String, subject: String) -> Form {
        var form = Form(
            purpose: .promise(deal.id, rep), title: Sentence(zh: "\(name)承诺", en: "\(name) promises"), subject: subject)
        form.fields = [
            Field(
                .next, .step, Sentence(zh: "承诺", en: "promise"),
                example: Sentence(zh: "先写日子：明天 送方案", en: "the day first: tomorrow send the proposal"), required: true)
        ]
        return form
    }

    static func reopen(_ deal: ID<Deal>, subject: String) -> Form {
        var form = Form(purpose: .reopen(deal), title: Sentence(zh: "重新打开", en: "Open again"), subject: subject)
        form.fields = [Field(.reason, .text, Sentence(zh: "原因", en: "reason"))]
        return form
    }

    static func cancel(_ deal: ID<Deal>, subject: String) -> Form {
        reason(.cancel(deal), Sentence(zh: "撤单：为什么？", en: "Cancel the win: why?"), subject)
    }

    /// What can be done about a won deal.
    static func unclose(_ deal: ID<Deal>, subject: String) -> Form {
        var form = Form(
            purpose: .unclose(deal), title: Sentence(zh: "已赢单，怎么办？", en: "Won; what now?"), subject: subject)
        form.choices = [
            Choice(key: "o", label: Sentence(zh: "重新打开，回到原阶段", en: "open it again in its last stage")),
            Choice(key: "c", label: Sentence(zh: "客户撤单：今天起算输单", en: "the customer cancelled: lost as of today")),
        ]
        return form
    }

    static func note(_ deal: ID<Deal>, subject: String) -> Form {
        var form = Form(purpose: .note(deal), title: Sentence(zh: "备注", en: "Note"), subject: subject)
        form.fields = [Field(.note, .note, Sentence(zh: "内容", en: "text"), required: true)]
        return form
    }

    static func importFiles() -> Form {
        var form = Form(
            purpose: .importFiles, title: Sentence(zh: "导入 CSV", en: "Import CSV"), subject: "")
        form.fields = [
            Field(
                .files, .text, Sentence(zh: "文件", en: "files"),
                example: Sentence(zh: "deals.csv accounts.csv（空格分开）", en: "deals.csv accounts.csv (space between)"),
                required: true)
        ]
        return form
    }

    private static func step() -> Field {
        Field(
            .next, .step, Sentence(zh: "下一步", en: "next step"),
            example: Sentence(zh: "如 明天 送方案", en: "such as tomorrow send proposal"))
    }

    private static func due() -> Field {
        Field(
            .due, .day, Sentence(zh: "期限", en: "by when"), example: Sentence(zh: "如 周五、+3d", en: "such as fri, +3d"),
            required: true)
    }

    private static func role(_ part: DealRole.Part, required: Bool, text: String = "") -> Field {
        Field(
            .role(part), .role(part), Sentence(zh: part.name(.zh), en: part.name(.en)),
            example: Sentence(zh: "姓名；没有就写 无：原因", en: "a name; for nobody write no: reason"), text: text,
            required: required)
    }

    private static func reason(_ purpose: Purpose, _ title: Sentence, _ subject: String) -> Form {
        var form = Form(purpose: purpose, title: title, subject: subject)
        form.fields = [Field(.reason, .text, Sentence(zh: "原因", en: "reason"), required: true)]
        return form
    }
}
