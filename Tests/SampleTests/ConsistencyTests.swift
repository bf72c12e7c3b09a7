import Model
import Testing

@testable import Sample

/// What must hold of the sample company on any day, in both languages.
@Suite struct ConsistencyTests {
    @Test(arguments: Fixture.days, Lang.allCases)
    func dealsFollowFromTheirHistory(_ iso: String, _ lang: Lang) throws {
        let sample = try Fixture(iso, lang)
        let touches = Dictionary(grouping: sample.board.activities.filter { $0.deal != nil }, by: \.deal)
        let spells = Dictionary(grouping: sample.board.spells, by: \.deal)
        for deal in sample.board.deals {
            let own = touches[deal.id] ?? []
            #expect(deal.lastIn == own.filter { $0.direction == .inbound }.map(\.at).max(), "\(deal.id)")
            #expect(deal.lastOut == own.filter { $0.direction == .outbound }.map(\.at).max(), "\(deal.id)")
            #expect(own.allSatisfy { $0.account == deal.account })
            let stays = try #require(spells[deal.id])
            #expect(zip(stays, stays.dropFirst()).allSatisfy { $0.from < $1.from && $0.stage != $1.stage })
            #expect(zip(stays, stays.dropFirst()).allSatisfy { $1.back == ($1.stage < $0.stage) })
            #expect(stays.allSatisfy { $0.back == ($0.reason != nil) })
            #expect(deal.stage == stays.last?.stage && deal.stageSince == stays.last?.from)
            #expect(stays.first.map { sample.zone.day(of: $0.from) } == deal.created)
            let moved = stays.dropFirst().last { !$0.back }?.from
            if deal.outcome == .won {
                let at = try #require(deal.movedAt)
                #expect(at > stays.last?.from ?? at && sample.zone.day(of: at) == deal.closed)
            } else {
                #expect(deal.movedAt == moved)
            }
        }
    }

    @Test(arguments: Fixture.days, Lang.allCases)
    func closedDealsAreWhole(_ iso: String, _ lang: Lang) throws {
        let sample = try Fixture(iso, lang)
        let touches = Dictionary(grouping: sample.board.activities, by: \.deal)
        for deal in sample.closed {
            let (created, closed) = (try #require(deal.created), try #require(deal.closed))
            #expect(created < closed && closed < sample.today)
            #expect(deal.reason?.isEmpty == false && deal.nextStep == nil)
            #expect(deal.outcome == .lost || (deal.amount ?? .zero) > .zero)
            // After a win nothing but the delivery kick-off.
            let later = (touches[deal.id] ?? []).filter { sample.zone.day(of: $0.at) > closed }
            #expect(later.count <= (deal.outcome == .won ? 1 : 0) && later.allSatisfy { $0.what == .meeting })
        }
        #expect(sample.open.allSatisfy { $0.closed == nil && $0.reason == nil })
    }

    @Test(arguments: Fixture.days, Lang.allCases)
    func nothingLiesAfterTheMorning(_ iso: String, _ lang: Lang) throws {
        let sample = try Fixture(iso, lang)
        #expect(sample.board.activities.allSatisfy { $0.at <= sample.opening })
        #expect(sample.board.spells.allSatisfy { $0.from <= sample.opening })
        #expect(sample.board.notes.allSatisfy { ($0.at ?? sample.opening) <= sample.opening })
        #expect(sample.board.deals.allSatisfy { ($0.created ?? sample.today) <= sample.today })
        #expect(sample.board.deals.allSatisfy { ($0.needDay ?? sample.today) <= sample.today })
        #expect(sample.board.reps.allSatisfy { ($0.joined ?? sample.today) <= sample.today })
        let ours = sample.board.activities.filter { $0.direction == .outbound }
        let off = ours.count { !SampleCompany.isPlainWorkday(sample.zone.day(of: $0.at)) }
        #expect(off * 50 < ours.count, "\(off) of \(ours.count) on days off")
    }

    @Test(arguments: Fixture.days, Lang.allCases)
    func referencesExistAndNamesAreUnique(_ iso: String, _ lang: Lang) throws {
        let sample = try Fixture(iso, lang)
        let board = sample.board
        for deal in board.deals {
            #expect(board.accounts[deal.account] != nil && board.products[deal.product] != nil)
            #expect(board.stages[deal.stage] != nil && deal.source != nil && !deal.name.isEmpty)
            let owner = try #require(board.reps[deal.owner])
            let created = try #require(deal.created)
            #expect((owner.joined ?? created) <= created && (deal.closed ?? created) <= (owner.left ?? sample.today))
            #expect(board.accounts[deal.account]?.owner == owner.id)
        }
        for activity in board.activities {
            #expect(board.accounts[activity.account] != nil)
            #expect(activity.deal == nil || board.deals[activity.deal] != nil)
            let person = board.contacts[activity.contact]
            #expect(activity.contact == nil || person?.account == activity.account)
            if let left = board.reps[activity.rep]?.left { #expect(sample.zone.day(of: activity.at) <= left) }
            #expect(activity.text?.isEmpty == false)
        }
        #expect(board.contacts.allSatisfy { board.accounts[$0.account] != nil && !$0.name.isEmpty })
        #expect(board.contacts.allSatisfy { $0.deal == nil || board.deals[$0.deal]?.account == $0.account })
        #expect(board.spells.allSatisfy { board.deals[$0.deal] != nil && board.stages[$0.stage] != nil })
        #expect(board.members.allSatisfy { $0.rep == nil || board.reps[$0.rep] != nil })
        #expect(board.teams.allSatisfy { board.regions[$0.region] != nil && $0.manager != nil })
        #expect(Set(board.accounts.map(\.name)).count == board.accounts.count)
        let parents = board.accounts.compactMap(\.parent)
        #expect(!parents.isEmpty && parents.allSatisfy { name in board.accounts.contains { $0.name == name } })
        let names = board.deals.map { "\($0.account?.raw ?? 0) \($0.name)" }
        #expect(Set(names).count == names.count)
    }

    /// Zones with summer time, far west and far east of the standard one.
    @Test(arguments: ["America/New_York", "Australia/Lord_Howe", "UTC"])
    func otherZonesKeepTheMorning(_ name: String) throws {
        let zone = try #require(Zone(name: name))
        let today = try #require(Day(iso: "2026-03-09"))
        var board = Board()
        try board.apply(SampleCompany.changes(today: today, lang: .en, zone: zone))
        let opening = zone.instant(today, minute: 539)
        #expect(board.zone == zone && board.activities.allSatisfy { $0.at <= opening })
        #expect(board.deals.allSatisfy { zone.day(of: $0.movedAt ?? opening) == $0.closed || $0.outcome != .won })
    }

    @Test func sameArgumentsGiveTheSameChanges() throws {
        let (one, two) = (try Fixture("2026-11-23"), try Fixture(making: "2026-11-23"))
        #expect(one.changes == two.changes)
        #expect(try Fixture(making: "2026-11-24").changes != one.changes)
    }

    /// Apart from texts, both languages are the same company.
    @Test(arguments: Fixture.days)
    func languagesTellTheSameStory(_ iso: String) throws {
        func facts(_ lang: Lang) throws -> [[String]] {
            try Fixture(iso, lang).changes.map { change in
                guard case .add(let kind, let id, let row) = change else { return [] }
                return ["\(kind) \(id)"]
                    + row.map { value in
                        guard case .text(let text) = value else { return "\(value)" }
                        return Day(iso: text) == nil ? "text" : text
                    }
            }
        }
        #expect(try facts(.zh) == facts(.en))
    }

    @Test func bothLanguagesHaveTablesOfTheSameSize() {
        let (zh, en) = (Words.zh, Words.en)
        func sizes(_ words: Words) -> [Int] {
            let plain = [
                words.brands, words.sources, words.families, words.givens, words.titles, words.phases, words.endings,
                words.wins, words.losses, words.competitors, words.needs, words.pins, words.backs, words.notes,
            ]
            let nested = [words.cities, words.steps, words.industries.map(\.nouns), words.products.map(\.projects)]
            let kinds = Activity.What.allCases.flatMap { [words.ours[$0]?.count ?? 0, words.theirs[$0]?.count ?? 0] }
            return plain.map(\.count) + nested.flatMap { $0.map(\.count) } + kinds + [
                words.unusual.count, words.reps.count,
            ]
        }
        #expect(sizes(zh) == sizes(en))
        #expect(Set(zh.brands).count == zh.brands.count && Set(en.brands).count == en.brands.count)
        #expect(zh.brands.count * 2 + zh.unusual.count == Cast.accounts.reduce(0, +))
    }
}
