import ArgumentParser
import Exchange
import Model

/// `reddot import`: other systems' files into the store.
struct ImportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Reads deals and what belongs to them from CSV files and spreadsheets of other systems.",
        discussion: """
            What a file holds is told by its headers: deals, accounts, contacts, teams, products, line items, stage history,
            activities, contracts, payments, receipts; several files of one run are joined by ids or names, in any order.
            One run is one entry: one undo takes it back. Without a store one is made, in the one currency that the files
            name. An unknown stage stops the run; map it with --stage WORD=STAGE (a stage's key or name, won or lost). Where
            more than a tenth of the rows are in error nothing is stored, unless --partial-ok says so. The status is 0 where
            every row was taken, else 1.
            """)

    @Argument(help: "The files, in any order.")
    var files: [String]

    @Option(help: ArgumentHelp("Starts from a saved mapping.", valueName: "name"))
    var profile: String?

    @Option(help: ArgumentHelp("Saves the mapping of this run.", valueName: "name"))
    var saveProfile: String?

    @Option(help: ArgumentHelp("What a column holds; - leaves it out. May be repeated.", valueName: "col=field"))
    var map: [String] = []

    @Option(help: ArgumentHelp("What a stage word means. May be repeated.", valueName: "word=stage"))
    var stage: [String] = []

    @Option(help: ArgumentHelp("The order of ambiguous dates.", valueName: "dmy|mdy|ymd|excel"))
    var dates: String?

    @Option(help: ArgumentHelp("The files' encoding, where it is not found out.", valueName: "name"))
    var encoding: String?

    @Option(help: ArgumentHelp("The character between columns: , ; | or tab.", valueName: "char"))
    var delimiter: String?

    @Option(
        help: ArgumentHelp("The sheet of a workbook that is read, hidden ones too. May be repeated.", valueName: "name")
    )
    var sheet: [String] = []

    @Option(
        help: ArgumentHelp(
            "The currency of amounts that name none, and of a store made by this run.", valueName: "code"))
    var currency: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("The table that the files, or one of them, are read as.", valueName: "[file=]table"))
    var tables: [String] = []

    @Option(help: ArgumentHelp("The decimal mark of numbers such as 1.500.", valueName: "point|comma"))
    var decimals: String?

    @Option(help: ArgumentHelp("What several rows of one id are.", valueName: "parts|once|last"))
    var sameID: String?

    @Option(help: ArgumentHelp("A column whose empty cells take the one above. May be repeated.", valueName: "col"))
    var fill: [String] = []

    @Flag(help: "Take the rows that can be taken, however many others are refused.")
    var partialOk = false

    @Flag(help: "Only say what would happen.")
    var dryRun = false

    @Option(help: ArgumentHelp("Where refused rows are written (CSV).", valueName: "file"))
    var errors: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        var job = ImportJob(context, files)
        job.options = try importOptions(context)
        job.isDryRun = dryRun
        job.errorFile = errors
        try job.run()
        if let saveProfile, !dryRun {
            try Profile.save(job.options, as: saveProfile, folder: ImportCommand.profiles(context))
        }
    }

    private static func profiles(_ context: Context) -> String { context.paths.config + "/profiles" }

    private func importOptions(_ context: Context) throws -> ImportOptions {
        var result = ImportOptions()
        if let profile { result = try Profile.load(profile, folder: ImportCommand.profiles(context)) }
        for pair in map {
            let (column, field) = try ImportCommand.split(pair, "--map COL=FIELD")
            result.maps[column] = field
        }
        for pair in stage {
            let (word, target) = try ImportCommand.split(pair, "--stage WORD=STAGE")
            result.stages[word] = target
        }
        if let dates {
            let known = DateOrder.allCases.map(\.rawValue)
            guard let order = DateOrder(rawValue: dates) else { throw ImportCommand.unknown("--dates", dates, known) }
            result.dateOrder = order
        }
        if let encoding {
            let known = TextEncoding.allCases.map(\.rawValue)
            guard let found = TextEncoding(name: encoding) else {
                throw ImportCommand.unknown("--encoding", encoding, known)
            }
            result.encoding = found
        }
        if let delimiter {
            guard let byte = Profile.delimiter(delimiter) else {
                throw ImportCommand.unknown("--delimiter", delimiter, [",", ";", "|", "tab"])
            }
            result.delimiter = byte
        }
        if let currency {
            let code = currency.uppercased()
            guard CurrencyCode.isCode(code) else {
                throw ImportCommand.unknown("--currency", currency, ["CNY", "USD", "EUR"])
            }
            result.currency = code
        }
        if !sheet.isEmpty { result.sheets = sheet }
        if let decimals {
            let known = DecimalMark.allCases.map(\.rawValue)
            guard let mark = DecimalMark(rawValue: decimals) else {
                throw ImportCommand.unknown("--decimals", decimals, known)
            }
            result.decimalMark = mark
        }
        if let sameID {
            let known = SameID.allCases.map(\.rawValue)
            guard let meaning = SameID(rawValue: sameID) else {
                throw ImportCommand.unknown("--same-id", sameID, known)
            }
            result.sameID = meaning
        }
        for text in tables {
            let (file, word) = try text.contains("=") ? ImportCommand.split(text, "--as [FILE=]TABLE") : ("", text)
            guard ImportOptions.isTable(word) else {
                throw ImportCommand.unknown("--as", word, ImportOptions.tableWords)
            }
            result.tables[file] = word
        }
        result.filled += fill
        result.isPartial = partialOk
        return result
    }

    /// The last equals sign divides: headers may hold one.
    private static func split(_ pair: String, _ form: String) throws -> (String, String) {
        guard let mark = pair.lastIndex(of: "="), mark != pair.startIndex, pair.index(after: mark) != pair.endIndex
        else {
            throw Failure.usage(zh: "“\(pair)”写法不对；应为 \(form)。", en: "\"\(pair)\" is not of the form \(form).")
        }
        return (String(pair[..<mark]).trimmed, String(pair[pair.index(after: mark)...]).trimmed)
    }

    private static func unknown(_ option: String, _ value: String, _ known: [String]) -> Failure {
        let list = known.joined(separator: " ")
        return .usage(
            zh: "\(option) 的值“\(value)”无效；可用：\(list)。", en: "\(option): \"\(value)\" is no value; use one of: \(list).")
    }
}
