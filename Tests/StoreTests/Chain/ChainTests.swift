import CDigest
import Foundation
import GRDB
import Model
import Testing

@testable import Store

@Suite struct ChainTests {
    private func filled(_ folder: Folder) throws -> SQLiteStore {
        let store = try SQLiteStore.create(at: folder.store)
        let start = try store.start()
        let deal = try #require(start.deals[ID(1)])
        _ = try store.commit(Make.draft(.edit, [Make.rename(deal, "ERP")], reason: "客户改名"), base: start.seq)
        _ = try store.undo("li")
        _ = try store.redo("li")
        return store
    }

    /// What somebody does to an entry by hand that no fold can see.
    @Test(
        arguments: [
            "UPDATE batches SET actor = 'wang' WHERE batch = 1", "UPDATE batches SET time = time - 1 WHERE batch = 2",
            "UPDATE batches SET host = 'laptop' WHERE batch = 1", "UPDATE batches SET verb = 'note' WHERE batch = 2",
            "UPDATE batches SET reason = NULL WHERE batch = 2", "UPDATE batches SET reason = 'x' WHERE batch = 1",
            "UPDATE batches SET login = '0 root' WHERE batch = 2", "UPDATE batches SET backdated = 1 WHERE batch = 2",
            "UPDATE batches SET draft = 'd' WHERE batch = 2", "UPDATE batches SET hash = NULL WHERE batch = 4",
            "UPDATE batches SET hash = zeroblob(32) WHERE batch = 4", "UPDATE batches SET hash = x'00' WHERE batch = 1",
            "UPDATE batches SET actor = CAST(actor AS BLOB) WHERE batch = 1",
            "UPDATE store_facts SET value = 'x' WHERE name = 'uuid'", "DELETE FROM store_facts",
            """
            UPDATE deals SET name = 'CRM2'; UPDATE journal SET change = replace(change, '"CRM"', '"CRM2"');
            UPDATE deals SET name = 'ERP' WHERE id = 1
            """,
            """
            UPDATE stages SET id = 99 WHERE id = 1; UPDATE stages SET id = 1 WHERE id = 2; UPDATE stages SET id = 2 WHERE id = 99;
            UPDATE journal SET entity_id = 3 - entity_id WHERE entity = 'stage' AND entity_id IN (1, 2);
            """,
        ]) func findsWhatNoFoldSees(_ sql: String) throws
    {
        let folder = try Folder()
        let store = try filled(folder)
        #expect(try store.doctor() == [] && store.verify().isSound)
        try DatabaseQueue(path: folder.store).write { try $0.execute(sql: sql) }
        let found = try store.verify()
        #expect(!found.isSound && found.fault != nil)
        let problems = try store.doctor()
        #expect(problems.contains { $0.kind == .chain && $0.table == "batches" && $0.sentence.zh.contains("restore") })
        guard case .wrongJournal = failure({ _ = try store.repair() }) else {
            Issue.record("a journal that is not what was written was taken for the truth")
            return
        }
    }

    @Test func digestsAreThoseOfTheStandard() {
        let vectors = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ]
        for (text, digest) in vectors { #expect(ChainTests.digest(Array(text.utf8)) == digest) }
    }

    /// With and without the processor's own instructions, whatever the pieces.
    @Test func bothWaysGiveTheSame() {
        var dice = Dice(3)
        for count in 0..<300 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
            let quick = ChainTests.digest(bytes, piece: 1 + count % 7)
            cd_sha256_use_plain(1)
            let plain = ChainTests.digest(bytes, piece: 64)
            cd_sha256_use_plain(0)
            #expect(quick == plain, "\(count) bytes")
        }
    }

    private static func digest(_ bytes: [UInt8], piece: Int = 1_000) -> String {
        var sha = SHA256()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { sha.update($0) }
        }
        return sha.finish()
    }

    @Test func headsStandToAStore() throws {
        let folder = try Folder()
        let store = try filled(folder)
        let first = try #require(try store.head())
        #expect(first.batch == 4 && first.hash.count == 64 && first.text.hasPrefix("4-") && first.short.count == 14)
        #expect(try store.standing(to: first) == .same)
        let board = try store.loadAll()
        _ = try store.commit(Make.draft(.note, [.add(Make.note(1, deal: 1, "a"))]), base: board.seq)
        #expect(try store.standing(to: first) == .ahead)
        var other = first
        other.hash = String(repeating: "0", count: 64)
        #expect(try store.standing(to: other) == .fork)
        other.batch = 6
        #expect(try store.standing(to: other) == .behind)
        let short = try #require(HeadClaim(first.short.uppercased()))
        #expect(try store.verify([short]).compared.map(\.standing) == [.ahead])
        let bare = try #require(HeadClaim(String(first.hash.prefix(12))))
        #expect(try store.verify([bare]).compared.map(\.standing) == [.ahead])
        let unknown = try #require(HeadClaim("123456789abc"))
        #expect(try store.verify([unknown]).compared.map(\.standing) == [.unknown])
        for text in ["", "4", "4-", "4-12", "x-123456789abc", "4-123456789abg", "0-123456789abc", "1-2-123456789"] {
            #expect(HeadClaim(text) == nil, "\(text)")
        }
    }

    /// Copies, rescues and rebuilt tables keep the proof.
    @Test func copiesAndRescuesKeepTheProof() throws {
        let folder = try Folder()
        let store = try filled(folder)
        let head = try #require(try store.head())
        _ = try store.backup(to: folder.path + "/copy")
        _ = try SQLiteStore.restore(folder.path + "/copy", to: folder.path + "/back")
        for name in ["/copy", "/back"] {
            let copy = try SQLiteStore(at: folder.path + name, readOnly: true)
            #expect(try copy.head() == head && copy.verify([HeadClaim(head)]).isSound)
        }
        try DatabaseQueue(path: folder.store).write { try $0.execute(sql: "DELETE FROM deals") }
        #expect(try store.repair() > 0 && store.head() == head && store.verify().isSound)
        let new = try SQLiteStore.create(at: folder.path + "/new")
        _ = try store.salvage(into: new, actor: "doctor", host: "h", time: Make.now)
        #expect(try new.verify().isSound && new.head()?.store != head.store)
        let named = try new.access { try new.fact(StoreFact.rescued) }
        #expect(named == "\(head.store) \(head.text)")
        // The rescued store cannot be said to come from another one.
        try DatabaseQueue(path: new.path).write {
            try $0.execute(sql: "UPDATE store_facts SET value = 'x' WHERE name = '\(StoreFact.rescued)'")
        }
        #expect(try !new.verify().isSound)
    }

    @Test func aDamagedEndIsNotWrittenOn() throws {
        for sql in [
            "UPDATE batches SET hash = NULL WHERE batch = 4", "DELETE FROM batches WHERE batch = 4",
            "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
        ] {
            let folder = try Folder()
            let store = try filled(folder)
            let board = try store.loadAll()
            try DatabaseQueue(path: folder.store).write { try $0.execute(sql: sql) }
            let before = try store.lastSeq()
            guard
                case .corrupt = failure({
                    _ = try store.commit(Make.draft(.note, [.add(Make.note(9, deal: 1, "a"))]), base: board.seq)
                })
            else {
                Issue.record("\(sql): was written on")
                continue
            }
            #expect(try store.lastSeq() == before)
        }
    }
}
