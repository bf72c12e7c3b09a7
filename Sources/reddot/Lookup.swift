import Model

/// Finds what a DEAL, ACCOUNT or REP argument means: a number, `#number`, a code, a name or the start of one. What could
/// mean several things is refused with the first of them.
struct Lookup<E: Entity> {
    /// What the thing is called in sentences.
    let noun: Sentence
    let table: Table<E>
    let name: (E) -> String
    var code: (E) -> String? = { _ in nil }
    /// What tells two of the same name apart.
    var detail: (E) -> String? = { _ in nil }

    func find(_ text: String) throws -> E {
        let wanted = text.trimmed
        if wanted.hasPrefix("#"), let id = Int(wanted.dropFirst()) {
            return try only(table[ID(id)].map { [$0] } ?? [], text)
        }
        var found: [E] = []
        if let id = Int(wanted), let entity = table[ID(id)] { found.append(entity) }
        found += table.filter { code($0) == wanted && $0.id != found.first?.id }
        if !found.isEmpty { return try only(found, text) }
        let key = NameKey.of(wanted)
        guard !key.isEmpty else { return try only([], text) }
        found = table.filter { NameKey.of(name($0)) == key }
        if !found.isEmpty { return try only(found, text) }
        return try only(table.filter { NameKey.of(name($0)).hasPrefix(key) }, text)
    }

    private func only(_ found: [E], _ text: String) throws -> E {
        if let first = found.first, found.count == 1 { return first }
        guard !found.isEmpty else {
            throw Failure.refused(
                zh: "没有\(noun.zh)“\(text)”；可用编号、代码或名称的开头。",
                en: "There is no \(noun.en) \"\(text)\"; give its number, its code or the start of its name.")
        }
        let list = found.prefix(5).map { entity in
            "#\(entity.id.raw) \(name(entity))" + (detail(entity).map { " (\($0))" } ?? "")
        }
        var failure = Failure.refused(
            zh: "有 \(found.count) 个\(noun.zh)符合“\(text)”：\(list.joined(separator: "，"))；请用 #编号。",
            en: "\(found.count) \(noun.en)s match \"\(text)\": \(list.joined(separator: ", ")); use #number.")
        failure.isAmbiguous = true
        throw failure
    }
}

extension Board {
    func findDeal(_ text: String) throws -> Deal {
        try Lookup(
            noun: Sentence(zh: "商机", en: "deal"), table: deals, name: \.name, code: \.code,
            detail: { accounts[$0.account]?.name }
        ).find(text)
    }

    func findAccount(_ text: String) throws -> Account {
        try Lookup(
            noun: Sentence(zh: "客户", en: "account"), table: accounts, name: \.name, detail: \.city
        ).find(text)
    }

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
