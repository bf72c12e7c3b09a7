import Foundation
import Model
import Testing

@testable import Store

/// What honest programs do to a store, at random: facts, undo and redo, two writers with old bases, long streams.
struct Honest {
    private let stores: [SQLiteStore]
    private var boards: [Board]
    private var dice: Dice
    private(set) var commits = 0

    init(_ store: SQLiteStore, _ dice: inout Dice) throws {
        let other = try SQLiteStore(at: store.path)
        try other.access { try SQLiteStore.run(other.handle, "PRAGMA synchronous = OFF") }
        stores = [store, other]
        let board = try store.start()
        boards = [board, board]
        self.dice = Dice(dice.next())
    }

    /// The heads after so many commits.
    func heads(_ count: Int) throws -> [Head] {
        var work = self
        var heads: [Head] = []
        while work.commits < count {
            try work.step()
            if let head = try stores[0].head(), head != heads.last { heads.append(head) }
        }
        return heads
    }

    mutating func step() throws {
        let who = Int.random(in: 0...1, using: &dice)
        let store = stores[who]
        do {
            switch Int.random(in: 0..<10, using: &dice) {
            case 0: _ = try store.undo(actor: "p\(who)", host: "h", time: Make.now, base: boards[who].seq)
            case 1: _ = try store.redo(actor: "p\(who)", host: "h", time: Make.now, base: boards[who].seq)
            case 2: try stream(store, who)
            default:
                let draft = Make.draft(
                    .edit, try Wild.changes(boards[who], &dice, [.account, .deal, .note]), by: "p\(who)",
                    reason: "因 \"x\"")
                _ = try store.commit(draft, base: boards[who].seq)
            }
            commits += 1
        } catch let error as StoreError where error.exitStatus == 1 {
        }
        // The other one stays behind now and then, so that numbers collide.
        if commits % 3 == 0 || Bool.random(using: &dice) { boards[who] = try store.loadAll() }
        if boards[who].deals.count > 60 { try shrink(who) }
    }

    private mutating func stream(_ store: SQLiteStore, _ who: Int) throws {
        let first = boards[who].notes.nextID.raw
        _ = try store.commit(streaming: Make.draft(.import, [], by: "p\(who)"), base: boards[who].seq) { append in
            for step in 0..<20 { try append(.add(Make.note(first + step, deal: nil, "行 \(step)"))) }
        }
    }

    /// Keeps the store small over a long run.
    private mutating func shrink(_ who: Int) throws {
        boards[who] = try stores[who].loadAll()
        let notes = boards[who].notes.prefix(2_000).map { Change.remove($0) }
        guard !notes.isEmpty else { return }
        _ = try? stores[who].commit(Make.draft(.remove, notes, by: "p\(who)"), base: boards[who].seq)
        boards[who] = try stores[who].loadAll()
    }
}

@Suite struct HonestTests {
    private static let commits = ProcessInfo.processInfo.environment["HONEST"].flatMap { Int($0) } ?? 2_000
    private static let seed = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 7

    /// Honest work never raises an alarm, and every head that was seen on the way stays among the entries.
    @Test func raisesNoAlarm() throws {
        print("honest commits: \(Self.commits), seed \(Self.seed)")
        var dice = Dice(Self.seed)
        var done = 0
        while done < Self.commits {
            let folder = try Folder()
            let store = try SQLiteStore.create(at: folder.store)
            try store.access { try SQLiteStore.run(store.handle, "PRAGMA synchronous = OFF") }
            let count = min(500, Self.commits - done)
            let heads = try Honest(store, &dice).heads(count)
            let found = try store.verify(heads.map(HeadClaim.init))
            #expect(found.isSound && found.head == heads.last, "seed \(Self.seed): \(String(describing: found.fault))")
            done += count
        }
    }
}
