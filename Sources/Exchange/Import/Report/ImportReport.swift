import Model

/// A value for which a row was refused, or without which it was taken.
public struct RowError: Equatable, Sendable {
    public var file: String
    public var line: Int
    /// The column's header; empty where the row as a whole is meant.
    public var column: String
    public var value: String
    public var reason: Sentence
    /// Sheet and cell in a workbook: `Sheet1!C7`, or `Sheet1!7` for a row.
    public var cell: String?

    /// Where it stands, for a line of text.
    public var place: String { "\(file):\(cell ?? String(line))" }
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
        /// The sheet of a workbook.
        public var sheet: String?
        /// The table as which it was read: deals, accounts, contacts, history…
        public var table: String
        public var counts = Counts()
        /// Headers for which there is no field.
        public var ignored: [String] = []
        /// What a table of deals should tell and no column does.
        public var missing: [MissingField] = []
        /// Ignored columns that may hold the currency of the amounts.
        public var ignoredCurrencies: [String] = []
        /// What was found out without being told.
        public var guesses: [Sentence] = []
        /// Lines that are no rows: titles, sums, what stands below the table.
        public var skipped: [SkippedLine] = []

        /// What is to be said about the file and its sheets.
        public var remarks: [Sentence] = []

        /// File and sheet in sentences.
        public var title: String { sheet.map { "\(path) [\($0)]" } ?? path }

        init(_ file: SourceFile) {
            path = file.source.path
            sheet = file.source.sheet
            remarks = file.remarks
            table = file.table.rawValue
            ignored = file.ignored
            missing = file.lacks
            ignoredCurrencies = file.ignoredCurrencies
            guesses = file.guesses
            skipped = file.skipped
        }

        /// What the user should know about the columns, a sentence each.
        public var notices: [Sentence] { remarks + ImportNotices.of(self) }
    }

    /// How many of the deals of a run lack what figures need (edges).
    public struct Gaps: Equatable, Sendable {
        /// Deals without an amount.
        public var amounts = 0
        /// Open deals without a day on which they should close.
        public var days = 0
        /// Wins and losses without the day on which they closed.
        public var closings = 0

        mutating func add(_ deal: Deal, _ sign: Int) {
            if deal.amount == nil { amounts += sign }
            if deal.outcome == .open, deal.close == nil { days += sign }
            if deal.outcome != .open, deal.closed == nil { closings += sign }
        }
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

        mutating func add(_ other: Counts) {
            read += other.read
            imported += other.imported
            updated += other.updated
            unchanged += other.unchanged
            duplicates += other.duplicates
            errors += other.errors
        }
    }

    public var files: [File] = []
    public var errors: [RowError] = []
    /// Rows that were taken, and what is doubtful about them; the first ten thousand.
    public var warnings: [RowError] = []
    /// How many there are in all.
    public var warningCount = 0
    /// What holds for the run as a whole and was found out without being told.
    public var guesses: [Sentence] = []
    /// The caller keeps what was taken, however many rows were refused.
    public var isPartial = false
    /// What the deals of the run lack.
    public var gaps = Gaps()
    /// Cells of numbers and days in which a word stands for nothing: `-`, `N/A`, `NULL`.
    public var missingWords = 0
    /// Not empty: nothing was emitted; each word needs `--stage WORD=STAGE`.
    public var unmappedStages: [StageWord] = []
    /// New entities by kind, those that rows of other tables named included.
    public var created: [Kind: Int] = [:]
    /// Groups of account names that may be the same customer; nothing was merged.
    public var possibleDuplicates: [[String]] = []

    public init() {}

    /// All files together.
    public var total: Counts { files.reduce(into: Counts()) { $0.add($1.counts) } }

    /// Everything that was found out without being told, file by file.
    public var allGuesses: [Sentence] { guesses + files.flatMap(\.guesses) }

    public var skippedLines: [SkippedLine] { files.flatMap(\.skipped) }

    /// True where the caller must not commit: unknown stages, more than a tenth of the rows in error, or nothing else.
    public var isRefused: Bool {
        if !unmappedStages.isEmpty { return true }
        let sum = total
        guard sum.errors > 0 else { return false }
        return sum.errors == sum.read || !isPartial && sum.errors * 10 > sum.read
    }

    /// Whether every row was taken, or as many as the caller asked for.
    public var isComplete: Bool { !isRefused && (isPartial || total.errors == 0) }

    /// The outcome in one sentence.
    public var sentence: Sentence {
        if !unmappedStages.isEmpty {
            let words = unmappedStages.map { "\($0.word) (\($0.count))" }.joined(separator: ", ")
            let example = unmappedStages.first?.word ?? ""
            return Sentence(
                zh: "什么都没有导入：不认识的阶段 \(words)；请逐个指定，例如 --stage \"\(example)=lead\"（阶段名、won 或 lost）。",
                en: "Nothing was imported: unknown stages \(words); map each, for example --stage \"\(example)=lead\" "
                    + "(a stage's name, won or lost).")
        }
        let sum = total
        if sum.read == 0 { return Sentence(zh: "文件里没有数据行。", en: "The files hold no rows.") }
        if isRefused, sum.errors < sum.read {
            return Sentence(
                zh: "什么都没有导入：\(sum.read) 行里有 \(sum.errors) 行有误，超过十分之一；改好再导入，或用 --partial-ok 只导入其余的行，"
                    + "--errors 文件 列出全部。",
                en:
                    "Nothing was imported: \(sum.errors) of \(English.count(sum.read, "row")) are in error, more than a tenth; mend them, or "
                    + "say --partial-ok to take the others (--errors FILE lists all).")
        }
        if isRefused {
            return Sentence(
                zh: "什么都没有导入：\(sum.read) 行全部有误；原因见错误清单（--errors 文件）。",
                en: "Nothing was imported: all \(sum.read) rows are in error; see the list of errors (--errors FILE).")
        }
        return ImportNotices.outcome(self)
    }

    /// The refused rows as CSV: file, line, column, value, reason.
    public func errorsCSV(lang: Lang) -> [UInt8] {
        var csv = CSVWriter()
        csv.row(["file", "line", "column", "value", "reason"])
        for error in errors {
            csv.row([error.file, error.cell ?? String(error.line), error.column, error.value, error.reason[lang]])
        }
        return csv.take()
    }
}
