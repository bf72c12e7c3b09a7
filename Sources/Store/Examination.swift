import Model

/// What `doctor` knows while it looks: the fold of the journal, and the problems found so far.
struct Examination {
    private(set) var problems: [Problem] = []
    private var rows: [Kind: [Int: [Value]]] = [:]
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { problems.count >= limit }

    mutating func add(_ problem: Problem) {
        if !isFull { problems.append(problem) }
    }

    /// Replays one change.
    mutating func apply(_ change: Change, seq: Int) {
        let (kind, id) = (change.kind, change.id)
        let standing = rows[kind, default: [:]][id]
        switch change {
        case .add(_, _, let row):
            if standing != nil { journal(seq, "\(kind.rawValue) \(id) is added twice") }
            rows[kind, default: [:]][id] = row
        case .remove(_, _, let row):
            if standing.map({ !Examination.same($0, row) }) ?? true {
                journal(seq, "\(kind.rawValue) \(id) is removed but was not so")
            }
            rows[kind]?[id] = nil
        case .update(_, _, let edits):
            guard standing != nil else { return journal(seq, "\(kind.rawValue) \(id) is changed but not there") }
            for edit in edits {
                if !(rows[kind]?[id]?[edit.field].isSame(as: edit.before) ?? false) {
                    journal(seq, "\(kind.rawValue) \(id): \(Schema.fields(of: kind)[edit.field].name) was not so")
                }
                rows[kind]?[id]?[edit.field] = edit.after
            }
        }
    }

    /// The row that the journal leads to, once.
    mutating func take(_ key: Key) -> [Value]? { rows[key.kind]?.removeValue(forKey: key.id) }

    /// The rows that were not taken.
    func rest(of kind: Kind) -> [Int] { rows[kind]?.keys.sorted() ?? [] }

    mutating func file(_ path: String, _ detail: String) { add(Examination.fileProblem(path, detail)) }

    static func fileProblem(_ path: String, _ detail: String) -> Problem {
        Problem(
            .file,
            Sentence(
                zh: "数据文件 \(path) 已损坏：\(detail)；请从备份恢复（reddot restore），或用 reddot doctor --salvage 新文件 保存可读部分。",
                en:
                    "The file \(path) is damaged: \(detail); restore a backup (reddot restore), or save what can be read "
                    + "with reddot doctor --salvage NEW."))
    }

    mutating func journal(_ seq: Int, _ detail: String) {
        add(
            Problem(
                .journal, table: "journal", id: seq,
                Sentence(
                    zh: "日志第 \(seq) 条有误：\(detail)；请从备份恢复。",
                    en: "Line \(seq) of the journal is wrong: \(detail); restore a backup.")))
    }

    mutating func batch(_ batch: Int, _ field: String) {
        add(
            Problem(
                .journal, table: "batches", id: batch, field: field,
                Sentence(
                    zh: "表 batches 第 \(batch) 行的 \(field) 与日志不符；请从备份恢复。",
                    en: "\(field) of row \(batch) in batches does not follow from the journal; restore a backup.")))
    }

    mutating func deviation(_ kind: Kind, _ id: Int, _ field: String?, _ detail: String) {
        let table = Schema.table(of: kind)
        let place = field.map { ".\($0)" } ?? ""
        add(
            Problem(
                .deviation, table: table, id: id, field: field,
                Sentence(
                    zh: "表 \(table) 第 \(id) 行\(place) 与日志不符（\(detail)）；请用 reddot doctor --repair 按日志重建，勿在 RedDot 之外改表。",
                    en: "\(table) \(id)\(place) differs from the journal (\(detail)); rebuild it with reddot "
                        + "doctor --repair, and never edit the tables outside RedDot.")))
    }

    mutating func absent(_ kind: Kind) {
        let table = Schema.table(of: kind)
        add(
            Problem(
                .deviation, table: table,
                Sentence(
                    zh: "缺少表 \(table)；请用 reddot doctor --repair 按日志重建，勿在 RedDot 之外改表。",
                    en: "The table \(table) is missing; rebuild it with reddot doctor --repair, and never edit the "
                        + "tables outside RedDot.")))
    }

    mutating func reference(_ kind: Kind, _ id: Int, _ field: String, _ target: String) {
        let table = Schema.table(of: kind)
        add(
            Problem(
                .reference, table: table, id: id, field: field,
                Sentence(
                    zh: "表 \(table) 第 \(id) 行的 \(field) 指向不存在的 \(target)；请编辑该条并重新选择。",
                    en: "\(field) of \(table) \(id) points to \(target), which does not exist; edit it and choose anew."
                )))
    }

    static func show(_ value: Value) -> String {
        switch value {
        case .null: "NULL"
        case .int(let number): "\(number)"
        case .text(let text): "'\(text.prefix(40))'"
        }
    }

    private static func same(_ left: [Value], _ right: [Value]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
}
