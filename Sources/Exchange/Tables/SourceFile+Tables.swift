import Model

/// A table among the files of a run, and what it looks like; whether it is one that is known may hang on the others.
struct SourceTable {
    let source: TableSource
    let kinds: ColumnKinds
    /// What is to be said about the file and its sheets.
    var remarks: [Sentence] = []

    /// The table as it is understood; throws where it is not. `known` is what other files tell of it.
    func file(
        as known: ImportTable? = nil, _ words: StageWords, _ options: ImportOptions
    ) throws(ExchangeError) -> SourceFile {
        var file = try SourceFile(source, kinds, words, options, as: known)
        file.remarks = remarks
        return file
    }
}

extension SourceTable {
    /// The tables of all files, in their order.
    static func all(
        _ paths: [String], _ words: StageWords, options: ImportOptions, zone: Zone
    ) throws -> [SourceTable] {
        let books = try paths.map { try TableFormat.book($0, encoding: options.encoding) }
        let names = books.flatMap { $0?.sheets.map(\.name) ?? [] }
        for name in options.sheets where !names.contains(where: { isNamed($0, name) }) {
            throw unknownSheet(name, names)
        }
        var result: [SourceTable] = []
        for (path, book) in zip(paths, books) {
            if let book {
                result += try tables(book, words, options, zone)
            } else {
                let source = TableSource(text: path, encoding: options.encoding, delimiter: options.delimiter)
                let kinds = try ColumnKinds(source, maps: options.maps, zone: zone)
                result.append(SourceTable(source: source, kinds: kinds))
            }
        }
        return result
    }

    /// The sheets of a workbook that hold a table that is known: those that were asked for, or those that people see.
    private static func tables(
        _ book: any TableBook, _ words: StageWords, _ options: ImportOptions, _ zone: Zone
    ) throws -> [SourceTable] {
        let asked = book.sheets.indices.filter { index in
            options.sheets.isEmpty
                ? !book.sheets[index].isHidden : options.sheets.contains { isNamed(book.sheets[index].name, $0) }
        }
        var result: [SourceTable] = []
        var unread: [(name: String, error: ExchangeError)] = []
        for index in asked {
            let source = TableSource(book, index)
            do {
                let kinds = try ColumnKinds(source, maps: options.maps, zone: zone)
                let table = SourceTable(source: source, kinds: kinds)
                _ = try table.file(words, options)
                result.append(table)
            } catch let error as ExchangeError where error.code == .unknownFile || error.code == .empty {
                unread.append((book.sheets[index].name, error))
            }
        }
        let hidden = book.sheets.indices.filter { book.sheets[$0].isHidden && !asked.contains($0) }
        if result.isEmpty { throw noTable(book, unread, hidden.map { book.sheets[$0].name }) }
        result[0].remarks += leftOut(book.path, unread.map(\.name), hidden.map { book.sheets[$0].name })
        return result
    }

    private static func isNamed(_ name: String, _ asked: String) -> Bool {
        name == asked || SearchKey.folded(name.trimmed) == SearchKey.folded(asked.trimmed)
    }

    // MARK: Sentences

    private static func list(_ names: [String]) -> String {
        names.prefix(20).map { "“\($0.prefix(40))”" }.joined(separator: " ") + (names.count > 20 ? "…" : "")
    }

    private static func leftOut(_ path: String, _ unread: [String], _ hidden: [String]) -> [Sentence] {
        var result: [Sentence] = []
        if !unread.isEmpty {
            result.append(
                Sentence(
                    zh: "\(path)：没有读的工作表 \(list(unread))，看不出是哪种表。",
                    en: "\(path): sheets not read, since they hold no table that is known: \(list(unread))."))
        }
        if !hidden.isEmpty {
            result.append(
                Sentence(
                    zh: "\(path)：没有读隐藏的工作表 \(list(hidden))；要读请用 --sheet 指定。",
                    en: "\(path): hidden sheets were not read: \(list(hidden)); name one with --sheet to read it."))
        }
        return result
    }

    private static func noTable(
        _ book: any TableBook, _ unread: [(name: String, error: ExchangeError)], _ hidden: [String]
    ) -> ExchangeError {
        if unread.count == 1, hidden.isEmpty { return unread[0].error }
        guard unread.isEmpty else {
            let why = unread.prefix(3).map(\.error.sentence)
            return ExchangeError(
                .unknownFile,
                zh: "\(book.path) 的工作表里没有认识的表。" + why.map(\.zh).joined(separator: " ") + hiddenPart(hidden).zh,
                en: "No sheet of \(book.path) holds a table that is known. " + why.map(\.en).joined(separator: " ")
                    + hiddenPart(hidden).en)
        }
        return ExchangeError(
            .unknownSheet, zh: "\(book.path) 里没有可读的工作表。" + hiddenPart(hidden).zh,
            en: "\(book.path) has no sheet to read." + hiddenPart(hidden).en)
    }

    private static func hiddenPart(_ hidden: [String]) -> Sentence {
        if hidden.isEmpty { return Sentence(zh: "", en: "") }
        return Sentence(
            zh: " 隐藏的工作表：\(list(hidden))；要读请用 --sheet 指定。",
            en: " Hidden sheets: \(list(hidden)); name one with --sheet to read it.")
    }

    private static func unknownSheet(_ name: String, _ names: [String]) -> ExchangeError {
        if names.isEmpty {
            return ExchangeError(
                .unknownSheet, zh: "--sheet \(name)：这些文件里没有工作簿，没有工作表可选；请去掉 --sheet。",
                en: "--sheet \(name): none of the files is a workbook with sheets; leave --sheet out.")
        }
        return ExchangeError(
            .unknownSheet, zh: "--sheet：没有工作表“\(name)”；有的是 \(list(names))。",
            en: "--sheet: there is no sheet \"\(name)\"; there are \(list(names)).")
    }
}
