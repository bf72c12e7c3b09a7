import Foundation
import GRDB
import Testing

@testable import reddot

/// What stands around the program is strange: settings of another system, a pipe in a file's place, tight limits, texts
/// that turn the line around, tables that another program wrote.
struct StrangeGroundTests {
    /// A number that another program wrote.
    struct Spoilt: Sendable {
        let (table, column, number): (String, String, Int64)

        init(_ table: String, _ column: String, _ number: Int64) {
            (self.table, self.column, self.number) = (table, column, number)
        }
    }

    @Test(arguments: [
        "lang = en\r\nascii = yes\r\n", "\u{FEFF}lang = en\nascii = yes\n",
        "\u{FEFF}lang = en\r\n\r\n# x\r\nascii = yes\r\n",
        "lang = en\rascii = yes\r",
    ]) func settingsOfAnotherSystemAreRead(text: String) throws {
        let place = try Place()
        let file = try place.file(".config/reddot/config", text)
        let made = try place.run("init")
        #expect(made.status == 0 && made.err.isEmpty, "\(made.err)")
        let board = try place.run("show", "board")
        #expect(
            board.out.contains("Leads") || board.out.unicodeScalars.allSatisfy { $0.value < 0x2500 }, "\(board.out)")
        // One of them changed, the rest stays as it was, line ends and all.
        try ConfigFile.set("lang", to: "zh", in: file)
        let now = String(decoding: try place.bytes(".config/reddot/config"), as: UTF8.self)
        #expect(
            ConfigReading(file: file).config.lang == .zh && ConfigReading(file: file).errors.isEmpty,
            "\(now.debugDescription)")
        if text.contains("\r\n") {
            #expect(now.utf8.split(separator: 10).allSatisfy { $0.last == 13 }, "\(now.debugDescription)")
        }
        #expect(now.unicodeScalars.first == text.unicodeScalars.first || !text.hasPrefix("\u{FEFF}"))
    }

    @Test func aThemeOfAnotherSystemIsRead() throws {
        let place = try Place()
        let theme = try place.file("own.theme", "\u{FEFF}inherit = dark\r\ntitle = 15 bold\r\n")
        let checked = try place.run("theme", "check", theme, "--lang", "en")
        #expect(checked.status == 0, "\(checked.err)")
    }

    /// A pipe that nobody writes to, or a folder, in the settings' place: said at once, never waited for.
    @Test func whatIsNoFileIsSaid() throws {
        let place = try Place()
        let config = place.path(".config/reddot/config")
        let folder = place.path(".config/reddot")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        #expect(mkfifo(config, 0o600) == 0)
        for lang in ["zh", "en"] {
            let outcome = try place.shell("timeout 10 \"$R\" init --lang \(lang); echo rc=$?")
            #expect(outcome.out.contains("rc=1") && outcome.isPlain && outcome.err.contains(config), "\(outcome)")
        }
        #expect(mkfifo(place.path("own.theme"), 0o600) == 0)
        let theme = try place.shell("timeout 10 \"$R\" theme check ./own.theme; echo rc=$?")
        #expect(theme.out.contains("rc=1") && theme.isPlain, "\(theme)")
    }

    /// A file that the system makes up tells a size of 0 and has a content.
    @Test func filesWithoutASizeAreRead() throws {
        let place = try Place()
        #expect(try place.run("init").status == 0)
        let read = try place.run("import", "/proc/self/status", "--dry-run", "--lang", "en")
        #expect(read.isPlain && !read.err.contains("empty"), "\(read)")
    }

    @Test func tightLimitsAreSaid() throws {
        let place = try Place()
        #expect(try place.run("init", "--sample").status == 0)
        for limit in ["-n 12", "-n 16", "-n 20", "-s 256", "-s 512"] {
            let outcome = try place.shell(
                "ulimit -S \(limit); ulimit -H \(limit); \"$R\" show board --lang en; echo rc=$?")
            #expect(outcome.out.contains("rc=1") || outcome.out.contains("rc=0"), "\(limit): \(outcome)")
            #expect(outcome.isPlain, "\(limit): \(outcome)")
            #expect(outcome.out.contains("rc=0") || outcome.err.contains("ulimit"), "\(limit): \(outcome)")
        }
        // What the system lets it raise by itself, it raises.
        let soft = try place.shell("ulimit -S -s 100; ulimit -S -n 16; \"$R\" show board --lang en; echo rc=$?")
        #expect(soft.out.contains("rc=0"), "\(soft)")
    }

    /// Tables that another program has changed: a sentence with table, row and column, never a signal; the doctor names the
    /// row, and the repair brings back what was there.
    @Test(arguments: [
        Spoilt("payments", "amount", .max), Spoilt("receipts", "amount", .max), Spoilt("deals", "stage_since", .max),
        Spoilt("deals", "amount", .min), Spoilt("contracts", "amount", .min + 1),
        Spoilt("stages", "probability", 1 << 53),
        Spoilt("accounts", "owner_id", 1 << 32), Spoilt("targets", "amount", .max - 1),
    ]) func spoiltTablesAreSaid(_ spoilt: Spoilt) throws {
        let (table, column, number) = (spoilt.table, spoilt.column, spoilt.number)
        let place = try Place()
        #expect(try place.run("init", "--sample").status == 0)
        let before = try place.run("export", "deals", "--format", "json").out
        let queue = try DatabaseQueue(path: place.store)
        try queue.write { database in
            try database.execute(
                sql: "UPDATE \(table) SET \(column) = ? WHERE id = (SELECT max(id) FROM \(table))", arguments: [number])
        }
        try queue.close()
        for command in [
            ["show", "board"], ["show", "progress"], ["history"], ["report", "week"], ["export", "deals"],
        ] {
            for lang in ["zh", "en"] {
                let outcome = try place.run(command + ["--lang", lang])
                #expect([0, 1, 64, 74].contains(outcome.status), "\(command): \(outcome)")
                guard outcome.status == 74 else { continue }
                #expect(
                    outcome.isPlain && outcome.err.contains(table) && outcome.err.contains(column), "\(outcome.err)")
                #expect(outcome.err.contains("doctor --repair"), "\(outcome.err)")
            }
        }
        #expect(try place.run("show", "board").status == 74)
        let doctor = try place.run("doctor", "--lang", "en")
        #expect(doctor.status == 1 && (doctor.out + doctor.err).contains(table), "\(doctor)")
        #expect(try place.run("doctor", "--repair").status == 0)
        #expect(try place.run("export", "deals", "--format", "json").out == before)
    }
}
