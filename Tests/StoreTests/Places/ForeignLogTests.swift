import Foundation
import Model
import Testing

@testable import Store

/// A log is brought into the file that it continues, and into no other.
@Suite struct ForeignLogTests {
    /// A moment of a store as a crash leaves it: its file, its log, and the end of its journal.
    private struct Moment {
        let file: Data
        let log: Data
        let seq: Int
    }

    /// Some moments of a store's life, with the log brought into the file now and then, and after each a copy.
    private static func life(_ folder: Folder, _ name: String, _ dice: inout Dice) throws -> [Moment] {
        let path = "\(folder.path)/\(name)"
        var moments: [Moment] = []
        var store = try SQLiteStore.create(at: path)
        var board = try store.start()
        for id in 2...40 {
            let note = Make.note(id, deal: 1, String(repeating: "记", count: dice.below(1_500)))
            board.seq = try #require(try store.commit(Make.draft(.note, [.add(note)]), base: board.seq).own).seq
            switch dice.below(6) {
            case 0: _ = try store.access { try store.statement("PRAGMA wal_checkpoint(PASSIVE)").integer() }
            case 1: _ = try store.access { try store.statement("PRAGMA wal_checkpoint(TRUNCATE)").integer() }
            case 2: store = try SQLiteStore(at: path)
            default: break
            }
            guard dice.below(3) == 0 else { continue }
            let log = try folder.bytes(path + "-wal")
            moments.append(Moment(file: try folder.bytes(path), log: log, seq: board.seq))
            let copy = "\(path).copy\(id)"
            _ = try store.backup(to: copy)
            moments.append(Moment(file: try folder.bytes(copy), log: Data(), seq: board.seq))
        }
        return moments
    }

    /// Every log beside every file: what is taken leads to what the log's own store held, whole; its own file always takes it.
    @Test(arguments: [11, 12]) func everyLogBesideEveryFile(_ seed: UInt64) throws {
        let folder = try Folder()
        var dice = Dice(seed)
        let lives = [try ForeignLogTests.life(folder, "one", &dice), try ForeignLogTests.life(folder, "two", &dice)]
        let moments = lives.flatMap { $0 }
        var (taken, refused) = (0, 0)
        for (place, own) in moments.enumerated() {
            for (other, donor) in moments.enumerated()
            where !donor.log.isEmpty && (other == place || dice.below(4) == 0) {
                let path = try folder.file("mixed-\(place)-\(other)", Array(own.file))
                _ = try folder.file("mixed-\(place)-\(other)-wal", Array(donor.log))
                do throws(StoreError) {
                    let store = try SQLiteStore(at: path)
                    taken += 1
                    let seq = try store.lastSeq()
                    let problems = try store.doctor()
                    #expect(seq == donor.seq && problems.isEmpty, "seed \(seed): \(place) with the log of \(other)")
                } catch {
                    refused += 1
                    #expect(other != place, "seed \(seed): \(place) with its own log")
                    #expect(error == .foreignLog(path))
                    let standing = [try folder.bytes(path), try folder.bytes(path + "-wal")]
                    #expect(standing == [own.file, donor.log])
                }
            }
        }
        #expect(taken > 5 && refused > 20, "seed \(seed): \(taken), \(refused)")
    }

    /// What the remedy says works: the log elsewhere, or a backup in the place of both.
    @Test func theRemediesWork() throws {
        let folder = try Folder()
        var dice = Dice(5)
        let moments = try ForeignLogTests.life(folder, "one", &dice)
        // The second of each pair is a copy.
        let first = moments[1]
        let log = try #require(moments.last { !$0.log.isEmpty }).log
        for remedy in ["move", "replace"] {
            let path = try folder.file(remedy, Array(first.file))
            _ = try folder.file(remedy + "-wal", Array(log))
            for readOnly in [true, false] {
                #expect(failure { _ = try SQLiteStore(at: path, readOnly: readOnly) } == .foreignLog(path))
            }
            #expect(failure { _ = try SQLiteStore.restore(path, to: path + ".to") } == .foreignLog(path))
            if remedy == "move" {
                try FileManager.default.moveItem(atPath: path + "-wal", toPath: path + ".log")
            } else {
                let copy = try folder.file("copy", Array(first.file))
                let aside = try SQLiteStore.replace(path, with: copy, stamp: "s")
                #expect(try folder.bytes(aside) == first.file && folder.bytes(aside + "-wal") == log)
            }
            let store = try SQLiteStore(at: path)
            #expect(try store.lastSeq() == first.seq)
            #expect(try store.doctor().isEmpty)
        }
    }

    /// A log whose first transaction never reached the disk whole says nothing, and is in nobody's way.
    @Test func aTornLogIsNoForeignOne() throws {
        let folder = try Folder()
        var dice = Dice(6)
        let moments = try ForeignLogTests.life(folder, "one", &dice)
        let first = moments[1]
        var log = Array(try #require(moments.last { !$0.log.isEmpty }).log)
        log[32 + 24 + 2_000] ^= 1
        let path = try folder.file("torn", Array(first.file))
        _ = try folder.file("torn-wal", log)
        #expect(try SQLiteStore(at: path).lastSeq() == first.seq)
    }

    /// The store of a version before the marks, with a log of its own.
    @Test func aLogFromBeforeTheMarks() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        let log = Array(try folder.bytes(folder.store + "-wal"))
        let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let old = Array(try Data(contentsOf: kept.appendingPathComponent("Stores/v1.reddot")))
        let path = try folder.file("old", old)
        _ = try folder.file("old-wal", log)
        #expect(failure { _ = try SQLiteStore(at: path) } == .foreignLog(path))
        unlink(path + "-wal")
        #expect(try SQLiteStore(at: path).doctor().isEmpty)
    }
}

extension Dice {
    fileprivate mutating func below(_ end: Int) -> Int { Int.random(in: 0..<end, using: &self) }
}
