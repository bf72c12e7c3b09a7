import ArgumentParser
import Model
import Terminal

/// The options that every command takes, before or after its name.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The store to work on.", valueName: "file"))
    var store: String?

    @Option(
        help: ArgumentHelp(
            "Freezes the clock at a local time, such as 2026-11-23T09:00; writes only into stores made under it.",
            valueName: "time"))
    var now: String?

    @Option(
        help: ArgumentHelp(
            "Managers: dates what is recorded, by a day or a local time not before the journal's last entry.",
            valueName: "time"))
    var backdate: String?

    @Option(help: ArgumentHelp("The language; otherwise what the environment says.", valueName: "zh|en"))
    var lang: Lang?

    @Option(help: ArgumentHelp("Who acts; otherwise the member with this system user.", valueName: "name"))
    var actor: String?

    @Option(help: ArgumentHelp("The name or file of a theme.", valueName: "theme"))
    var theme: String?

    @Option(help: ArgumentHelp("How many colours to use.", valueName: "auto|256|16|mono"))
    var color: ColorChoice?

    @Option(help: ArgumentHelp("Where the dashboard opens.", valueName: "view"))
    var view: String?

    @Flag(help: "Borders and signs in ASCII.")
    var ascii = false

    @Flag(help: "Change nothing in the store; backup and -o still write their new files.")
    var readOnly = false

    @Flag(help: "Print one JSON object.")
    var json = false
}

extension GlobalOptions {
    var values: Options {
        var values = Options()
        (values.store, values.now, values.lang, values.actor) = (store, now, lang, actor)
        values.backdate = backdate
        (values.theme, values.color, values.view) = (theme, color, view)
        (values.ascii, values.readOnly, values.json) = (ascii, readOnly, json)
        return values
    }
}

/// `--color`.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto
    case ansi256 = "256"
    case ansi16 = "16"
    case mono

    /// nil lets the terminal decide.
    var depth: ColorDepth? { ColorDepth(rawValue: rawValue) }
}

extension Lang: ExpressibleByArgument {}
