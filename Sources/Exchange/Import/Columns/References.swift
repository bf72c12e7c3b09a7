import Model

/// What the files of one run say about each other: a list of numbers and names is what other files point to.
struct References {
    /// The table of each file, where others tell it.
    private(set) var tables: [Int: ImportTable] = [:]

    init(_ found: [SourceTable], _ words: StageWords, _ options: ImportOptions) {
        guard found.count > 1 else { return }
        var pointed: [ImportTable: Set<String>] = [:]
        for kinds in found.map(\.kinds) {
            for table in [ImportTable.deals, .accounts, .activities, .lines] {
                let columns = ColumnChoice(kinds, table, [:]).columns
                for (field, target) in References.targets {
                    guard let column = columns[field] else { continue }
                    pointed[target, default: []].formUnion(kinds.sample(column))
                }
            }
        }
        for (index, kinds) in found.map(\.kinds).enumerated() {
            guard let column = kinds.headers.firstIndex(where: { References.ownNumbers.contains(Aliases.key($0)) })
            else { continue }
            let mapped = (try? SourceFile.mapped(kinds.path, kinds.headers, options)) ?? [:]
            let found = Recognition(kinds, mapped, words, forced: nil)?.table
            guard found == nil || [.contacts, .teams, .accounts, .products].contains(found) else { continue }
            let own = Set(kinds.sample(column))
            let best = pointed.map { (table: $0.key, count: $0.value.intersection(own).count) }.max {
                $0.count < $1.count
            }
            if let best, best.count > 0, best.table != found { tables[index] = best.table }
        }
    }

    private static let targets: [(ImportField, ImportTable)] = [
        (.accountKey, .accounts), (.ownerKey, .teams), (.productKey, .products), (.contactKey, .contacts),
    ]
    private static let ownNumbers: Set<String> = Set(Aliases.ownNumbers)
        .union([
            "accountid", "companyid", "userid", "ownerid", "productid", "product2id", "contactid", "customerid", "客户编号",
            "产品编号", "工号",
        ])
}
