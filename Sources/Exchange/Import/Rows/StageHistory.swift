import Model

/// What files tell of the past of deals: when they entered which stage.
struct StageHistory {
    struct Step {
        var at: Instant
        var stage: ID<Stage>?
        var outcome: Deal.Outcome?
        /// The stage before, where the file tells it.
        var before: ID<Stage>?
    }

    /// The steps of a deal, and where the rows stand that told them.
    struct Told {
        var steps: [Step] = []
        var rows = 0
        var file = 0
        var path = ""
        var line = 0
        var column = ""
    }

    private(set) var told: [String: Told] = [:]
    var isEmpty: Bool { told.isEmpty }

    /// A row of a change of another field than the stage tells nothing here.
    static func isOfStages(_ row: ImportRow) -> Bool {
        guard let field = row.text(.changed) else { return true }
        let key = Aliases.key(field)
        return key.contains("stage") || key.contains("阶段") || key == "status" || key == "状态"
    }

    mutating func add(_ deal: String, _ step: Step, _ row: ImportRow, file: Int) {
        if told[deal] == nil {
            told[deal] = Told(file: file, path: row.file.path, line: row.record.line, column: row.file.header(.deal))
        }
        told[deal]?.steps.append(step)
        told[deal]?.rows += 1
    }

    mutating func take(_ deal: Deal) -> Told? {
        if let code = deal.code, let found = told.removeValue(forKey: code) { return found }
        return deal.name.isEmpty ? nil : told.removeValue(forKey: deal.name)
    }

    mutating func takeAll() -> [String: Told] {
        defer { told = [:] }
        return told
    }
}

extension ImportRun {
    mutating func takeHistory(_ row: ImportRow) throws(RowRefusal) -> Result {
        guard let deal = row.text(.deal) else {
            throw row.refusal(.deal, "", Sentence(zh: "没有写是哪个商机", en: "it does not say of which deal"))
        }
        guard StageHistory.isOfStages(row) else { return .unchanged }
        guard let word = row.text(.stage) else {
            throw row.refusal(.stage, "", Sentence(zh: "没有阶段", en: "the stage is missing"))
        }
        guard let meaning = meaning(of: word) else {
            throw row.refusal(.stage, word, Sentence(zh: "不认识的阶段", en: "unknown stage"))
        }
        guard let at = try row.instant(.at, zone) else {
            throw row.refusal(.at, "", Sentence(zh: "没有日期", en: "the day is missing"))
        }
        let before = row.text(.before).flatMap { self.meaning(of: $0)?.stage }
        history.add(
            deal, StageHistory.Step(at: at, stage: meaning.stage, outcome: meaning.outcome, before: before), row,
            file: fileNumber)
        return .counted
    }

    /// Writes what the history tells of a deal into it, and the spells that are not there yet. True where the deal's own
    /// stage began by one of them.
    mutating func applyHistory(_ told: StageHistory.Told, to deal: inout Deal) -> Bool {
        let steps = told.steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
            \.element)
        var entries: [(stage: ID<Stage>, at: Instant)] = []
        if let first = steps.first, let before = first.before, let created = deal.created,
            zone.instant(created) < first.at
        {
            entries.append((before, zone.instant(created)))
        }
        for step in steps {
            if let stage = step.stage, entries.last?.stage != stage { entries.append((stage, step.at)) }
        }
        if deal.created == nil, let first = steps.first { deal.created = zone.day(of: first.at) }
        if deal.outcome != .open {
            if let last = entries.last { deal.stage = last.stage }
            let end = steps.last { $0.outcome == deal.outcome }
            if deal.closed == nil, let end { deal.closed = zone.day(of: end.at) }
        }
        let known = spells(of: deal.id)
        var fresh = 0
        for (index, entry) in entries.enumerated() {
            if known.contains(where: { $0.stage == entry.stage && $0.from == entry.at }) { continue }
            fresh += 1
            let from = index > 0 ? entries[index - 1].stage : nil
            addSpell(deal.id, entry.stage, entry.at, isBack: isBack(from, entry.stage))
        }
        countHistory(told, isNew: fresh > 0)
        guard let last = entries.last, last.stage == deal.stage else { return false }
        if deal.outcome == .open { deal.stageSince = last.at }
        return deal.outcome == .open
    }

    mutating func addSpell(_ deal: ID<Deal>, _ stage: ID<Stage>, _ from: Instant, isBack: Bool = false) {
        var spell = Spell(blank: ID(nextSpell))
        nextSpell += 1
        (spell.deal, spell.stage, spell.from, spell.back) = (deal, stage, from, isBack)
        out.append(.add(spell))
    }

    func isBack(_ from: ID<Stage>?, _ to: ID<Stage>) -> Bool {
        func place(_ id: ID<Stage>?) -> Int? { stages.first { $0.id == id }?.position }
        guard let old = place(from), let new = place(to) else { return false }
        return new < old
    }

    private mutating func countHistory(_ told: StageHistory.Told, isNew: Bool) {
        var counts = ImportReport.Counts()
        if isNew { counts.imported = told.rows } else { counts.unchanged = told.rows }
        late[told.file, default: ImportReport.Counts()].add(counts)
    }

    /// Histories of deals that no row of the run told of: they stood before, or are nowhere.
    mutating func finishHistory(_ errors: inout [RowError], _ emit: (Change) throws -> Void) throws {
        for (reference, told) in history.takeAll().sorted(by: {
            ($0.value.file, $0.value.line) < ($1.value.file, $1.value.line)
        }) {
            if let deal = index.find(reference) {
                var after = deal
                let began = applyHistory(told, to: &after)
                _ = write(after, over: deal, hasSpell: began)
                index.put(after, keep: true)
                try flush(emit)
                continue
            }
            var counts = ImportReport.Counts()
            counts.errors = told.rows
            late[told.file, default: ImportReport.Counts()].add(counts)
            errors.append(noDeal(reference, told.path, told.line, told.column, rows: told.rows))
        }
    }

    func noDeal(_ reference: String, _ path: String, _ line: Int, _ column: String, rows: Int = 1) -> RowError {
        let (zh, en) = rows > 1 ? ("（共 \(rows) 行）", " (\(rows) rows)") : ("", "")
        return RowError(
            file: path, line: line, column: column, value: reference,
            reason: Sentence(
                zh: "没有这个商机\(zh)；请把商机文件一起导入",
                en: "there is no such deal\(en); import the file of deals in the same run"))
    }
}
