import Foundation
import Testing

/// What the import command itself decides: the new store's currency, the exit status, what it tells.
struct ImportCaseTests {
    private let place: Place

    init() throws { place = try Place() }

    @Test(arguments: ["zh", "en"])
    func aNewStoreTakesTheFilesCurrency(lang: String) throws {
        let file = try place.file(
            "d.csv",
            "Deal Name,Account Name,Stage,Amount\nA,X,Closed Won,\"€1,250.50\"\nB,X,Proposal,\"€2,000.00\"\nC,X,Proposal,5\n"
        )
        let dry = try place.run("import", file, "--dry-run", "--lang", lang)
        #expect(dry.status == 0 && dry.out.contains("EUR") && dry.isPlain, "\(dry.err)")
        let told = try place.run("import", file, "--lang", lang)
        #expect(told.status == 0 && told.out.contains("EUR") && told.isPlain, "\(told.err)")
        #expect(try place.run("show", "summary", "--json").object().number("won_amount") == 1250.5)
        #expect(try place.run("settings", "currency").out.contains("EUR"))
        let rows = try place.run("deal", "list", "--json").object().list("rows")
        #expect(rows.map { $0.number("amount") } == [2000, 5])
    }

    @Test func severalCurrenciesAreAskedFor() throws {
        let file = try place.file("d.csv", "Deal,Account,Stage,Amount\nA,X,Won,USD 5\nB,X,Won,EUR 7\nC,X,Won,EUR 1\n")
        let asked = try place.run("import", file, "--lang", "en")
        #expect(asked.status == 1 && asked.err.contains("--currency EUR") && asked.err.contains("USD (1)"))
        #expect(try place.names() == ["d.csv"])
        #expect(try place.run("import", file, "--currency", "EUR").status == 0)
        #expect(try place.run("show", "summary", "--json").object().number("won_amount") == 8)
    }

    /// One row in error of eleven is kept apart and told by the status; one of nine stops the run.
    @Test(arguments: [(10, true), (8, false)])
    func moreThanATenthRefusedStoresNothing(good: Int, stored: Bool) throws {
        let rows = (0..<good).map { "D\($0),X,lead,1\n" }.joined()
        let file = try place.file("d.csv", "Deal,Account,Stage,Amount\n" + rows + "E,X,lead,12x\n")
        let outcome = try place.run("import", file, "--lang", "en")
        #expect(outcome.status == 1 && outcome.err.contains("d.csv:\(good + 2) Amount"))
        #expect(try place.names() == (stored ? ["d.csv", "store.db"] : ["d.csv"]))
        let partial = try place.run("import", file, "--partial-ok", "--json")
        #expect(partial.status == 0, "\(partial.err)")
        let report = try partial.object()
        #expect(report.count("refused") == 1 && report.count(stored ? "updated" : "imported") == (stored ? 0 : good))
    }

    @Test(arguments: ["zh", "en"])
    func theReportTellsAll(lang: String) throws {
        let file = try place.file(
            "d.csv",
            "Pipeline,,,\n客户名称,商机名称,进展,金额\n某院,甲,谈判,待定\n某校,乙,赢单,5\n某厂,丙,丢单,7\n合计,,,12\n")
        let text = try place.run("import", file, "--dry-run", "--lang", lang)
        #expect(text.status == 0 && text.isPlain, "\(text.err)")
        for word in ["deals", "d.csv:1", "d.csv:6", "d.csv:3 金额", "--map \"进展=-\"", "CNY"] {
            #expect(text.out.contains(word), "\(word): \(text.out)")
        }
        let report = try place.run("import", file, "--json", "--lang", lang).object()
        #expect(try report.list("as").map { $0.text("table") } == ["deals"])
        #expect(try report.list("skipped_lines").map { $0.count("line") } == [1, 6])
        #expect(try report.list("warnings").map { $0.count("line") } == [3])
        #expect((report["guessed"] as? [String])?.count == 2)
        #expect(report.count("refused") == 0 && (report["missing"] as? [String])?.isEmpty == false)
    }

    /// Every question that stops a run names an option with which it goes on.
    @Test(arguments: [
        ("Deal,Account,Stage,Created\nA,X,Lead,01-02-25\n", ["--dates", "dmy"]),
        ("Deal,Account,Stage,Amount\nA,X,Lead,1.500\n", ["--decimals", "comma"]),
        ("Deal,Account,Sales phase,Amount\nA,X,Blau,1\n", ["--stage", "Blau=lead"]),
        ("Was,Wer,Wert\nA,X,1\n", ["--as", "deals"]),
    ])
    func whatIsAskedCanBeAnswered(text: String, answer: [String]) throws {
        let file = try place.file("d.csv", text)
        for lang in ["zh", "en"] {
            let asked = try place.run("import", file, "--lang", lang)
            #expect(asked.status == 1 && asked.err.contains(answer[0]) && asked.isPlain, "\(asked.err)")
        }
        #expect(try place.names() == ["d.csv"])
        let more = answer[0] == "--as" ? ["--map", "Was=name", "--map", "Wer=account"] : []
        let answered = try place.run(["import", file] + answer + more)
        #expect(answered.status == 0, "\(answered.err)")
        #expect(try place.run("deal", "list", "--json").object().list("rows").count == 1)
    }

    @Test func aFileThatIsWrittenToIsRefused() throws {
        var text = "id,deal,account,stage,amount\n"
        for number in 0..<30_000 { text += "\(number),deal \(number),X,lead,1\n" }
        let file = try place.file("d.csv", text)
        let outcome = try place.shell(
            "\"$R\" import '\(file)' --lang en & pid=$!; "
                + "until ls '\(place.folder)' | grep -q making || ! kill -0 $pid; do :; done; echo 'x,y,X,lead,1' >> '\(file)'; wait $pid"
        )
        #expect(outcome.status == 1 && outcome.err.contains("changed while it was read"), "\(outcome.err)")
        #expect(try place.names() == ["d.csv"])
    }
}
