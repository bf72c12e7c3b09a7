import Model
import Testing

@testable import Store

/// Whatever happens to several people on one store: what was acknowledged is in the journal once, nothing else is, and
/// everybody who follows the entries ends with the board that the journal leads to.
@Suite struct SimulationTests {
    @Test(arguments: [2_026, 1_123, 7, 58, 301, 4_409]) func everyBoardIsTheFoldOfTheJournal(_ seed: UInt64) throws {
        let world = try Simulation(seed: seed, clients: Int(seed % 5) + 3)
        for _ in 0..<250 { try world.step() }
        try world.finish()

        let store = try SQLiteStore(at: world.path)
        let entries = try store.entries(after: 0)
        #expect(entries.map(\.batch) == Array(1...entries.count))
        #expect(Dictionary(entries.map { ($0.batch, $0) }) { first, _ in first } == world.acknowledged)
        var fold = Board()
        for entry in entries { try fold.apply(entry.draft.changes) }
        fold.seq = entries.last?.seq ?? 0
        #expect(try store.loadAll() == fold)
        let codes = fold.deals.compactMap(\.code).filter { $0.contains { !$0.isWhitespace } }
        #expect(Set(codes.map { Array($0.utf8) }).count == codes.count)
        for client in world.clients { #expect(client.board == fold, "\(client.name)") }
        // References of what was put in at random may dangle; the rest is sound.
        #expect(try store.doctor().filter { $0.kind != .reference } == [])
        // Clocks up to two hours slow or fast: the journal's time never goes back.
        let times = entries.map(\.draft.time)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })

        let tally = world.tally
        #expect(tally.acknowledged > 60 && tally.undone > 5)
        #expect(tally.refused > 5)
        #expect(tally.torn > 2 && tally.forgotten > 2 && tally.powerCuts > 1)
    }

    /// A clock that was set back by a little is not believed; one that was far ahead is not followed.
    @Test(arguments: [
        (ahead: Int64(1), kept: Int64(1)), (60, 60), (7_200, 7_200), (86_400, 86_400), (86_401, 0), (315_360_000, 0),
    ])
    func theJournalsTimeDoesNotGoBack(ahead: Int64, kept: Int64) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        var fast = Make.draft(.add, [.add(Make.deal(2))])
        fast.time = Make.now + ahead
        let first = try #require(try store.commit(fast, base: board.seq).own)
        #expect(first.draft.time == Make.now + ahead)
        let second = try #require(try store.commit(Make.draft(.add, [.add(Make.deal(3))]), base: first.seq).own)
        #expect(second.draft.time == Make.now + kept)
        #expect(try store.entries(after: first.seq).map(\.draft.time) == [Make.now + kept])
        #expect(try store.undo("li").own?.draft.time == Make.now + kept)
        #expect(try store.history(limit: 1, deal: nil).map(\.time) == [Make.now + kept])
    }
}
