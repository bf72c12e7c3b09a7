import Model

/// Writes lists of facts as CSV, JSON, a workbook or a calendar, in pieces, with full numbers and exact texts.
///
/// The board must have loaded what is asked for: activities, and notes for the notes of deals.
public struct Exporter {
    /// What is written.
    public enum What: String, CaseIterable, Sendable {
        case accounts, deals, activities, contracts, payments, receipts, targets, all

        /// Whether it needs what a board otherwise loads only when it is looked at.
        public var isDeep: Bool { self == .deals || self == .activities || self == .all }
    }
    /// The format.
    public enum Format: String, CaseIterable, Sendable { case csv, json, xlsx, ics }

    let board: Board
    private let now: Instant
    private let notes: [ID<Deal>: [Note]]
    static let piece = 1 << 16

    /// `now` dates the export.
    public init(board: Board, now: Instant) {
        self.board = board
        self.now = now
        var notes: [ID<Deal>: [Note]] = [:]
        for note in board.notes { if let deal = note.deal { notes[deal, default: []].append(note) } }
        self.notes = notes
    }

    /// Writes to `sink` in pieces of some 64 kB; gives what could not be written in full. Throws `ExchangeError` for what
    /// has no such format, and what the sink throws.
    @discardableResult
    public func write(_ what: What, as format: Format, to sink: ([UInt8]) throws -> Void) throws -> [Sentence] {
        switch format {
        case .csv: try writeCSV(what, sink)
        case .json: try writeJSON(what, sink)
        case .xlsx: return try writeWorkbook(what, sink)
        case .ics:
            guard what == .deals || what == .all else {
                throw ExchangeError(
                    .notExportable, zh: "日历只有商机的下一步和预计成交日；请用 export deals --format ics，或换 csv、json、xlsx。",
                    en:
                        "A calendar holds next steps and close dates of deals; use export deals --format ics, or csv, json or xlsx."
                )
            }
            try writeCalendar(sink)
        }
        return []
    }

    // MARK: CSV

    private func writeCSV(_ what: What, _ sink: ([UInt8]) throws -> Void) throws {
        guard what != .all, let list = lists(what).first else { return try writeAll(sink) }
        var csv = CSVWriter()
        csv.row(list.columns)
        try list.walk { cells in
            for cell in cells { cell.write(&csv) }
            csv.endRow()
            if csv.count > Exporter.piece { try sink(csv.take()) }
        }
        try sink(csv.take())
    }

    /// One table of all: the column `record` tells what a row is, and each record fills the columns that it has.
    private func writeAll(_ sink: ([UInt8]) throws -> Void) throws {
        let lists = lists(.all)
        var columns: [String] = []
        for column in lists.flatMap(\.columns) where !columns.contains(column) { columns.append(column) }
        var csv = CSVWriter()
        csv.row(["record"] + columns)
        for list in lists {
            let places = list.columns.map { columns.firstIndex(of: $0) ?? 0 }
            try list.walk { cells in
                var row = [ExportCell](repeating: .none, count: columns.count)
                for (place, cell) in zip(places, cells) { row[place] = cell }
                csv.plain(list.record)
                for cell in row { cell.write(&csv) }
                csv.endRow()
                if csv.count > Exporter.piece { try sink(csv.take()) }
            }
        }
        try sink(csv.take())
    }

    // MARK: JSON

    private func writeJSON(_ what: What, _ sink: ([UInt8]) throws -> Void) throws {
        var json = JSONWriter()
        try json.object { json in
            json.field("exported", now.iso)
            json.field("currency", board.currency)
            for list in lists(what) { try writeList(list, &json, sink) }
        }
        json.end()
        try sink(json.take())
    }

    private func writeList(
        _ list: ExportList, _ json: inout JSONWriter, _ sink: ([UInt8]) throws -> Void
    ) throws {
        try json.array(list.what.rawValue) { json in
            try list.walk { cells in
                json.object { json in
                    for (column, cell) in zip(list.columns, cells) {
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
