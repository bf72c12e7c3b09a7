import ArgumentParser
import Exchange
import Model

/// `reddot export`: the facts in full, for other programs.
struct ExportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes deals, accounts or activities as CSV, JSON or a calendar.")

    @Argument(help: ArgumentHelp("deals, accounts, activities or all.", valueName: "what"))
    var what: Exporter.What

    @Option(help: ArgumentHelp("csv, json or ics.", valueName: "format"))
    var format: Exporter.Format?

    @Option(name: .shortAndLong, help: ArgumentHelp("Writes a file instead of standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let store = try context.openStore(writing: false)
        let board = what == .accounts ? try store.load() : try store.loadAll()
        let exporter = Exporter(board: board, now: try context.clock(board.zone).now)
        let chosen = format ?? (context.options.json ? .json : .csv)
        if let output {
            try OutputFile.write(output) { sink in try exporter.write(what, as: chosen, to: sink) }
        } else if context.output.isTerminal {
            var filter = TerminalFilter()
            try exporter.write(what, as: chosen) { try context.output.write(filter.pass($0)) }
        } else {
            try exporter.write(what, as: chosen) { try context.output.write($0) }
        }
    }
}

extension Exporter.What: ExpressibleByArgument {}
extension Exporter.Format: ExpressibleByArgument {}
