import Model
import Rules
import Views

/// The forms in which facts are written down: deals, accounts, contacts and the playbook.
extension Form {
    static func add(_ stage: Stage, owner: String, account: String = "", _ lang: Lang) -> Form {
        var form = Form(
            purpose: .add(stage.id), title: Sentence(zh: "新商机", en: "New deal"),
            subject: "")
        // The rest follows by editing: a new deal should be quick.
        form.fields = Array(dealFields(nil, account: account, owner: owner, product: "", lang).prefix(5))
        return form
    }

    static func edit(
        _ deal: Deal, account: String, owner: String, product: String, _ lang: Lang, subject: String
    ) -> Form {
        var form = Form(purpose: .edit(deal.id), title: Sentence(zh: "编辑商机", en: "Edit deal"), subject: subject)
        form.fields = dealFields(deal, account: account, owner: owner, product: product, lang)
        return form
    }

    private static func dealFields(
        _ deal: Deal?, account: String, owner: String, product: String, _ lang: Lang
    ) -> [Field] {
        [
            Field(.account, .account, Sentence(zh: "客户", en: "account"), text: account),
            Field(.deal, .text, Sentence(zh: "商机", en: "deal"), text: deal?.name ?? "", required: true),
            amount(deal?.amount, required: false),
            day(.close, Sentence(zh: "预计成交", en: "close date"), deal?.close),
            Field(.owner, .owner, Sentence(zh: "负责人", en: "owner"), text: owner),
            Field(
                .need, .text, Sentence(zh: "需求", en: "need"),
                example: Sentence(zh: "如 招标文件", en: "such as tender documents"), text: deal?.need ?? ""),
            day(.needDay, Sentence(zh: "需求日期", en: "need dated"), deal?.needDay),
            day(.decision, Sentence(zh: "决策日", en: "decision by"), deal?.decision),
            amount(deal?.budget, required: false, name: .budget, Sentence(zh: "预算", en: "budget")),
            Field(
                .approvers, .count, Sentence(zh: "决策链人数", en: "approvers"), text: deal?.approvers.map(String.init) ?? ""
            ),
            Field(.source, .known(.source), Sentence(zh: "来源", en: "source"), text: deal?.source ?? ""),
            Field(
                .competitor, .known(.competitor), Sentence(zh: "竞品", en: "competitor"),
                text: deal?.competitor ?? ""),
            Field(.product, .known(.product), Sentence(zh: "产品", en: "product"), text: product),
            Field(
                .category, .word(categories), Sentence(zh: "预测类别", en: "forecast"),
                text: shown(deal?.category?.rawValue, categories, lang)
            ),
            Field(
                .reason, .text, Sentence(zh: "改类别的原因", en: "why that forecast"),
                example: Sentence(zh: "改了预测类别时写", en: "where the forecast changes")),
        ]
    }

    /// The word for a stored value in the user's language.
    private static func shown(_ value: String?, _ words: [Word], _ lang: Lang) -> String {
        words.first { $0.value == value }?.label[lang] ?? ""
    }

    private static let categories = [Deal.Category.commit, .best, .pipeline, .omitted].map { category in
        Word(value: category.rawValue, label: Sentence { Text.of($0).name(category) })
    }

    static func account(_ account: Account?, owner: String, _ lang: Lang) -> Form {
        var form = Form(
            purpose: .thing(.account(account?.id)),
            title: account == nil ? Sentence(zh: "新客户", en: "New account") : Sentence(zh: "编辑客户", en: "Edit account"),
            subject: account?.name ?? "")
        form.fields = [
            Field(.name, .text, Sentence(zh: "名称", en: "name"), text: account?.name ?? "", required: true),
            Field(.owner, .owner, Sentence(zh: "负责人", en: "owner"), text: owner),
            Field(
                .industry, .known(.industry), Sentence(zh: "行业", en: "industry"), text: account?.industry ?? ""),
            Field(.city, .known(.city), Sentence(zh: "城市", en: "city"), text: account?.city ?? ""),
            Field(.source, .known(.source), Sentence(zh: "来源", en: "source"), text: account?.source ?? ""),
        ]
        if account != nil {
            form.fields += [
                Field(
                    .grade, .word(grades), Sentence(zh: "等级", en: "grade"), text: account?.grade?.rawValue ?? ""),
                Field(
                    .reason, .text, Sentence(zh: "改等级的原因", en: "why that grade"),
                    example: Sentence(zh: "改了等级才要写", en: "needed where the grade changes")),
                Field(
                    .potential, .word(yesNo), Sentence(zh: "标为潜力", en: "potential"),
                    text: shown(account?.pinned == nil ? nil : "yes", yesNo, lang)),
            ]
        }
        return form
    }

    private static let grades = Account.Grade.allCases.map { grade in
        Word(value: grade.rawValue, label: Sentence(zh: grade.rawValue, en: grade.rawValue))
    }
    private static let yesNo = [
        Word(value: "yes", label: Sentence(zh: "是", en: "yes")), Word(value: "no", label: Sentence(zh: "否", en: "no")),
    ]

    static func contact(_ contact: Contact?, account: ID<Account>?, accountName: String, _ lang: Lang) -> Form {
        var form = Form(
            purpose: .thing(.contact(contact?.id, of: account)),
            title: contact == nil ? Sentence(zh: "新联系人", en: "New contact") : Sentence(zh: "编辑联系人", en: "Edit contact"),
            subject: contact?.name ?? accountName)
        form.fields = [
            Field(.account, .account, Sentence(zh: "客户", en: "account"), text: accountName, required: true),
            Field(.name, .text, Sentence(zh: "姓名", en: "name"), text: contact?.name ?? "", required: true),
            Field(.title, .text, Sentence(zh: "职务", en: "title"), text: contact?.title ?? ""),
            Field(.phone, .text, Sentence(zh: "电话", en: "phone"), text: contact?.phone ?? ""),
            Field(.email, .text, Sentence(zh: "邮箱", en: "email"), text: contact?.email ?? ""),
            Field(
                .decides, .word(yesNo), Sentence(zh: "决策人", en: "decides"),
                text: shown(contact.map { $0.decides ? "yes" : "no" }, yesNo, lang)),
        ]
        return form
    }

    static func competitor() -> Form {
        var form = Form(
            purpose: .thing(.competitor), title: Sentence(zh: "新竞品", en: "New competitor"), subject: "")
        form.fields = [Field(.name, .text, Sentence(zh: "名称", en: "name"), required: true)]
        return form
    }

    static func script(_ script: Script?, competitor: String) -> Form {
        var form = Form(
            purpose: .thing(.script(script?.id)),
            title: script == nil ? Sentence(zh: "新话术", en: "New script") : Sentence(zh: "编辑话术", en: "Edit script"),
            subject: script?.title ?? "")
        form.fields = [
            Field(.title, .text, Sentence(zh: "标题", en: "title"), text: script?.title ?? "", required: true),
            Field(.competitor, .known(.competitor), Sentence(zh: "竞品", en: "competitor"), text: competitor),
            Field(.note, .note, Sentence(zh: "内容", en: "text"), text: script?.text ?? "", required: true),
        ]
        return form
    }

    static func amount(
        _ amount: Money?, required: Bool, name: Name = .amount, _ label: Sentence = Sentence(zh: "金额", en: "amount")
    ) -> Field {
        Field(
            name, .amount, label, example: Sentence(zh: "如 12.5万", en: "such as 120k"), text: amount?.plain ?? "",
            required: required)
    }

    static func day(_ name: Name, _ label: Sentence, _ day: Day?, required: Bool = false) -> Field {
        Field(
            name, .day, label, example: Sentence(zh: "如 月底、12-20、+30d", en: "such as 12-20, +30d, fri"),
            text: day?.iso ?? "", required: required)
    }
}
