import Model

/// What `doctor` can find: what is wrong, where, and what to do about it.
extension Examination {
    private static let repair = Sentence(
        zh: "用 reddot doctor --repair 按日志重建，勿在 RedDot 之外改表",
        en: "rebuild it with reddot doctor --repair, and never edit the tables outside RedDot")
    private static let mend = Sentence(
        zh: "用 reddot doctor --repair 恢复原样（先另存一份副本），勿在 RedDot 之外改表",
        en: "put it right with reddot doctor --repair, which keeps a copy, and never edit the tables outside RedDot")
    private static let restore = Sentence(
        zh: "用 reddot restore 恢复备份，或用 reddot doctor --salvage 新文件 另存可读部分",
        en: "restore a backup with reddot restore, or save what can be read with reddot doctor --salvage NEW")

    /// What was found. From a wrong journal or a damaged file nothing is rebuilt: then a repair is no advice.
    var findings: [Problem] {
        let isWrong = problems.contains {
            [.journal, .chain, .file, .schema].contains($0.kind) && $0.advice == Examination.restore
        }
        guard isWrong else { return problems }
        return problems.map { problem in
            var problem = problem
            if [Examination.repair, Examination.mend].contains(problem.advice) { problem.advice = Examination.restore }
            return problem
        }
    }

    // MARK: - The file

    mutating func file(_ path: String, _ detail: String) { add(Examination.fileProblem(path, detail)) }

    /// `detail` is in SQLite's own words.
    static func fileProblem(_ path: String, _ detail: String) -> Problem {
        Problem(
            .file,
            Sentence(
                zh: "数据文件 \(path) 已损坏（SQLite 原文：\(detail)）", en: "The file \(path) is damaged (SQLite says: \(detail))"),
            restore)
    }

    mutating func schema(_ difference: SchemaDifference) {
        let what = difference.what
        add(
            Problem(
                .schema, table: difference.item.table,
                Sentence(zh: what.zh, en: what.en.prefix(1).uppercased() + what.en.dropFirst()),
                difference.isMendable ? Examination.mend : Examination.restore))
    }

    // MARK: - The journal

    mutating func gap(_ seq: Int) {
        journal(seq, Sentence(zh: "缺失", en: "is missing"))
    }

    mutating func unreadable(_ seq: Int, _ detail: Sentence) {
        journal(seq, Sentence(zh: "读不懂（\(detail.zh)）", en: "cannot be read (\(detail.en))"))
    }

    /// A line that does not follow from those before it.
    mutating func unfit(_ kind: Kind, _ id: Int, _ seq: Int, _ detail: Sentence) {
        journal(
            seq,
            Sentence(
                zh: "与前文不符：\(kind.title.zh) #\(id) \(detail.zh)",
                en: "does not fit those before it: \(kind.title.en) #\(id) \(detail.en)"))
    }

    mutating func journal(_ seq: Int, _ detail: Sentence) {
        add(
            Problem(
                .journal, table: "journal", id: seq,
                Sentence(zh: "日志第 \(seq) 行\(detail.zh)", en: "Line \(seq) of the journal \(detail.en)"),
                Examination.restore))
    }

    /// The marks of undo can be made anew; the rest of an entry is the journal itself.
    mutating func batch(_ batch: Int, _ field: String) {
        let place =
            batch == 0
            ? Sentence(
                zh: "日志中有的行不属于它所写的那条记录（表 batches）",
                en: "Lines of the journal do not belong to the entry that they name (table batches)")
            : Sentence(
                zh: "第 \(batch) 条记录的 \(field) 与日志不符（表 batches）",
                en: "\(field) of entry \(batch) does not follow from the journal (table batches)")
        add(
            Problem(
                .journal, table: "batches", id: batch, field: field, place,
                field == "undone" ? Examination.repair : Examination.restore))
    }

    mutating func chain(_ fault: ChainFault) {
        add(Problem(.chain, table: "batches", id: fault.batch, fault.what, Examination.restore))
    }

    /// An entry whose own row holds what it cannot.
    mutating func unreadableEntry(_ batch: Int, _ why: Sentence) {
        add(
            Problem(
                .journal, table: "batches", id: batch,
                Sentence(
                    zh: "第 \(batch) 条记录读不懂（表 batches；\(why.zh)）",
                    en: "Entry \(batch) cannot be read (table batches; \(why.en))"), Examination.restore))
    }

    // MARK: - The tables

    mutating func absent(_ kind: Kind) {
        let table = Schema.table(of: kind)
        add(
            Problem(
                .deviation, table: table,
                Sentence(zh: "缺少表 \(table)（\(kind.title.zh)）", en: "The table \(table) is missing"), Examination.repair)
        )
    }

    mutating func surplus(_ kind: Kind, _ id: Int) {
        row(
            kind, id,
            Sentence(
                zh: "表 \(Schema.table(of: kind))（\(kind.title.zh)）多出第 \(id) 行，日志里没有",
                en: "\(Schema.table(of: kind)) \(id) is a row that the journal does not know"))
    }

    /// nil: rows that are of no scope.
    mutating func names(_ scope: NameScope?) {
        let what = scope?.rawValue ?? "?"
        let table = scope.map { Schema.table(of: $0.kind) } ?? "—"
        add(
            Problem(
                .deviation, table: "name_keys", field: what,
                Sentence(
                    zh: "表 name_keys 的 \(what) 与表 \(table) 里的名称不符",
                    en: "\(what) of name_keys does not follow from the names in \(table)"), Examination.repair))
    }

    mutating func missing(_ kind: Kind, _ id: Int) {
        row(
            kind, id,
            Sentence(
                zh: "表 \(Schema.table(of: kind))（\(kind.title.zh)）缺第 \(id) 行，日志里有",
                en: "\(Schema.table(of: kind)) \(id) is in the journal, but not in the table"))
    }

    mutating func malformed(_ kind: Kind, _ id: Int, _ field: String) {
        add(
            Problem(
                .deviation, table: Schema.table(of: kind), id: id, field: field,
                Sentence(
                    zh: "\(Examination.place(kind, id, field).zh) 的值不合法，日志里也是这样",
                    en: "\(Examination.place(kind, id, field).en) holds a value of the wrong form, in the journal too"),
                Examination.restore),
            deviating: Key(kind: kind, id: id))
    }

    mutating func deviation(_ kind: Kind, _ id: Int, _ field: String, table: Value?, journal: Value) {
        let (here, there) = (table.show, Value?(journal).show)
        let place = Examination.place(kind, id, field)
        row(
            kind, id, field: field,
            Sentence(
                zh: "\(place.zh) 与日志不符：表里是 \(here.zh)，日志里是 \(there.zh)",
                en: "\(place.en) differs from the journal: \(here.en) in the table, \(there.en) in the journal"))
    }

    private mutating func row(_ kind: Kind, _ id: Int, field: String? = nil, _ what: Sentence) {
        add(
            Problem(.deviation, table: Schema.table(of: kind), id: id, field: field, what, Examination.repair),
            deviating: Key(kind: kind, id: id))
    }

    /// What points to nothing because a table was changed comes right with the tables; what the journal itself says is let
    /// go of by a rescue.
    mutating func reference(_ kind: Kind, _ id: Int, _ field: String, _ target: Key) {
        let (place, title) = (Examination.place(kind, id, field), target.kind.title)
        let isTable = deviating.contains(Key(kind: kind, id: id)) || deviating.contains(target)
        add(
            Problem(
                .reference, table: Schema.table(of: kind), id: id, field: field,
                Sentence(
                    zh: "\(place.zh) 指向不存在的\(title.zh) #\(target.id)",
                    en: "\(place.en) points to \(title.en) #\(target.id), which does not exist"),
                isTable
                    ? Examination.repair
                    : Sentence(
                        zh: "用 reddot doctor --salvage 新文件 另存，悬空的指向会去掉",
                        en: "save the store anew with reddot doctor --salvage NEW, which lets go of it")))
    }

    private static func place(_ kind: Kind, _ id: Int, _ field: String) -> Sentence {
        let table = Schema.table(of: kind)
        return Sentence(
            zh: "表 \(table)（\(kind.title.zh)）第 \(id) 行的 \(field)", en: "\(table) \(id).\(field)")
    }
}
