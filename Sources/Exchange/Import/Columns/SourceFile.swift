import Model

/// A file whose headers were understood.
struct SourceFile {
    let source: TableSource
    let table: ImportTable
    let headers: [String]
    let size: Int
    /// The column of each field.
    private(set) var columns: [ImportField: Int]
    /// The same by the field's number, -1 for none: rows are read through it.
    private var places: [Int]
    /// Units and currencies that headers carry: `金额(万元)`.
    let units: [ImportField: HeaderUnit]
    private(set) var ignored: [String]
    /// Written by our own export: texts are taken exactly as they stand.
    let isOwn: Bool
    /// What is to be said about the file and its sheets, beside its columns.
    var remarks: [Sentence] = []
    /// What a table of deals should tell and does not.
    let lacks: [MissingField]
    /// The order of dates was chosen by the user, who then means years of two digits too.
    let isChosenOrder: Bool
    private let isWithoutCurrency: Bool
    /// How many records stand up to the first row.
    private let head: TableHead
    /// What was found out without being told.
    var guesses: [Sentence]
    var styles: [ImportField: DateStyle] = [:]
    var marks: [ImportField: DecimalMark] = [:]
    /// The line of the last row that has more than one cell.
    var lastRow = Int.max
    /// Columns in which an empty cell means the one above it.
    let filled: [Int]
    /// For rows of one id: where the deal stands, what it is worth, what else a row tells, and whose deal it is.
    private(set) var standingColumns: [Int] = []
    private(set) var amountColumns: [Int] = []
    private(set) var partColumns: [Int] = []
    private(set) var dealColumns: [Int] = []

    /// Ignored columns that look like the currency of amounts for which none is known.
    var ignoredCurrencies: [String] {
        guard isWithoutCurrency else { return [] }
        return ignored.filter { header in
            let key = Aliases.key(header)
            return ["currency", "币种", "货币"].contains { key.contains($0) }
        }
    }

    /// Titles above the header.
    var skipped: [SkippedLine] { head.skipped }

    /// File and sheet in sentences.
    var path: String { source.title }

    /// `known` is the table that other files tell.
    init(
        _ source: TableSource, _ kinds: ColumnKinds, _ words: StageWords, _ options: ImportOptions,
        as known: ImportTable? = nil
    ) throws(ExchangeError) {
        let path = source.title
        self.source = source
        headers = kinds.headers
        size = kinds.size
        head = kinds.head
        isOwn = headers == Exporter.dealColumns || headers == Exporter.accountColumns
        if let other = Exporter.otherList(headers) { throw SourceFile.ownExport(path, other) }
        let mapped = try SourceFile.mapped(path, headers, options)
        let forced = options.table(of: source) ?? known
        guard let found = Recognition(kinds, mapped, words, forced: forced) else {
            throw SourceFile.unknown(path, headers)
        }
        let columns = found.columns
        if columns[.record] != nil { throw SourceFile.exportOfAll(path) }
        table = found.table
        guesses = found.guesses
        self.columns = columns
        places = ImportField.allCases.map { columns[$0] ?? -1 }
        // Region, team and manager are facts of the owner: without an owner they tell nothing. A chance counts beside the
        // mark of an archived deal alone.
        var idle: [ImportField] =
            table == .deals && columns[.owner] == nil && columns[.ownerKey] == nil
            ? [.region, .team, .manager, .teamKey] : []
        if columns[.isActive] == nil, columns[.isArchived] == nil { idle.append(.probability) }
        let used = Set(columns.filter { !idle.contains($0.key) }.values)
        let free = kinds.headers.indices.filter { !used.contains($0) }
        ignored = free.map { kinds.headers[$0] }.filter { !$0.isEmpty }
        units = try SourceFile.units(path, headers, columns)
        lacks = table == .deals ? MissingField.find(columns, free, kinds) : []
        isChosenOrder = options.dateOrder != nil
        isWithoutCurrency = columns[.currency] == nil && columns[.amount] != nil
        filled = SourceFile.filled(kinds.headers, options)
        sortColumns(free)
    }

    private mutating func sortColumns(_ free: [Int]) {
        for (field, column) in columns.sorted(by: { $0.value < $1.value }) {
            switch field {
            case .code, .notes, .modified, .key: break
            case .amount, .actual, .amountMinor: amountColumns.append(column)
            case .product, .productKey, .price, .quantity: partColumns.append(column)
            case .name, .account, .accountKey: dealColumns.append(column)
            default: standingColumns.append(column)
            }
        }
        partColumns += free
    }

    @inline(__always)
    func place(_ field: ImportField) -> Int? {
        let place = places[field.rawValue]
        return place < 0 ? nil : place
    }

    func header(_ field: ImportField) -> String { columns[field].map { headers[$0] } ?? "" }

    /// Takes a column out of use.
    mutating func drop(_ field: ImportField) {
        guard let column = columns.removeValue(forKey: field) else { return }
        places[field.rawValue] = -1
        ignored.append(headers[column])
    }

    /// Opens the file behind its header.
    func rows() throws(ExchangeError) -> any RecordReader {
        let reader = try source.reader()
        var record = CSVRecord()
        for _ in 0..<head.records { _ = try reader.next(into: &record) }
        return reader
    }

    private static func filled(_ headers: [String], _ options: ImportOptions) -> [Int] {
        options.filled.compactMap { name in
            headers.firstIndex(of: name) ?? headers.firstIndex { Aliases.key($0) == Aliases.key(name) }
        }
    }

    private static func unknown(_ path: String, _ headers: [String]) -> ExchangeError {
        let shown = headers.prefix(30).map { String($0.prefix(40)) }.joined(separator: ", ")
        let known =
            "deals(name|code, stage, amount…), accounts(account, industry…), contacts(contact, email…), "
            + "teams(owner, manager, region…), products(product, price…), history(deal, stage, at), line_items(deal, product, amount), "
            + "activities(deal, what, at), contracts(contract, amount, state), payments(contract, due, amount), "
            + "receipts(contract, received, amount)"
        let first = headers.first { !$0.isEmpty } ?? "COL"
        return ExchangeError(
            .unknownFile,
            zh: "看不出 \(path) 是哪种表。表头：\(shown)。认识的表：\(known)；可用 --as deals 说明是哪种表，用 --map \"\(first)=name\" 指定列。",
            en:
                "\(path) is no table that is known. Its headers: \(shown). Known: \(known); say which one it is with --as deals and "
                + "assign columns with --map \"\(first)=name\".")
    }

    private static func ownExport(_ path: String, _ list: Exporter.What) -> ExchangeError {
        ExchangeError(
            .unknownFile, zh: "\(path) 是 export \(list.rawValue) 的清单，不能导入；可以导入的是 export deals 和 accounts。",
            en: "\(path) is an export of \(list.rawValue), which is not imported; exports of deals and accounts are.")
    }

    private static func exportOfAll(_ path: String) -> ExchangeError {
        ExchangeError(
            .unknownFile, zh: "\(path) 是 export all 的总表；请分别导出 deals 和 accounts 再导入。",
            en: "\(path) is an export of everything; export deals and accounts each by itself and import those.")
    }
}
