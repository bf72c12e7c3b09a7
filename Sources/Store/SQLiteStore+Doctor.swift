import Model

extension SQLiteStore {
    /// At most this many problems are listed.
    static let problemLimit = 1_000

    public func doctor() throws(StoreError) -> [Problem] {
        try reading {
            var examination = Examination(limit: SQLiteStore.problemLimit)
            try checkFile(&examination)
            do {
                try checkContents(&examination)
            } catch {
                // A damaged file cannot be read to its end; that it is damaged has been said.
                if examination.problems.isEmpty { throw error }
            }
            return examination.findings
        }
    }

    private func checkContents(_ examination: inout Examination) throws {
        try checkSchema(&examination)
        try fold(&examination)
        try checkBatches(&examination)
        try checkChain(&examination)
        let kinds = StoreSchema.kinds(of: try statement("PRAGMA user_version").integer() ?? 0)
        let absent = try absentKinds(of: kinds)
        for kind in Kind.allCases where absent.contains(kind) { examination.absent(kind) }
        let standing = Kind.allCases.filter { kinds.contains($0) && !absent.contains($0) }
        for kind in standing where !examination.isFull { try compare(kind, &examination) }
        for kind in standing where !examination.isFull { try checkReferences(of: kind, absent, &examination) }
        if !examination.isFull { try checkNameKeys(&examination) }
    }

    /// The kinds whose table somebody has dropped.
    func absentKinds(of kinds: Set<Kind>) throws -> Set<Kind> {
        var absent: Set<Kind> = []
        for kind in kinds {
            let row = try statement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")
            if try row.bind([.text(Schema.table(of: kind))]).integer() == nil { absent.insert(kind) }
        }
        return absent
    }

    private func checkFile(_ examination: inout Examination) throws {
        do {
            let check = try statement("PRAGMA integrity_check")
            defer { check.reset() }
            while try check.step() {
                if let line = check.text(0), line != "ok" { examination.file(path, line) }
            }
        } catch let failure as SQLiteFailure {
            examination.file(path, failure.message)
        }
    }

    /// The first thing that SQLite finds wrong with the file's pages; nil where there is none.
    func fileCheck() throws -> String? {
        let check = try statement("PRAGMA quick_check(1)")
        defer { check.reset() }
        guard try check.step(), let line = check.text(0), line != "ok" else { return nil }
        return line
    }

    /// Replays the journal; what comes out is what the tables must hold.
    func fold(_ examination: inout Examination) throws {
        let lines = try statement("SELECT seq, entity, entity_id, change FROM journal ORDER BY seq")
        defer { lines.reset() }
        var last = 0
        while try lines.step() {
            let seq = lines.int(0)
            if seq != last &+ 1 { examination.gap(last &+ 1) }
            last = seq
            guard let word = lines.text(1), let kind = Kind(rawValue: word), let bytes = lines.bytes(3) else {
                examination.journal(seq, Sentence(zh: "是不认识的种类", en: "is of an unknown kind"))
                continue
            }
            do {
                let id = try StoreNumbers.id(lines.int(2), kind, at: seq)
                examination.apply(try JournalReader.change(bytes, of: kind, id: id), seq: seq)
            } catch let error as JournalError {
                examination.unreadable(seq, error.detail)
            }
        }
    }

    /// Entries must follow each other without a gap, and their marks must follow from undo and redo.
    func checkBatches(_ examination: inout Examination) throws {
        var marks = Marks()
        var end = 0
        var wrong: [(batch: Int, why: Sentence)] = []
        let heads = try heads("ORDER BY batch", []) { wrong.append(($0, $1)) }
        for entry in wrong { examination.unreadableEntry(entry.batch, entry.why) }
        for head in heads {
            let entry = head.entry
            if entry.seq - head.count != end { examination.batch(entry.batch, "changes") }
            end = entry.seq
            if !marks.follow(entry) { examination.batch(entry.batch, "target") }
        }
        for head in heads where marks.all[head.entry.batch] != head.undone {
            examination.batch(head.entry.batch, "undone")
        }
        if end != (try statement("SELECT max(seq) FROM journal").integer() ?? 0) {
            examination.batch(heads.last?.entry.batch ?? 0, "last_seq")
        }
        let strays = try statement(
            "SELECT count(*) FROM journal j JOIN batches b ON b.batch = j.batch "
                + "WHERE j.seq > b.last_seq OR j.seq <= b.last_seq - b.changes"
        ).integer()
        if strays != 0 { examination.batch(0, "batch") }
    }

    private func compare(_ kind: Kind, _ examination: inout Examination) throws {
        let fields = Schema.fields(of: kind)
        let columns = try columns(of: kind)
        let rows = try statement("SELECT id, \(columns) FROM \(Schema.table(of: kind))")
        defer { rows.reset() }
        while try rows.step(), !examination.isFull {
            let id = rows.int(0)
            guard let expected = examination.take(Key(kind: kind, id: id)) else {
                examination.surplus(kind, id)
                continue
            }
            for (index, field) in fields.enumerated() {
                let value = rows.value(Int32(index + 1))
                if !(value?.isSame(as: expected[index]) ?? false) {
                    examination.deviation(kind, id, field.name, table: value, journal: expected[index])
                }
            }
            if let field = kind.malformedField(in: expected) {
                examination.malformed(kind, id, field)
            }
        }
        for id in examination.rest(of: kind) { examination.missing(kind, id) }
    }

    private func checkReferences(of kind: Kind, _ absent: Set<Kind>, _ examination: inout Examination) throws {
        let table = Schema.table(of: kind)
        let missing = try missing(kind)
        for field in Schema.fields(of: kind) {
            guard let target = field.reference, !absent.contains(target), !missing.contains(field.name) else {
                continue
            }
            let rows = try statement(
                """
                SELECT id, \(field.name) FROM \(table) WHERE \(field.name) IS NOT NULL
                  AND \(field.name) NOT IN (SELECT id FROM \(Schema.table(of: target)))
                """)
            defer { rows.reset() }
            while try rows.step(), !examination.isFull {
                examination.reference(kind, rows.int(0), field.name, Key(kind: target, id: rows.int(1)))
            }
        }
    }
}
