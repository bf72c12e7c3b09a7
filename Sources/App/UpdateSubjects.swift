import Model
import Rules
import Terminal
import Views

/// What is selected beside deals: accounts with their grades, scripts, and the things that hang on them.
extension State {
    /// The account of what is selected: its own, or the deal's.
    var subjectAccount: ID<Account>? {
        for layer in layers.reversed() {
            if case .account(let scene) = layer { return scene.account }
        }
        guard layers.isEmpty, view != .board else { return subject?.account }
        switch entity {
        case .account(let id): return id
        case .deal(let id): return board.deals[id]?.account
        default: return nil
        }
    }

    // MARK: - Grades (R9)

    /// Confirms or refuses the change of grade that is proposed for the selected account.
    mutating func answer(_ confirms: Bool) -> [Effect] {
        attempt { state throws(Refusal) in state.answered(confirms) }
    }

    private mutating func answered(_ confirms: Bool) -> [Effect] {
        guard let conclusions else { return working() }
        guard let id = subjectAccount, let account = board.accounts[id] else {
            return refuse(Sentence(zh: "这里没有选中客户。", en: "No account is selected here."))
        }
        guard let proposal = conclusions.proposal(of: id) else {
            return refuse(
                Sentence(zh: "“\(account.name)”没有待确认的等级变更。", en: "No change of grade waits for \(account.name)."))
        }
        let moment = conclusions.moment
        let changes = confirms ? proposal.confirmed(moment, lang) : proposal.refused(moment, lang)
        let change = "\(account.name) \(proposal.from?.rawValue ?? "—")→\(proposal.to.rawValue)"
        return finish(
            .edit, changes,
            confirms
                ? Sentence(zh: "已确认：\(change)", en: "confirmed: \(change)")
                : Sentence(zh: "已拒绝：\(change)", en: "refused: \(change)"))
    }

    // MARK: - Scripts (R26)

    mutating func askScript(_ deal: Deal, _ subject: String) -> [Effect] {
        guard let conclusions else { return working() }
        let moment = conclusions.moment
        let records = Playbook(moment).scripts(for: deal, moment).prefix(9)
        guard !records.isEmpty else {
            return refuse(
                Sentence(
                    zh: "还没有话术；按 A 再按 s 新增一篇。", en: "There are no scripts yet; A and then s adds one."))
        }
        return ask(.script(deal.id, records.map { $0.why(moment) }, subject: subject))
    }

    /// Opens a script over the view and notes that it is used on the deal.
    mutating func openScript(_ form: Form, _ key: Unicode.Scalar, _ id: ID<Deal>) -> [Effect] {
        guard let conclusions, let deal = board.deals[id] else { return [] }
        let moment = conclusions.moment
        let records = Playbook(moment).scripts(for: deal, moment)
        guard let place = form.choices.firstIndex(where: { $0.key == key }), records.indices.contains(place),
            let script = board.scripts[records[place].script]
        else { return [] }
        let effects = finish(
            .log, worker.used(script, on: deal),
            Sentence(zh: "已记使用话术：\(script.title)", en: "script used: \(script.title)"))
        layers.append(.page(PageScene(title: script.title, subject: caption(deal), text: script.text)))
        return effects
    }

    // MARK: - Jumps

    /// From a deal to its account, and from an account to its deals.
    mutating func jump() -> [Effect] {
        if case .account(let scene) = layers.last { return openDeals(of: scene.account) }
        if layers.isEmpty, case .account(let id) = entity { return openDeals(of: id) }
        guard let account = subject?.account, board.accounts[account] != nil else {
            return refuse(Sentence(zh: "这里没有客户可去。", en: "There is no account to go to."))
        }
        return open(.account(account))
    }

    private mutating func openDeals(of id: ID<Account>) -> [Effect] {
        let found = dealsOf(id)
        guard !found.isEmpty else {
            return refuse(Sentence(zh: "这个客户还没有商机；按 a 新增。", en: "This account has no deals yet; a adds one."))
        }
        if found.count == 1 { return open(.deal(found[0])) }
        return open(.deals(title: board.accounts[id]?.name ?? "", found))
    }

    /// The deals of an account, open ones first.
    private func dealsOf(_ id: ID<Account>) -> [ID<Deal>] {
        var deals: [Deal] = []
        if let conclusions {
            deals = conclusions.facts.dealsOfAccount[id.raw].compactMap { board.deals[$0] }
        } else {
            board.deals.forEachInPlace { if $0.account == id { deals.append($0) } }
        }
        return (deals.filter { $0.outcome == .open } + deals.filter { $0.outcome != .open }).map(\.id)
    }

    // MARK: - Adding and editing what is no deal

    mutating func pickNew() -> [Effect] {
        let account = subjectAccount
        let list: [(Unicode.Scalar, Form.Thing, Sentence)] = [
            ("d", .deal, Sentence(zh: "商机", en: "deal")),
            ("a", .account(nil), Sentence(zh: "客户", en: "account")),
            ("p", .contact(nil, of: account), Sentence(zh: "联系人", en: "contact")),
            ("k", .contract(nil, of: subject?.id), Sentence(zh: "合同", en: "contract")),
            ("y", .payment(nil, of: subjectContract), Sentence(zh: "应收（付款计划）", en: "payment due")),
            ("r", .receipt(nil, of: subjectContract), Sentence(zh: "回款", en: "receipt")),
            ("w", .presales(nil, of: subject?.id), Sentence(zh: "售前申请", en: "presales request")),
            ("t", .target, Sentence(zh: "目标", en: "target")),
            ("v", .competitor, Sentence(zh: "竞品", en: "competitor")),
            ("s", .script(nil), Sentence(zh: "话术", en: "script")),
            ("m", .rep(nil), Sentence(zh: "销售", en: "rep")),
            ("l", .leave(nil), Sentence(zh: "请假", en: "leave")),
            ("o", .product(nil), Sentence(zh: "产品", en: "product")),
            ("c", .cost(nil), Sentence(zh: "来源费用", en: "cost of a source")),
        ]
        return pick(list, Sentence(zh: "新增什么？", en: "Add what?"))
    }

    /// What hangs on the selected deal or account and can be edited.
    mutating func pickOld() -> [Effect] {
        var things: [(Form.Thing, Sentence)] = []
        if let id = subjectAccount, let account = board.accounts[id] {
            things.append((.account(id), Sentence(zh: "客户 \(account.name)", en: "account \(account.name)")))
            for contact in conclusions?.contacts(of: id) ?? [] where contact.account == id {
                things.append(
                    (
                        .contact(contact.id, of: id),
                        Sentence(zh: "联系人 \(contact.name)", en: "contact \(contact.name)")
                    ))
            }
            for contract in board.contracts where contract.account == id && contract.state != .cancelled {
                let state = Sentence { ContractStanding.name(contract.state, $0) }
                things.append(
                    (
                        .contract(contract.id, of: contract.deal),
                        Sentence(
                            zh: "合同 \(contract.name)（\(state.zh)）", en: "contract \(contract.name) (\(state.en))")
                    ))
            }
        }
        if let deal = subject {
            let name = deal.name.isEmpty ? "#\(deal.id.raw)" : deal.name
            things.append((.shares(of: deal.id), Sentence(zh: "分单 \(name)", en: "shares of \(name)")))
        }
        for script in board.scripts where subject != nil && fits(script) {
            things.append((.script(script.id), Sentence(zh: "话术 \(script.title)", en: "script \(script.title)")))
        }
        for case (.contract(let id?, _), _) in things {
            let name = board.contracts[id]?.name ?? ""
            things.append((.cash(of: id), Sentence(zh: "\(name) 的应收和回款", en: "due and received on \(name)")))
        }
        guard !things.isEmpty else {
            return refuse(Sentence(zh: "这里没有可编辑的。", en: "There is nothing here to edit."))
        }
        let keys = "123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars
        return pick(
            zip(keys, things).map { ($0, $1.0, $1.1) }, Sentence(zh: "编辑哪一个？", en: "Edit which one?"))
    }

    /// Whether a script is one for the selected deal's competitor.
    private func fits(_ script: Script) -> Bool {
        guard let name = subject?.competitor, let rival = board.competitors[script.competitor]?.name else {
            return false
        }
        return NameKey.of(name) == NameKey.of(rival)
    }

    /// The one contract of the selected deal or account that is alive; nil where there are several.
    private var subjectContract: ID<Contract>? {
        let (deal, account) = (subject?.id, subjectAccount)
        let found = board.contracts.filter {
            $0.state != .cancelled && (deal != nil ? $0.deal == deal : account != nil && $0.account == account)
        }
        return found.count == 1 ? found[0].id : nil
    }

    private mutating func pick(_ list: [(Unicode.Scalar, Form.Thing, Sentence)], _ title: Sentence) -> [Effect] {
        var form = Form(purpose: .pick(list.map(\.1)), title: title, subject: "")
        form.choices = list.map { Form.Choice(key: $0.0, label: $0.2) }
        return ask(form)
    }

    /// Opens the form of something that is added or edited; what the actor may not change is refused at once.
    mutating func openThing(_ thing: Form.Thing) -> [Effect] {
        switch thing {
        case .deal: return work(.add)
        case .cash(let id): return openRecords(.cash(id))
        default: break
        }
        if let sentence = reasonNotToEdit ?? permission.refusal(of: thing.kind) { return refuse(sentence) }
        guard let form = opening(thing) else {
            return refuse(Sentence(zh: "这一条已不在。", en: "That is gone."))
        }
        return ask(form)
    }

    // MARK: -

    mutating func refuse(_ sentence: Sentence) -> [Effect] {
        say(sentence, isError: true)
        return [.bell]
    }

    private mutating func working() -> [Effect] {
        say(Sentence(zh: "正在计算…", en: "Working it out…"))
        return []
    }
}
