import Model
import Rules
import Views

/// What fields are called in a story, and what their values read like.
struct StoryFields {
    let lang: Lang
    let zone: Zone
    /// Names what a reference points to.
    let name: (Kind, Int) -> String

    /// The longest piece of a text that a story quotes, in characters.
    private static let quoted = 60

    /// Fields that follow from others, or say nothing to a reader.
    static let silent: Set = [
        "stage_since", "moved_at", "last_in", "last_out", "pushes", "step_since", "scope_id", "need_day",
    ]

    func label(_ field: String) -> String { StoryFields.labels[field]?[lang] ?? field }

    /// A value of a field, as people read it; `—` for none.
    func text(_ kind: Kind, _ field: FieldInfo, _ value: Value) -> String {
        switch value {
        case .null: return "—"
        case .int(let number):
            if let target = field.reference { return name(target, Int(number)) }
            return text(of: field.name, number)
        case .text(let text): return word(kind, field.name, text) ?? StoryFields.clipped(text)
        }
    }

    /// What stood in a field and what stands there now: amounts in full where their short forms would look the same.
    func pair(_ kind: Kind, _ field: FieldInfo, _ edit: FieldEdit) -> (before: String, after: String) {
        let (before, after) = (text(kind, field, edit.before), text(kind, field, edit.after))
        guard before == after, StoryFields.amounts.contains(field.name), let one = Money(value: edit.before),
            let two = Money(value: edit.after), one != two
        else { return (before, after) }
        return (StoryFields.signed(Text.grouped(one)), StoryFields.signed(Text.grouped(two)))
    }

    /// Targets that count things stand as they are.
    func counts(_ edit: FieldEdit) -> (before: String, after: String) {
        func count(_ value: Value) -> String { Money(value: value).map { "\($0.minor)" } ?? "—" }
        return (count(edit.before), count(edit.after))
    }

    func money(_ amount: Money) -> String { StoryFields.signed(amount.short(lang)) }

    /// A number with the sign that the screen draws.
    private static func signed(_ number: String) -> String {
        number.hasPrefix("-") ? "−" + number.dropFirst() : number
    }

    private static let amounts: Set = ["amount", "budget", "price"]

    private func text(of field: String, _ number: Int64) -> String {
        switch field {
        case "amount", "budget", "price": money(Money(minor: number))
        case "at", "since", "started", "ended": zone.text(Instant(seconds: number)).replacing("T", with: " ")
        case "decides", "locked", "working", "back": number == 1 ? lang.pick("是", "yes") : lang.pick("否", "no")
        case "percent", "probability": "\(number)%"
        case "tenths": StoryFields.tenths(Int(number))
        default: "\(number)"
        }
    }

    /// The words of enumerations; nil for a plain text.
    private func word(_ kind: Kind, _ field: String, _ text: String) -> String? {
        let words = Text.of(lang)
        switch (kind, field) {
        case (.deal, "outcome"): return Deal.Outcome(rawValue: text).map { words.name($0) }
        case (.deal, "category"): return Deal.Category(rawValue: text).map { words.name($0) }
        case (.deal, "turn"): return Deal.Turn(rawValue: text).map { words.name($0) }
        case (.contract, "state"):
            return Contract.State(rawValue: text).map { ContractStanding.name($0, lang) }
        case (.decision, "what"): return Decision.What(rawValue: text).map { DecisionStanding.name($0, lang) }
        case (.meeting, "what"): return Meeting.What(rawValue: text).map { name($0) }
        case (.dealRole, "part"): return DealRole.Part(rawValue: text).map { $0.name(lang) }
        case (.gradeChange, "state"): return GradeChange.State(rawValue: text).map { name($0) }
        case (.target, "metric"): return Target.Metric(rawValue: text).map { $0.name(lang) }
        case (.member, "role"): return Member.Role(rawValue: text).map { $0.title[lang] }
        default: return nil
        }
    }

    func name(_ state: GradeChange.State) -> String {
        switch state {
        case .proposed: lang.pick("待确认", "proposed")
        case .confirmed: lang.pick("已确认", "confirmed")
        case .refused: lang.pick("已拒绝", "refused")
        }
    }

    func name(_ meeting: Meeting.What) -> String {
        switch meeting {
        case .morning: lang.pick("早会", "morning meeting")
        case .reddots: lang.pick("红点会", "red-dot meeting")
        }
    }

    /// The first line of a text, cut where it is long.
    static func clipped(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        return line.count > quoted || line.count < text.count ? "\(line.prefix(quoted))…" : text
    }

    /// Tenths as a number with at most one decimal.
    static func tenths(_ tenths: Int) -> String {
        tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }

    private static let labels: [String: Sentence] = Dictionary(
        uniqueKeysWithValues: [
            ("name", "名称", "name"), ("manager", "主管", "manager"), ("region_id", "大区", "region"),
            ("team_id", "团队", "team"), ("joined", "入职", "joined"), ("left_on", "离职", "left"),
            ("user", "系统用户", "user"), ("role", "角色", "role"), ("rep_id", "销售", "rep"),
            ("owner_id", "负责人", "owner"), ("industry", "行业", "industry"), ("city", "城市", "city"),
            ("source", "来源", "source"), ("grade", "等级", "grade"), ("pinned", "重点理由", "pinned for"),
            ("parent", "上级", "parent"), ("account_id", "客户", "account"), ("deal_id", "商机", "deal"),
            ("contact_id", "联系人", "contact"), ("title", "职务", "title"), ("phone", "电话", "phone"),
            ("email", "邮箱", "email"), ("decides", "决策人", "decides"), ("series", "系列", "series"),
            ("price", "价格", "price"), ("key", "代号", "key"), ("zh", "中文名", "Chinese name"),
            ("en", "英文名", "English name"), ("position", "次序", "position"), ("probability", "赢率", "chance"),
            ("card_limit", "上限", "limit"), ("code", "编号", "code"), ("product_id", "产品", "product"),
            ("stage_id", "阶段", "stage"), ("outcome", "结果", "outcome"), ("amount", "金额", "amount"),
            ("currency", "币种", "currency"), ("close_date", "预计成交", "close"), ("closed", "关闭", "closed"),
            ("reason", "原因", "reason"), ("priority", "优先级", "priority"), ("next_step", "下一步", "next"),
            ("next_due", "应在", "due"), ("turn", "轮到", "turn"), ("category", "预测类别", "forecast"),
            ("need", "需求依据", "need"), ("decision", "决策日", "decision"), ("budget", "预算", "budget"),
            ("approvers", "审批人数", "approvers"), ("competitor", "竞争对手", "competitor"), ("at", "时间", "time"),
            ("text", "内容", "text"), ("due", "期限", "due"), ("period", "期间", "period"), ("metric", "指标", "metric"),
            ("scope", "范围", "scope"), ("from_day", "起", "from"), ("until_day", "止", "until"),
            ("locked", "锁定", "locked"), ("day", "日期", "day"), ("working", "上班", "working"),
            ("state", "状态", "state"), ("step", "审批步骤", "approval step"), ("person", "经手人", "person"),
            ("signed", "签订", "signed"), ("invoiced", "开票", "invoiced"), ("contract_id", "合同", "contract"),
            ("payment_id", "付款计划", "payment"), ("percent", "占比", "share"), ("what", "内容", "what"),
            ("owner", "负责人", "owner"), ("done", "完成", "done"), ("part", "分工", "part"), ("since", "自", "since"),
            ("from_grade", "原等级", "from"), ("to_grade", "新等级", "to"), ("made_by", "提出", "by"),
            ("evidence", "依据", "evidence"), ("from_rep_id", "交出", "from"), ("to_rep_id", "接手", "to"),
            ("competitor_id", "竞争对手", "competitor"), ("version", "版本", "version"), ("script_id", "话术", "script"),
            ("week", "周", "week"), ("tenths", "人天", "person-days"), ("person_id", "售前", "presales"),
            ("member_id", "成员", "member"), ("direction", "方向", "direction"), ("back", "退回", "moved back"),
            ("from_at", "起", "from"), ("meeting_id", "会议", "meeting"), ("started", "开始", "started"),
            ("ended", "结束", "ended"), ("created", "创建日", "first day"),
        ].map { ($0.0, Sentence(zh: $0.1, en: $0.2)) })
}
