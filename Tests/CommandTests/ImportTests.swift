import Foundation
import Testing

/// What the import command adds to the reading of files: the store, the entry, the report, files beside it.
struct ImportTests {
    static let deals = """
        id,deal,account,owner,stage,amount,created
        A1,Cloud,Acme,Ann,proposal,"1,200",2026-03-01
        A2,Backup,Beta,Bob,won,300.50,2026-03-02
        A3,Desk,Acme,Ann,Verschwunden,1,2026-03-03
        A4,Farm,,Bob,Verschwunden,2,2026-03-04

        """

    @Test(arguments: ["zh", "en"])
    func unknownStageBlocksAndLeavesNothing(lang: String) throws {
        let place = try Place()
        let file = try place.file("d.csv", ImportTests.deals)
        let refused = try place.run("import", file, "--json", "--lang", lang)
        #expect(refused.status == 1)
        #expect(refused.isPlain)
        #expect(refused.err.contains("Verschwunden (2)"))
        #expect(refused.err.contains("--stage"))
        #expect(try refused.object()["unmapped_stages"] as? [String] == ["Verschwunden"])
        #expect(try place.names() == ["d.csv"])

        let mapped = try place.run("import", file, "--stage", "Verschwunden=lost", "--json", "--lang", lang)
        #expect(mapped.status == 0, "\(mapped.err)")
        #expect(try mapped.object().count("imported") == 4)
        let summary = try place.run("show", "summary", "--json").object()
        #expect(summary.count("lost") == 2)
        #expect(summary.number("won_amount") == 300.5)
        // The store and its first entry came with the import; the import is one entry of its own.
        let verbs = try place.run("history", "--json").object().list("rows").map { $0.text("verb") }
        #expect(verbs == ["import", "init"])
        #expect(try place.names() == ["d.csv", "store.db"])
    }

    @Test func aRefusedImportLeavesTheStoreAsItWas() throws {
        let place = try Place()
        _ = try place.run("init")
        _ = try place.run("deal", "add", "mine")
        let before = try place.run("export", "all", "--format", "json").out
        let file = try place.file("d.csv", ImportTests.deals)
        #expect(try place.run("import", file).status == 1)
        #expect(try place.run("export", "all", "--format", "json").out == before)
        #expect(try place.run("history", "--json").object().list("rows").count == 2)
    }

    @Test func dryRunSaysAllAndWritesNothing() throws {
        let place = try Place()
        let file = try place.file("d.csv", ImportTests.deals)
        let dry = try place.run("import", file, "--stage", "Verschwunden=lost", "--dry-run", "--json").object()
        #expect(dry.count("imported") == 4)
        #expect(dry["dry_run"] as? Bool == true)
        #expect(try place.names() == ["d.csv"])
        _ = try place.run("init")
        #expect(try place.run("import", file, "--stage", "Verschwunden=lost", "--dry-run").status == 0)
        #expect(try place.run("show", "summary", "--json").object().count("deals") == 0)
    }

    @Test func badRowsGoToTheErrorFileAndTheRestIsImported() throws {
        let place = try Place()
        let file = try place.file(
            "d.csv",
            "deal,stage,amount,close_date\ngood,lead,1,2026-03-01\nbad,lead,abc,2026-03-01\nworse,lead,1,2026-02-30\n")
        // Two rows of three are more than a tenth: nothing is stored unless that is said.
        let whole = try place.run("import", file, "--lang", "en")
        #expect(whole.status == 1 && whole.err.contains("--partial-ok") && whole.err.contains("d.csv:3"))
        #expect(try place.names() == ["d.csv"])
        let outcome = try place.run("import", file, "--errors", place.path("bad.csv"), "--json", "--partial-ok")
        #expect(outcome.status == 0)
        let report = try outcome.object()
        #expect(report.count("imported") == 1)
        let errors = try report.list("errors")
        #expect(errors.map { $0.count("line") } == [3, 4])
        #expect(errors.map { $0.text("value") } == ["abc", "2026-02-30"])
        let lines = try String(decoding: place.bytes("bad.csv"), as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(lines.count == 3)
        #expect(lines.first == "file,line,column,value,reason")
        // Without a file for them they are told one by one.
        let told = try place.run("import", file, "--partial-ok")
        #expect(told.status == 0 && told.err.contains("d.csv:3"))
        #expect(told.isPlain)
        // Nothing but bad rows is a refusal.
        let bad = try place.file("e.csv", "deal,stage,amount\nx,lead,abc\n")
        #expect(try place.run("import", bad, "--store", place.path("new.db")).status == 1)
        #expect(try !place.names().contains("new.db"))
    }

    @Test func profilesKeepTheMapping() throws {
        let place = try Place()
        let file = try place.file("d.csv", "Vorgang;Phase;Betrag;Datum\nCloud;Angebot;100;03/04/2026\n")
        let refused = try place.run("import", file)
        #expect(refused.status == 1)
        #expect(refused.isPlain)
        let mapping = [
            "--map", "Vorgang=name", "--map", "Phase=stage", "--map", "Betrag=amount", "--map", "Datum=close_date",
            "--stage", "Angebot=方案", "--dates", "dmy", "--delimiter", ";",
        ]
        let saved = try place.run(["import", file, "--save-profile", "sap"] + mapping)
        #expect(saved.status == 0, "\(saved.err)")
        #expect(try place.run("deal", "list", "--json").object().list("rows")[0].text("close_date") == "2026-04-03")
        let second = try place.run("import", file, "--profile", "sap", "--store", place.path("two.db"), "--json")
        #expect(second.status == 0, "\(second.err)")
        #expect(try second.object().count("imported") == 1)
        let missing = try place.run("import", file, "--profile", "none")
        #expect(missing.status == 1)
        #expect(missing.isPlain)
    }

    @Test(arguments: [
        ["--map", "x"], ["--map", "=name"], ["--map", "deal=nofield"], ["--stage", "won"], ["--stage", "x=nostage"],
        ["--map", "deal=name", "--map", "stage=name"], ["--dates", "ydm"], ["--encoding", "klingon"],
        ["--delimiter", "ab"], ["--currency", "Euro"], ["--as", "nothing"], ["--decimals", "dot"],
        ["--same-id", "sum"],
    ])
    func badChoicesAreUsage(options: [String]) throws {
        let place = try Place()
        let file = try place.file("d.csv", "deal,stage\nx,lead\n")
        for lang in ["zh", "en"] {
            let outcome = try place.run(["import", file, "--lang", lang] + options)
            #expect(outcome.status == 64, "\(outcome.err)")
            #expect(outcome.isPlain)
        }
        #expect(try place.names() == ["d.csv"])
    }

    /// What is doubtful about a file is told, in text and for scripts.
    @Test(arguments: ["zh", "en"])
    func doubtsAreTold(lang: String) throws {
        let place = try Place()
        let file = try place.file(
            "d.csv", "id,deal,account,stage,Fee total,Turnkey,turn\n1,A,X,lead,500,yes,nobody\n1,B,X,won,700,no,\n")
        let text = try place.run("import", file, "--dry-run", "--lang", lang)
        #expect(text.status == 0 && text.isPlain)
        #expect(text.out.contains("d.csv:2 turn") && text.out.contains("d.csv:3 id"))
        #expect(text.out.contains("--map \"Fee total=amount\""))
        #expect(text.out.contains(lang == "zh" ? "缺金额 1" : "Missing: amount 1"))
        let report = try place.run("import", file, "--dry-run", "--json", "--lang", lang).object()
        #expect(try report.list("warnings").map { $0.count("line") } == [2, 3])
        #expect(report.count("without_amount") == 1 && report.count("without_closed") == 1)
        let missing = try report.list("files")[0].list("missing_fields")
        #expect(missing.map { $0.text("field") } == ["amount", "close_date", "owner"])
        #expect(missing[0].text("option") == "--map \"Fee total=amount\"")
    }

    /// ^C while a large file is read: nothing is left, whatever the moment.
    @Test func interruptLeavesNothingHalfDone() throws {
        let place = try Place()
        var text = "code,deal,account,stage,amount\n"
        for number in 0..<40_000 { text += "C\(number),deal \(number),account \(number % 500),lead,\(number)\n" }
        let file = try place.file("d.csv", text)
        let outcome = try place.shell(
            "\"$R\" import '\(file)' & pid=$!; "
                + "until ls '\(place.folder)' | grep -q making || ! kill -0 $pid; do :; done; kill -TERM $pid; wait $pid"
        )
        #expect(outcome.status == 1, "\(outcome.err)")
        #expect(outcome.err.contains("Cancelled"))
        #expect(try place.names() == ["d.csv"])
    }
}
