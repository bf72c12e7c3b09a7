import Foundation
import Glibc
import Testing

struct ExportTests {
    /// Strings that break programs, as names and notes: what goes in comes out.
    @Test(.enabled(if: Place.real("naughty_strings/blns.json") != nil))
    func naughtyStringsComeOutAsTheyWentIn() throws {
        let place = try Place()
        let path = try #require(Place.real("naughty_strings/blns.json"))
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let all = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
        // A name is never empty, a NUL stands in no text file, and white space around a cell does not count.
        let names = all.filter { name in
            !name.isEmpty && !name.unicodeScalars.contains("\0")
                && name.trimmingCharacters(in: .whitespacesAndNewlines) == name
                && !name.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        }
        #expect(names.count > 450)
        var csv = "code,deal,stage,notes\n"
        for (index, name) in names.enumerated() {
            let quoted = "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
            csv += "N\(index),\(quoted),lead,\(quoted)\n"
        }
        let imported = try place.run("import", try place.file("n.csv", csv), "--json", "--encoding", "utf-8")
        #expect(imported.status == 0, "\(imported.err) \(imported.out.prefix(500))")
        #expect(try imported.object().count("imported") == names.count)

        let deals = try place.run("export", "deals", "--format", "json").object().list("deals")
        let byCode = Dictionary(uniqueKeysWithValues: deals.map { ($0.text("code") ?? "", $0) })
        for (index, name) in names.enumerated() {
            let deal = try #require(byCode["N\(index)"])
            #expect(deal.text("name").map { Array($0.unicodeScalars) } == Array(name.unicodeScalars), "name \(index)")
            #expect(deal.text("notes").map { Array($0.unicodeScalars) } == Array(name.unicodeScalars), "note \(index)")
        }
        // What CSV export writes, import reads back: nothing changes.
        #expect(try place.run("export", "deals", "--output", place.path("out.csv")).status == 0)
        let again = try place.run("import", place.path("out.csv"), "--json").object()
        #expect(again.count("unchanged") == names.count, "\(again)")
        // And no frame is disturbed by them.
        let frame = try place.run("show", "board", "--size", "100x300").out
        #expect(!frame.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
        #expect(frame.split(separator: "\n", omittingEmptySubsequences: false).count == 301)
        for index in stride(from: 0, to: names.count, by: 40) {
            let detail = try place.run("show", "deal", "N\(index)", "--size", "80x40")
            #expect(detail.status == 0)
            #expect(detail.out.split(separator: "\n", omittingEmptySubsequences: false).count == 41)
        }
        let list = try place.run("deal", "list")
        #expect(
            !list.out.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || (0x202A...0x202E).contains($0.value) })
    }

    @Test func filesAreWrittenWhole() throws {
        let place = try Place()
        _ = try place.run("init", "--sample")
        #expect(try place.run("export", "deals", "--format", "csv", "--output", place.path("d.csv")).status == 0)
        #expect(try place.bytes("d.csv") == place.run("export", "deals", "--format", "csv").bytes)
        chmod(place.path("d.csv"), 0o640)
        #expect(try place.run("export", "deals", "--format", "ics", "-o", place.path("d.csv")).status == 0)
        let text = String(decoding: try place.bytes("d.csv"), as: UTF8.self)
        #expect(text.hasPrefix("BEGIN:VCALENDAR"))
        let mode = try FileManager.default.attributesOfItem(atPath: place.path("d.csv"))[.posixPermissions] as? Int
        #expect(mode == 0o640)
        #expect(try place.names() == ["d.csv", "store.db"])
        // Through a link the real file is replaced, and a pipe is written to; neither is itself.
        let accounts = try place.run("export", "accounts").bytes
        try place.file("real.csv", "old")
        try FileManager.default.createSymbolicLink(atPath: place.path("link.csv"), withDestinationPath: "real.csv")
        #expect(try place.run("export", "accounts", "--output", place.path("link.csv")).status == 0)
        #expect(try place.bytes("real.csv") == accounts)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: place.path("link.csv")) == "real.csv")
        let piped = try place.shell(
            "mkfifo p && { cat p > got & \"$R\" export accounts --output p && wait && test -p p; }")
        #expect(piped.status == 0, "\(piped.err)")
        #expect(try place.bytes("got") == accounts)
    }

    @Test(arguments: ["deals", "accounts", "activities", "all"])
    func everyExport(what: String) throws {
        let place = try Place()
        _ = try place.run("init", "--sample")
        let csv = try place.run("export", what)
        #expect(csv.status == 0)
        #expect(csv.out.split(whereSeparator: \.isNewline).count > 100)
        let json = try place.run("export", what, "--json").object()
        #expect(json.text("currency") == "CNY")
        for part in what == "all" ? ["deals", "accounts", "activities"] : [what] {
            #expect(try !json.list(part).isEmpty)
        }
    }
}
