import Model

/// Loads all deals, column by column in the order of `Deal.fields`.
struct DealReader {
    private let statement: Statement
    private let outcomes = WordList<Deal.Outcome>()
    private let turns = WordList<Deal.Turn>()
    private let categories = WordList<Deal.Category>()

    /// Reads in the order of numbers.
    init(_ prepare: (String) throws -> Statement) throws {
        statement = try prepare(
            """
            SELECT id, code, name, account_id, owner_id, product_id, stage_id, outcome, amount, currency, created,
              close_date, closed, reason, source, priority, next_step, next_due, stage_since, moved_at, last_in, last_out,
              pushes, turn, category, need, need_day, decision, budget, approvers, competitor
            FROM deals WHERE id BETWEEN ? AND ? ORDER BY id
            """)
    }

    /// Puts the deals of a range of numbers into their slots. Every slot of the range is initialised, also on error.
    func fill(_ slots: UnsafeMutablePointer<Deal?>, _ range: ClosedRange<Int>) throws {
        var next = range.lowerBound
        defer {
            for empty in next..<(range.upperBound + 1) { (slots + empty).initialize(to: nil) }
            statement.reset()
        }
        statement.bind([.int(Int64(range.lowerBound)), .int(Int64(range.upperBound))])
        var columns = Columns(statement, .deal)
        while try statement.step() {
            columns.start()
            let deal = try deal(&columns)
            while next < columns.id {
                (slots + next).initialize(to: nil)
                next += 1
            }
            (slots + next).initialize(to: deal)
            next += 1
        }
    }

    private func deal(_ columns: inout Columns) throws -> Deal {
        var deal = Deal(blank: ID(columns.id))
        deal.code = columns.text()
        deal.name = try columns.requiredText()
        deal.account = try columns.reference()
        deal.owner = try columns.reference()
        deal.product = try columns.reference()
        guard let stage: ID<Stage> = try columns.reference() else { throw columns.malformed() }
        deal.stage = stage
        guard let outcome = try columns.word(outcomes) else { throw columns.malformed() }
        deal.outcome = outcome
        deal.amount = try columns.money()
        deal.currency = columns.text()
        deal.created = try columns.day()
        deal.close = try columns.day()
        deal.closed = try columns.day()
        deal.reason = columns.text()
        deal.source = columns.text()
        deal.priority = columns.text()
        deal.nextStep = columns.text()
        deal.nextDue = try columns.day()
        deal.stageSince = try columns.instant()
        deal.movedAt = try columns.instant()
        deal.lastIn = try columns.instant()
        deal.lastOut = try columns.instant()
        guard let pushes = try columns.int() else { throw columns.malformed() }
        deal.pushes = pushes
        deal.turn = try columns.word(turns)
        deal.category = try columns.word(categories)
        deal.need = columns.text()
        deal.needDay = try columns.day()
        deal.decision = try columns.day()
        deal.budget = try columns.money()
        deal.approvers = try columns.int()
        deal.competitor = columns.text()
        return deal
    }
}
