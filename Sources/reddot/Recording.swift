import App
import Model
import Store

extension Workspace {
    /// Commits a fact and says in its own words what was recorded: for facts that no deal's story tells.
    func record(_ verb: Verb, _ changes: [Change], _ said: Sentence) throws {
        guard let first = changes.first else { return try Receipt(self).nothing() }
        let commit = try store.commit(try draft(verb, changes), base: board.seq)
        // Where others were faster, the store gave other numbers.
        let id = commit.own?.draft.changes.first?.id ?? first.id
        let text = Story.verb(verb, lang) + lang.pick("：", ": ") + said[lang]
        guard context.options.json else {
            try context.output.line("#\(id) \(text)")
            return try settleGrades(after: changes)
        }
        try context.output.json { json in
            json.field("view", "done")
            json.field("now", board.zone.text(now))
            json.field("verb", verb.rawValue)
            json.field("batch", commit.own?.batch)
            json.field("seq", commit.own?.seq)
            json.field("changes", changes.count)
            json.field("kind", first.kind.rawValue)
            json.field("id", id)
            json.field("why", text)
        }
        try settleGrades(after: changes)
    }

    /// The difference that an edit makes, as a list of changes.
    func difference<E: Entity>(_ before: E, _ after: E) -> [Change] {
        Change.update(before, to: after).map { [$0] } ?? []
    }

    /// Prints rows as one JSON object, or as a table.
    func list<Row>(
        _ view: String, _ rows: [Row], _ columns: [FactColumn<Row>], empty: Sentence
    ) throws {
        guard !context.options.json else {
            return try context.output.json { json in
                json.field("view", view)
                json.field("now", board.zone.text(now))
                try json.array("rows") { json in
                    for row in rows {
                        json.object { json in for column in columns { column.write(row, &json) } }
                        try context.output.drain(&json)
                    }
                }
            }
        }
        guard !rows.isEmpty else { return try context.output.line(empty[lang]) }
        var table = TextTable(columns.map { ($0.title[lang], $0.isNumber ? .right : .left) })
        for row in rows { table.add(columns.map { $0.cell(row).plain ?? "—" }) }
        try table.print(to: context.output)
    }
}

/// A value in a list of facts: what JSON and a table show of it.
enum FactCell {
    case none
    case count(Int)
    case text(String)
    /// One of our words: what it is in files, and as people read it.
    case word(String, String)
    case money(Money)
    case flag(Bool)

    init(_ text: String?) { self = text.map { .text($0) } ?? .none }
    init(_ day: Day?) { self = day.map { .text($0.iso) } ?? .none }
    init(_ number: Int?) { self = number.map { .count($0) } ?? .none }
    init(_ amount: Money?) { self = amount.map { .money($0) } ?? .none }

    var plain: String? {
        switch self {
        case .none: nil
        case .count(let number): String(number)
        case .text(let text): text
        case .word(_, let name): name
        case .money(let amount): amount.plain
        case .flag(let flag): flag ? "✓" : ""
        }
    }
}

/// One column of a list of facts: the field's name in JSON, the title of the table, and the value of a row.
struct FactColumn<Row> {
    let key: String
    let title: Sentence
    let isNumber: Bool
    let cell: (Row) -> FactCell

    init(_ key: String, _ zh: String, _ en: String, isNumber: Bool = false, _ cell: @escaping (Row) -> FactCell) {
        self.key = key
        title = Sentence(zh: zh, en: en)
        self.isNumber = isNumber
        self.cell = cell
    }

    func write(_ row: Row, _ json: inout JSONWriter) {
        json.key(key)
        switch cell(row) {
        case .none: json.null()
        case .count(let number): json.value(number)
        case .text(let text), .word(let text, _): json.value(text)
        case .money(let amount): json.value(amount)
        case .flag(let flag): json.value(flag)
        }
    }
}
