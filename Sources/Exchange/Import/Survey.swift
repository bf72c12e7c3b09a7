import Model

/// The first pass over the files: what they are, how their dates and numbers are written, their stage words and
/// currencies, and which ids stand in them more than once. Nothing is emitted before it is through.
struct Survey {
    private(set) var files: [SourceFile] = []
    private(set) var unmapped: [StageWord] = []
    private(set) var repeats = Repeats()
    /// How many amounts name a currency, by its code.
    private(set) var currencies: [String: Int] = [:]
    private var unknownWords: [String: Int] = [:]
    private var wordOrder: [String] = []
    private var meanings: [String: Bool] = [:]
    private var currencyWords: [String: String?] = [:]

    init(
        _ paths: [String], options: ImportOptions, words: StageWords, zone: Zone, step: (Int, Int) throws -> Void
    ) throws {
        let found = try SourceTable.all(paths, words, options: options, zone: zone)
        let known = References(found, words, options)
        var done = 0
        for (index, table) in found.enumerated() {
            var file = try table.file(as: known.tables[index], words, options)
            var columns = ColumnSurvey(file, options, zone)
            let reader = try file.rows()
            let odd = OddRows(file)
            var fill = FillDown(file)
            var ids = Repeats()
            var record = CSVRecord()
            while try reader.next(into: &record) {
                try step(done, reader.consumed)
                if record.isBlank || odd.reason(record) != nil { continue }
                fill.take(&record)
                columns.see(record)
                let row = ImportRow(file: file, record: record)
                if file.table == .deals || file.table == .history { look(at: row, words) }
                if file.table == .deals {
                    ids.see(row)
                    count(row)
                }
            }
            try columns.settle(&file)
            settle(ids, &file, options)
            done += reader.size
            files.append(file)
        }
        try Survey.checkMaps(options, files)
        unmapped = wordOrder.map { StageWord(word: $0, count: unknownWords[$0] ?? 0) }
    }

    private mutating func settle(_ ids: Repeats, _ file: inout SourceFile, _ options: ImportOptions) {
        guard file.table == .deals, file.place(.code) != nil else { return }
        if options.sameID == nil, ids.isNoID, !file.isOwn {
            let header = file.header(.code)
            file.guesses.append(
                Sentence(
                    zh: "\(file.path)：“\(header)”列的值在不同商机间重复，不作编号；每行算一个商机。",
                    en:
                        "\(file.path): what stands in the column \"\(header)\" repeats for different deals, so it was not read as an id; "
                        + "each row is a deal."))
            file.drop(.code)
            return
        }
        var ids = ids
        ids.settle(options.sameID)
        repeats.merge(ids)
    }

    private mutating func look(at row: ImportRow, _ words: StageWords) {
        guard row.file.table != .history || StageHistory.isOfStages(row) else { return }
        for field in [ImportField.stage, .outcome] {
            guard let word = row.text(field) else { continue }
            let isKnown = meanings[word] ?? (words.meaning(of: word) != nil)
            meanings[word] = isKnown
            if isKnown { continue }
            if unknownWords[word] == nil { wordOrder.append(word) }
            unknownWords[word, default: 0] += 1
        }
    }

    /// Counts the currency that a row names for its amount.
    private mutating func count(_ row: ImportRow) {
        let field: ImportField = row.file.place(.amount) == nil ? .actual : .amount
        guard let column = row.file.place(field) ?? row.file.place(.amountMinor), !row.record.isEmpty(column) else {
            return
        }
        if let code = row.file.units[field]?.currency {
            currencies[code, default: 0] += 1
        } else if let word = row.text(.currency) {
            let code = currencyWords[word] ?? ImportRow.code(word)
            currencyWords[word] = .some(code)
            if let code { currencies[code, default: 0] += 1 }
        } else if row.record.bytes(column).contains(where: { $0 > 57 || $0 == 36 }), let text = row.text(field),
            let cell = try? AmountCell(text, unit: nil, mark: .point), let code = cell.amount.currency
        {
            currencies[code, default: 0] += 1
        }
    }

    private static func checkMaps(_ options: ImportOptions, _ files: [SourceFile]) throws {
        let keys = Set(files.flatMap { $0.headers.map(Aliases.key) })
        let names = Set(files.flatMap(\.headers))
        func check(_ option: String, _ name: String) throws {
            guard !names.contains(name), !keys.contains(Aliases.key(name)) else { return }
            let known = files.flatMap(\.headers).prefix(40).joined(separator: ", ")
            throw ExchangeError(
                .unknownColumn, zh: "\(option)：没有“\(name)”列；表头有：\(known)。",
                en: "\(option): there is no column \"\(name)\"; headers: \(known).")
        }
        for (name, word) in options.maps.sorted(by: { $0.key < $1.key }) {
            if word != "-" { _ = try SourceFile.field(word) }
            try check("--map", name)
        }
        for name in options.filled { try check("--fill", name) }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String { String(decoding: Array(utf8)[...].trimmed, as: UTF8.self) }
}
