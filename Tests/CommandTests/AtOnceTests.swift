import Foundation
import Testing

/// Two programs do the same at the same moment.
@Suite struct AtOnceTests {
    private func csv(_ count: Int, coded: Bool) -> String {
        let head = coded ? "code,name,account,amount,created" : "name,account,amount"
        return
            ([head]
            + (1...count).map { number in
                let tail = "deal \(number),customer \(number % 97),\(number * 10)"
                return coded ? "C-\(number),\(tail),2026-01-05" : tail
            }).joined(separator: "\n") + "\n"
    }

    /// Deals by code, and by name and account; into a store that stands, and into one that both make.
    @Test(arguments: [true, false], [true, false]) func oneFileIsImportedOnce(_ coded: Bool, _ stands: Bool) throws {
        let place = try Place()
        if stands { try good(place, "init") }
        try place.file("deals.csv", csv(1_000, coded: coded))
        let line = "\"$R\" import deals.csv --json --now \(Place.now)"
        let both = try place.shell("\(line) >one & p=$!; \(line) >two & q=$!; wait $p; a=$?; wait $q; echo $a $?")
        #expect(both.out == "0 0\n", "\(both.out) \(both.err)")
        let counts = try ["one", "two"].map { name in
            let object = try #require(try JSONSerialization.jsonObject(with: place.bytes(name)) as? [String: Any])
            return [object.count("imported") ?? -1, object.count("unchanged") ?? -1]
        }
        #expect(counts.sorted { $0[0] > $1[0] } == [[1_000, 0], [0, 1_000]], "\(counts)")
        let board = try good(place, "export deals --format json").object().list("deals")
        #expect(board.count == 1_000)
        #expect(try good(place, "export accounts --format json").object().list("accounts").count == 97)
        try good(place, "doctor")
    }

    /// The same thing added by many commands at once stands there once; whoever is second is told.
    @Test(arguments: [
        "deal add \"deal $i\" --code SO-1", "account add Acme", "rep add Acme",
        "member add Acme --user acme --role rep",
        "product add Acme", "deal add \"deal $i\" --account Acme", "competitor add Acme",
    ]) func oneThingIsAddedOnce(_ line: String) throws {
        let place = try Place()
        try good(place, "init")
        let both = try place.shell(
            "for i in 1 2 3 4 5 6; do (\"$R\" \(line) --now \(Place.now) --lang en >out.$i 2>err.$i; echo $? >rc.$i) & done; "
                + "wait; cat rc.*; cat err.*")
        let kind =
            line.hasPrefix("deal add") && line.contains("--account") ? "account" : String(line.prefix { $0 != " " })
        let name = line.contains("SO-1") ? "SO-1" : "Acme"
        let things =
            ["deal", "account"].contains(kind)
            ? try good(place, "export \(kind)s --format json").object().list("\(kind)s")
            : try good(place, "\(kind) list --json").object().list("rows")
        let same = things.filter { $0.values.contains { ($0 as? String) == name } }
        #expect(same.count == 1, "\(kind): \(both.out)")
        for line in both.out.split(separator: "\n") where line.hasPrefix("reddot") {
            #expect(line.contains(name), "\(line)")
        }
        try good(place, "doctor")
    }
}
