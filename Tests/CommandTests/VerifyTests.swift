import Foundation
import GRDB
import Testing

/// `reddot verify`, and what a terminal says of a store that went back.
@Suite struct VerifyTests {
    private func filled() throws -> Place {
        let place = try Place()
        try good(place, "init")
        for name in ["A", "B", "C"] { try good(place, "deal add \(name)") }
        return place
    }

    private func change(_ place: Place, _ sql: String) throws {
        let queue = try DatabaseQueue(path: place.store)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// The store as it stands in one file, and put back later by other means than the program's.
    private func keep(_ place: Place, as name: String) throws {
        let queue = try DatabaseQueue(path: place.store)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try queue.close()
        try place.file(name, try place.bytes("store.db"))
    }

    private func putBack(_ place: Place, _ name: String) throws {
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: place.store + suffix) }
        try place.file("store.db", try place.bytes(name))
    }

    @Test func aSoundStoreIsSaidToBe() throws {
        let place = try filled()
        let found = try good(place, "verify --json").object()
        #expect(found["ok"] as? Bool == true && found.count("entries") == 4 && found.isNull("fault"))
        let head = try #require(found.text("head"))
        #expect(head.hasPrefix("4-") && head.count == 66)
        // Compared with what this machine saw after the last command.
        #expect(try found.list("compared").last?.text("head") == head)
        #expect(try found.list("compared").allSatisfy { $0.text("path") == place.store })
        let copy = try good(place, "backup copy.reddot")
        #expect(copy.out.contains("head \(head)"))
        #expect(try good(place, "backup --json").object().text("head") == head)
        let report = try good(place, "report morning --lang zh")
        #expect(report.out.contains("日志指纹 \(head)"))
        try good(place, "deal add D")
        for text in [head, String(head.prefix(16)), String(head.dropFirst(2).prefix(12)).uppercased()] {
            #expect(try good(place, "verify --head \(text)").err.isEmpty)
        }
        #expect(try good(place, "verify copy.reddot").out.contains(head))
        #expect(try good(place, "verify copy.reddot --head \(head) --lang zh").out.contains("相符"))
        try refused(place, "verify --head 12", "--head", status: 64)
        try refused(place, "verify none", "none", status: 74)
        #expect(try good(place, "paths --json").object().text("heads") == place.folder + "/.local/state/reddot/heads")
    }

    @Test(arguments: [
        ("UPDATE batches SET reason = 'x', actor = 'wang' WHERE batch = 2", "altered", 2),
        ("UPDATE batches SET time = time + 1 WHERE batch = 4", "altered", 4),
        ("DELETE FROM batches WHERE batch = 4", "stray", 3),
        ("UPDATE batches SET hash = NULL WHERE batch = 3", "unhashed", 3),
        ("UPDATE store_facts SET value = '0' WHERE name = 'uuid'", "altered", 1),
    ]) func theFirstFalseEntryIsNamed(_ sql: String, _ kind: String, _ batch: Int) throws {
        let place = try filled()
        try change(place, sql)
        let found = try place.run("verify", "--json")
        #expect(found.status == 1 && found.isPlain)
        let json = try found.object()
        #expect(json.text("fault") == kind && json.count("batch") == batch && json["ok"] as? Bool == false)
        for lang in ["zh", "en"] {
            let told = try place.run("verify", "--lang", lang)
            #expect(told.status == 1 && told.out.contains("\(batch)") && told.out.contains("reddot restore"))
            #expect(try place.run("doctor", "--lang", lang).status == 1)
        }
    }

    /// An older copy in the store's place: whoever saw the newer one is told until they accept it.
    @Test func anOlderCopyInTheStoresPlaceIsTold() throws {
        let place = try filled()
        try keep(place, as: "old")
        try good(place, "deal add D")
        try putBack(place, "old")
        for lang in ["zh", "en"] {
            for command in ["show board", "history", "deal list"] {
                let told = try place.run((command + " --lang \(lang)").split(separator: " ").map(String.init))
                #expect(told.status == 0 && told.err.contains("reddot verify") && told.isPlain, "\(told.err)")
            }
            let found = try place.run("verify", "--lang", lang)
            #expect(found.status == 1 && found.out.contains("5-"), "\(found.out)")
        }
        #expect(try place.run("verify", "--json").object().list("compared").last?.text("standing") == "behind")
        // Somebody goes on in it: now it is beside what was seen.
        let other = try place.run("deal", "add", "E")
        #expect(other.status == 0 && other.err.contains("reddot verify"))
        #expect(try place.run("verify", "--json").object().list("compared").last?.text("standing") == "fork")
        // Another user of the machine has seen nothing.
        #expect(try place.run(["history"], environment: ["HOME": place.path("else")]).err.isEmpty)
        #expect(try place.run("verify", "--accept").status == 0)
        #expect(try good(place, "history").err.isEmpty && good(place, "verify").status == 0)
    }

    /// A tail that was cut off with its tables is only told by who saw it.
    @Test func aMissingTailIsTold() throws {
        let place = try filled()
        let head = try #require(try good(place, "verify --json").object().text("head"))
        try change(
            place,
            """
            DELETE FROM journal WHERE batch = 4; DELETE FROM batches WHERE batch = 4; DELETE FROM deals WHERE name = 'C';
            DELETE FROM spells WHERE deal_id = 3; DELETE FROM name_keys WHERE scope LIKE 'deal%' AND id = 3
            """)
        let doctor = try place.run("doctor", "--lang", "en")
        #expect(doctor.status == 0, "\(doctor.out)")
        #expect(try place.run("verify", "--head", head).out.contains("ends at entry 3"))
        let told = try place.run("verify")
        #expect(told.status == 1 && told.out.contains("4-"))
    }

    /// Copies elsewhere are no alarm, and are said once to be older; a restore on purpose is none at all.
    @Test func copiesAndRestoresAreNoAlarm() throws {
        let place = try filled()
        try keep(place, as: "elsewhere.db")
        try good(place, "backup copy.reddot")
        try good(place, "deal add D")
        #expect(try place.run("history", "--store", "elsewhere.db").err.contains("older copy"))
        #expect(try place.run("history", "--store", "elsewhere.db").err.isEmpty)
        #expect(try place.run("verify", "elsewhere.db").status == 0)
        try good(place, "restore copy.reddot --to new.db")
        #expect(try place.run("history", "--store", "new.db").err.isEmpty)
        try good(place, "restore copy.reddot --replace")
        #expect(try good(place, "deal add F").err.isEmpty && good(place, "history").err.isEmpty)
    }

    /// Heads are the user's own, and nothing depends on them.
    @Test func aStateFolderThatCannotBeWrittenIsNoTrouble() throws {
        let place = try filled()
        let heads = place.folder + "/.local/state/reddot/heads"
        let names = try FileManager.default.contentsOfDirectory(atPath: heads)
        #expect(names.count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: heads + "/" + names[0])[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        for (name, text) in [("nothing", nil), ("nonsense", "x y z\n1 2 3\n"), ("file", "")] {
            let state = place.path("state-\(name)")
            if name == "file" { try place.file("state-file", "") }
            if let text, name != "file" { try place.file("state-\(name)/reddot/heads/\(names[0])", text) }
            for _ in 0..<2 {
                let told = try place.run(["deal", "add", "X"], environment: ["XDG_STATE_HOME": state])
                #expect(told.status == 0 && told.err.isEmpty, "\(name): \(told.err)")
            }
        }
    }

    /// Many terminals at once.
    @Test func manyProcessesKeepHeads() throws {
        let place = try filled()
        let line = (1...12).map { "\"$R\" deal add N\($0) >/dev/null & " }.joined() + "wait; \"$R\" verify"
        let told = try place.shell(line)
        #expect(told.status == 0 && told.out.contains("16 entries"), "\(told.out) \(told.err)")
        let heads = place.folder + "/.local/state/reddot/heads"
        #expect(try FileManager.default.contentsOfDirectory(atPath: heads).count == 1)
    }

    /// Nothing is added to a store that the doctor would call damaged.
    @Test(arguments: [
        "DROP VIEW deal_list", "CREATE TRIGGER t AFTER INSERT ON deals BEGIN UPDATE deals SET amount = 1; END",
        "UPDATE batches SET reason = 'x' WHERE batch = 4", "DELETE FROM batches WHERE batch = 4",
    ]) func aDamagedStoreIsNotWritten(_ sql: String) throws {
        let place = try filled()
        try change(place, sql)
        for lang in ["zh", "en"] {
            let told = try place.run("deal", "add", "Zebra", "--lang", lang)
            #expect(told.status == 74 && told.isPlain && told.err.contains("reddot doctor"), "\(told.err)")
        }
        #expect(try !place.run("export", "deals", "--format", "csv").out.contains("Zebra"))
        #expect(try place.run("doctor").status == 1)
    }
}
