import ArgumentParser
import Exchange
import Model

/// `reddot export`: the facts in full, for other programs.
struct ExportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes lists of facts as CSV, JSON, a workbook (.xlsx) or a calendar.")

    @Argument(
        help: ArgumentHelp(
            "accounts, deals, activities, contracts, payments, receipts, targets or all.", valueName: "what"))
    var what: Exporter.What

    @Option(
        help: ArgumentHelp("csv, json, xlsx or ics; otherwise what the file's name says, or csv.", valueName: "format"))
    var format: Exporter.Format?

    @Option(name: .shortAndLong, help: ArgumentHelp("Writes a file instead of standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let store = try context.openStore(writing: false)
        let board = what.isDeep ? try store.loadAll() : try store.load()
        let exporter = Exporter(board: board, now: try context.clock(board.zone).now)
        let chosen = format ?? named ?? (context.options.json ? .json : .csv)
        var remarks: [Sentence] = []
        if let output {
            try OutputFile.write(output) { sink in remarks = try exporter.write(what, as: chosen, to: sink) }
        } else if chosen == .xlsx, context.output.isTerminal {
            throw Failure.usage(
                zh: "工作簿不能写到终端；请加 --output \(what.rawValue).xlsx。",
                en: "A workbook cannot be written to the terminal; add --output \(what.rawValue).xlsx.")
        } else if context.output.isTerminal {
            var filter = TerminalFilter()
            try exporter.write(what, as: chosen) { try context.output.write(filter.pass($0)) }
        } else {
            remarks = try exporter.write(what, as: chosen) { try context.output.write($0) }
        }
        for remark in remarks { Failure.say(remark[context.lang]) }
    }

    /// The format that the output's name asks for.
    private var named: Exporter.Format? {
        output.flatMap { name in Exporter.Format.allCases.first { name.lowercased().hasSuffix(".\($0.rawValue)") } }
    }
}

extension Exporter.What: ExpressibleByArgument {}
extension Exporter.Format: ExpressibleByArgument {}
