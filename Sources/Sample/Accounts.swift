import Model

extension Company {
    mutating func findAccounts() {
        random = SplitMix(seed: 11)
        let owners = Cast.accounts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
        for (index, (name, industry, parent)) in names(owners.count).enumerated() {
            var account = Account(blank: ID(index + 1))
            // A stride that shares no factor with the count deals the owners out evenly.
            let owner = owners[index * 83 % owners.count]
            account.name = name
            account.owner = ID(owner + 1)
            account.industry = words.industries[industry].name
            account.city = random.pick(words.cities[owner / 3])
            account.parent = parent
            account.source = words.sources[random.weighted(Cast.openBySource)]
            account.grade = .c
            accounts.append(account)
            industries.append(industry)
            contacts.append((0...random.below(3)).map { _ in contact(account.id) })
        }
        free = reps.map { rep in accounts.filter { $0.owner == rep.id }.map(\.id) }
    }

    /// Names with industry and, for the companies of a group, its name. Each brand serves twice, in two industries.
    private func names(_ count: Int) -> [(String, Int, String?)] {
        var names: [(String, Int, String?)] = []
        let kinds = words.industries.count
        for index in 0..<count - words.unusual.count {
            let (second, brand) = index.quotientAndRemainder(dividingBy: words.brands.count)
            let industry = (brand * 5 + second * 3) % kinds
            let noun = words.industries[industry].nouns[(brand / 2 + second) % 5]
            let space = words.familyFirst ? "" : " "
            let plain = words.brands[brand] + space + noun
            let heads = brand % 9 == 4
            let ending = heads && second == 0 ? words.group : words.endings[index / 3 % words.endings.count]
            names.append((plain + ending, industry, heads && second > 0 ? names[brand].0 : nil))
        }
        for (index, odd) in words.unusual.enumerated() {
            names.insert((odd.name, odd.industry, nil), at: words.brands.count + index * 9)
        }
        return names
    }

    /// A person at an account. Numbers and addresses belong to nobody.
    mutating func contact(_ account: ID<Account>) -> Contact {
        lastContact += 1
        var contact = Contact(blank: ID(lastContact))
        contact.account = account
        contact.name = words.person(&random)
        contact.title = random.pick(words.titles)
        let number = random.below(10_000)
        contact.phone = "1380000" + String(10_000 + number).dropFirst()
        if random.chance(70) { contact.email = "p\(number)@a\(account.raw).example" }
        contact.decides = contact.title == words.titles[2] || contact.title == words.titles[0]
        return contact
    }

    /// An account of a rep that no story has taken; some are drawn more often than others.
    mutating func account(of rep: Int) -> ID<Account> {
        let own = free[rep]
        return own[min(random.below(own.count), random.below(own.count))]
    }

    /// Takes an account of a rep for one story.
    mutating func reserve(of rep: Int) -> ID<Account> { free[rep].removeLast() }

    /// Takes an account of an industry for one story, with the rep who has it; of those with accounts to spare.
    mutating func reserve(in industry: Int) -> (ID<Account>, Int)? {
        for rep in 0..<Cast.newcomer {
            guard free[rep].count > 8, let place = free[rep].lastIndex(where: { industries[$0.raw - 1] == industry })
            else { continue }
            return (free[rep].remove(at: place), rep)
        }
        return nil
    }

    /// Accounts with the source of their first deal and the grade that their open deals give them (R8).
    func gradedAccounts(_ deals: [Deal]) -> [Account] {
        var result = accounts
        var known: Set<ID<Account>> = []
        for deal in deals {
            guard let id = deal.account else { continue }
            if known.insert(id).inserted { result[id.raw - 1].source = deal.source }
            guard deal.outcome == .open, !graded.contains(id) else { continue }
            let rank = [Account.Grade.c, .c, .b, .a][criteria(deal)]
            if rank.rawValue < result[id.raw - 1].grade?.rawValue ?? "D" { result[id.raw - 1].grade = rank }
        }
        for (index, account) in result.filter({ $0.grade == .c && $0.parent == nil }).enumerated().prefix(88)
        where index % 11 == 5 && !graded.contains(account.id) {
            result[account.id.raw - 1].grade = .b
            result[account.id.raw - 1].pinned = words.pins[index / 11 % words.pins.count]
        }
        return result
    }

    /// How many of R8's three criteria a deal meets.
    private func criteria(_ deal: Deal) -> Int {
        let need = deal.need != nil
        let soon = deal.decision.map { $0 >= today && $0 - today <= 30 } ?? false
        var funded = false
        if let budget = deal.budget, let price = deal.amount { funded = budget >= price }
        return [need, soon, funded].count { $0 }
    }

    /// R14: this morning customers wrote to a colleague of the account's owner, four hours before nine o'clock, and a
    /// minute earlier.
    mutating func crossWires() {
        let busy = Set(histories.compactMap(\.deal.account))
        let quiet = accounts.filter { !busy.contains($0.id) && $0.owner == ID(1) }.prefix(2)
        for (account, minute) in zip(quiet, [300, 299]) {
            var note = event(.message, .inbound, at: moment(today, minute), account: account.id, by: 3)
            note.text = words.theirs[.message]?.first
            loose.append(note)
        }
    }

    /// A few calls on accounts without a story: those that have no deal hear from us now and then.
    mutating func touchLooseAccounts() {
        random = SplitMix(seed: 17)
        let busy = Set(histories.compactMap(\.deal.account))
        for account in accounts where !busy.contains(account.id) {
            for _ in 0..<random.number(1...3) {
                let day = days.onOrBefore(today + -random.number(3...340))
                guard let owner = account.owner, employed(owner.raw - 1, from: day, to: day) else { continue }
                let outbound = random.chance(75)
                let what: Activity.What = random.chance(60) ? .call : .message
                loose.append(touch(what, outbound ? .outbound : .inbound, on: day, at: account.id, by: owner.raw - 1))
            }
        }
    }
}
