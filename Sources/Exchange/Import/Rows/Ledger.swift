import Model

/// What is booked and paid on deals that stood before the run: what commands keep to, an import keeps to as well.
struct Ledger {
    let today: Day
    private var bookings: [ID<Deal>: [Booking]] = [:]
    private var next: Int
    /// Deals on whose contracts money came in.
    private let paid: Set<ID<Deal>>

    init(_ board: Board, today: Day) {
        self.today = today
        next = board.bookings.nextID.raw
        bookings = Dictionary(grouping: board.bookings) { $0.deal }
        let contracts = Set(board.receipts.map(\.contract))
        paid = Set(board.contracts.filter { contracts.contains($0.id) }.compactMap(\.deal))
    }

    /// Refuses a change of a deal that contradicts what is booked or paid on it.
    func check(_ before: Deal, _ after: Deal, _ row: ImportRow) throws(RowRefusal) {
        var column = ImportField.created
        do throws(Refusal) {
            try Work.checkFirstDay(before, after, today: today)
            guard before.outcome == .won || bookings[before.id] != nil else { return }
            column = after.currency != before.currency && row.text(.currency) != nil ? .currency : .amount
            try Work.checkBooked(before, after)
            guard before.outcome == .won, after.outcome != .won, paid.contains(before.id) else { return }
            column = row.text(.outcome) == nil ? .stage : .outcome
            throw Work.paid(before)
        } catch {
            throw row.refusal(column, row.text(column) ?? "", error.sentence)
        }
    }

    /// What a change of a deal books, as additions (edges).
    mutating func book(_ before: Deal, _ after: Deal) -> [Change] {
        let rows = Booking.rows(from: before, to: after, booked: bookings[before.id] ?? [], today: today, next: next)
        guard !rows.isEmpty else { return [] }
        next += rows.count
        bookings[before.id, default: []] += rows
        return rows.map(Change.add)
    }
}
