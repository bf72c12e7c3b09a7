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
        try ImportTelling(context, isDryRun: isDryRun, hasErrorFile: errorFile != nil).tell(
            result.report, batch: result.batch, grades: result.grades)
        if !result.report.isComplete { throw ExitCode(Failure.refused) }
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
                return try fill(try openStore(), progress, nil)
            }
            return try found(progress)
        } catch let refused as Refused {
            return Result(report: refused.report)
        }
    }

    private func openStore() throws -> SQLiteStore {
        try context.openStore(writing: !isDryRun, records: !isDryRun)
    }

    /// A new store with what the files hold, in the currency that they name; where another program makes one at the same
    /// moment, theirs is filled.
    private func found(_ progress: Progress) throws -> Result {
        let importer = try Importer(
            files: files, board: try NewStore.emptyBoard(), options: options, progress: progress.step)
        let currency = try StoreCurrency(importer, chosen: options.currency)
        if isDryRun {
            let empty = try NewStore.emptyBoard(currency: currency.code)
            return Result(report: currency.told(try dryRun(importer, empty, progress)))
        }
        do {
            return try NewStore.make(at: try context.storePath(), makeFolder: context.paths.isStandardStore) { store in
                try context.prepare(store, .shanghai)
                let actor = Actor(context, Board())
                let changes = NewStore.foundation(team: "", currency: currency.code, zone: .shanghai)
                let time = try context.clock(.shanghai).now
                _ = try store.commit(
                    Draft(.`init`, changes, actor: actor.name, host: actor.host, time: time), base: 0)
                return try fill(store, progress, (importer, currency))
            }
        } catch StoreError.exists {
            return try fill(try openStore(), progress, nil)
        }
    }

    private func fill(
        _ store: SQLiteStore, _ progress: Progress, _ founding: (importer: Importer, currency: StoreCurrency)?
    ) throws -> Result {
        let board = try store.loadAll()
        let actor = Actor(context, board)
        let present = try context.clock(board.zone).now
        let importer =
            try founding?.importer ?? Importer(files: files, board: board, options: options, progress: progress.step)
        if isDryRun { return Result(report: try dryRun(importer, board, progress)) }
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
                report = try importer.run(
                    board: board, today: board.zone.day(of: time), progress: progress.step, emit: append)
                if report.isRefused { throw Refused(report: report) }
            }
        }
        if let founding { report = founding.currency.told(report) }
        guard AutomaticGrades.isOn(board), bulk.batch != nil else { return Result(report: report, batch: bulk.batch) }
        do {
            let grades = try Grading.settle(store, now: present, host: actor.host, context.lang)
            return Result(report: report, batch: bulk.batch, grades: grades)
        } catch let error as StoreError {
            return Result(report: report, batch: bulk.batch, grades: [Opened.afterwards(error.sentence)])
        }
    }

    private func dryRun(_ importer: Importer, _ board: Board, _ progress: Progress) throws -> ImportReport {
        let today = board.zone.day(of: try context.clock(board.zone).now)
        return try importer.run(board: board, today: today, progress: progress.step, emit: { _ in })
    }
}
