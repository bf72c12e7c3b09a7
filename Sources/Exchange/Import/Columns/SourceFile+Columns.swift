import Model

extension SourceFile {
    /// Columns that the user assigned; nil as field leaves the column out.
    static func mapped(
        _ path: String, _ headers: [String], _ options: ImportOptions
    ) throws(ExchangeError) -> [Int: ImportField?] {
        var result: [Int: ImportField?] = [:]
        for (name, word) in options.maps.sorted(by: { $0.key < $1.key }) {
            let column = headers.firstIndex(of: name) ?? headers.firstIndex { Aliases.key($0) == Aliases.key(name) }
            guard let column else { continue }
            if word == "-" {
                result[column] = .some(nil)
                continue
            }
            let field = try field(word)
            if let other = result.first(where: { $0.value == field && $0.key != column })?.key {
                throw .twice(path, field.word, headers[min(column, other)], headers[max(column, other)])
            }
            result[column] = field
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

    /// The table that a file holds, and its columns; nil where no table is recognised.
    static func recognise(
        _ kinds: ColumnKinds, _ mapped: [Int: ImportField?]
    ) -> (table: ImportTable, columns: [ImportField: Int])? {
        for table in ImportTable.allCases {
            let columns = assign(kinds, table, mapped)
            guard isEnough(columns, for: table) else { continue }
            return (table, table == .deals ? HeaderWords.fill(columns, kinds, mapped) : columns)
        }
        let deals = HeaderWords.fill(assign(kinds, .deals, mapped), kinds, mapped)
        return isEnough(deals, for: .deals) ? (.deals, deals) : nil
    }

    private static func assign(
        _ kinds: ColumnKinds, _ table: ImportTable, _ mapped: [Int: ImportField?]
    ) -> [ImportField: Int] {
        let headers = kinds.headers
        let names = Aliases.names(table)
        let known = Set(names.map(\.field))
        var result: [ImportField: Int] = [:]
        var used = Set(mapped.keys)
        for (column, field) in mapped.sorted(by: { $0.key < $1.key }) {
            if let field, known.contains(field) { result[field] = column }
        }
        let keys = headers.map { [Aliases.key($0), Aliases.key(HeaderUnit($0).base)] }
        // `Deal - Title` and `Opportunity Result` say once more what the table is of.
        let short = keys.map { table == .deals ? $0.map(Aliases.withoutRecord) : [] }
        for (field, aliases) in names where result[field] == nil {
            let fits = headers.indices.filter { isPossible(field, kinds[$0]) }
            for alias in aliases {
                let free = fits.filter { !used.contains($0) }
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

    /// A column of check boxes is no column of days, and the other way round.
    private static func isPossible(_ field: ImportField, _ kind: ColumnKind) -> Bool {
        if field.isFlag { return kind == .flag }
        if field == .wonOn || field == .lostOn { return kind == .date || kind == .empty }
        return !field.isDay || kind != .flag
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

    /// The units of the headers of amounts. A unit that cannot be read would be off by a thousand: it is refused.
    static func units(
        _ path: String, _ headers: [String], _ columns: [ImportField: Int]
    ) throws(ExchangeError) -> [ImportField: HeaderUnit] {
        var result: [ImportField: HeaderUnit] = [:]
        for (field, column) in columns.sorted(by: { $0.value < $1.value }) where field.isAmount {
            let unit = HeaderUnit(headers[column])
            if unit.isUnread { throw .unreadUnit(path, headers[column]) }
            if !unit.isPlain { result[field] = unit }
        }
        return result
    }
}
