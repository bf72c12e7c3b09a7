import Model

/// What `doctor` knows while it looks: the fold of the journal, and the problems found so far.
struct Examination {
    private(set) var problems: [Problem] = []
    /// What differs from the journal: a reference to or from it falls with it.
    private(set) var deviating: Set<Key> = []
    private var rows: [Kind: [Int: [Value]]] = [:]
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Whether the table of a kind stands as the journal says, as far as was looked.
    func stands(_ kind: Kind) -> Bool {
        let table = Schema.table(of: kind)
        return !problems.contains { $0.table == table && [.deviation, .file].contains($0.kind) }
    }

    var isFull: Bool { problems.count >= limit }

    mutating func add(_ problem: Problem) {
        if !isFull { problems.append(problem) }
    }

    /// Notes that a row differs from the journal.
    mutating func add(_ problem: Problem, deviating key: Key) {
        add(problem)
        deviating.insert(key)
    }

    /// Replays one change.
    mutating func apply(_ change: Change, seq: Int) {
        let (kind, id) = (change.kind, change.id)
        let standing = rows[kind, default: [:]][id]
        switch change {
        case .add(_, _, let row):
            if standing != nil { unfit(kind, id, seq, Sentence(zh: "新增了两次", en: "is added twice")) }
            rows[kind, default: [:]][id] = row
        case .remove(_, _, let row):
            if standing.map({ !Examination.same($0, row) }) ?? true {
                unfit(kind, id, seq, Sentence(zh: "删除时与此前不符", en: "is removed but was not so before"))
            }
            rows[kind]?[id] = nil
        case .update(_, _, let edits):
            guard standing != nil else {
                return unfit(kind, id, seq, Sentence(zh: "改动时并不存在", en: "is changed but was not there"))
            }
            for edit in edits {
                if !(rows[kind]?[id]?[edit.field].isSame(as: edit.before) ?? false) {
                    let field = Schema.fields(of: kind)[edit.field].name
                    unfit(kind, id, seq, Sentence(zh: "的 \(field) 此前不是这样", en: "had another \(field) before"))
                }
                rows[kind]?[id]?[edit.field] = edit.after
            }
        }
    }

    /// The row that the journal leads to, once.
    mutating func take(_ key: Key) -> [Value]? { rows[key.kind]?.removeValue(forKey: key.id) }

    /// The rows that were not taken.
    func rest(of kind: Kind) -> [Int] { rows[kind]?.keys.sorted() ?? [] }

    private static func same(_ left: [Value], _ right: [Value]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
}
