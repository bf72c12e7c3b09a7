import Foundation
import Model
import Testing

@testable import Store

@Suite struct DailyBackupTests {
    private func day(_ number: Int) throws -> Day { try #require(Day(year: 2026, month: 11, day: number)) }

    private func kept(_ folder: Folder) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: DailyBackup.folder(of: folder.store))
        return names.filter { $0 != ".lock" }.sorted()
    }

    @Test func oncePerDayAndTheOldestGo() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        var setting = Setting(blank: ID(1))
        (setting.key, setting.text) = (SettingKey.backupKeep.rawValue, "3")
        _ = try store.commit(Make.draft(.setting, [.add(setting)]), base: board.seq)
        for number in 1...5 {
            let made = try #require(try DailyBackup.make(beside: folder.store, day: day(number)))
            #expect(made.seq == board.seq + 1 && made.problems.isEmpty)
            #expect(try DailyBackup.make(store, day: day(number)) == nil)
        }
        #expect(try kept(folder) == (3...5).map { "daily-2026-11-0\($0).reddot" })
        let copy = try SQLiteStore(at: DailyBackup.folder(of: folder.store) + "/daily-2026-11-05.reddot")
        #expect(try copy.loadAll().deals == board.deals)
    }

    /// A clock that was wrong has left later days: today's backup stays all the same.
    @Test func theOneJustMadeStays() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        for number in 10...17 { _ = try DailyBackup.make(store, day: day(number)) }
        #expect(try DailyBackup.make(store, day: day(3)) != nil)
        #expect(try kept(folder) == ([3] + Array(12...17)).map { "daily-2026-11-\($0 < 10 ? "0" : "")\($0).reddot" })
    }

    /// What is no daily backup is never touched; what a crash left behind goes.
    @Test func othersFilesStay() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        let place = try DailyBackup.makeFolder(of: folder.store)
        for name in [
            "2026-01-01T090000.reddot", "daily-notes.reddot", "before-repair.reddot", "daily-x.reddot.new-77-0",
        ] {
            try Data([1]).write(to: URL(fileURLWithPath: place + "/" + name))
        }
        for number in 1...9 { _ = try DailyBackup.make(store, day: day(number)) }
        #expect(
            try kept(folder) == [
                "2026-01-01T090000.reddot", "before-repair.reddot",
            ] + (3...9).map { "daily-2026-11-0\($0).reddot" } + ["daily-notes.reddot"])
    }

    @Test func switchedOffThereIsNone() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        var setting = Setting(blank: ID(1))
        (setting.key, setting.text) = (SettingKey.backupKeep.rawValue, "0")
        _ = try store.commit(Make.draft(.setting, [.add(setting)]), base: board.seq)
        #expect(try DailyBackup.make(store, day: day(1)) == nil)
        #expect(!FileManager.default.fileExists(atPath: DailyBackup.folder(of: folder.store)))
    }

    /// Several processes write first on the same day: one copy, and nobody waits.
    @Test func manyMakeOne() async throws {
        let folder = try Folder()
        _ = try SQLiteStore.create(at: folder.store).start()
        let path = folder.store
        let today = try day(23)
        let made = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { try DailyBackup.make(beside: path, day: today) == nil ? 0 : 1 }
            }
            return try await group.reduce(0, +)
        }
        #expect(made == 1)
        #expect(try kept(folder) == ["daily-2026-11-23.reddot"])
    }

    /// Where it cannot be made, that is said, and the store is as it was.
    @Test func troubleIsTold() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let file = try folder.file("team.reddot.backups", [1])
        guard case .unreadable(file, _) = failure({ _ = try DailyBackup.make(store, day: day(1)) }) else {
            Issue.record("made")
            return
        }
        #expect(try store.loadAll() == board)
    }
}
