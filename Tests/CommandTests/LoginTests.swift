import Foundation
import Testing

/// Who acts, with other system users than the one who made the store: only root can try.
@Suite(.enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0))
struct LoginTests {
    /// A member named as the system user `nobody` is called, who has another one; the store is open to everybody.
    private func office(_ settings: String...) throws -> Place {
        let place = try Place()
        let lines = ["init", "deal add A"] + settings + ["member add nobody --user boss --role manager"]
        for line in lines { try good(place, line) }
        for name in try place.names() { chmod(place.path(name), 0o666) }
        chmod(place.folder, 0o777)
        return place
    }

    private func run(_ place: Place, uid: Int, _ line: String, _ more: [String: String] = [:]) throws -> Place.Outcome {
        try place.shell(
            "env -u LOGNAME -u USER setpriv --reuid=\(uid) --regid=\(uid) --clear-groups \(line) --now \(Place.now)",
            environment: more)
    }

    /// Uid, command before the program, environment, part of the refusal.
    static let cases: [(Int, String, String, String)] = [
        (65_534, "", "", "nobody"), (5_999, "", "", "5999"), (5_999, "", "USER=boss", "5999"),
        (5_999, "", "LOGNAME=nobody", "5999"), (65_534, "", "LOGNAME=boss", "LOGNAME"),
        (5_999, "unshare -U --map-user=0", "", "userns"), (5_999, "unshare -U --map-user=0", "USER=boss", "userns"),
        (5_999, "unshare -U --map-user=65534", "", "userns"),
    ]

    @Test(arguments: cases.indices, ["zh", "en"]) func nobodyIsAMemberByAName(_ index: Int, _ lang: String) throws {
        let (uid, inside, variable, part) = LoginTests.cases[index]
        let place = try office()
        if !inside.isEmpty, try run(place, uid: uid, "\(inside) true").status != 0 { return }
        let before = try all(place)
        let line = "\(inside) env \(variable) \"$R\" --lang \(lang)"
        for command in ["deal set A --amount 1", "--actor nobody deal set A --amount 1", "undo"] {
            let outcome = try run(place, uid: uid, "\(line) \(command)")
            #expect(outcome.status == 1 && outcome.isPlain && outcome.out.isEmpty, "\(outcome.err)\(outcome.out)")
            if command == "undo" || !command.hasPrefix("--actor") {
                #expect(outcome.err.contains(part), "\(outcome.err)")
            }
        }
        #expect(try all(place) == before)
        #expect(try run(place, uid: uid, "\(line) show board").status == 0)
    }

    /// Where guests may write they do, and the journal tells them from the member of that name.
    @Test func theJournalNamesTheRealUser() throws {
        let place = try office("settings guests write")
        #expect(try run(place, uid: 65_534, "\"$R\" log A call").status == 0)
        #expect(try run(place, uid: 5_999, "\"$R\" log A call").status == 0)
        let rows = try good(place, "history --limit 3 --json").object().list("rows")
        #expect(rows.map { $0.text("login") } == ["uid=5999", "uid=65534(nobody)", "uid=0(root)"])
        #expect(rows.prefix(2).map { $0.text("actor") } == ["uid5999", "nobody (uid 65534)"])
        guard try run(place, uid: 65_534, "unshare -U --map-user=0 true").status == 0 else { return }
        #expect(try run(place, uid: 65_534, "unshare -U --map-user=0 \"$R\" log A call").status == 0)
        let last = try #require(try good(place, "history --limit 1 --json").object().list("rows").first)
        #expect(last.text("login") == "uid=0(root) userns outside=65534", "\(last)")
    }

    /// In a store of real work the list tells the login where it is somebody else.
    @Test func theListTellsOtherLogins() throws {
        let place = try Place()
        for line in ["init", "rep add 李四", "--actor 李四 deal add B", "deal add C"] {
            #expect(try place.shell("env -u LOGNAME -u USER \"$R\" \(line)").status == 0)
        }
        let lines = try place.shell("\"$R\" history").out.split(separator: "\n")
        #expect(lines.count == 4 && lines[1].contains("李四 [uid=0(root)]"), "\(lines)")
        #expect(lines.indices.allSatisfy { $0 == 1 || !lines[$0].contains("[") }, "\(lines)")
    }
}
