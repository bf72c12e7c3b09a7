import Model

/// The names behind the numbers by which other systems join their tables, from the files of one run.
struct KeyBook {
    private var names: [ImportTable: [String: String]] = [:]

    mutating func put(_ table: ImportTable, _ key: String?, _ name: String) {
        guard let key else { return }
        names[table, default: [:]][key] = name
    }

    /// The name behind a number; of several numbers in one cell the first counts.
    func name(_ table: ImportTable, _ key: String) -> String? {
        guard let known = names[table] else { return nil }
        if let name = known[key] { return name }
        // Salesforce writes the same id with 15 or 18 characters.
        if key.utf8.count == 18, let name = known[String(key.prefix(15))] { return name }
        guard let first = key.split(whereSeparator: { ";,|".contains($0) }).first, first.count < key.count else {
            return nil
        }
        return known[String(first).trimmed]
    }

    func has(_ table: ImportTable) -> Bool { names[table] != nil }

    /// Whether a text looks like a number of a system rather than a name: digits in it and no space.
    static func isKey(_ text: String) -> Bool {
        var hasDigit = false
        for byte in text.utf8 {
            if byte >= 48, byte <= 57 { hasDigit = true }
            if byte == 32 || byte >= 128 { return false }
        }
        return hasDigit
    }
}

extension ImportRun {
    /// The name that a row gives by itself or by a number; nil where neither tells one. A number that no file explains is
    /// told and left out.
    func reference(_ row: ImportRow, _ name: ImportField, _ key: ImportField, _ table: ImportTable) -> String? {
        if let text = row.name(name) { return keys.name(table, text.trimmed) ?? ImportRun.withoutModule(text) }
        guard let whole = row.text(key), !MissingWord.isOne(whole) else { return nil }
        let text = ImportRun.withoutModule(whole)
        if let found = keys.name(table, text) { return found }
        guard KeyBook.isKey(text) else { return text }
        let what = ImportRun.words[table] ?? (zh: "名称", en: "names")
        row.notes?.warnings.append(
            row.refusal(
                key, text,
                keys.has(table)
                    ? Sentence(
                        zh: "\(what.zh)文件里没有这个编号；按空导入", en: "the file of \(what.en) has no such id; taken as empty")
                    : Sentence(
                        zh: "只有编号；请把带编号和名称的\(what.zh)文件一起导入，否则为空",
                        en:
                            "an id alone; import the file of \(what.en) with ids and names in the same run, or it stays empty"
                    )))
        return nil
    }

    /// vtiger writes the module before a name: `Accounts::::Acme`.
    private static func withoutModule(_ text: String) -> String {
        guard text.utf8.contains(58), let mark = text.firstRange(of: "::::") else { return text }
        return String(text[mark.upperBound...])
    }

    private static let words: [ImportTable: (zh: String, en: String)] = [
        .accounts: ("客户", "accounts"), .teams: ("人员", "users"), .products: ("产品", "products"),
        .contacts: ("联系人", "contacts"),
        .contracts: ("合同", "contracts"),
    ]
}

extension ImportRow {
    /// A person's name, in one column or two.
    func person(_ field: ImportField) -> String? {
        if let whole = name(field), file.place(.lastName) == nil || file.place(.firstName) != nil { return whole }
        let (first, last) = (text(.firstName) ?? text(field), text(.lastName))
        guard let last else { return first }
        guard let first else { return last }
        // Chinese names have no space and the family name first.
        return last.utf8.contains { $0 >= 0xE3 } ? last + first : "\(first) \(last)"
    }
}
