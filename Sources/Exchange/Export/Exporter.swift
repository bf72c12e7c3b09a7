import Model

/// Writes deals, accounts and activities as CSV, JSON or a calendar, in pieces, with full numbers and exact texts.
///
/// The board must have loaded what is asked for: activities, and notes for the notes of deals.
public struct Exporter {
    /// What is written.
    public enum What: String, CaseIterable, Sendable { case deals, accounts, activities, all }
    /// The format.
    public enum Format: String, CaseIterable, Sendable { case csv, json, ics }

    let board: Board
    private let now: Instant
    private let notes: [ID<Deal>: [Note]]
    private static let piece = 1 << 16

    /// `now` dates the export.
    public init(board: Board, now: Instant) {
        self.board = board
        self.now = now
        var notes: [ID<Deal>: [Note]] = [:]
        for note in board.notes { if let deal = note.deal { notes[deal, default: []].append(note) } }
        self.notes = notes
    }

    /// Writes to `sink` in pieces of some 64 kB. Throws `ExchangeError` for what has no such format, and what the sink throws.
    public func write(_ what: What, as format: Format, to sink: ([UInt8]) throws -> Void) throws {
        switch format {
        case .csv: try writeCSV(what, sink)
        case .json: try writeJSON(what, sink)
        case .ics:
            guard what == .deals || what == .all else {
                throw ExchangeError(
                    .notExportable, zh: "日历只有商机的下一步和预计成交日；请用 export deals --format ics，或换 csv、json。",
                    en:
                        "A calendar holds next steps and close dates of deals; use export deals --format ics, or csv or json."
                )
            }
            try writeCalendar(sink)
        }
    }

    // MARK: CSV

    private func writeCSV(_ what: What, _ sink: ([UInt8]) throws -> Void) throws {
        switch what {
        case .deals: try writeTable(board.deals, Exporter.dealColumns, sink, cells)
        case .accounts: try writeTable(board.accounts, Exporter.accountColumns, sink, cells)
        case .activities: try writeTable(board.activities, Exporter.activityColumns, sink, cells)
        case .all: try writeAll(sink)
        }
    }

    private func writeTable<E: Entity>(
        _ table: Table<E>, _ columns: [String], _ sink: ([UInt8]) throws -> Void, _ cells: (E) -> [ExportCell]
    ) throws {
        var csv = CSVWriter()
        csv.row(columns)
        for entity in table {
            for cell in cells(entity) { cell.write(&csv) }
            csv.endRow()
            if csv.count > Exporter.piece { try sink(csv.take()) }
        }
        try sink(csv.take())
    }

    /// One table of all: the column `record` tells what a row is, and each record fills the columns that it has.
    private func writeAll(_ sink: ([UInt8]) throws -> Void) throws {
        var columns = Exporter.dealColumns
        for column in Exporter.accountColumns + Exporter.activityColumns where !columns.contains(column) {
            columns.append(column)
        }
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        var csv = CSVWriter()
        csv.row(["record"] + columns)
        func put(_ record: String, _ names: [String], _ cells: [ExportCell]) throws {
            var row = [ExportCell](repeating: .none, count: columns.count)
            for (name, cell) in zip(names, cells) { if let place = places[name] { row[place] = cell } }
            csv.plain(record)
            for cell in row { cell.write(&csv) }
            csv.endRow()
            if csv.count > Exporter.piece { try sink(csv.take()) }
        }
        for account in board.accounts { try put("account", Exporter.accountColumns, cells(account)) }
        for deal in board.deals { try put("deal", Exporter.dealColumns, cells(deal)) }
        for activity in board.activities { try put("activity", Exporter.activityColumns, cells(activity)) }
        try sink(csv.take())
    }

    // MARK: JSON

    private func writeJSON(_ what: What, _ sink: ([UInt8]) throws -> Void) throws {
        var json = JSONWriter()
        try json.object { json in
            json.field("exported", now.iso)
            json.field("currency", board.currency)
            if what == .accounts || what == .all {
                try writeList("accounts", board.accounts, Exporter.accountColumns, &json, sink, cells)
            }
            if what == .deals || what == .all {
                try writeList("deals", board.deals, Exporter.dealColumns, &json, sink, cells)
            }
            if what == .activities || what == .all {
                try writeList("activities", board.activities, Exporter.activityColumns, &json, sink, cells)
            }
        }
        json.end()
        try sink(json.take())
    }

    private func writeList<E: Entity>(
        _ key: String, _ table: Table<E>, _ columns: [String], _ json: inout JSONWriter,
        _ sink: ([UInt8]) throws -> Void, _ cells: (E) -> [ExportCell]
    ) throws {
        try json.array(key) { json in
            for entity in table {
                json.object { json in
                    for (column, cell) in zip(columns, cells(entity)) {
                        json.key(column)
                        cell.write(&json)
                    }
                }
                if json.bytes.count > Exporter.piece { try sink(json.take()) }
            }
        }
    }

    // MARK: Calendar

    private func writeCalendar(_ sink: ([UInt8]) throws -> Void) throws {
        var calendar = CalendarWriter(stamp: now)
        for deal in board.deals where deal.outcome == .open {
            let account = board.accounts[deal.account]?.name
            let title = account.map { $0 == deal.name ? deal.name : "\($0) · \(deal.name)" } ?? deal.name
            if let due = deal.nextDue {
                calendar.event(
                    "next-\(deal.id.raw)", on: due, title: "\(deal.nextStep ?? "→") — \(title)", text: note(deal))
            }
            if let close = deal.close {
                calendar.event("close-\(deal.id.raw)", on: close, title: "◎ \(title)", text: note(deal))
            }
            if calendar.count > Exporter.piece { try sink(calendar.take()) }
        }
        calendar.end()
        try sink(calendar.take())
    }

    private func note(_ deal: Deal) -> String {
        let amount = deal.amount.map { "\($0.plain) \(deal.currency ?? board.currency)" }
        return [board.stages[deal.stage]?.zh, board.reps[deal.owner]?.name, amount].compactMap { $0 }.joined(
            separator: " · ")
    }

    func notes(of deal: Deal) -> String? {
        notes[deal.id].map { $0.map(\.text).joined(separator: Details.separator) }
    }
}
