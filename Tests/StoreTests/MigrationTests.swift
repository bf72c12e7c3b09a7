import Foundation
import GRDB
import Model
import Testing

@testable import Store

/// Stores of older versions, as their programs wrote them.
@Suite struct MigrationTests {
    private static let stores =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Stores")

    /// A copy of the kept store of a version.
    private func copy(_ name: String, into folder: Folder) throws -> String {
        try Data(contentsOf: Self.stores.appendingPathComponent(name)).write(to: URL(fileURLWithPath: folder.store))
        return folder.store
    }

    private func version(_ path: String) throws -> Int? {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    /// The board that the journal leads to.
    private func fold(_ store: SQLiteStore) throws -> Board {
        var board = Board()
        for entry in try store.entries(after: 0) {
            try board.apply(entry.draft.changes)
            board.seq = entry.seq
        }
        return board
    }

    @Test func versionOneOpensAndEqualsItsJournal() throws {
        let folder = try Folder()
        let path = try copy("v1.reddot", into: folder)
        #expect(try version(path) == 1)
        let store = try SQLiteStore(at: path)
        let board = try store.loadAll()
        #expect(try version(path) == StoreSchema.version)
        #expect(board == (try fold(store)))
        #expect(try store.doctor() == [])
        #expect(board.deals.map(\.name) == ["平台建设", "Data lake", "驻场服务", "丢掉的"])
        #expect(board.deals.map(\.outcome) == [.open, .open, .won, .open])
        #expect(board.deals[ID(3)]?.amount == Money(minor: 13_000_000))
        #expect(board.bookings.map(\.amount.minor).reduce(0, +) == 13_000_000)
        #expect(board.accounts.map(\.name) == ["星河技术有限公司", "Bluewave Ltd"])
        #expect(board.decisions.map(\.what) == [.reprice])
        #expect(board.decisions.allSatisfy { $0.account == nil && $0.deal != nil })
        #expect(board.targets.map(\.amount) == [Money(minor: 1_000_000_000)])
        #expect(board.setting(.team) == "旧仓库")
        #expect(board.meetings.count == 0 && board.commitments.count == 0)
        #expect(Set(try store.entries(after: 0).flatMap(\.draft.changes).map(\.kind)).count == 29)
        #expect(try store.history(limit: 100, deal: nil).count == 46)
    }

    /// Version 2 knew red dots and decisions on deals only.
    @Test(arguments: [true, false]) func versionTwoOpensAndEqualsItsJournal(readOnly: Bool) throws {
        let folder = try Folder()
        let path = try copy("v2.reddot", into: folder)
        #expect(try version(path) == 2)
        let store = try SQLiteStore(at: path, readOnly: readOnly)
        let board = try store.loadAll()
        #expect(try version(path) == (readOnly ? 2 : StoreSchema.version))
        #expect(board == (try fold(store)))
        #expect(try store.doctor() == [])
        #expect(board.redDots.map(\.subject) == [.deal(ID(1))] && board.redDots.map(\.reason) == ["客户换人"])
        #expect(board.decisions.map(\.subject) == [.deal(ID(1)), .deal(ID(2))])
        #expect(board.decisions.map(\.what) == [.reprice, .postponed])
        #expect(board.decisions.map(\.done?.iso) == ["2026-11-23", nil])
        #expect(board.commitments.map(\.text) == ["送方案"] && board.meetings.count == 1)
        guard !readOnly else { return }
        // What was taken back then can be done again now.
        _ = try store.undo("陈晓明")
        #expect(try store.load().decisions.map(\.done) == [nil, nil])
        var decision = Decision(blank: board.decisions.nextID)
        (decision.account, decision.what, decision.reason) = (ID(1), .postponed, "等总监")
        let seq = try store.load().seq
        _ = try store.commit(Make.draft(.event, [.add(decision)], by: "陈晓明"), base: seq)
        #expect(try SQLiteStore(at: path).load().decisions.map(\.subject).last == .account(ID(1)))
        #expect(try store.doctor() == [])
    }

    /// Version 3 did not know which member made a touch.
    @Test(arguments: [true, false]) func versionThreeOpensAndEqualsItsJournal(readOnly: Bool) throws {
        let folder = try Folder()
        let path = try copy("v3.reddot", into: folder)
        #expect(try version(path) == 3)
        let store = try SQLiteStore(at: path, readOnly: readOnly)
        let board = try store.loadAll()
        #expect(try version(path) == (readOnly ? 3 : StoreSchema.version))
        #expect(board == (try fold(store)))
        #expect(try store.doctor() == [])
        #expect(board.activities.map(\.what) == [.call, .demo, .competitor, .message])
        #expect(board.activities.allSatisfy { $0.member == nil && $0.rep != nil && $0.isOfReps })
        #expect(board.redDots.map(\.subject) == [.account(ID(1))])
        #expect(try store.details(of: ID(1)).activities.map(\.member) == [nil, nil, nil])
        guard !readOnly else { return }
        // What was done again then can be taken back now, and a touch tells who made it.
        _ = try store.undo("陈晓明")
        #expect(try store.loadAll().activities.count == 3)
        let now = try store.loadAll()
        let deal = try #require(now.deals[ID(1)])
        let member = try #require(now.members.first { $0.role == .presales }?.id)
        let work = Work(now, now: Instant(seconds: 1_795_400_000), member: member)
        _ = try store.commit(Make.draft(.log, work.log(deal, .visit, .outbound), by: "周工"), base: now.seq)
        let touch = try #require(try SQLiteStore(at: path).loadAll().activities.first { $0.what == .visit })
        #expect(touch.member == member && touch.rep == nil)
        #expect(try store.doctor() == [])
        #expect(try store.loadAll() == (try fold(store)))
    }

    /// Version 4 knew of an entry what it changed, who and when, and of the store nothing.
    @Test(arguments: [true, false]) func versionFourOpensAndEqualsItsJournal(readOnly: Bool) throws {
        let folder = try Folder()
        let path = try copy("v4.reddot", into: folder)
        #expect(try version(path) == 4)
        let store = try SQLiteStore(at: path, readOnly: readOnly)
        let board = try store.loadAll()
        #expect(try version(path) == (readOnly ? 4 : StoreSchema.version))
        #expect(board == (try fold(store)))
        #expect(try store.doctor() == [])
        #expect(board.setting(.team) == "四号仓库")
        #expect(board.activities.map(\.what) == [.demo, .call])
        #expect(try store.history(limit: 100, deal: nil).count == (readOnly ? 9 : 10))
        guard !readOnly else { return }
        // What was done again then can be taken back now.
        _ = try store.undo("陈晓明")
        #expect(try store.loadAll().activities.count == 1)
        #expect(try store.doctor() == [])
    }

    /// What version 1 could not hold is written, read by others and taken back.
    @Test func versionOneGoesOnAsTheNewest() throws {
        let folder = try Folder()
        let path = try copy("v1.reddot", into: folder)
        let store = try SQLiteStore(at: path)
        var board = try store.load()
        var meeting = Meeting(blank: board.meetings.nextID)
        meeting.day = try #require(Day(year: 2026, month: 11, day: 23))
        var commitment = Commitment(blank: board.commitments.nextID)
        (commitment.meeting, commitment.deal, commitment.text) = (meeting.id, ID(1), "送方案")
        let draft = Make.draft(.meeting, [.add(meeting), .add(commitment)], by: "wang")
        let own = try #require(try store.commit(draft, base: board.seq).own)
        try board.apply(own.draft.changes)
        let other = try SQLiteStore(at: path)
        let seen = try other.load()
        #expect(seen.commitments.map(\.text) == ["送方案"] && seen.meetings.map(\.day) == [meeting.day])
        #expect(seen.commitments == board.commitments)
        #expect(try other.doctor() == [])
        _ = try store.undo("wang")
        #expect(try other.load().meetings.count == 0)
        #expect(try other.doctor() == [])
    }

    /// Who may only read sees the store as it is, and leaves its version alone.
    @Test func versionOneIsReadWithoutBeingChanged() throws {
        let folder = try Folder()
        let path = try copy("v1.reddot", into: folder)
        let before = try folder.bytes(path)
        let reader = try SQLiteStore(at: path, readOnly: true)
        let board = try reader.loadAll()
        #expect(board == (try fold(reader)))
        #expect(try reader.doctor() == [])
        #expect(try folder.bytes(path) == before)
        #expect(board.decisions.map(\.what) == [.reprice] && board.decisions.allSatisfy { $0.account == nil })
        // Somebody who writes comes along while it is read.
        let writer = try SQLiteStore(at: path)
        var meeting = Meeting(blank: ID(1))
        meeting.what = .reddots
        var dot = RedDot(blank: board.redDots.nextID)
        (dot.account, dot.reason) = (ID(1), "换了总监")
        _ = try writer.commit(Make.draft(.meeting, [.add(meeting), .add(dot)], by: "wang"), base: board.seq)
        #expect(try reader.changedElsewhere())
        #expect(try reader.loadAll().redDots.compactMap(\.account) == [ID(1)])
        #expect(try reader.loadAll().meetings.map(\.what) == [.reddots])
        #expect(try reader.doctor() == [])
    }

    /// Two programs that open the same old store at once migrate it once.
    @Test func twoOpenTheSameOldStore() async throws {
        let folder = try Folder()
        let path = try copy("v1.reddot", into: folder)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try SQLiteStore(at: path).load().deals.count } }
            for try await count in group { #expect(count == 4) }
        }
        #expect(try version(path) == StoreSchema.version)
        #expect(try SQLiteStore(at: path).doctor() == [])
    }
}
