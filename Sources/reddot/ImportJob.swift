import ArgumentParser
import Exchange
import Foundation
import Model
import Rules
import Store

/// One run of an import: reads, commits as one entry, reports.
struct ImportJob {
    var options = ImportOptions()
    var isDryRun = false
    /// Where refused rows are written.
    var errorFile: String?

    private let context: Context
    private let files: [String]
    /// Refused rows and possible duplicates that are told one by one.
    private static let shown = 10

    init(_ context: Context, _ files: [String]) {
        self.context = context
        self.files = files
    }

    func run() throws {
        let result = try perform()
        if result.batch != nil { context.opened.done() }
        if let errorFile {
            try write(errorFile, result)
        }
        try tell(result)
        if result.report.isRefused { throw ExitCode(Failure.refused) }
    }

    /// The list of what was refused. What was imported stays, whatever becomes of the list.
    private func write(_ errorFile: String, _ result: Result) throws {
        do {
            try OutputFile.write(errorFile) { try $0(result.report.errorsCSV(lang: context.lang)) }
        } catch let failure as Failure where result.batch != nil {
            Failure.say(Opened.afterwards(failure.sentence)[context.lang])
        }
    }

    private struct Result {
        var report: ImportReport
        var batch: Int?
        /// The grades that the rule confirmed after it (R9).
        var grades: [Sentence] = []
    }

    /// Leaves the transaction of an import that must not be kept.
    private struct Refused: Error {
        var report: ImportReport
    }

    private func perform() throws -> Result {
        if !isDryRun { try Founding(context).refuseReadOnly() }
        let interrupt = Interrupt()
        defer { interrupt.end() }
        let progress = Progress(context.lang, interrupt)
        defer { progress.clear() }
        do {
            if try context.storeStands() {
                return try fill(try openStore(), progress)
            }
            if isDryRun { return Result(report: try dryRun(try NewStore.emptyBoard(), progress)) }
            return try found(progress)
        } catch let refused as Refused {
            return Result(report: refused.report)
        }
    }

    private func openStore() throws -> SQLiteStore {
        try context.openStore(writing: !isDryRun, records: !isDryRun)
    }

    /// A new store with what the files hold; where another program makes one at the same moment, theirs is filled.
    private func found(_ progress: Progress) throws -> Result {
        do {
            return try NewStore.make(at: try context.storePath(), makeFolder: context.paths.isStandardStore) { store in
                try context.prepare(store, .shanghai)
                let actor = Actor(context, Board())
                let changes = NewStore.foundation(team: "", currency: SettingKey.currency.standard, zone: .shanghai)
                let time = try context.clock(.shanghai).now
                _ = try store.commit(
                    Draft(.`init`, changes, actor: actor.name, host: actor.host, time: time), base: 0)
                return try fill(store, progress)
            }
        } catch StoreError.exists {
            return try fill(try openStore(), progress)
        }
    }

    private func fill(_ store: SQLiteStore, _ progress: Progress) throws -> Result {
        let board = try store.loadAll()
        let actor = Actor(context, board)
        let present = try context.clock(board.zone).now
        if isDryRun { return Result(report: try dryRun(board, progress)) }
        let names = files.map { Paths.name($0) }.joined(separator: ", ")
        if let bar = actor.bar { throw StoreError.forbidden(bar) }
        let given = try Backdate.moment(context, board, now: present)
        let time = given ?? present
        var header = Draft(
            .import, [], actor: actor.name, host: actor.host, time: time, reason: names, id: context.opened.nextDraft())
        header.isBackdated = given != nil
        var report = ImportReport()
        let bulk = try progress.waiting(for: store) {
            try store.commit(streaming: header, on: board) { board, append in
                progress.begins()
                report = try Importer.run(
                    files: files, board: board, today: board.zone.day(of: time), options: options,
                    progress: progress.step,
                    emit: append)
                if report.isRefused { throw Refused(report: report) }
            }
        }
        guard AutomaticGrades.isOn(board), bulk.batch != nil else { return Result(report: report, batch: bulk.batch) }
        do {
            let grades = try Grading.settle(store, now: present, host: actor.host, context.lang)
            return Result(report: report, batch: bulk.batch, grades: grades)
        } catch let error as StoreError {
            return Result(report: report, batch: bulk.batch, grades: [Opened.afterwards(error.sentence)])
        }
    }

    private func dryRun(_ board: Board, _ progress: Progress) throws -> ImportReport {
        let today = board.zone.day(of: try context.clock(board.zone).now)
        return try Importer.run(
            files: files, board: board, today: today, options: options, progress: progress.step, emit: { _ in })
    }

    // MARK: - The report

    private func tell(_ result: Result) throws {
        let report = result.report
        if context.options.json {
            try context.output.json { json in
                json.field("view", "import")
                json.field("store", context.paths.store)
                json.field("dry_run", isDryRun)
                json.field("batch", result.batch)
                report.write(&json, lang: context.lang)
            }
        }
        let lang = context.lang
        if !context.options.json, errorFile == nil { tellErrors(report) }
        if report.isRefused { return Failure.say(report.sentence[lang]) }
        if context.options.json { return }
        try tellWarnings(report)
        for file in report.files where !file.ignored.isEmpty {
            let list = file.ignored.joined(separator: ", ")
            try context.output.line(lang.pick("\(file.title)：未用的列 \(list)", "\(file.title): columns not used: \(list)"))
        }
        for notice in report.files.flatMap(\.notices) { try context.output.line(notice[lang]) }
        for group in report.possibleDuplicates.prefix(ImportJob.shown) {
            let list = group.joined(separator: " = ")
            try context.output.line(lang.pick("可能是同一客户：\(list)", "possibly the same account: \(list)"))
        }
        let rest = report.possibleDuplicates.count - ImportJob.shown
        if rest > 0 {
            try context.output.line(
                lang.pick(
                    "还有 \(rest) 组可能重复的客户；--json 列出全部。",
                    "\(English.count(rest, "more group")) like these; --json lists all."))
        }
        let prefix = isDryRun ? lang.pick("试运行，未写入。", "Dry run, nothing was written. ") : ""
        try context.output.line(prefix + report.sentence[lang])
        for sentence in result.grades { try context.output.line(sentence[lang]) }
    }

    /// What was left out of rows that were taken.
    private func tellWarnings(_ report: ImportReport) throws {
        for warning in report.warnings.prefix(ImportJob.shown) { try context.output.line(line(warning)) }
        let rest = report.warnings.count - ImportJob.shown
        guard rest > 0 else { return }
        try context.output.line(
            context.lang.pick(
                "还有 \(rest) 条提示；--json 列出全部。", "\(English.count(rest, "more warning")); --json lists all."))
    }

    private func line(_ row: RowError) -> String {
        "\(row.place) \(row.column) “\(row.value.prefix(80))”: \(row.reason[context.lang])"
    }

    private func tellErrors(_ report: ImportReport) {
        for error in report.errors.prefix(ImportJob.shown) { Failure.say(line(error)) }
        let rest = report.errors.count - ImportJob.shown
        if rest > 0 {
            Failure.say(
                context.lang.pick(
                    "还有 \(rest) 行有误；用 --errors 文件 查看全部。",
                    "\(English.count(rest, "more row")) in error; --errors FILE lists all."))
        }
    }
}

/// A line on standard error that tells how far a long piece of work is; only where somebody sees it.
final class Progress {
    private let isVisible: Bool
    private let lang: Lang
    private let interrupt: Interrupt
    private var percent = -1
    private var hasBegun = false

    init(_ lang: Lang, _ interrupt: Interrupt) {
        isVisible = isatty(STDERR_FILENO) == 1
        self.lang = lang
        self.interrupt = interrupt
    }

    /// Takes the state of the work; false asks it to stop.
    func step(_ done: Int, _ total: Int) -> Bool {
        if interrupt.isPending { return false }
        let now = total > 0 ? Int(Double(done) * 100 / Double(total)) : 100
        if isVisible, now != percent {
            percent = now
            put("\r\(lang.pick("导入", "importing")) \(now)%  \(lang.pick("^C 取消", "^C cancels")) ")
        }
        return true
    }

    /// Carries out what needs the store alone, as long as another long piece of work may take: an import of everything
    /// holds it for more than the seconds that others wait for each other.
    func waiting<T>(for store: SQLiteStore, _ body: () throws -> T) throws -> T {
        let patience = store.patience
        store.patience = Progress.turn
        defer { store.patience = patience }
        for _ in 1..<Progress.turns {
            do {
                return try body()
            } catch StoreError.busy where !hasBegun {
                if interrupt.isPending { throw ExchangeError.cancelled }
                tellWaiting()
            }
        }
        return try body()
    }

    /// From here on nobody else is waited for.
    func begins() { hasBegun = true }

    private func tellWaiting() {
        guard isVisible, percent < 0 else { return }
        percent = 0
        put("\r\(lang.pick("等另一个程序写完", "waiting for another program"))  \(lang.pick("^C 取消", "^C cancels")) ")
    }

    /// Ten minutes in turns of a second, between which ^C is heard.
    private static let turn = 1.0
    private static let turns = 600

    func clear() {
        if isVisible, percent >= 0 { put("\r\u{1B}[K") }
        percent = -1
    }

    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
