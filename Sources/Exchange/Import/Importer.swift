import Model

/// Turns other people's files into changes: several files at once (deals, accounts, contacts, teams, products), joined by
/// name, each recognised by its headers. Every file is read twice, in bounded memory; nothing is emitted before the
/// first pass has found dates, stages and columns in order.
public enum Importer {
    /// The field words of `--map COL=FIELD`, for help and completion.
    public static var fieldWords: [String] { ImportField.allCases.filter { $0 != .record }.map(\.word) }

    /// Reads `files` against `board` and emits the changes that carry them out; they apply to the board in order.
    ///
    /// The board's contacts, notes and spells should be loaded; where they are not, contacts and notes of deals that
    /// stood already are left alone. `today` is the day on which changed amounts of wins are booked, and that days ahead
    /// are counted from. `progress` gets bytes done and in all, and cancels by returning false.
    /// Throws `ExchangeError` for what stops the whole run; unknown stages come back in the report, nothing emitted.
    @discardableResult
    public static func run(
        files: [String], board: Board, today: Day, options: ImportOptions = ImportOptions(),
        progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }, emit: (Change) throws -> Void
    ) throws -> ImportReport {
        var total = 0
        for path in files { total += try ByteInput(path: path).size }
        var rows = 0
        func step(_ base: Int, _ consumed: Int) throws {
            rows += 1
            if rows % 512 == 1, !progress(base + consumed, total * 2) { throw ExchangeError.cancelled }
        }
        let stages = board.stages.count == 0 ? StandardStages.all : board.pipeline
        let words = try StageWords(stages: stages, chosen: options.stages)
        let survey = try Survey(files, options: options, words: words, zone: board.zone, step: step)
        var report = ImportReport()
        if !survey.unmapped.isEmpty {
            report.unmappedStages = survey.unmapped
            report.files = survey.files.map { ImportReport.File($0) }
            return report
        }
        var run = ImportRun(
            board: board, today: today, options: options, stages: stages, words: words, repeated: survey.repeated)
        var done = total
        let order = survey.files.indices.sorted {
            (survey.files[$0].table.rank, $0) < (survey.files[$1].table.rank, $1)
        }
        for index in order {
            let file = survey.files[index]
            report.files.append(try run.read(file, &report.errors, { try step(done, $0) }, emit))
            done += file.size
        }
        try run.finish(&report.files, emit)
        report.warnings = run.warnings
        report.gaps = run.gaps
        report.missingWords = run.missingWords
        report.created = run.created
        report.possibleDuplicates = run.possibleDuplicates()
        guard progress(total * 2, total * 2) else { throw ExchangeError.cancelled }
        return report
    }
}
