import Testing

/// Runs a line that must be carried out.
@discardableResult
func good(_ place: Place, _ line: String, now: String = Place.now) throws -> Place.Outcome {
    let outcome = try place.run(line.split(separator: " ").map(String.init) + ["--now", now])
    #expect(outcome.status == 0, "\(line): \(outcome.err)")
    return outcome
}

/// Refused in both languages: one plain line that holds a part, nothing printed.
func refused(_ place: Place, _ line: String, _ part: String = "", status: Int32 = 1) throws {
    for lang in ["zh", "en"] {
        let outcome = try place.run(["--now", Place.now, "--lang", lang] + line.split(separator: " ").map(String.init))
        #expect(outcome.status == status, "\(line): \(outcome.err)\(outcome.out)")
        #expect(outcome.isPlain && outcome.out.isEmpty, "\(line): \(outcome.err)\(outcome.out)")
        #expect(outcome.err.split(separator: "\n").count == 1, "\(line): \(outcome.err)")
        #expect(part.isEmpty || outcome.err.contains(part), "\(line): \(outcome.err)")
        let isChinese = outcome.err.unicodeScalars.contains { "，。；：有的不没请".unicodeScalars.contains($0) }
        #expect(isChinese == (lang == "zh"), "\(line): \(outcome.err)")
    }
}

/// The journal and what is exported: neither may change where something is refused.
func all(_ place: Place) throws -> String {
    try place.run("export", "all", "--format", "json").out + place.run("history", "--limit", "1000", "--json").out
}
