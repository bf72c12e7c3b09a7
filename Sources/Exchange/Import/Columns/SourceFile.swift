import Model

/// A file whose headers were understood.
struct SourceFile {
    let source: TableSource
    let table: ImportTable
    let headers: [String]
    let size: Int
    /// The column of each field.
    let columns: [ImportField: Int]
    /// The same by the field's number, -1 for none: rows are read through it.
    private let places: [Int]
    /// Units and currencies that headers carry: `金额(万元)`.
    let units: [ImportField: HeaderUnit]
    let ignored: [String]
    /// Written by our own export: texts are taken exactly as they stand.
    let isOwn: Bool
    /// What is to be said about the file and its sheets, beside its columns.
    var remarks: [Sentence] = []
    /// What a table of deals should tell and does not.
    let lacks: [MissingField]
    /// The order of dates was chosen by the user, who then means years of two digits too.
    let isChosenOrder: Bool
    private let isWithoutCurrency: Bool
    var orders: [ImportField: DateOrder] = [:]

    /// Ignored columns that look like the currency of amounts for which none is known.
    var ignoredCurrencies: [String] {
        guard isWithoutCurrency else { return [] }
        return ignored.filter { header in
            let key = Aliases.key(header)
            return ["currency", "币种", "货币"].contains { key.contains($0) }
        }
    }

    /// File and sheet in sentences.
    var path: String { source.title }

    init(_ source: TableSource, kinds: ColumnKinds, options: ImportOptions) throws(ExchangeError) {
        let path = source.title
        self.source = source
        headers = kinds.headers
        size = kinds.size
        isOwn = headers == Exporter.dealColumns || headers == Exporter.accountColumns
        if let other = Exporter.otherList(headers) { throw SourceFile.ownExport(path, other) }
        let mapped = try SourceFile.mapped(path, headers, options)
        guard let (table, columns) = SourceFile.recognise(kinds, mapped) else {
            throw SourceFile.unknown(path, headers)
        }
        if columns[.record] != nil { throw SourceFile.exportOfAll(path) }
        self.table = table
        self.columns = columns
        places = ImportField.allCases.map { columns[$0] ?? -1 }
        // Region, team and manager are facts of the owner: without an owner they tell nothing.
        let idle: [ImportField] = table == .deals && columns[.owner] == nil ? [.region, .team, .manager] : []
        let used = Set(columns.filter { !idle.contains($0.key) }.values)
        let free = kinds.headers.indices.filter { !used.contains($0) }
        ignored = free.map { kinds.headers[$0] }
        units = try SourceFile.units(path, headers, columns)
        lacks = table == .deals ? MissingField.find(columns, free, kinds) : []
        isChosenOrder = options.dateOrder != nil
        isWithoutCurrency = columns[.currency] == nil && columns[.amount] != nil
    }

    @inline(__always)
    func place(_ field: ImportField) -> Int? {
        let place = places[field.rawValue]
        return place < 0 ? nil : place
    }

    func header(_ field: ImportField) -> String { columns[field].map { headers[$0] } ?? "" }

    private static func unknown(_ path: String, _ headers: [String]) -> ExchangeError {
        let shown = headers.prefix(30).map { String($0.prefix(40)) }.joined(separator: ", ")
        let known =
            "deals(name|code, stage, amount…), accounts(account, industry…), contacts(contact, email…), "
            + "teams(owner, manager, region…), products(product, price…)"
        return ExchangeError(
            .unknownFile,
            zh: "看不出 \(path) 是哪种表。表头：\(shown)。认识的表：\(known)；可用 --map 列=字段 指定。",
            en:
                "\(path) is no table that is known. Its headers: \(shown). Known: \(known); assign columns with --map COL=FIELD."
        )
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
