import Foundation
import Testing

@testable import reddot

/// `--read-only` holds for every command that writes.
@Suite struct ReadOnlyTests {
    static let writing = [
        "init", "import x.csv", "undo", "redo", "restore x --replace", "doctor --repair", "doctor --salvage new",
        "settings team x", "config init", "log A call", "event A requirement",
        "deal add B", "deal set A --amount 6万", "deal move A proposal", "deal win A", "deal lose A --reason x",
        "deal cancel A --reason x", "deal reopen A", "deal next A 明天", "deal reddot A --reason x",
        "deal hand-over A 李四", "deal split A 李四=100", "deal role A product 王强", "deal turn A auto",
        "account add C", "account set 客户 --city 深圳", "account grade 客户 A", "account confirm 客户",
        "account refuse 客户", "account reddot 客户 --reason x", "rep add 王五", "rep set 李四 --team 一队",
        "member add 王五 --role rep", "member set 王五 --role former", "contact add 客户 王总", "contact set 王总 --title x",
        "target set 2026Q4 100万", "target lock 2026Q4", "target spread 2026Q4",
        "calendar add 2026-12-31 off", "calendar remove 2026-12-31", "calendar import x.json",
        "contract add A", "contract set A --name x", "contract submit A 法务", "contract approve A", "contract sign A",
        "contract invoice A", "contract cancel A",
        "payment add A 2026-12-15 1万", "payment set 1 --amount 1", "payment remove 1", "receipt add A 2026-11-20 1万",
        "receipt set 1 --amount 1", "receipt remove 1", "competitor add x", "script add x --competitor x --text y",
        "script set x --text y", "script used x A", "leave add 王五 2026-12-01 2026-12-02",
        "leave set 1 --from 2026-12-02",
        "leave remove 1", "presales add A 2026W48 2", "presales set 1 --days 3", "presales remove 1",
        "cost add 展会 2026Q4 100", "cost remove 1", "decision add A drop --owner 李四 --due 周五", "decision done A",
        "stage add x", "stage set lead --zh x", "stage remove x", "commitment add A 明天送方案", "product add x",
        "product set x --price 1", "product remove x",
    ]
    /// Those that only look, by their last word.
    static let looking: Set = [
        "list", "show", "check", "demo", "export", "history", "backup", "paths", "why", "plan", "docs", "wall",
        "meeting", "report", "verify", "forecast-record",
    ]

    @Test func eachIsRefusedAndWritesNothing() throws {
        let place = try Place()
        for line in ["init", "rep add 李四", "deal add A --account 客户 --owner 李四"] { try good(place, line) }
        try place.file("x.csv", "name\nB\n")
        let (before, names) = (try place.bytes("store.db"), try place.names())
        for line in Self.writing {
            let outcome = try place.run(line.split(separator: " ").map(String.init) + ["--read-only", "--lang", "zh"])
            #expect(outcome.status == 1, "\(line): \(outcome.err)")
            #expect(
                outcome.out.isEmpty && outcome.isPlain && outcome.err.contains("--read-only"), "\(line): \(outcome.err)"
            )
        }
        #expect(try place.bytes("store.db") == before)
        #expect(try place.names().filter { !$0.hasPrefix("store.db-") } == names.filter { !$0.hasPrefix("store.db-") })
    }

    /// A new command has to stand in one of the two lists.
    @Test func everyCommandIsThoughtOf() {
        func paths(_ path: [String]) -> [[String]] {
            let below = Arguments.command(path).subcommands
            return below.isEmpty ? [path] : below.flatMap { paths(path + [$0]) }
        }
        let known = Self.writing.map { Arguments.command($0.split(separator: " ").map(String.init)).path }
        for path in paths([]) where !Self.looking.contains(path.last ?? "") {
            #expect(known.contains("reddot " + path.joined(separator: " ")), "\(path)")
        }
    }
}
