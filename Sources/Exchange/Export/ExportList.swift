import Model

/// A list that can be exported: what its rows are called, its columns, and its rows one by one.
struct ExportList {
    let what: Exporter.What
    /// What a row is, in the one table of all.
    let record: String
    let columns: [String]
    let count: Int
    /// Hands every row to a function, in order.
    let walk: (_ put: ([ExportCell]) throws -> Void) throws -> Void

    init<E: Entity>(
        _ what: Exporter.What, _ table: Table<E>, _ columns: [String], _ cells: @escaping (E) -> [ExportCell]
    ) {
        self.what = what
        record = E.kind.rawValue
        self.columns = columns
        count = table.count
        walk = { put in for entity in table { try put(cells(entity)) } }
    }
}

extension Exporter {
    /// The list of ours that has these headers and is no table for an import.
    static func otherList(_ headers: [String]) -> What? {
        let all: [(What, [String])] = [
            (.activities, activityColumns), (.contracts, contractColumns), (.payments, paymentColumns),
            (.receipts, receiptColumns), (.targets, targetColumns),
        ]
        return all.first { $0.1 == headers }?.0
    }

    /// The lists of an export, in the order in which they stand in it.
    func lists(_ what: What) -> [ExportList] {
        switch what {
        case .deals: [ExportList(.deals, board.deals, Exporter.dealColumns, cells)]
        case .accounts: [ExportList(.accounts, board.accounts, Exporter.accountColumns, cells)]
        case .activities: [ExportList(.activities, board.activities, Exporter.activityColumns, cells)]
        case .contracts: [ExportList(.contracts, board.contracts, Exporter.contractColumns, cells)]
        case .payments: [ExportList(.payments, board.payments, Exporter.paymentColumns, cells)]
        case .receipts: [ExportList(.receipts, board.receipts, Exporter.receiptColumns, cells)]
        case .targets: [ExportList(.targets, board.targets, Exporter.targetColumns, cells)]
        case .all: What.allCases.filter { $0 != .all }.flatMap { lists($0) }
        }
    }
}
