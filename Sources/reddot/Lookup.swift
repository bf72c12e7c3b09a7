import Model
import Store

/// Where a lookup finds things: in a table, or in the store by its keys.
struct Names<E: Entity> {
    let entity: (ID<E>) throws -> E?
    let coded: (String) throws -> [ID<E>]
    let named: (String) throws -> [ID<E>]
    let beginning: (String) throws -> [ID<E>]

    init(_ table: Table<E>, _ name: @escaping (E) -> String, code: @escaping (E) -> String? = { _ in nil }) {
        entity = { table[$0] }
        coded = { text in table.filter { code($0) == text }.map(\.id) }
        named = { text in
            let key = NameKey.of(text)
            return table.filter { NameKey.of(name($0)) == key }.map(\.id)
        }
        beginning = { text in
            let key = NameKey.of(text)
            return table.filter { NameKey.of(name($0)).hasPrefix(key) }.map(\.id)
        }
    }

    init(_ excerpt: Excerpt, _ scope: NameScope, code: NameScope? = nil) {
        entity = { try excerpt.take($0) }
        coded = { text in try code.map { try excerpt.numbers(text, by: $0) } ?? [] }
        named = { try excerpt.numbers($0, by: scope) }
        beginning = { try excerpt.numbers($0, by: scope, beginning: true) }
    }
}

/// Finds what a DEAL, ACCOUNT or REP argument means: a number, `#number`, a code, a name or the start of one. What could
/// mean several things is refused with the first of them.
struct Lookup<E: Entity> {
    /// What the thing is called in sentences.
    let noun: Sentence
    let names: Names<E>
    let name: (E) -> String
    /// What tells two of the same name apart.
    let detail: (E) -> String?

    init(
        noun: Sentence, names: Names<E>, name: @escaping (E) -> String, detail: @escaping (E) -> String? = { _ in nil }
    ) {
        (self.noun, self.names, self.name, self.detail) = (noun, names, name, detail)
    }

    init(
        noun: Sentence, table: Table<E>, name: @escaping (E) -> String,
        code: @escaping (E) -> String? = { _ in nil }, detail: @escaping (E) -> String? = { _ in nil }
    ) {
        self.init(noun: noun, names: Names(table, name, code: code), name: name, detail: detail)
    }

    func find(_ text: String) throws -> E {
        let wanted = text.trimmed
        if wanted.hasPrefix("#"), let id = Int(wanted.dropFirst()) { return try only([ID(id)], text) }
        let numbered = try Int(wanted).flatMap { try names.entity(ID($0)) }?.id
        let found = (numbered.map { [$0] } ?? []) + (try names.coded(wanted).filter { $0 != numbered })
        if !found.isEmpty { return try only(found, text) }
        guard !NameKey.of(wanted).isEmpty else { return try only([], text) }
        let named = try names.named(wanted)
        return try only(named.isEmpty ? try names.beginning(wanted) : named, text)
    }

    private func only(_ ids: [ID<E>], _ text: String) throws -> E {
        let found = try ids.prefix(5).compactMap { try names.entity($0) }
        if let first = found.first, ids.count == 1 { return first }
        guard !found.isEmpty else {
            throw Failure.refused(
                zh: "没有\(noun.zh)“\(text)”；可用编号、代码或名称的开头。",
                en: "There is no \(noun.en) \"\(text)\"; give its number, its code or the start of its name.")
        }
        let list = found.map { entity in
            "#\(entity.id.raw) \(name(entity))" + (detail(entity).map { " (\($0))" } ?? "")
        }
        var failure = Failure.refused(
            zh: "有 \(ids.count) 个\(noun.zh)符合“\(text)”：\(list.joined(separator: "，"))；请用 #编号。",
            en: "\(ids.count) \(noun.en)s match \"\(text)\": \(list.joined(separator: ", ")); use #number.")
        failure.isAmbiguous = true
        throw failure
    }
}

/// Finds deals, accounts and contacts: on a board that holds all, or in the store.
protocol Finding {
    func findDeal(_ text: String) throws -> Deal
    func findAccount(_ text: String) throws -> Account
}

extension Finding {
    /// A deal, or an account where no deal is called so or the name is said to be an account's.
    func findRedSubject(_ text: String, isAccount: Bool) throws -> RedSubject {
        if isAccount { return .account(try findAccount(text).id) }
        do {
            return .deal(try findDeal(text).id)
        } catch let failure as Failure where !failure.isAmbiguous {
            guard let account = try? findAccount(text) else { throw failure }
            return .account(account.id)
        }
    }
}

extension Lookup<Deal> {
    /// `account` tells the account's name.
    static func deals(_ names: Names<Deal>, _ account: @escaping (ID<Account>?) -> String?) -> Self {
        Lookup(noun: Sentence(zh: "商机", en: "deal"), names: names, name: \.name, detail: { account($0.account) })
    }
}

extension Lookup<Account> {
    static func accounts(_ names: Names<Account>) -> Self {
        Lookup(noun: Sentence(zh: "客户", en: "account"), names: names, name: \.name, detail: \.city)
    }
}

extension Lookup<Contact> {
    static func contacts(_ names: Names<Contact>, _ account: @escaping (ID<Account>?) -> String?) -> Self {
        Lookup(noun: Sentence(zh: "联系人", en: "contact"), names: names, name: \.name, detail: { account($0.account) })
    }
}

extension Board: Finding {
    func findDeal(_ text: String) throws -> Deal {
        try Lookup.deals(Names(deals, \.name, code: \.code)) { accounts[$0]?.name }.find(text)
    }

    func findAccount(_ text: String) throws -> Account { try Lookup.accounts(Names(accounts, \.name)).find(text) }

    func findContact(_ text: String) throws -> Contact {
        try Lookup.contacts(Names(contacts, \.name)) { accounts[$0]?.name }.find(text)
    }

    func findRep(_ text: String) throws -> Rep {
        try Lookup(
            noun: Sentence(zh: "销售", en: "rep"), table: reps, name: \.name, detail: { teams[$0.team]?.name }
        ).find(text)
    }

    func findProduct(_ text: String) throws -> Product {
        try Lookup(noun: Sentence(zh: "产品", en: "product"), table: products, name: \.name).find(text)
    }

    /// A stage by its key or name, or the start of one.
    func findStage(_ text: String) throws -> Stage {
        let key = NameKey.of(text)
        func names(_ stage: Stage) -> [String] { [stage.key, stage.zh, stage.en].map(NameKey.of) }
        if let exact = pipeline.first(where: { names($0).contains(key) }) { return exact }
        let found = key.isEmpty ? [] : pipeline.filter { names($0).contains { $0.hasPrefix(key) } }
        if found.count == 1 { return found[0] }
        let known = pipeline.map { "\($0.key) (\($0.zh))" }.joined(separator: ", ")
        throw Failure.refused(
            zh: "没有阶段“\(text)”；可用：\(known)；赢单、输单用 deal win、deal lose。",
            en: "There is no stage \"\(text)\"; known: \(known). To win or lose use deal win and deal lose.")
    }
}
