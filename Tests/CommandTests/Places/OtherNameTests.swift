import Foundation
import Glibc
import Testing

@testable import Store

/// Links to a store, second names, and logs that are taken away, as the program's user meets them.
@Suite struct OtherNameTests {
    @Test func aLinkIsTheStore() throws {
        let place = try Place()
        try FileManager.default.createDirectory(atPath: place.path("real"), withIntermediateDirectories: true)
        // The link first: the store is made where it leads.
        try #require(symlink("real/team", place.path("link")) == 0)
        let (real, link) = (place.path("real/team"), place.path("link"))
        #expect(try place.run("--store", link, "init").status == 0)
        #expect(try place.run("--store", link, "init").status == 1)
        for index in 1...3 {
            #expect(try place.run("--store", index == 2 ? real : link, "deal", "add", "D\(index)").status == 0)
        }
        let backup = try place.run("--store", link, "backup", "--json").object()
        #expect(backup.text("file")?.hasPrefix(real + ".backups/") == true)
        let file = try #require(backup.text("file"))
        // While somebody has it open through one name, it is in use by the other.
        let held = try SQLiteStore(at: real)
        _ = try held.lastSeq()
        for name in [real, link] {
            let refused = try place.run("--store", name, "restore", file, "--replace")
            #expect(refused.status == 74 && refused.err.contains("open elsewhere"), "\(refused.err)")
        }
        withExtendedLifetime(held) {}
    }

    @Test func replacingThroughALinkLeavesOneStore() throws {
        let place = try Place()
        try FileManager.default.createDirectory(atPath: place.path("real"), withIntermediateDirectories: true)
        try #require(symlink("real/team", place.path("link")) == 0)
        let (real, link) = (place.path("real/team"), place.path("link"))
        _ = try place.run("--store", link, "init")
        _ = try place.run("--store", link, "backup", place.path("b"))
        _ = try place.run("--store", link, "deal", "add", "later")
        let done = try place.run("--store", link, "restore", place.path("b"), "--replace", "--json").object()
        #expect(done.text("aside")?.hasPrefix(real + ".before-") == true)
        var info = stat()
        #expect(lstat(link, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK)
        for name in [real, link] { #expect(try !place.run("--store", name, "deal", "list").out.contains("later")) }
        let paths = try place.run("--store", link, "paths").out
        #expect(paths.contains(link) && paths.contains(real))
    }

    @Test func aSecondNameIsRefusedToWriteAndRead() throws {
        let place = try Place()
        _ = try place.run("init")
        _ = try place.run("deal", "add", "X")
        let second = place.path("second")
        try #require(link(place.store, second) == 0)
        for (lang, word) in [("zh", "硬链接"), ("en", "hard links")] {
            let refused = try place.run("deal", "add", "Y", "--lang", lang)
            #expect(refused.status == 74 && refused.isPlain && refused.err.contains(word))
            #expect(refused.err.contains(second))
            let seen = try place.run("deal", "list", "--store", second, "--lang", lang)
            #expect(seen.status == 0 && seen.out.contains("X") && seen.err.contains(word))
        }
        unlink(second)
        #expect(try place.run("deal", "add", "Y").status == 0)
    }

    /// The log is removed under an open program: whoever comes later does not begin another one, and once the open one has
    /// ended all is there.
    @Test func aLogTakenAwayIsNotReplaced() throws {
        let place = try Place()
        _ = try place.run("init")
        var held: SQLiteStore? = try SQLiteStore(at: place.store)
        _ = try held?.load()
        #expect(try place.run("deal", "add", "acknowledged").status == 0)
        for suffix in ["-wal", "-shm"] { unlink(place.store + suffix) }
        for arguments in [["deal", "add", "late"], ["doctor"]] {
            let refused = try place.run(arguments)
            #expect(refused.status == 74 && refused.isPlain && refused.err.contains("was removed"), "\(refused.err)")
        }
        #expect(access(place.store + "-wal", F_OK) != 0)
        held = nil
        let list = try place.run("deal", "list").out
        #expect(list.contains("acknowledged") && !list.contains("late"))
        #expect(try place.run("doctor").status == 0)
    }
}
