import Model

extension ImportRun {
    /// Finds or makes what a name stands for, fills it, and notes the change.
    mutating func upsert<E: Entity>(
        _ path: WritableKeyPath<ImportRun, Directory<E>>, _ name: String, _ fill: (inout E) -> Void
    ) -> (id: ID<E>, result: Result) {
        if let found = self[keyPath: path].find(name) {
            var after = found
            fill(&after)
            guard after != found, let change = Change.update(found, to: after) else { return (found.id, .unchanged) }
            out.append(change)
            self[keyPath: path].store(after, name: name)
            return (found.id, .updated)
        }
        var made = self[keyPath: path].make(name)
        fill(&made)
        out.append(.add(made))
        self[keyPath: path].store(made, name: name)
        return (made.id, .imported)
    }

    mutating func region(_ name: String?) -> ID<Region>? {
        name.map { name in upsert(\.regions, name) { if $0.name.isEmpty { $0.name = name } }.id }
    }

    /// A team by its name, or by its manager where the file has no teams.
    mutating func team(_ name: String?, manager: String?, region: ID<Region>?) -> ID<Team>? {
        guard let title = name ?? manager else { return nil }
        return upsert(\.teams, title) {
            if $0.name.isEmpty { $0.name = title }
            $0.manager = $0.manager ?? manager
            $0.region = $0.region ?? region
        }.id
    }

    mutating func product(_ name: String?) -> ID<Product>? {
        name.map { name in upsert(\.products, name) { if $0.name.isEmpty { $0.name = name } }.id }
    }

    mutating func rep(_ name: String?) -> ID<Rep>? {
        name.map { name in upsert(\.reps, name) { if $0.name.isEmpty { $0.name = name } }.id }
    }

    /// The owner of a deal; region and team in the deal's row fill what nobody told before.
    mutating func owner(_ name: String?, _ row: ImportRow) -> ID<Rep>? {
        guard let name else { return nil }
        let region = region(row.text(.region))
        let team = team(teamName(row), manager: row.text(.manager), region: region)
        return upsert(\.reps, name) {
            if $0.name.isEmpty { $0.name = name }
            $0.team = $0.team ?? team
            $0.region = $0.region ?? region
        }.id
    }

    /// The account of a deal; industry and city in the deal's row fill what nobody told before.
    mutating func account(_ name: String?, _ row: ImportRow) -> ID<Account>? {
        guard let name else { return nil }
        let (industry, city) = (row.text(.industry), row.text(.city))
        return upsert(\.accounts, name) {
            if $0.name.isEmpty { $0.name = name }
            $0.industry = $0.industry ?? industry
            $0.city = $0.city ?? city
        }.id
    }

    mutating func takeAccount(_ row: ImportRow) throws(RowRefusal) -> Result {
        let name = try named(row, .account)
        let grade = try row.word(.grade, Account.Grade.self)
        let owner = rep(reference(row, .owner, .ownerKey, .teams))
        keys.put(.accounts, row.text(.key), name)
        let (id, result) = upsert(\.accounts, name) {
            if $0.name.isEmpty { $0.name = name }
            $0.owner = owner ?? $0.owner
            $0.industry = row.text(.industry) ?? $0.industry
            $0.city = row.text(.city) ?? $0.city
            $0.source = row.text(.source) ?? $0.source
            $0.grade = grade ?? $0.grade
            $0.pinned = row.text(.pinned) ?? $0.pinned
            $0.parent = row.text(.parent) ?? $0.parent
        }
        guard let text = row.exact(.notes), board.accounts[id] == nil || board.notes.isLoaded else { return result }
        let noted = details.note(text, deal: nil, account: id, &out)
        return noted && result == .unchanged ? .updated : result
    }

    mutating func takeProduct(_ row: ImportRow) throws(RowRefusal) -> Result {
        let name = try named(row, .product)
        let price = try row.amount(.price)?.money
        keys.put(.products, row.text(.key), name)
        return upsert(\.products, name) {
            if $0.name.isEmpty { $0.name = name }
            $0.series = row.text(.series) ?? $0.series
            $0.price = price ?? $0.price
        }.result
    }

    mutating func takeRep(_ row: ImportRow) throws(RowRefusal) -> Result {
        guard let name = row.person(.owner) else { throw missing(row, .owner) }
        let joined = try row.day(.joined, zone)
        let left = try row.day(.left, zone)
        let region = region(row.text(.region))
        let team = team(teamName(row), manager: row.text(.manager), region: region)
        keys.put(.teams, row.text(.key), name)
        if let email = row.text(.email) { keys.put(.teams, email, name) }
        return upsert(\.reps, name) {
            if $0.name.isEmpty { $0.name = name }
            $0.team = team ?? $0.team
            $0.region = region ?? $0.region
            $0.joined = joined ?? $0.joined
            $0.left = left ?? $0.left
        }.result
    }

    mutating func takeContact(_ row: ImportRow) throws(RowRefusal) -> Result {
        guard let name = row.person(.contact) ?? row.text(.email) else { throw missing(row, .contact) }
        let account = account(reference(row, .account, .accountKey, .accounts), row)
        keys.put(.contacts, row.text(.key), name)
        guard account == nil || board.accounts[account] == nil || board.contacts.isLoaded else { return .unchanged }
        return details.contact(
            ContactFacts(name: name, title: row.text(.title), email: row.text(.email), phone: row.text(.phone)),
            deal: nil,
            account: account, &out)
    }

    /// A team by its name; a number of a team says nothing here.
    private func teamName(_ row: ImportRow) -> String? {
        row.text(.team) ?? row.text(.teamKey).flatMap { KeyBook.isKey($0) ? nil : $0 }
    }

    private func named(_ row: ImportRow, _ field: ImportField) throws(RowRefusal) -> String {
        if let name = row.name(field) { return name }
        throw missing(row, field)
    }

    private func missing(_ row: ImportRow, _ field: ImportField) -> RowRefusal {
        row.refusal(field, "", Sentence(zh: "没有名称", en: "the name is missing"))
    }
}
