import Model

/// The second pass: reads rows into changes.
struct ImportRun {
    /// What became of a row.
    enum Result { case imported, updated, unchanged }

    let board: Board
    let zone: Zone
    let home: String
    let standardCurrency: String?
    let stages: [Stage]
    private let words: StageWords
    private var meanings: [String: StageMeaning?] = [:]
    let repeated: Set<Int>
    /// The days that a fact can have.
    private let days: DayRange

    var regions: Directory<Region>
    var teams: Directory<Team>
    var reps: Directory<Rep>
    var accounts: Directory<Account>
    var products: Directory<Product>
    var details: Details
    var index: DealIndex
    var ledger: Ledger
    var nextDeal: Int
    var nextSpell: Int
    /// Deals that are written at the end, and in which order.
    var later: [ID<Deal>: PutOff] = [:]
    var laterOrder: [ID<Deal>] = []
    /// The file at hand, in the order of the report.
    private(set) var fileNumber = -1
    /// What was left out of rows that were taken.
    var warnings: [RowError] = []
    /// The deals of the run that lack something.
    var gaps = ImportReport.Gaps()
    private let notes = RowNotes()
    /// Changes of the row at hand.
    var out: [Change] = []
    private var counts: [Kind: Int] = [:]

    init(
        board: Board, today: Day, options: ImportOptions, stages: [Stage], words: StageWords, repeated: Set<Int>
    ) {
        self.board = board
        self.stages = stages
        self.words = words
        self.repeated = repeated
        zone = board.zone
        home = board.currency
        standardCurrency = options.currency.flatMap { CurrencyCode.parse($0) }
        regions = Directory(board.regions) { $0.name }
        teams = Directory(board.teams) { $0.name }
        reps = Directory(board.reps) { $0.name }
        accounts = Directory(board.accounts) { $0.name }
        products = Directory(board.products) { $0.name }
        details = Details(board)
        index = DealIndex(board)
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
        let reader = try file.source.reader()
        var record = CSVRecord()
        _ = try reader.next(into: &record)
        while try reader.next(into: &record) {
            try step(reader.consumed)
            if record.isBlank { continue }
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
        }
        if taken.isDuplicate { counts.duplicates += 1 }
    }

    private mutating func take(_ row: ImportRow) throws(RowRefusal) -> (result: Result, isDuplicate: Bool) {
        switch row.file.table {
        case .deals: try takeDeal(row)
        case .accounts: (try takeAccount(row), false)
        case .contacts: (try takeContact(row), false)
        case .teams: (try takeRep(row), false)
        case .products: (try takeProduct(row), false)
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
