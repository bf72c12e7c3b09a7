import Foundation
import Model
import Testing

@testable import Store

/// Two names of one store are one store: links are followed at the door, and everything stands beside the real file.
@Suite struct LinkTests {
    private struct Linked {
        let folder = try? Folder()
        let real: String
        let names: [String]

        /// The store in a folder, a link to the file, one to its folder, and a link to a link.
        init() throws {
            let root = try #require(folder).path
            let inside = root + "/real"
            try #require(mkdir(inside, 0o700) == 0)
            real = inside + "/team.reddot"
            names = [
                real, root + "/link", root + "/folder/team.reddot", root + "/chain", inside + "/../real/team.reddot",
            ]
            try #require(symlink("real/team.reddot", names[1]) == 0)
            try #require(symlink(inside, root + "/folder") == 0)
            try #require(symlink("link", names[3]) == 0)
        }

        func listing() throws -> [String] {
            let root = try #require(folder).path
            return try FileManager.default.contentsOfDirectory(atPath: root).sorted()
        }
    }

    /// A link whose file is missing leads to where the store is made; nothing takes the link's place.
    @Test(arguments: 0..<5) func aStoreIsMadeWhereItsNameLeads(_ index: Int) throws {
        let linked = try Linked()
        let store = try SQLiteStore.create(at: linked.names[index])
        #expect(store.path == linked.real)
        _ = try store.start()
        for name in linked.names { #expect(failure { _ = try SQLiteStore.create(at: name) } == .exists(linked.real)) }
        #expect(try linked.listing() == ["chain", "folder", "link", "real"])
        #expect(access(linked.real + "-wal", F_OK) == 0)
    }

    /// What one writes through a name, those who came by others see at once, with the wake-up that tells it.
    @Test func everyNameSeesWhatIsWrittenThroughAnother() throws {
        let linked = try Linked()
        var board = try SQLiteStore.create(at: linked.real).start()
        let stores = try linked.names.map { try SQLiteStore(at: $0) }
        for (index, store) in stores.enumerated() {
            for other in stores {
                _ = try other.load()
                other.drainNotifications()
            }
            board.seq = try #require(
                try store.commit(Make.draft(.add, [.add(Make.deal(index + 2))]), base: board.seq).own
            ).seq
            for other in stores where other !== store {
                var descriptor = pollfd(fd: other.waitDescriptor, events: Int16(POLLIN), revents: 0)
                #expect(poll(&descriptor, 1, 2_000) == 1)
                #expect(try other.changedElsewhere())
                #expect(try other.lastSeq() == board.seq)
            }
        }
    }

    @Test func copiesThroughALinkAreWhole() throws {
        let linked = try Linked()
        let store = try SQLiteStore.create(at: linked.real)
        let board = try store.start()
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))]), base: board.seq)
        let root = try #require(linked.folder).path
        for (index, name) in linked.names.enumerated() {
            let copy = try #require(try SQLiteStore.restore(name, to: "\(root)/copy\(index)"))
            #expect(copy.seq == board.seq + 1 && copy.problems.isEmpty)
            #expect(try SQLiteStore(at: name, readOnly: true).lastSeq() == board.seq + 1)
        }
    }

    @Test func whatIsKeptBesideAStoreIsBesideTheRealFile() throws {
        let linked = try Linked()
        _ = try SQLiteStore.create(at: linked.names[1]).start()
        let day = try #require(Day(iso: "2026-11-23"))
        let made = try DailyBackup.make(try SQLiteStore(at: linked.names[3]), day: day)
        #expect(made?.path == linked.real + ".backups/daily-2026-11-23.reddot")
        let new = try #require(linked.folder).path + "/new"
        _ = try SQLiteStore(at: linked.real).backup(to: new)
        let aside = try SQLiteStore.replace(linked.names[1], with: new, stamp: "s")
        #expect(aside == linked.real + ".before-s")
        #expect(try linked.listing() == ["chain", "folder", "link", "real"])
    }

    @Test func linksThatLeadInACircleAreTold() throws {
        let folder = try Folder()
        let (one, other) = (folder.path + "/one", folder.path + "/other")
        try #require(symlink("other", one) == 0 && symlink("one", other) == 0)
        let expected = StoreError.unreadable(one, detail: "Too many levels of symbolic links")
        #expect(failure { _ = try SQLiteStore.create(at: one) } == expected)
        #expect(failure { _ = try SQLiteStore(at: one) } == expected)
    }
}
