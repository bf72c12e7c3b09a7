import Model

@testable import Store

/// One way to make a journal say something else.
enum Forgery: String, CaseIterable {
    case fact, verb, word, number, ids, reorder, drop, truncate, insert, append, merge, shift, fork

    /// Whether a journal so changed still follows from itself, so that only a head that somebody kept tells.
    var isSmooth: Bool { self == .truncate }
}

extension ForgedJournal {
    /// Changes something at random; false where there was nothing to change.
    mutating func forge(_ way: Forgery, _ dice: inout Dice) -> Bool {
        let at = Int.random(in: 0..<entries.count, using: &dice)
        switch way {
        case .fact: return changeFact(at, &dice)
        case .verb:
            entries[at].facts[4] = .text(entries[at].facts[4] == .text("note") ? "edit" : "note")
            return entries[at].facts[6] == .null
        case .word: return reword(at, &dice, text: true)
        case .number: return reword(at, &dice, text: false)
        case .ids: return swapIDs(&dice)
        case .reorder:
            guard at + 1 < entries.count else { return false }
            entries.swapAt(at, at + 1)
        case .drop:
            guard at + 1 < entries.count else { return false }
            entries.remove(at: at)
        case .truncate:
            guard at > 0 else { return false }
            entries.removeLast(entries.count - at)
        case .insert: entries.insert(forged(dice.next()), at: at)
        case .append: entries.append(forged(dice.next()))
        case .merge:
            guard at > 0 else { return false }
            entries[at - 1].changes += entries.remove(at: at).changes
        case .shift:
            guard at > 0, !entries[at].changes.isEmpty else { return false }
            entries[at - 1].changes.append(entries[at].changes.removeFirst())
        case .fork:
            guard at > 0 else { return false }
            entries.removeLast(entries.count - at)
            for _ in 0..<Int.random(in: 1...8, using: &dice) { entries.append(forged(dice.next())) }
        }
        return true
    }

    /// An entry as an honest program would have made it, but did not.
    private func forged(_ salt: UInt64) -> Forged {
        let last = entries.flatMap(\.changes).filter { $0.kind == .note }.map(\.id).max() ?? 0
        var note = Note(blank: ID(last + 1))
        note.text = "forged \(salt)"
        return Forged(
            batch: 1_000_000 + Int(salt >> 24),
            facts: [
                .int(1_795_395_600), .text("li"), .text("desk"), .null, .text("note"), .null, .null, .null, .null,
            ], changes: [.add(note)], hash: [UInt8](repeating: UInt8(truncatingIfNeeded: salt), count: 32))
    }

    private mutating func changeFact(_ at: Int, _ dice: inout Dice) -> Bool {
        // Actors decide whose undo it is, so only those of entries that take nothing back are exchanged.
        let place = [0, 1, 2, 3, 5, 7, 8].randomElement(using: &dice) ?? 0
        switch entries[at].facts[place] {
        case .int(let number): entries[at].facts[place] = .int(number + Int64.random(in: 1...9, using: &dice))
        case .text(let text): entries[at].facts[place] = .text(text + "x")
        case .null: entries[at].facts[place] = place == 8 ? .int(1) : .text("x")
        }
        return true
    }

    /// Changes a value where it was added, and everything after it that rests on it.
    private mutating func reword(_ at: Int, _ dice: inout Dice, text: Bool) -> Bool {
        guard let line = entries[at].changes.indices.randomElement(using: &dice),
            case .add(let kind, let id, let row) = entries[at].changes[line]
        else { return false }
        let fields = Schema.fields(of: kind).indices.filter { index in
            let info = Schema.fields(of: kind)[index]
            guard info.reference == nil, info.isText == text, !row[index].isNull else { return false }
            return kind.malformedField(in: [
                FieldEdit(field: index, before: row[index], after: row[index].changed)
            ]) == nil
        }
        guard let field = fields.randomElement(using: &dice) else { return false }
        let (old, new) = (row[field], row[field].changed)
        for entry in at..<entries.count {
            for index in entries[entry].changes.indices {
                guard entries[entry].changes[index].key == Key(kind: kind, id: id) else { continue }
                entries[entry].changes[index].exchange(field, old, new)
            }
        }
        return true
    }

    /// Gives two entities each other's number, with everything that points to them.
    private mutating func swapIDs(_ dice: inout Dice) -> Bool {
        let keys = Set(entries.flatMap(\.changes).map(\.key)).sorted { ($0.kind.index, $0.id) < ($1.kind.index, $1.id) }
        guard let one = keys.randomElement(using: &dice),
            let other = keys.filter({ $0.kind == one.kind && $0.id != one.id }).randomElement(using: &dice)
        else { return false }
        let turn = { (kind: Kind, id: Int) in
            kind != one.kind ? id : id == one.id ? other.id : id == other.id ? one.id : id
        }
        for entry in entries.indices { entries[entry].changes = entries[entry].changes.map { $0.turned(turn) } }
        return true
    }
}

extension Value {
    fileprivate var changed: Value {
        switch self {
        case .null: .null
        case .int(let number): .int(number ^ 1)
        case .text(let text): .text(text + "x")
        }
    }
}

extension Change {
    fileprivate mutating func exchange(_ field: Int, _ old: Value, _ new: Value) {
        func turned(_ value: Value) -> Value { value.isSame(as: old) ? new : value }
        func turned(_ row: [Value]) -> [Value] {
            row.enumerated().map { $0.offset == field ? turned($0.element) : $0.element }
        }
        switch self {
        case .add(let kind, let id, let row): self = .add(kind, id, row: turned(row))
        case .remove(let kind, let id, let row): self = .remove(kind, id, row: turned(row))
        case .update(let kind, let id, let edits):
            self = .update(
                kind, id,
                edits.map {
                    $0.field != field
                        ? $0 : FieldEdit(field: field, before: turned($0.before), after: turned($0.after))
                })
        }
    }

    fileprivate func turned(_ turn: (Kind, Int) -> Int) -> Change {
        let fields = Schema.fields(of: kind)
        func moved(_ index: Int, _ value: Value) -> Value {
            guard let kind = fields[index].reference, case .int(let id) = value else { return value }
            return .int(Int64(turn(kind, Int(id))))
        }
        func moved(_ row: [Value]) -> [Value] { row.enumerated().map { moved($0.offset, $0.element) } }
        let id = turn(kind, self.id)
        switch self {
        case .add(let kind, _, let row): return .add(kind, id, row: moved(row))
        case .remove(let kind, _, let row): return .remove(kind, id, row: moved(row))
        case .update(let kind, _, let edits):
            return .update(
                kind, id,
                edits.map {
                    FieldEdit(
                        field: $0.field, before: moved($0.field, $0.before), after: moved($0.field, $0.after))
                })
        }
    }
}
