import Model

/// A value for which a row was refused, or without which it was taken.
public struct RowError: Equatable, Sendable {
    public var file: String
    public var line: Int
    /// The column's header; empty where the row as a whole is meant.
    public var column: String
    public var value: String
    public var reason: Sentence
}

/// A stage word that no stage answers to, and in how many rows it stands.
public struct StageWord: Equatable, Sendable {
    public var word: String
    public var count: Int
}

/// What an import did. Every row that was read is imported, updated, unchanged or in error.
public struct ImportReport: Equatable, Sendable {
    /// The counts of one file.
    public struct File: Equatable, Sendable {
        public var path: String
        /// deals, accounts, contacts, teams or products.
        public var table: String
        public var counts = Counts()
        /// Headers for which there is no field.
        public var ignored: [String] = []
    }

    /// Rows by what became of them.
    public struct Counts: Equatable, Sendable {
        public var read = 0
        /// Rows that became something new.
        public var imported = 0
        /// Rows that met something that stood already and changed it.
        public var updated = 0
        /// Rows that met something that stood already and changed nothing.
        public var unchanged = 0
        /// Rows of deals that met a deal that stood already, or stood earlier in the file.
        public var duplicates = 0
        public var errors = 0
    }

    public var files: [File] = []
    public var errors: [RowError] = []
    /// Rows that were taken, and what is doubtful about them.
    public var warnings: [RowError] = []
    /// Not empty: nothing was emitted; each word needs `--stage WORD=STAGE`.
    public var unmappedStages: [StageWord] = []
    /// New entities by kind, those that rows of other tables named included.
    public var created: [Kind: Int] = [:]
    /// Groups of account names that may be the same customer; nothing was merged.
    public var possibleDuplicates: [[String]] = []

    public init() {}

    /// All files together.
    public var total: Counts {
        files.reduce(into: Counts()) { sum, file in
            sum.read += file.counts.read
            sum.imported += file.counts.imported
            sum.updated += file.counts.updated
            sum.unchanged += file.counts.unchanged
            sum.duplicates += file.counts.duplicates
            sum.errors += file.counts.errors
        }
    }

    /// True where the caller must not commit: unknown stages, or rows in error and nothing else.
    public var isRefused: Bool {
        let sum = total
        return !unmappedStages.isEmpty || (sum.errors > 0 && sum.errors == sum.read)
    }

    /// The outcome in one sentence.
    public var sentence: Sentence {
        if !unmappedStages.isEmpty {
            let words = unmappedStages.map { "\($0.word) (\($0.count))" }.joined(separator: ", ")
            let example = unmappedStages.first?.word ?? ""
            return Sentence(
                zh: "什么都没有导入：不认识的阶段 \(words)；请逐个用 --stage \"\(example)=阶段\" 指定（阶段名、won 或 lost）。",
                en: "Nothing was imported: unknown stages \(words); map each with --stage \"\(example)=STAGE\" "
                    + "(a stage's name, won or lost).")
        }
        let sum = total
        if sum.read == 0 { return Sentence(zh: "文件里没有数据行。", en: "The files hold no rows.") }
        if isRefused {
            return Sentence(
                zh: "什么都没有导入：\(sum.read) 行全部有误；原因见错误清单（--errors 文件）。",
                en: "Nothing was imported: all \(sum.read) rows are in error; see the list of errors (--errors FILE).")
        }
        return Sentence(
            zh: "读 \(sum.read) 行：新增 \(sum.imported)，更新 \(sum.updated)，未变 \(sum.unchanged)，出错 \(sum.errors)。",
            en: "\(English.count(sum.read, "row")) read: \(sum.imported) imported, \(sum.updated) updated, "
                + "\(sum.unchanged) unchanged, \(sum.errors) in error.")
    }

    /// Writes the report's fields into an open JSON object.
    public func write(_ json: inout JSONWriter, lang: Lang) {
        write(total, &json)
        json.array("errors") { json in
            for error in errors { write(error, &json, lang) }
        }
        json.array("warnings") { json in
            for warning in warnings { write(warning, &json, lang) }
        }
        json.field("unmapped_stages", unmappedStages.map(\.word))
        json.array("unmapped_stage_counts") { json in
            for stage in unmappedStages { json.value(stage.count) }
        }
        json.array("files") { json in
            for file in files {
                json.object { json in
                    json.field("file", file.path)
                    json.field("table", file.table)
                    write(file.counts, &json)
                    json.field("error_count", file.counts.errors)
                    json.field("ignored_columns", file.ignored)
                }
            }
        }
        json.object("created") { json in
            for kind in Kind.allCases { if let count = created[kind] { json.field(kind.rawValue, count) } }
        }
        json.array("possible_duplicates") { json in
            for group in possibleDuplicates { json.array { json in for name in group { json.value(name) } } }
        }
        json.field("why", sentence[lang])
    }

    /// The refused rows as CSV: file, line, column, value, reason.
    public func errorsCSV(lang: Lang) -> [UInt8] {
        var csv = CSVWriter()
        csv.row(["file", "line", "column", "value", "reason"])
        for error in errors {
            csv.row([error.file, String(error.line), error.column, error.value, error.reason[lang]])
        }
        return csv.take()
    }

    private func write(_ counts: Counts, _ json: inout JSONWriter) {
        json.field("read", counts.read)
        json.field("imported", counts.imported)
        json.field("updated", counts.updated)
        json.field("unchanged", counts.unchanged)
        json.field("duplicates", counts.duplicates)
    }

    private func write(_ error: RowError, _ json: inout JSONWriter, _ lang: Lang) {
        json.object { json in
            json.field("file", error.file)
            json.field("line", error.line)
            json.field("column", error.column)
            json.field("value", error.value)
            json.field("reason", error.reason[lang])
        }
    }
}
