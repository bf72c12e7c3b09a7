import ArgumentParser
import Model
import Terminal

/// `reddot theme …`: how roles look.
struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "Lists the themes; checks the file of one.",
        subcommands: [ThemeList.self, ThemeCheck.self])
}

/// `reddot theme list`.
struct ThemeList: Command {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the themes with the files they come from.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let folders = context.paths.themes
        let rows = Theme.names(searchPath: folders).map { ($0, Theme.file(name: $0, searchPath: folders) ?? "") }
        let chosen = context.chosenTheme
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "themes")
                json.array("rows") { json in
                    for (name, file) in rows {
                        json.object { json in
                            json.field("theme", name)
                            json.field("file", file)
                            json.field("chosen", name == chosen)
                        }
                    }
                }
            }
        }
        let lang = context.lang
        var table = TextTable(
            ["", lang.pick("主题", "theme"), lang.pick("文件", "file")].map { TextTable.Column(title: $0) }, isCut: false)
        for (name, file) in rows { table.add([name == chosen ? "✓" : "", name, file]) }
        try table.print(to: context.output)
    }
}

/// `reddot theme check`.
struct ThemeCheck: Command {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Says what is wrong with a theme's file, by line, and what is hard to read.")

    @Argument(help: "A file, or a theme's name.")
    var file: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let lang = context.lang
        // A file in this folder needs no slash to be meant.
        let isFile = !file.utf8.contains(UInt8(ascii: "/")) && file.hasSuffix(".theme")
        let reading = try Theme.examine(name: isFile ? "./" + file : file, searchPath: context.paths.themes)
        // Where a line could not be read, the role's colours are not what was meant.
        let wrong = Set(reading.errors.map(\.key))
        let poor = reading.poorContrasts.filter { !wrong.contains($0.key) }
        let found = (reading.errors + poor).sorted { ($0.file, $0.line) < ($1.file, $1.line) }
        for error in found { try context.output.line(lang.pick(error.zh, error.en)) }
        guard found.isEmpty else { throw ExitCode(Failure.refused) }
        try context.output.line(lang.pick("\(file)：没有问题", "\(file): nothing wrong"))
    }
}

extension Context {
    /// A theme by its name or file; the user's own folder comes first.
    func theme(named name: String) throws -> Theme { try Theme.load(name: name, searchPath: paths.themes) }
}
