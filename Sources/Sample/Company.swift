import Model

/// The sample company while it is being made up.
struct Company {
    let today: Day
    let words: Words
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
    var contacts: [[Contact]] = []
    var lastContact = 0
    var histories: [History] = []
    /// Touches that belong to no deal.
    var loose: [Activity] = []
    var random = SplitMix(seed: 1)

    init(today: Day, words: Words, zone: Zone, days: WorkDays) {
        self.today = today
        self.words = words
        self.zone = zone
        self.days = days
        quarter = Quarter(holding: today, days: days)
        yesterday = days.onOrBefore(today + -1)
    }

    /// Puts everything in order, numbers it and lists it.
    func changes() -> [Change] {
        let (deals, spells, touches, people) = numbered()
        let activities = touches.enumerated().map { index, touch in
            var numbered = touch
            numbered.id = ID(index + 1)
            return numbered
        }
        var changes = settings().map(Change.add) + StandardStages.all.map(Change.add)
        changes.reserveCapacity(changes.count + spells.count + activities.count + 2 * people.count + deals.count)
        changes += office()
        changes += catalogue().map(Change.add)
        changes += gradedAccounts(deals).map(Change.add)
        let noted = notes(deals)
        changes += deals.map(Change.add)
        changes += people.map(Change.add)
        changes += spells.map(Change.add)
        changes += activities.map(Change.add)
        changes += noted.map(Change.add)
        changes.append(.add(target()))
        return changes
    }

    /// Deals by the day they were created, their spells, all activities by time, and the contacts.
    private func numbered() -> ([Deal], [Spell], [Activity], [Contact]) {
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
        return (deals, spells, sorted.map(\.element), people)
    }

    private func settings() -> [Setting] {
        let pairs: [(SettingKey, String)] = [
            (.team, words.team), (.currency, SettingKey.currency.standard), (.zone, zone.name),
        ]
        return pairs.enumerated().map { index, pair in
            var setting = Setting(blank: ID(index + 1))
            setting.key = pair.0.rawValue
            setting.text = pair.1
            return setting
        }
    }

    private func target() -> Target {
        var target = Target(blank: ID(1))
        target.period = today.quarter
        target.amount = SampleCompany.target
        target.from = quarter.first
        return target
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
