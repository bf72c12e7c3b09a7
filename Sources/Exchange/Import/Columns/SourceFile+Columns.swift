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
