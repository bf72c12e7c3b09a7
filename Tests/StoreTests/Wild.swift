import Model

@testable import Store

/// Random rows and edits of any kind, all well-formed.
enum Wild {
    private static let texts =
        [
            "2026-11-23", "1999-01-01", "A", "open", "won", "lost", "commit", "customer", "rep", "call", "in",
            "company",
            "signed",
        ] + JournalTests.nasty.dropLast()
    private static let numbers: [Int64] = [0, 1, 5, -3, 100, 12_345_600, 1_795_395_600, 99_999_999_999]

    /// A row with each field at random; `full` leaves no field empty.
    static func row(_ kind: Kind, _ board: Board, _ dice: inout Dice, full: Bool = false) -> [Value] {
        var row = kind.blankRow
        for index in row.indices { row[index] = value(kind, index, row[index], board, &dice, full: full) }
        return row
    }

    static func value(
        _ kind: Kind, _ index: Int, _ old: Value, _ board: Board, _ dice: inout Dice, full: Bool = false
    ) -> Value {
        let info = Schema.fields(of: kind)[index]
        var candidates: [Value] = full ? [] : [.null]
        if let target = info.reference {
            candidates += board.ids(target).map { .int(Int64($0)) }
        } else {
            candidates += info.isText ? texts.map { .text($0) } : numbers.map { .int($0) }
        }
        // A code belongs to one deal.
        let taken = kind == .deal && info.name == "code" ? board.deals.compactMap(\.code) : []
        let fitting = candidates.filter { candidate in
            if case .text(let text) = candidate, taken.contains(text) { return false }
            return kind.malformedField(in: [FieldEdit(field: index, before: candidate, after: candidate)]) == nil
        }
        return fitting.randomElement(using: &dice) ?? old
    }

    /// A list of one to four changes that fit the board.
    static func changes(
        _ start: Board, _ dice: inout Dice, _ kinds: [Kind] = Kind.allCases.filter { $0 != .stage }
    ) throws -> [Change] {
        var board = start
        var changes: [Change] = []
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            guard let kind = kinds.randomElement(using: &dice) else { continue }
            let ids = board.ids(kind)
            let change: Change?
            switch Int.random(in: 0..<10, using: &dice) {
            case 0..<4: change = .add(kind, board.nextID(kind), row: row(kind, board, &dice))
            case 4..<8: change = edit(kind, ids.randomElement(using: &dice), board, &dice)
            default:
                let key = ids.randomElement(using: &dice).map { Key(kind: kind, id: $0) }
                change = key.flatMap { key in
                    board.points(to: key) ? nil : board.row(key).map { .remove(kind, key.id, row: $0) }
                }
            }
            // Some references may not be empty: before there is anything to point to, nothing is added.
            guard let change, board.hasAll(change) else { continue }
            try board.apply(change)
            changes.append(change)
        }
        return changes
    }

    private static func edit(_ kind: Kind, _ id: Int?, _ board: Board, _ dice: inout Dice) -> Change? {
        guard let id, let row = board.row(Key(kind: kind, id: id)) else { return nil }
        var edits: [FieldEdit] = []
        for index in row.indices where Int.random(in: 0..<4, using: &dice) == 0 {
            let after = value(kind, index, row[index], board, &dice)
            if after != row[index] { edits.append(FieldEdit(field: index, before: row[index], after: after)) }
        }
        return edits.isEmpty ? nil : .update(kind, id, edits)
    }
}

/// A board seen kind by kind.
extension Board {
    func rows(_ kind: Kind) -> [(id: Int, row: [Value])] { look(kind).rows }

    func ids(_ kind: Kind) -> [Int] { look(kind).rows.map(\.id) }

    func row(_ key: Key) -> [Value]? { look(key.kind).rows.first { $0.id == key.id }?.row }

    func nextID(_ kind: Kind) -> Int { look(kind).next }

    func hasAll(_ change: Change) -> Bool {
        var all = true
        change.forEachReference { all = all && row($0) != nil }
        return all
    }

    func points(to key: Key) -> Bool {
        Kind.allCases.contains { kind in
            let places = Schema.fields(of: kind).indices.filter { Schema.fields(of: kind)[$0].reference == key.kind }
            return !places.isEmpty
                && rows(kind).contains { row in places.contains { row.row[$0] == .int(Int64(key.id)) } }
        }
    }

    private func look(_ kind: Kind) -> (rows: [(id: Int, row: [Value])], next: Int) {
        func body<E: Entity>(_ table: Table<E>) -> ([(id: Int, row: [Value])], Int) {
            (table.map { ($0.id.raw, $0.row) }, table.nextID.raw)
        }
        return switch kind {
        case .region: body(regions)
        case .team: body(teams)
        case .rep: body(reps)
        case .member: body(members)
        case .account: body(accounts)
        case .contact: body(contacts)
        case .product: body(products)
        case .stage: body(stages)
        case .deal: body(deals)
        case .spell: body(spells)
        case .activity: body(activities)
        case .note: body(notes)
        case .target: body(targets)
        case .setting: body(settings)
        case .calendarDay: body(calendarDays)
        case .contract: body(contracts)
        case .payment: body(payments)
        case .receipt: body(receipts)
        case .booking: body(bookings)
        case .split: body(splits)
        case .sourceCost: body(sourceCosts)
        case .redDot: body(redDots)
        case .decision: body(decisions)
        case .dealRole: body(dealRoles)
        case .gradeChange: body(gradeChanges)
        case .handOver: body(handOvers)
        case .competitor: body(competitors)
        case .script: body(scripts)
        case .scriptUse: body(scriptUses)
        case .presalesRequest: body(presalesRequests)
        case .leave: body(leaves)
        case .meeting: body(meetings)
        case .commitment: body(commitments)
        }
    }
}
