import Model

/// The second pass: reads rows into changes.
struct ImportRun {
    /// What became of a row; `counted` where that is known and counted later.
    enum Result { case imported, updated, unchanged, counted }

    let board: Board
    let zone: Zone
    let home: String
    let standardCurrency: String?
    let stages: [Stage]
    private let words: StageWords
    private var meanings: [String: StageMeaning?] = [:]
    let repeats: Repeats
    /// The days that a fact can have.
    let days: DayRange
    let today: Day

    var regions: Directory<Region>
    var teams: Directory<Team>
    var reps: Directory<Rep>
    var accounts: Directory<Account>
    var products: Directory<Product>
    var contracts: ContractBook
    var details: Details
    var index: DealIndex
    var ledger: Ledger
    var keys = KeyBook()
    var history = StageHistory()
    var lines = DealLines()
    var touches: TouchBook
    var nextDeal: Int
    var nextSpell: Int
    private var spellsOfDeals: [ID<Deal>: [Spell]]?
    /// Deals that are written at the end, and in which order.
    var later: [ID<Deal>: PutOff] = [:]
    var laterOrder: [ID<Deal>] = []
    /// Rows of one id that wait for the others.
    var open: [String: Parts] = [:]
    /// Counts of rows whose end is known later, by file.
    var late: [Int: ImportReport.Counts] = [:]
    /// Rows word for word, and names with customer and day, of the files without ids.
    var twins = TwinRows()
    /// The file at hand, in the order of the report.
    private(set) var fileNumber = -1
    /// What was left out of rows that were taken.
    var warnings = WarningList()
    /// The deals of the run that lack something.
    var gaps = ImportReport.Gaps()
    private let notes = RowNotes()
    /// Changes of the row at hand, and those of them that follow the deal.
    var out: [Change] = []
    var held: [Change] = []
    private var counts: [Kind: Int] = [:]

    init(_ board: Board, today: Day, options: ImportOptions, stages: [Stage], words: StageWords, survey: Survey) {
        self.board = board
        self.stages = stages
        self.words = words
        self.today = today
        repeats = survey.repeats
        zone = board.zone
        home = board.currency
        standardCurrency = options.currency.flatMap { CurrencyCode.parse($0) }
        regions = Directory(board.regions) { $0.name }
        teams = Directory(board.teams) { $0.name }
        reps = Directory(board.reps) { $0.name }
        accounts = Directory(board.accounts) { $0.name }
        products = Directory(board.products) { $0.name }
        contracts = ContractBook(board)
        details = Details(board)
        let tellsOfDeals = survey.files.contains {
            $0.table.isOfDeals || [.contracts, .payments, .receipts].contains($0.table)
        }
        index = DealIndex(board, keepsAll: tellsOfDeals)
        touches = TouchBook(board)
        ledger = Ledger(board, today: today)
        days = DayRange(board, today: today)
        nextDeal = board.deals.nextID.raw
        nextSpell = board.spells.nextID.raw
        if board.stages.count == 0 { out = stages.map { .add($0) } }
    }

    /// Cells of numbers and days in which a word stands for nothing.
    var missingWords: Int { notes.missing }

    /// New entities by kind.
    var created: [Kind: Int] { counts }

    mutating func read(
        _ file: SourceFile, _ errors: inout [RowError], _ step: (Int) throws -> Void,
        _ emit: (Change) throws -> Void
    ) throws -> ImportReport.File {
        var result = ImportReport.File(file)
        fileNumber += 1
        let reader = try file.rows()
        let odd = OddRows(file)
        var fill = FillDown(file)
        var record = CSVRecord()
        while try reader.next(into: &record) {
            try step(reader.consumed)
            if record.isBlank { continue }
            if let reason = odd.reason(record) {
                result.skipped.append(SkippedLine(file: file.path, record, reason))
                continue
            }
            fill.take(&record)
            result.counts.read += 1
            let row = ImportRow(file: file, record: record, days: days, notes: notes)
            notes.warnings.removeAll(keepingCapacity: true)
            do {
                try row.check()
                // Not within the call below: it would hold a copy of the run, and every table would be copied for every row.
                let taken = try take(row)
                count(taken, &result.counts)
                for warning in notes.warnings + row.cellWarnings { warn(warning, row) }
            } catch {
                result.counts.errors += 1
                errors.append(RowError(error, row))
            }
            try flush(emit)
        }
        result.remarks += reader.remarks
        leaveOpen(file, &errors, &result.counts)
        twins.endFile()
        return result
    }

    /// Emits the changes at hand.
    mutating func flush(_ emit: (Change) throws -> Void) throws {
        for change in out {
            if case .add(let kind, _, _) = change { counts[kind, default: 0] += 1 }
            try emit(change)
        }
        out.removeAll(keepingCapacity: true)
    }

    private func count(_ taken: (result: Result, isDuplicate: Bool), _ counts: inout ImportReport.Counts) {
        switch taken.result {
        case .imported: counts.imported += 1
        case .updated: counts.updated += 1
        case .unchanged: counts.unchanged += 1
        case .counted: break
        }
        if taken.isDuplicate { counts.duplicates += 1 }
    }

    private mutating func take(_ row: ImportRow) throws(RowRefusal) -> (result: Result, isDuplicate: Bool) {
        switch row.file.table {
        case .deals: try takeDealRow(row)
        case .accounts: (try takeAccount(row), false)
        case .contacts: (try takeContact(row), false)
        case .teams: (try takeRep(row), false)
        case .products: (try takeProduct(row), false)
        case .history: (try takeHistory(row), false)
        case .lines: (try takeLine(row), false)
        case .activities: (try takeActivity(row), false)
        case .contracts: (try takeContract(row), false)
        case .payments: (try takePayment(row), false)
        case .receipts: (try takeReceipt(row), false)
        }
    }

    mutating func meaning(of word: String) -> StageMeaning? {
        if let known = meanings[word] { return known }
        let found = words.meaning(of: word)
        meanings[word] = found
        return found
    }

    /// A word's meaning that `meaning(of:)` has looked up before.
    func cached(_ word: String) -> StageMeaning? { meanings[word] ?? nil }

    /// The spells of a deal that stood before the run.
    mutating func spells(of deal: ID<Deal>) -> [Spell] {
        guard board.deals[deal] != nil else { return [] }
        if spellsOfDeals == nil { spellsOfDeals = Dictionary(grouping: board.spells) { $0.deal } }
        return spellsOfDeals?[deal] ?? []
    }

    /// Groups of account names that may be the same customer, those with something new in this run.
    func possibleDuplicates() -> [[String]] {
        let fresh = Set(accounts.created.map(NameKey.loose))
        guard !fresh.isEmpty else { return [] }
        let groups = Dictionary(grouping: accounts.all.map(\.name)) { NameKey.loose($0) }
        return groups.filter { $0.value.count > 1 && fresh.contains($0.key) && !$0.key.isEmpty }.map {
            $0.value.sorted()
        }
        .sorted { ($0.first ?? "") < ($1.first ?? "") }
    }
}
