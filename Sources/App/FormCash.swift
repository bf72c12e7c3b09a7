import Model
import Rules
import Views

/// The forms for contracts, payments, receipts and targets.
extension Form {
    /// The steps that a contract can take, under the words that are stored.
    static let steps = [
        Word(value: "submit", label: Sentence(zh: "送审", en: "submit")),
        Word(value: "approve", label: Sentence(zh: "批准", en: "approve")),
        Word(value: "sign", label: Sentence(zh: "签约", en: "sign")),
        Word(value: "invoice", label: Sentence(zh: "开票", en: "invoice")),
        Word(value: "cancel", label: Sentence(zh: "作废", en: "cancel")),
    ]

    static func contract(for deal: Deal?, caption: String) -> Form {
        var form = Form(
            purpose: .thing(.contract(nil, of: deal?.id)), title: Sentence(zh: "新合同", en: "New contract"), subject: "")
        form.fields = [
            Field(.deal, .deal, Sentence(zh: "商机", en: "deal"), text: caption, required: true),
            Field(.name, .text, Sentence(zh: "合同名称", en: "name"), text: deal?.name ?? "", required: true),
            amount(deal?.amount, required: true),
        ]
        return form
    }

    static func contract(_ contract: Contract) -> Form {
        let state = Sentence { ContractStanding.name(contract.state, $0) }
        var form = Form(
            purpose: .thing(.contract(contract.id, of: contract.deal)),
            title: Sentence(zh: "合同：\(state.zh)", en: "Contract: \(state.en)"), subject: contract.name)
        form.fields = [
            Field(.state, .word(steps), Sentence(zh: "推进", en: "carry on")),
            day(.day, Sentence(zh: "签约/开票日", en: "signed/invoiced on"), nil),
            Field(
                .step, .text, Sentence(zh: "审批步骤", en: "approval step"),
                example: Sentence(zh: "送审时写，如 法务", en: "with submit, such as legal")),
            Field(.person, .person, Sentence(zh: "审批人", en: "who approves"), text: contract.person ?? ""),
            Field(.name, .text, Sentence(zh: "合同名称", en: "name"), text: contract.name, required: true),
            amount(contract.amount, required: true),
        ]
        return form
    }

    static func payment(_ payment: Payment?, of contract: Contract?) -> Form {
        cash(
            .payment(payment?.id, of: contract?.id), contract, isNew: payment == nil, payment?.amount,
            day(.day, Sentence(zh: "应收日", en: "due on"), payment?.due, required: true),
            payment == nil ? Sentence(zh: "新应收", en: "New payment due") : Sentence(zh: "编辑应收", en: "Edit payment due"))
    }

    static func receipt(_ receipt: Receipt?, of contract: Contract?, today: Day) -> Form {
        cash(
            .receipt(receipt?.id, of: contract?.id), contract, isNew: receipt == nil, receipt?.amount,
            day(.day, Sentence(zh: "到账日", en: "came in on"), receipt?.day ?? today, required: true),
            receipt == nil ? Sentence(zh: "新回款", en: "New receipt") : Sentence(zh: "编辑回款", en: "Edit receipt"))
    }

    /// What stands belongs to its contract; what is new asks for one.
    private static func cash(
        _ thing: Thing, _ contract: Contract?, isNew: Bool, _ amount: Money?, _ day: Field, _ title: Sentence
    ) -> Form {
        var form = Form(purpose: .thing(thing), title: title, subject: isNew ? "" : contract?.name ?? "")
        if isNew {
            form.fields.append(
                Field(
                    .contract, .contract, Sentence(zh: "合同", en: "contract"), text: contract?.name ?? "", required: true
                ))
        }
        form.fields += [self.amount(amount, required: true), day]
        return form
    }

    static func target(_ scope: String, _ period: String, _ lang: Lang) -> Form {
        var form = Form(purpose: .thing(.target), title: Sentence(zh: "目标", en: "Target"), subject: "")
        form.fields = [
            Field(.scope, .scope, Sentence(zh: "谁的", en: "whose"), text: scope, required: true),
            Field(.period, .period, Sentence(zh: "期间", en: "period"), text: period, required: true),
            Field(
                .metric, .word(metrics), Sentence(zh: "指标", en: "metric"), text: metrics[0].label[lang], required: true),
            Field(
                .amount, .text, Sentence(zh: "目标值", en: "target"),
                example: Sentence(zh: "如 1000万，或个数", en: "such as 10M, or a count"), required: true),
        ]
        return form
    }

    private static let metrics = [
        Word(value: "signed", label: Sentence(zh: "签约额", en: "signed")),
        Word(value: "receipts", label: Sentence(zh: "回款额", en: "receipts")),
        Word(value: "accounts", label: Sentence(zh: "新客户数", en: "new accounts")),
        Word(value: "contacts", label: Sentence(zh: "有效联系数", en: "contacts")),
    ]
}
