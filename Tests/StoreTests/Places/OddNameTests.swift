import Foundation
import Model
import OddNames
import Testing

@testable import Store

/// A path is bytes: whatever a store, and the folder that it stands in, are called, everything that takes its path works.
@Suite struct OddNameTests {
    /// A place below a folder of this name, with a store of the same name and two entries.
    private struct Place {
        let folder: Folder
        let inside: String
        let path: String
        let board: Board

        init(_ name: String) throws {
            folder = try Folder()
            inside = "\(folder.path)/\(name)"
            try #require(mkdir(inside, 0o700) == 0)
            path = "\(inside)/\(name)"
            let store = try SQLiteStore.create(at: path)
            #expect(Array(store.path.utf8) == Array(path.utf8))
            board = try store.start()
        }

        func sound(_ path: String) throws -> Bool {
            let store = try SQLiteStore(at: path)
            return try store.doctor().isEmpty && store.loadAll() == board
        }
    }

    /// What takes a store's path. Each leaves the store sound.
    private static let uses: [(name: String, body: @Sendable (Place) throws -> Void)] = [
        ("open", opening), ("read only", reading), ("backup and restore", copying), ("replace", replacing),
        ("daily backup", daily), ("repair", repairing), ("salvage", salvaging), ("watch", watching),
    ]

    @Sendable private static func opening(_ place: Place) throws {
        let isSound = try place.sound(place.path)
        #expect(isSound)
    }

    @Sendable private static func reading(_ place: Place) throws {
        let boards = [
            try SQLiteStore(at: place.path, readOnly: true).loadAll(),
            try SQLiteStore(beside: place.path, isFrozen: true).loadAll(),
        ]
        #expect(boards == [place.board, place.board])
    }

    @Sendable private static func copying(_ place: Place) throws {
        let store = try SQLiteStore(at: place.path)
        let backup = try #require(try store.backup(to: place.path + ".copy"))
        #expect(backup.problems.isEmpty && Array(backup.path.utf8) == Array((place.path + ".copy").utf8))
        #expect(try SQLiteStore.restore(backup.path, to: place.path + ".back")?.problems == [])
        #expect(try place.sound(place.path + ".back"))
    }

    @Sendable private static func replacing(_ place: Place) throws {
        let new = place.path + ".new"
        _ = try SQLiteStore(at: place.path).backup(to: new)
        let aside = try SQLiteStore.replace(place.path, with: new, stamp: "s")
        #expect(try place.sound(aside))
    }

    @Sendable private static func daily(_ place: Place) throws {
        let day = try #require(Day(iso: "2026-11-23"))
        let backup = try #require(try DailyBackup.make(try SQLiteStore(at: place.path), day: day))
        #expect(try place.sound(backup.path))
        #expect(try DailyBackup.make(beside: place.path, day: day) == nil)
    }

    @Sendable private static func repairing(_ place: Place) throws {
        let store = try SQLiteStore(at: place.path)
        _ = try store.access { try store.statement("UPDATE deals SET name = 'X'").run() }
        #expect(try store.repair() > 0)
    }

    @Sendable private static func salvaging(_ place: Place) throws {
        let old = try SQLiteStore(at: place.path, readOnly: true)
        let new = try SQLiteStore.create(at: place.path + ".saved")
        #expect(try old.salvage(into: new, actor: "li", host: "desk", time: Make.now).lost == 0)
        #expect(try new.loadAll().deals == place.board.deals)
    }

    @Sendable private static func watching(_ place: Place) throws {
        let (here, there) = (try SQLiteStore(at: place.path), try SQLiteStore(at: place.path))
        _ = try here.load()
        here.drainNotifications()
        _ = try there.commit(Make.draft(.add, [.add(Make.deal(2))]), base: place.board.seq)
        var descriptor = pollfd(fd: here.waitDescriptor, events: Int16(POLLIN), revents: 0)
        #expect(poll(&descriptor, 1, 2_000) == 1)
        #expect(try here.changedElsewhere())
        _ = try there.undo("li")
    }

    @Test(arguments: OddNames.all) func everyUseOfAStoreWorksThere(_ name: String) throws {
        for use in OddNameTests.uses {
            let place = try Place(name)
            do { try use.body(place) } catch { Issue.record("\(use.name): \(error)") }
            #expect(try SQLiteStore(at: place.path).doctor().isEmpty, "\(use.name)")
            // Nothing was made anywhere else.
            #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).count == 1, "\(use.name)")
        }
    }

    /// A name that is no text would be another one once it was mended into text.
    @Test func namesThatAreNoTextAreTold() throws {
        let folder = try Folder()
        let odd = Array(folder.path.utf8CString.dropLast()) + [47, -1, -2]
        try #require(mkdir(odd + [0], 0o700) == 0)
        let link = folder.path + "/link"
        try #require(symlink(odd + [0], link) == 0)
        let store = link + "/team.reddot"
        #expect(failure { _ = try SQLiteStore.create(at: store) } == .notText(store))
        #expect(failure { _ = try SQLiteStore(at: store) } == .notText(store))
    }
}
