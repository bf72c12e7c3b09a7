import Foundation
import Glibc
import Testing

/// The dashboard's beginnings and ends that are the command line's business.
@Suite(.serialized)
struct DemoTests {
    /// The demo's store goes however the dashboard ends.
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, 0])
    func theTemporaryStoreIsRemoved(signal: Int32) throws {
        let place = try Place()
        let terminal = try Terminal(["demo", "--lang", "en", "--now", Place.now], in: place)
        #expect(terminal.read(until: "open").contains("RedDot"))
        #expect(try place.names().count { $0.hasPrefix("reddot-") } == 1)
        if signal == 0 { terminal.type("q") } else { terminal.send(signal) }
        let end = terminal.finish()
        #expect(end.exited)
        #expect(end.status == (signal == SIGTERM ? 143 : signal == SIGHUP ? 129 : 0))
        #expect(try place.names().filter { $0.hasPrefix("reddot-") }.isEmpty)
        // The user's own store was not made.
        #expect(!FileManager.default.fileExists(atPath: place.store))
    }

    @Test func theFirstScreenMakesAStore() throws {
        let place = try Place()
        let terminal = try Terminal(["--lang", "en", "--now", Place.now], in: place)
        #expect(terminal.read(until: "new team").contains("demo"))
        terminal.type("jj\r")
        #expect(terminal.read(until: "Lead").contains("Lead"))
        terminal.type("q")
        #expect(terminal.finish().status == 0)
        #expect(try place.run("show", "board", "--json").object().list("stages").count == 7)
    }

    /// On a terminal, what it would act upon is left out; a file gets it all.
    @Test func aTerminalGetsNoControlCharacters() throws {
        let place = try Place()
        _ = try place.run("init")
        _ = try place.run("deal", "add", "a\u{1B}[31mred\u{202E}x")
        #expect(try place.run("export", "deals").out.contains("\u{1B}[31m"))
        let shown = try Terminal(["export", "deals", "--now", Place.now], in: place).read()
        #expect(shown.contains("a[31mredx"))
        #expect(!shown.contains("\u{1B}"))
        let listed = try Terminal(["deal", "list", "--now", Place.now], in: place).read()
        #expect(listed.contains("red"))
        #expect(!listed.contains("\u{1B}"))
    }
}
