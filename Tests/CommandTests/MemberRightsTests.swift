import Foundation
import Testing

/// Roles at the command line: who the login is, what it may do, what the journal keeps of it.
@Suite struct MemberRightsTests {
    private func office() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 李四", "rep add 王五", "deal add A --owner 李四", "deal add B --owner 王五",
            "member add 李四 --user lisi --role rep --rep 李四", "member add 孙会计 --user sun --role finance",
            "member add 墙 --user wall --role display", "member add 老板 --user boss --role manager",
        ] { try good(place, line) }
        return place
    }

    private func run(_ place: Place, as login: String, _ line: String) throws -> Place.Outcome {
        try place.run(line.split(separator: " ").map(String.init), environment: ["LOGNAME": login])
    }

    /// Who, what, whether it is done.
    static let cases: [(String, String, Bool)] = [
        ("lisi", "deal set A --amount 10万", true), ("lisi", "deal set B --amount 10万", false),
        ("lisi", "log B call --note 已回电", true), ("lisi", "deal win B --amount 5万 --without 无", false),
        ("lisi", "settings team 一队", false), ("lisi", "member set 李四 --role manager", false),
        ("lisi", "target set 2026Q4 100万", false), ("lisi", "--actor 老板 deal set B --amount 1万", false),
        ("lisi", "--actor lisi deal set A --amount 11万", true), ("sun", "deal set A --amount 1万", false),
        ("wall", "log A call", false), ("ghost", "deal add C", false), ("boss", "deal set B --amount 2万", true),
        ("boss", "--actor 李四 deal set A --amount 3万", true), ("boss", "--actor 李四 deal set B --amount 3万", false),
        ("boss", "member set 老板 --role rep", false), ("ghost", "show board", true), ("wall", "history", true),
    ]

    @Test(arguments: cases.indices) func holdsEverybodyToTheRole(_ index: Int) throws {
        let (login, line, isDone) = MemberRightsTests.cases[index]
        let place = try office()
        let before = try all(place)
        let outcome = try run(place, as: login, line)
        #expect(outcome.status == (isDone ? 0 : 1), "\(outcome.err)")
        guard !isDone else { return }
        #expect(outcome.isPlain && outcome.out.isEmpty, "\(outcome.err)")
        #expect(try all(place) == before)
    }

    @Test func theJournalKeepsWhoDidItFromWhere() throws {
        let place = try office()
        for line in ["deal set A --amount 1万", "--actor 李四 deal set A --amount 2万"] {
            _ = try run(place, as: "boss", line)
        }
        let rows = try run(place, as: "boss", "history --limit 2 --json").object().list("rows")
        #expect(rows.map { $0.text("actor") } == ["李四", "老板"])
        // Both names are others than the system's user, whom the journal keeps.
        let hosts = rows.compactMap { $0.text("host") }
        #expect(hosts.count == 2 && hosts.allSatisfy { $0.hasPrefix("\(NSUserName())@") }, "\(hosts)")
    }

    /// A member given by login is the member in the journal.
    @Test func oneNameForOneMember() throws {
        let place = try office()
        for (actor, amount) in [("lisi", 1), ("李四", 2)] {
            try good(place, "--actor \(actor) deal set A --amount \(amount)万")
        }
        let rows = try place.run("history", "--limit", "2", "--json").object().list("rows")
        #expect(rows.allSatisfy { $0.text("actor") == "李四" })
    }

    /// Whoever does not own the store is nobody else by saying so, neither by LOGNAME nor by USER.
    @Test(.enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0), arguments: ["LOGNAME", "USER"])
    func theEnvironmentMakesNobodyAnotherMember(_ variable: String) throws {
        let place = try office()
        for path in [place.folder, place.store] { chmod(path, 0o777) }
        let line = "setpriv --reuid=65534 --regid=65534 --clear-groups \"$R\" deal set B --amount 9万 --now \(Place.now)"
        let outcome = try place.shell(line, environment: [variable: "boss", "LANG": "zh_CN.UTF-8"])
        #expect(outcome.status == 1 && outcome.err.contains("LOGNAME"), "\(outcome.err)")
    }

    @Test func whoLeftReadsOn() throws {
        let place = try office()
        try good(place, "rep set 李四 --left 2026-11-20 --actor 老板")
        let outcome = try run(place, as: "lisi", "deal set A --amount 1万 --lang zh")
        #expect(outcome.status == 1 && outcome.err.contains("2026-11-20 离职"), "\(outcome.err)")
        #expect(try run(place, as: "lisi", "show board").status == 0)
    }

    @Test func onlyTheManagerImports() throws {
        let place = try office()
        try place.file("deals.csv", "name,owner,amount\nC,李四,5\n")
        #expect(try run(place, as: "lisi", "import deals.csv").status == 1)
        #expect(try run(place, as: "lisi", "import deals.csv --dry-run").status == 0)
        #expect(try run(place, as: "boss", "import deals.csv").status == 0)
    }

    /// Everybody may try the sample; its members are held to their roles all the same.
    @Test func theSampleIsOpenToStrangers() throws {
        let place = try Place()
        try good(place, "init --sample --lang zh")
        #expect(try run(place, as: "ghost", "deal add 新商机").status == 0)
        let members = try place.run("member", "list", "--json").object().list("rows")
        let display = try #require(members.first { $0.text("role") == "display" }?.text("user"))
        #expect(try run(place, as: display, "deal add 又一个").status == 1)
        try good(place, "settings guests read")
        #expect(try run(place, as: "ghost", "deal add 再一个").status == 1)
    }
}
