import Foundation
import OddNames
import Testing

/// Whatever files and folders are called, each command finds and makes them under just these bytes.
@Suite struct OddPathTests {
    /// Everything stands in a folder of the odd name: the user's own files, the store, and what goes in and out.
    private struct Desk {
        let place: Place
        let name: String
        let root: String

        init(_ name: String) throws {
            (place, self.name) = (try Place(), name)
            root = place.path(name)
            try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        }

        func path(_ suffix: String) -> String { "\(root)/\(name)\(suffix)" }

        @discardableResult
        func run(_ arguments: String..., status: Int32 = 0) throws -> Place.Outcome {
            let own = [
                "HOME": root, "XDG_CONFIG_HOME": root + "/config", "XDG_DATA_HOME": root + "/data",
                "XDG_STATE_HOME": root + "/state", "TMPDIR": root, "REDDOT_STORE": path(".db"),
            ]
            let outcome = try place.run(arguments, environment: own)
            #expect(outcome.status == status && outcome.isPlain, "\(arguments): \(outcome.err)")
            return outcome
        }

        func write(_ suffix: String, _ text: String) throws -> String {
            let file = try #require(fopen(path(suffix), "w"))
            defer { fclose(file) }
            fputs(text, file)
            return path(suffix)
        }

        func holds(_ path: String) -> Bool { access(path, F_OK) == 0 }

        /// The paths that an answer names are the bytes that were meant.
        func names(_ answer: [String: Any], _ key: String, _ path: String) {
            #expect(answer.text(key).map { Array($0.utf8) } == Array(path.utf8), "\(key)")
        }
    }

    @Test(arguments: OddNames.joined) func everyPathOfACommand(_ name: String) throws {
        let desk = try Desk(name)
        try importing(desk)
        try keeping(desk)
        try writing(desk)
        try settings(desk)
        // Nothing was made beside the folder, and the files have the names that were given.
        #expect(try desk.place.names().map { Array($0.utf8) } == (name.hasPrefix(".run-") ? [] : [Array(name.utf8)]))
    }

    private func importing(_ desk: Desk) throws {
        let deals = try desk.write(".csv", "name,account,stage,amount\nOne,Acme,lead,1000\nTwo,Acme,lead,x\n")
        let errors = desk.path(".errors")
        let profile = "p" + desk.name
        let report = try desk.run(
            "import", deals, "--errors", errors, "--save-profile", profile, "--map", "amount=amount", "--partial-ok",
            "--json"
        ).object()
        desk.names(report, "store", desk.path(".db"))
        #expect(desk.holds(errors))
        #expect(desk.holds(desk.root + "/config/reddot/profiles/\(profile).profile"))
        try desk.run("import", deals, "--profile", profile, "--partial-ok", "--dry-run")
        let days = try desk.write(".json", #"{"days":[{"name":"x","date":"2027-05-03","isOffDay":true}]}"#)
        try desk.run("calendar", "import", days)
    }

    private func keeping(_ desk: Desk) throws {
        let copy = desk.path(".copy")
        desk.names(try desk.run("backup", copy, "--json").object(), "file", copy)
        let standard = try #require(try desk.run("backup", "--json").object().text("file"))
        #expect(standard.utf8.starts(with: (desk.path(".db") + ".backups/").utf8) && desk.holds(standard))
        desk.names(
            try desk.run("restore", copy, "--to", desk.path(".back"), "--json").object(), "file", desk.path(".back"))
        let swapped = try desk.run("restore", copy, "--replace", "--json").object()
        #expect(swapped.text("aside").map(desk.holds) == true)
        try desk.run("doctor", "--repair")
        try desk.run("doctor", "--salvage", desk.path(".saved"))
        #expect(
            try desk.run("--store", desk.path(".saved"), "--read-only", "doctor", "--json").object()["ok"] as? Bool
                == true)
    }

    private func writing(_ desk: Desk) throws {
        try desk.run("export", "deals", "-o", desk.path(".out"))
        try desk.run("report", "weekly", "--format", "html", "-o", desk.path(".html"))
        #expect(desk.holds(desk.path(".out")) && desk.holds(desk.path(".html")))
    }

    private func settings(_ desk: Desk) throws {
        try desk.run("config", "init")
        #expect(desk.holds(desk.root + "/config/reddot/config"))
        try FileManager.default.createDirectory(
            atPath: desk.root + "/config/reddot/themes", withIntermediateDirectories: true)
        let theme = try desk.write(".theme", "inherit = dark\n")
        try desk.run("show", "board", "--theme", theme)
        #expect(link(theme, desk.root + "/config/reddot/themes/t\(desk.name).theme") == 0)
        #expect(try desk.run("theme", "check", "t" + desk.name).out.hasSuffix("nothing wrong\n"))
        let paths = try desk.run("paths", "--json").object()
        desk.names(paths, "store_file", desk.path(".db"))
        desk.names(paths, "config", desk.root + "/config/reddot/config")
        desk.names(paths, "log", desk.root + "/state/reddot/reddot.log")
        desk.names(paths, "backups", desk.path(".db.backups"))
    }

    /// Names that begin with a dash are files behind `=` and `--`; an option that takes one for a word says so.
    @Test func namesThatLookLikeOptions() throws {
        let place = try Place()
        #expect(try place.run("init", "--store=-store").status == 0)
        try place.file("-deals.csv", "deal,account,amount\nOne,Acme,100\n")
        #expect(try place.run("import", "--store=-store", "--now", Place.now, "--", "-deals.csv").status == 0)
        #expect(try place.run("export", "deals", "--store=-store", "--output=-out").status == 0)
        #expect(try place.names() == ["-deals.csv", "-out", "-store"])
        let taken = try place.run("export", "deals", "--store=-store", "-o", "-out")
        #expect(taken.status == 64 && taken.isPlain)
    }

    /// What is no text is refused: mended into text it would name another file.
    @Test(arguments: [
        #"$R init --store "$B""#, #"REDDOT_STORE="$B" $R init"#,
        #"$R init --store a && $R --store a export deals -o "$B""#,
        #"$R import "$B""#, #"XDG_CONFIG_HOME="/tmp/$B" $R config init"#,
        #"mkdir "$B" && cd "$B" && $R init --store a"#,
        #"mkdir "$B" && ln -s "$B" link && $R init --store link/a"#,
    ])
    func namesThatAreNoText(_ line: String) throws {
        let place = try Place()
        for lang in ["zh", "en"] {
            let inner = #"B="$(printf 'caf\351-\377')"; "#
            let folder = place.path(lang)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let outcome = try place.shell(
                "cd '\(folder)' && \(inner)\(line)", environment: ["LC_ALL": lang == "zh" ? "zh_CN.UTF-8" : "C.UTF-8"])
            #expect(outcome.status == 64 || outcome.status == 74, "\(outcome.err)")
            #expect(outcome.isPlain && outcome.err.contains("UTF-8"), "\(outcome.err)")
            let made = try place.shell("cd '\(folder)' && find . -type f ! -name a").out
            #expect(made.isEmpty, "\(made)")
        }
    }
}
