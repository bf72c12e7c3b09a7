import Model

/// Turns other people's files into changes: several files at once (deals, accounts, contacts, teams, products, stage
/// history, lines, activities, contracts, payments, receipts), joined by ids or names, each recognised by its headers.
/// Every file is read twice, in bounded memory; nothing is emitted before the first pass has found dates, numbers,
/// stages and columns in order.
public struct Importer {
    /// The field words of `--map COL=FIELD`, for help and completion.
    public static var fieldWords: [String] { ImportField.allCases.filter { $0 != .record }.map(\.word) }

    private let options: ImportOptions
    private let survey: Survey
    private let words: StageWords
    private let stages: [Stage]
    private let total: Int

    /// The first pass over `files`. `progress` gets bytes done and in all, and cancels by returning false.
    /// Throws `ExchangeError` for what stops the whole run.
    public init(
        files: [String], board: Board, options: ImportOptions = ImportOptions(),
        progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
    ) throws {
        self.options = options
        let total = try files.reduce(0) { try $0 + ByteInput(path: $1).size }
        self.total = total
        stages = board.stages.count == 0 ? StandardStages.all : board.pipeline
        words = try StageWords(stages: stages, chosen: options.stages)
        let count = Steps(total * 2)
        survey = try Survey(files, options: options, words: words, zone: board.zone) { base, consumed in
            try count.step(base + consumed, progress)
        }
    }

    /// The currencies that amounts of the files name, the commonest first.
    public var currencies: [(code: String, count: Int)] {
        survey.currencies.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (code: $0.key, count: $0.value) }
    }

    /// The second pass: reads the files against `board` and emits the changes that carry them out; they apply to the board
    /// in order.
    ///
    /// The board's contacts, notes and spells should be loaded; where they are not, contacts and notes of deals that
    /// stood already are left alone. `today` is the day on which changed amounts of wins are booked, and that days ahead
    /// are counted from. Unknown stages come back in the report, nothing emitted.
    public func run(
        board: Board, today: Day, progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true },
        emit: (Change) throws -> Void
    ) throws -> ImportReport {
        var report = ImportReport()
        report.isPartial = options.isPartial
        if !survey.unmapped.isEmpty {
            report.unmappedStages = survey.unmapped
            report.files = survey.files.map { ImportReport.File($0) }
            return report
        }
        let count = Steps(total * 2)
        var run = ImportRun(board, today: today, options: options, stages: stages, words: words, survey: survey)
        var done = total
        let order = survey.files.indices.sorted {
            (survey.files[$0].table.rank, $0) < (survey.files[$1].table.rank, $1)
        }
        for index in order {
            let file = survey.files[index]
            let base = done
            report.files.append(try run.read(file, &report.errors, { try count.step(base + $0, progress) }, emit))
            done += file.size
        }
        try run.finish(&report.files, &report.errors, emit)
        report.warnings = run.warnings.list
        report.warningCount = run.warnings.count
        report.gaps = run.gaps
        report.missingWords = run.missingWords
        report.created = run.created
        report.possibleDuplicates = run.possibleDuplicates()
        guard progress(total * 2, total * 2) else { throw ExchangeError.cancelled }
        return report
    }

    /// Both passes at once.
    @discardableResult
    public static func run(
        files: [String], board: Board, today: Day, options: ImportOptions = ImportOptions(),
        progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }, emit: (Change) throws -> Void
    ) throws -> ImportReport {
        let importer = try Importer(files: files, board: board, options: options, progress: progress)
        return try importer.run(board: board, today: today, progress: progress, emit: emit)
    }
}

/// Tells progress now and then.
private final class Steps {
    private let total: Int
    private var rows = 0

    init(_ total: Int) { self.total = total }

    func step(_ done: Int, _ progress: (Int, Int) -> Bool) throws(ExchangeError) {
        rows += 1
        if rows % 512 == 1, !progress(done, total) { throw .cancelled }
    }
}
