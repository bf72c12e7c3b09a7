import Model

/// Rows without an id that look like one another: each is a deal of its own, and that is told.
struct TwinRows {
    private var rows: [Int: Int] = [:]
    private var names: Set<Int> = []
    private var earlier: Set<Int> = []
    private static let most = 2_000_000

    /// What is to be told of a row; nil where it is like none before.
    mutating func see(_ row: ImportRow, _ facts: DealFacts, account: String?) -> Sentence? {
        var hasher = Hasher()
        hasher.combine(facts.name ?? facts.title)
        // By its name: the first row that names a customer comes before that customer has an id.
        hasher.combine(account)
        hasher.combine(facts.created)
        let name = hasher.finalize()
        if earlier.contains(name) {
            return Sentence(
                zh: "同名同客户同日的商机在另一个文件里也有；按两个商机导入",
                en: "a deal of this name, customer and day stands in another file too; taken as two deals")
        }
        if names.count < TwinRows.most { names.insert(name) }
        guard rows.count < TwinRows.most else { return nil }
        let line = rows.updateValue(row.record.line, forKey: row.record.hash)
        return line.map {
            Sentence(
                zh: "与第 \($0) 行逐字相同；没有编号，按两个商机导入",
                en: "word for word like line \($0); without an id it was taken as a deal of its own")
        }
    }

    mutating func endFile() {
        earlier.formUnion(names)
        names = []
        rows = [:]
    }
}

/// Warnings, the first of them one by one.
struct WarningList {
    private(set) var list: [RowError] = []
    private(set) var count = 0
    static let most = 10_000

    mutating func add(_ warning: RowError) {
        count += 1
        if list.count < WarningList.most { list.append(warning) }
    }
}
