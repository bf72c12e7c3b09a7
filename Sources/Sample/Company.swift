import Model

/// The sample company while it is being made up.
struct Company {
    let today: Day
    let words: Words
    let office: OfficeWords
    let zone: Zone
    let days: WorkDays
    let quarter: Quarter
    /// The last working day before today.
    let yesterday: Day

    var reps: [Rep] = []
    var accounts: [Account] = []
    /// The industry of each account, as an index.
    var industries: [Int] = []
    /// The accounts of each rep that no story has taken.
    var free: [[ID<Account>]] = []
    /// Accounts whose grade a story sets, whatever its facts say.
    var graded: Set<ID<Account>> = []
    /// What is to be told of the grades of accounts.
    var tales: [(Story.GradeTale, ID<Account>)] = []
    var contacts: [[Contact]] = []
    var lastContact = 0
    var histories: [History] = []
    /// Touches that belong to no deal.
    var loose: [Activity] = []
    var random = SplitMix(seed: 1)

    init(today: Day, lang: Lang, zone: Zone, days: WorkDays) {
        self.today = today
        words = Words.of(lang)
        office = OfficeWords.of(lang)
        self.zone = zone
        self.days = days
        quarter = Quarter(holding: today, days: days)
        yesterday = days.onOrBefore(today + -1)
    }

    /// Puts everything in order, numbers it and lists it.
    func changes() -> [Change] {
        let (deals, spells, touches, contacts, attached) = numbered()
        let activities = touches.enumerated().map { index, touch in
            var numbered = touch
            numbered.id = ID(index + 1)
            return numbered
        }
        var changes = settings().map(Change.add) + StandardStages.all.map(Change.add)
        changes.reserveCapacity(changes.count + spells.count + activities.count + 2 * contacts.count + 2 * deals.count)
        changes += people()
        changes += catalogue().map(Change.add)
        changes += gradedAccounts(deals).map(Change.add)
        let noted = notes(deals)
        changes += deals.map(Change.add)
        changes += contacts.map(Change.add)
        changes += spells.map(Change.add)
        changes += activities.map(Change.add)
        changes += noted.map(Change.add)
        var ledger = Ledger()
        goals(into: &ledger)
        outing(into: &ledger)
        playbook(into: &ledger)
        costs(into: &ledger)
        leaves(into: &ledger)
        gradeChanges(into: &ledger)
        for (deal, parts) in zip(deals, attached) { ledger.add(parts, to: deal) }
        ledger.add(frameContract())
        morning(deals, activities, into: &ledger)
        return changes + ledger.changes
    }

    /// Deals by the day they were created with what hangs on them, their spells, all activities by time, the contacts.
    private func numbered() -> ([Deal], [Spell], [Activity], [Contact], [Attached]) {
        let order = histories.indices.sorted {
            (histories[$0].spells[0].from, $0) < (histories[$1].spells[0].from, $1)
        }
        var deals: [Deal] = []
        var spells: [Spell] = []
        var activities = loose
        var people = contacts.flatMap { $0 }
        var taken: Set<String> = []
        for (position, index) in order.enumerated() {
            let history = histories[index]
            var deal = history.deal
            deal.id = ID(position + 1)
            deal.name = name(deal, taken: &taken)
            deals.append(deal)
            for var spell in history.spells {
                spell.id = ID(spells.count + 1)
                spell.deal = deal.id
                spells.append(spell)
            }
            activities += history.activities.map { activity in
                var tied = activity
                tied.deal = deal.id
                return tied
            }
            if var decider = history.decider {
                decider.deal = deal.id
                people.append(decider)
            }
        }
        // Enumerated, because a sort by time alone may put equal times in any order.
        let sorted = activities.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        return (deals, spells, sorted.map(\.element), people, order.map { histories[$0].attached })
    }

    private func settings() -> [Setting] {
        let pairs: [(SettingKey, String)] = [
            (.team, words.team), (.currency, SettingKey.currency.standard), (.zone, zone.name),
            // Whoever looks at the sample is none of its members.
            (.guests, "write"),
        ]
        return pairs.enumerated().map { index, pair in
            var setting = Setting(blank: ID(index + 1))
            setting.key = pair.0.rawValue
            setting.text = pair.1
            return setting
        }
    }

    private func notes(_ deals: [Deal]) -> [Note] {
        deals.filter { $0.id.raw % 9 == 0 }.enumerated().map { index, deal in
            var note = Note(blank: ID(index + 1))
            note.deal = deal.id
            note.account = deal.account
            note.at = deal.lastOut ?? deal.stageSince
            note.text = words.notes[index % words.notes.count]
            return note
        }
    }
}
