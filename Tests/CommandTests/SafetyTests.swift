import Foundation
import GRDB
import Store
import Testing

/// Backup, restore, repair and salvage as commands.
@Suite struct SafetyTests {
    private func filled() throws -> Place {
        let place = try Place()
        try good(place, "init")
        try good(place, "deal add A --amount 5万")
        return place
    }

    @Test func aBackupIsToldAndComesBack() throws {
        let place = try filled()
        let made = try good(place, "backup copy.reddot --json").object()
        #expect(made["ok"] as? Bool == true && made.count("entries") == 2 && made.text("sha256")?.count == 64)
        #expect(try place.bytes("copy.reddot").count == made.count("size"))
        try refused(place, "backup copy.reddot", "copy.reddot")
        try good(place, "deal add B")
        try refused(place, "restore copy.reddot", "--replace")
        #expect(try good(place, "restore copy.reddot --to new.db --lang zh").out.contains("完好"))
        #expect(try place.run("show", "board", "--json", "--store", "new.db").object().text("view") == "board")
        let swapped = try good(place, "restore copy.reddot --replace --json").object()
        let aside = try #require(swapped.text("aside"))
        let deals = { (store: String) in try place.run("export", "deals", "--format", "csv", "--store", store).out }
        #expect(try !deals(place.store).contains("B") && deals(place.store).contains("A"))
        #expect(try deals(aside).contains("B"))
        try good(place, "doctor")
        try good(place, "deal add C")
    }

    @Test func withoutAFileTheBackupLiesBesideTheStore() throws {
        let place = try filled()
        let made = try good(place, "backup --json").object()
        #expect(made.text("file") == place.store + ".backups/2026-11-23T090000.reddot")
        // A frozen clock makes no daily ones.
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.store + ".backups") == [
                "2026-11-23T090000.reddot"
            ])
    }

    /// By the real clock the first command that writes makes the day's backup, the second one none.
    @Test func theFirstWriterOfTheDayMakesABackup() throws {
        let place = try filled()
        for name in ["x", "y"] { #expect(try place.shell("\"$R\" deal add \(name)").status == 0) }
        #expect(try place.shell("\"$R\" history").status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.store + ".backups").filter {
            $0 != ".lock"
        }
        #expect(names.count == 1 && names[0].hasPrefix("daily-2") && names[0].hasSuffix(".reddot"), "\(names)")
    }

    /// Another process, this one, has the store open: nothing happens to it.
    @Test func aStoreInUseKeepsItsPlace() throws {
        let place = try filled()
        try good(place, "backup copy.reddot")
        let reader = try SQLiteStore(at: place.store)
        #expect(try reader.load().deals.count == 1)
        let before = try place.bytes("store.db")
        try refused(place, "restore copy.reddot --replace", "store.db", status: 74)
        try refused(place, "doctor --repair", "store.db", status: 74)
        #expect(try place.bytes("store.db") == before)
        #expect(try reader.load().deals.count == 1)
    }

    @Test func wrongWishesAreRefused() throws {
        let place = try filled()
        try place.file("text", "no store at all")
        try refused(place, "restore text --to new.db", "text", status: 74)
        try refused(place, "restore none --to new.db", "none", status: 74)
        try refused(place, "restore text --to new.db --replace", "--to", status: 64)
        try refused(place, "doctor --repair --salvage new.db", "--repair", status: 64)
        try refused(place, "doctor --repair --read-only", "--read-only")
        try refused(place, "doctor --salvage store.db", "store.db")
        #expect(try place.names().filter { $0.hasPrefix("new") }.isEmpty)
    }

    @Test func repairAndSalvage() throws {
        let place = try filled()
        let queue = try DatabaseQueue(path: place.store)
        try queue.write { try $0.execute(sql: "UPDATE deals SET amount = 1") }
        try queue.close()
        #expect(try place.run("doctor").status == 1)
        let saved = try good(place, "doctor --salvage saved.db --json").object()
        #expect(saved.count("lost") == 0 && saved.count("corrected") == 1 && saved["ok"] as? Bool == true)
        let mended = try good(place, "doctor --repair --json").object()
        #expect(mended.count("repaired") == 1 && mended["ok"] as? Bool == true)
        #expect(try good(place, "doctor").status == 0)
        let copies = try FileManager.default.contentsOfDirectory(atPath: place.store + ".backups")
        #expect(copies.count == 1 && copies[0].hasPrefix("before-repair-"))
        #expect(try good(place, "show board --json").out.contains("50000"))
    }

    @Test func onlyAManagerPutsABackupInPlace() throws {
        let place = try filled()
        try good(place, "member add 老板 --user boss --role manager")
        try good(place, "backup copy.reddot")
        #expect(try place.run("restore", "copy.reddot", "--replace").status == 1)
        let outcome = try place.run(["restore", "copy.reddot", "--replace"], environment: ["LOGNAME": "boss"])
        #expect(outcome.status == 0, "\(outcome.err)")
    }
}
