import Model

/// A file whose headers were understood.
struct SourceFile {
    let path: String
    let table: ImportTable
    let headers: [String]
    let size: Int
    let encoding: TextEncoding
    let delimiter: UInt8
    /// The column of each field.
    let columns: [ImportField: Int]
    /// The same by the field's number, -1 for none: rows are read through it.
    private let places: [Int]
    /// Unit or currency that a header carries: `金额(万元)`.
    let suffixes: [ImportField: String]
    let ignored: [String]
    /// Written by our own export: guarded cells are taken back to what they were.
    let isOwn: Bool
    var orders: [ImportField: DateOrder] = [:]

    init(path: String, headers: [String], reader: CSVReader, options: ImportOptions) throws(ExchangeError) {
        self.path = path
        self.headers = headers
        size = reader.size
        encoding = reader.encoding
        delimiter = reader.delimiter
        isOwn = headers == Exporter.dealColumns || headers == Exporter.accountColumns
        let mapped = try SourceFile.mapped(headers, options)
        let found = ImportTable.allCases.map { (table: $0, columns: SourceFile.assign(headers, $0, mapped)) }
        guard let (table, columns) = found.first(where: { SourceFile.isEnough($0.columns, for: $0.table) }) else {
            throw SourceFile.unknown(path, headers)
        }
        if columns[.record] != nil { throw SourceFile.exportOfAll(path) }
        self.table = table
        self.columns = columns
        places = ImportField.allCases.map { columns[$0] ?? -1 }
        // Region, team and manager are facts of the owner: without an owner they tell nothing.
        let idle: [ImportField] = table == .deals && columns[.owner] == nil ? [.region, .team, .manager] : []
        let used = Set(columns.filter { !idle.contains($0.key) }.values)
        ignored = headers.indices.filter { !used.contains($0) }.map { headers[$0] }
        var suffixes: [ImportField: String] = [:]
        for field in [ImportField.amount, .price, .budget] {
            if let column = columns[field], let unit = SourceFile.unit(in: headers[column]) { suffixes[field] = unit }
        }
        self.suffixes = suffixes
    }

    @inline(__always)
    func place(_ field: ImportField) -> Int? {
        let place = places[field.rawValue]
        return place < 0 ? nil : place
    }

    func header(_ field: ImportField) -> String { columns[field].map { headers[$0] } ?? "" }

    /// Columns that the user assigned; nil as field leaves the column out.
    private static func mapped(_ headers: [String], _ options: ImportOptions) throws(ExchangeError) -> [Int:
        ImportField?]
    {
        var result: [Int: ImportField?] = [:]
        for (name, word) in options.maps {
            let column = headers.firstIndex(of: name) ?? headers.firstIndex { Aliases.key($0) == Aliases.key(name) }
            guard let column else { continue }
            if word == "-" {
                result[column] = .some(nil)
                continue
            }
            result[column] = try field(word)
        }
        return result
    }

    static func field(_ word: String) throws(ExchangeError) -> ImportField {
        if let field = ImportField(word: word) { return field }
        let known = ImportField.allCases.filter { $0 != .record }.map(\.word).joined(separator: ", ")
        throw ExchangeError(
            .unknownField, zh: "没有名为“\(word)”的字段；可用：\(known)。",
            en: "There is no field \"\(word)\"; known fields: \(known).")
    }

    private static func assign(
        _ headers: [String], _ table: ImportTable, _ mapped: [Int: ImportField?]
    ) -> [ImportField: Int] {
        let names = Aliases.names(table)
        let known = Set(names.map(\.field))
        var result: [ImportField: Int] = [:]
        var used = Set(mapped.keys)
        for (column, field) in mapped.sorted(by: { $0.key < $1.key }) {
            if let field, known.contains(field) { result[field] = column }
        }
        let keys = headers.map { [Aliases.key($0), Aliases.key(withoutUnit($0))] }
        // `Deal - Title` and `Opportunity Result` say once more what the table is of.
        let short = keys.map { table == .deals ? $0.map(Aliases.withoutRecord) : [] }
        for (field, aliases) in names where result[field] == nil {
            for alias in aliases {
                let free = headers.indices.filter { !used.contains($0) }
                guard
                    let column = free.first(where: { keys[$0].contains(alias) })
                        ?? free.first(where: { short[$0].contains(alias) })
                else { continue }
                result[field] = column
                used.insert(column)
                break
            }
        }
        return result
    }

    private static func isEnough(_ columns: [ImportField: Int], for table: ImportTable) -> Bool {
        let has = { (fields: [ImportField]) in fields.contains { columns[$0] != nil } }
        switch table {
        case .deals:
            return has([.code, .name, .account]) && has([.stage, .outcome])
                || has([.code, .name]) && has([.account, .owner]) && has([.amount, .amountMinor])
        case .contacts: return has([.contact]) && has([.email, .phone, .title]) && !has([.stage])
        case .products: return has([.product]) && has([.series, .price])
        case .teams: return has([.owner]) && has([.team, .manager, .region])
        case .accounts: return has([.account]) && has([.industry, .city, .source, .grade, .parent, .owner])
        }
    }

    private static func withoutUnit(_ header: String) -> String {
        if let open = header.firstIndex(where: { "(（[".contains($0) }) { return String(header[..<open]) }
        guard let last = lastWord(header), CurrencyCode.parse(last) != nil else { return header }
        return String(header.dropLast(last.count))
    }

    /// The last of several words in capitals, as in `Amount USD` and `value_EUR`.
    private static func lastWord(_ header: String) -> String? {
        let words = header.split { $0 == " " || $0 == "_" || $0 == "-" }
        guard words.count > 1, let last = words.last, last.count == 3, last.allSatisfy(\.isUppercase) else {
            return nil
        }
        return String(last)
    }

    /// The unit in a header's parentheses, where an amount can be read with it.
    private static func unit(in header: String) -> String? {
        guard let open = header.firstIndex(where: { "(（[".contains($0) }) else {
            return lastWord(header).flatMap { CurrencyCode.parse($0) }
        }
        let inside = header[header.index(after: open)...].prefix { !")）]".contains($0) }
        let unit = String(inside).filter { !$0.isWhitespace }
        guard !unit.isEmpty, (try? AmountText.parse("1" + unit)) != nil else { return nil }
        return unit
    }

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

    private static func exportOfAll(_ path: String) -> ExchangeError {
        ExchangeError(
            .unknownFile, zh: "\(path) 是 export all 的总表；请分别导出 deals 和 accounts 再导入。",
            en: "\(path) is an export of everything; export deals and accounts each by itself and import those.")
    }
}
