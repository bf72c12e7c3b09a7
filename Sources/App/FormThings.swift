import Model
import Rules
import Views

/// What a form saves: the entry's verb, its changes, and what is said of it.
struct Written {
    var verb: Verb
    var changes: [Change]
    var said: Sentence

    init(_ verb: Verb, _ changes: [Change], _ said: Sentence) {
        (self.verb, self.changes, self.said) = (verb, changes, said)
    }

    /// Something new of that name, or something that stood.
    init(isNew: Bool, _ changes: [Change], _ name: String) {
        self.init(
            isNew ? .add : .edit, changes,
            isNew
                ? Sentence(zh: "已新增：\(name)", en: "added: \(name)") : Sentence(zh: "已改：\(name)", en: "changed: \(name)")
        )
    }
}

extension Form.Thing {
    /// What kind it is: whoever may change nothing of that kind need not open its form.
    var kind: Kind {
        switch self {
        case .deal: .deal
        case .account: .account
        case .contact: .contact
        case .contract: .contract
        case .payment, .cash: .payment
        case .receipt: .receipt
        case .target: .target
        case .competitor: .competitor
        case .script: .script
        case .shares: .split
        case .rep: .rep
        case .member: .member
        case .product: .product
        case .cost: .sourceCost
        case .leave: .leave
        case .presales: .presalesRequest
        case .stage: .stage
        case .calendarDay: .calendarDay
        case .setting: .setting
        }
    }

    /// The number of what stands already; nil for something new, and for what has none.
    var number: Int? {
        switch self {
        case .account(let id): id?.raw
        case .contact(let id, _): id?.raw
        case .contract(let id, _): id?.raw
        case .payment(let id, _): id?.raw
        case .receipt(let id, _): id?.raw
        case .script(let id): id?.raw
        case .rep(let id): id?.raw
        case .member(let id): id?.raw
        case .product(let id): id?.raw
        case .cost(let id): id?.raw
        case .leave(let id): id?.raw
        case .presales(let id, _): id?.raw
        case .stage(let id): id?.raw
        case .calendarDay(let id): id?.raw
        case .setting, .deal, .target, .competitor, .shares, .cash: nil
        }
    }

    /// Whether its form shows what stands already.
    var isOld: Bool { if case .setting = self { true } else { number != nil } }
}

extension State {
    /// The form of something, as it opens now; nil where the thing is gone, or has no form of this shape.
    func opening(_ thing: Form.Thing) -> Form? {
        switch thing {
        case .account(let id): found(id, board.accounts) { account($0) }
        case .contact(let id, let account): found(id, board.contacts) { contact($0, of: account) }
        case .competitor: .competitor()
        case .script(let id): found(id, board.scripts) { script($0) }
        case .contract(let id, let deal):
            found(id, board.contracts) { contract in
                contract.map { .contract($0) }
                    ?? .contract(for: board.deals[deal], caption: board.deals[deal].map(caption) ?? "")
            }
        case .payment(let id, let contract):
            found(id, board.payments) { .payment($0, of: board.contracts[$0?.contract ?? contract]) }
        case .receipt(let id, let contract):
            found(id, board.receipts) {
                .receipt($0, of: board.contracts[$0?.contract ?? contract], today: zone.day(of: now))
            }
        case .target: .target(board.name(of: scope, lang), period.name, lang)
        case .shares(let id): board.deals[id].map { shares($0) }
        case .rep(let id): found(id, board.reps) { repForm($0) }
        case .member(let id): found(id, board.members) { .member($0, rep: board.reps[$0?.rep]?.name ?? "", lang) }
        case .product(let id): found(id, board.products) { .product($0) }
        case .cost(let id): found(id, board.sourceCosts) { .cost($0, period: period.name) }
        case .leave(let id):
            found(id, board.leaves) { .leave($0, member: board.members[$0?.member]?.name ?? "") }
        case .presales(let id, let deal): found(id, board.presalesRequests) { presalesForm($0, of: deal) }
        case .stage(let id): found(id, board.stages) { .stage($0, count: board.stages.count) }
        case .calendarDay(let id): found(id, board.calendarDays) { .calendarDay($0, lang) }
        case .setting(let key): SettingInfo.named(key).map { .setting($0, value: $0.value(on: board)) }
        case .deal, .cash: nil
        }
    }

    /// A form of what stands under a number, or of something new where there is none.
    private func found<E: Entity>(_ id: ID<E>?, _ table: Table<E>, _ make: (E?) -> Form) -> Form? {
        guard let id else { return make(nil) }
        return table[id].map(make)
    }

    /// What a form would save; nil for one that is no plain record.
    func written(_ form: Form) throws(Refusal) -> Written? {
        guard case .thing(let thing) = form.purpose else { return nil }
        return switch thing {
        case .payment(let id, _): try written(form, payment: id)
        case .receipt(let id, _): try written(form, receipt: id)
        case .rep(let id): try written(form, rep: id)
        case .member(let id): try written(form, member: id)
        case .product(let id): try written(form, product: id)
        case .cost(let id): try written(form, cost: id)
        case .leave(let id): try written(form, leave: id)
        case .presales(let id, _): try written(form, presales: id)
        case .stage(let id): try written(form, stage: id)
        case .calendarDay(let id): try written(form, calendarDay: id)
        case .setting(let key): try written(form, setting: key)
        case .deal, .account, .contact, .contract, .target, .competitor, .script, .shares, .cash: nil
        }
    }
}
