import Foundation
import Model
import Testing

@testable import Store

/// Several people on one real store, driven by dice and a clock of its own: they work, fall behind, crash and come back,
/// and now and then the power fails while one of them writes.
final class Simulation {
    /// One person with a clock that may be wrong. Without a store the program is not running.
    struct Client {
        var store: SQLiteStore?
        var board = Board()
        /// Seconds by which the clock is ahead.
        var skew: Int64 = 0
        let name: String
    }

    /// What came of it all, so that a run that tried nothing is seen.
    struct Tally {
        var acknowledged = 0
        var refused = 0
        var undone = 0
        var torn = 0
        var forgotten = 0
        var powerCuts = 0
        var waited = 0
    }

    private(set) var clients: [Client]
    /// Every entry that a commit returned, by its number.
    private(set) var acknowledged: [Int: Entry] = [:]
    private(set) var tally = Tally()
    private let folder: Folder
    private var dice: Dice
    private var now: Int64 = Make.now.seconds

    static let kinds: [Kind] = [.account, .deal, .note, .activity, .contact]

    init(seed: UInt64, clients count: Int) throws {
        folder = try Folder()
        dice = Dice(seed)
        clients = (0..<count).map { Client(name: "p\($0)") }
        let commit = try SQLiteStore.create(at: folder.store).commit(Make.start, base: 0)
        acknowledge(try #require(commit.own))
        for who in clients.indices { try start(who) }
    }

    var path: String { folder.store }

    /// One event, chosen by the dice.
    func step() throws {
        now += Int64.random(in: 0...600, using: &dice)
        let who = Int.random(in: clients.indices, using: &dice)
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<48: try commit(who)
        case 48..<68: try listen(who)
        case 68..<76: try revert(who, isUndo: true)
        case 76..<81: try revert(who, isUndo: false)
        case 81..<86: try tear(who)
        case 86..<90: try forget(who)
        case 90..<94: try restart(who)
        case 94..<97: clients[who].skew = Int64.random(in: -7_200...7_200, using: &dice)
        default: try cutPower(who)
        }
    }

    /// Everybody takes in what is left to take in.
    func finish() throws {
        for who in clients.indices { try listen(who) }
    }

    // MARK: - Events

    private func commit(_ who: Int) throws {
        try act(who) { store, board in try store.commit(try self.draft(who), base: board.seq) }
    }

    private func revert(_ who: Int, isUndo: Bool) throws {
        let (name, time) = (clients[who].name, time(who))
        try act(who) { store, board in
            isUndo
                ? try store.undo(actor: name, host: "desk", time: time, base: board.seq)
                : try store.redo(actor: name, host: "desk", time: time, base: board.seq)
        }
    }

    /// Commits and learns of it; a refusal changes nothing, and the client looks again.
    private func act(_ who: Int, _ body: (SQLiteStore, Board) throws -> Commit) throws {
        guard let store = clients[who].store else { return }
        do {
            let commit = try body(store, clients[who].board)
            if let own = commit.own { acknowledge(own) }
            try take(who, commit.foreign + [commit.own].compactMap { $0 })
        } catch StoreError.nothingToUndo, StoreError.nothingToRedo {
        } catch StoreError.conflict, StoreError.invalid, StoreError.limit {
            tally.refused += 1
            try listen(who)
        }
    }

    private func listen(_ who: Int) throws {
        guard let store = clients[who].store, try store.changedElsewhere() else { return }
        try take(who, try store.entries(after: clients[who].board.seq))
    }

    private func take(_ who: Int, _ entries: [Entry]) throws {
        for entry in entries {
            try clients[who].board.apply(entry.draft.changes)
            clients[who].board.seq = entry.seq
        }
    }

    /// The program ends in the middle of an entry. While it writes, nobody sees anything of it, and nobody else writes.
    private func tear(_ who: Int) throws {
        try write(who) {
            let other = try #require(self.clients.indices.filter { $0 != who }.randomElement(using: &self.dice))
            guard let store = self.clients[other].store else { return }
            let before = try store.lastSeq()
            #expect(before == self.acknowledged.values.map(\.seq).max())
            store.patience = 0
            defer { store.patience = 5 }
            let draft = try self.draft(other)
            guard !draft.changes.isEmpty else { return }
            #expect(failure { _ = try store.commit(draft, base: before) } == .busy(self.path))
            self.tally.waited += 1
        }
        tally.torn += 1
        try restart(who)
    }

    /// The entry is in the journal, but the program ends before it can say so.
    private func forget(_ who: Int) throws {
        guard let store = clients[who].store else { return }
        do {
            if let own = try store.commit(try draft(who), base: clients[who].board.seq).own { acknowledge(own) }
            tally.forgotten += 1
        } catch StoreError.conflict, StoreError.invalid, StoreError.limit {}
        try restart(who)
    }

    /// The power fails while one writes: of what was not yet synchronised the disk holds any part, sector by sector.
    private func cutPower(_ who: Int) throws {
        let before = try log()
        var (data, during) = (Data(), Data())
        try write(who) { (data, during) = (try self.folder.bytes(self.path), try self.log()) }
        for client in clients.indices { clients[client].store = nil }
        // What the file did not hold yet is zero.
        let old = before + Data(count: max(during.count - before.count, 0))
        var left = during
        for start in stride(from: 0, to: during.count, by: 512) where Bool.random(using: &dice) {
            let end = min(start + 512, during.count)
            left.replaceSubrange(start..<end, with: old[start..<end])
        }
        // SQLite waits for a new head of the log before it writes behind it.
        left.replaceSubrange(0..<32, with: during.prefix(32))
        try? FileManager.default.removeItem(atPath: path + "-shm")
        try data.write(to: URL(fileURLWithPath: path))
        try left.write(to: URL(fileURLWithPath: path + "-wal"))
        tally.powerCuts += 1
        for client in clients.indices { try start(client) }
    }

    private func restart(_ who: Int) throws {
        clients[who].store = nil
        try start(who)
    }

    private func start(_ who: Int) throws {
        let store = try SQLiteStore(at: path)
        clients[who].store = store
        clients[who].board = try store.loadAll()
    }

    // MARK: - Parts

    /// Writes an entry up to a point, does `body` there, and breaks off.
    private func write(_ who: Int, _ body: () throws -> Void) throws {
        struct Stop: Error {}
        guard let store = clients[who].store else { return }
        // With little memory for pages, unfinished ones get into the log.
        _ = try store.access { try Statement(store.handle, "PRAGMA cache_size = 4").integer() }
        let board = try store.loadAll()
        let first = board.nextID(.note)
        #expect(throws: Stop.self) {
            try store.commit(streaming: Make.draft(.import, [], by: clients[who].name), base: board.seq) { append in
                for id in first..<(first + 40) {
                    try append(.add(Make.note(id, deal: nil, String(repeating: "断", count: 400))))
                }
                try body()
                throw Stop()
            }
        }
    }

    private func draft(_ who: Int) throws -> Draft {
        let changes = try Wild.changes(clients[who].board, &dice, Simulation.kinds)
        return Draft(.edit, changes, actor: clients[who].name, host: "desk", time: time(who))
    }

    private func time(_ who: Int) -> Instant { Instant(seconds: now + clients[who].skew) }

    private func acknowledge(_ entry: Entry) {
        #expect(acknowledged[entry.batch] == nil, "the number \(entry.batch) was given twice")
        acknowledged[entry.batch] = entry
        if entry.target == nil { tally.acknowledged += 1 } else { tally.undone += 1 }
    }

    private func log() throws -> Data { (try? folder.bytes(path + "-wal")) ?? Data() }
}
