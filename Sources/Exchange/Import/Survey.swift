import Model

/// The first pass over the files: what they are, the order of their dates, their stage words, and which deals stand in
/// them more than once. Nothing is emitted before it is through.
struct Survey {
    private(set) var files: [SourceFile] = []
    private(set) var unmapped: [StageWord] = []
    /// Hashes of the codes or names that stand in more than one row.
    private(set) var repeated: Set<Int> = []
    private var seen: Set<Int> = []
    private var unknownWords: [String: Int] = [:]
    private var wordOrder: [String] = []
    private var meanings: [String: Bool] = [:]

    init(
        _ paths: [String], options: ImportOptions, words: StageWords, zone: Zone, step: (Int, Int) throws -> Void
    ) throws {
        var done = 0
        for found in try SourceFile.all(paths, options: options, zone: zone) {
            var file = found
            let reader = try file.source.reader()
            var record = CSVRecord()
            _ = try reader.next(into: &record)
            var dates = file.columns.filter { $0.key.isDay }.map {
                (field: $0.key, column: $0.value, survey: DateSurvey())
            }
            while try reader.next(into: &record) {
                try step(done, reader.consumed)
                if record.isBlank { continue }
                if options.dateOrder == nil {
                    for index in dates.indices {
                        let bytes = record.bytes(dates[index].column)
                        if bytes.isEmpty || DateValue.plain(bytes) != nil { continue }
                        dates[index].survey.see(record.text(dates[index].column), line: record.line, zone: zone)
                    }
                }
                if file.table == .deals { look(at: ImportRow(file: file, record: record), words) }
            }
            let proven = Set(dates.compactMap(\.survey.proven))
            for (field, _, survey) in dates {
                file.orders[field] =
                    try options.dateOrder
                    ?? survey.order(file: file.path, column: file.header(field), others: proven)
            }
            done += reader.size
            files.append(file)
        }
        try Survey.checkMaps(options, files)
        unmapped = wordOrder.map { StageWord(word: $0, count: unknownWords[$0] ?? 0) }
        seen = []
    }

    /// Where a row's deal is counted under for repetition.
    static func hash(code: String?, name: String?) -> Int { (code ?? name ?? "").hashValue }

    private mutating func look(at row: ImportRow, _ words: StageWords) {
        for field in [ImportField.stage, .outcome] {
            guard let word = row.text(field) else { continue }
            let isKnown = meanings[word] ?? (words.meaning(of: word) != nil)
            meanings[word] = isKnown
            if isKnown { continue }
            if unknownWords[word] == nil { wordOrder.append(word) }
            unknownWords[word, default: 0] += 1
        }
        let hash = Survey.hash(code: row.text(.code), name: row.exact(.name))
        if !seen.insert(hash).inserted { repeated.insert(hash) }
    }

    private static func checkMaps(_ options: ImportOptions, _ files: [SourceFile]) throws {
        let keys = Set(files.flatMap { $0.headers.map(Aliases.key) })
        let names = Set(files.flatMap(\.headers))
        for (name, word) in options.maps.sorted(by: { $0.key < $1.key }) {
            if word != "-" { _ = try SourceFile.field(word) }
            guard !names.contains(name), !keys.contains(Aliases.key(name)) else { continue }
            let known = files.flatMap(\.headers).prefix(40).joined(separator: ", ")
            throw ExchangeError(
                .unknownColumn, zh: "--map：没有“\(name)”列；表头有：\(known)。",
                en: "--map: there is no column \"\(name)\"; headers: \(known).")
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String { String(decoding: Array(utf8)[...].trimmed, as: UTF8.self) }
}
