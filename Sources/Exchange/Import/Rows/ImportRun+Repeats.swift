import Model

/// Deals that stood before the run and that several of its rows speak of: what is booked on them, and how often they
/// were pushed, is told by the last row alone, or else every import of the same file would book once more.
extension ImportRun {
    /// What is known of a deal that is written at the end.
    struct PutOff {
        /// The file of its last row.
        var file: Int
        /// Whether that row counts as updated already.
        var isCounted: Bool
    }

    mutating func putOff(_ id: ID<Deal>, isCounted: Bool) {
        if later[id] == nil { laterOrder.append(id) }
        later[id] = PutOff(file: fileNumber, isCounted: isCounted)
    }

    /// Writes the deals that were put off, in the order in which they were met, then what files told of deals without
    /// a row.
    mutating func finish(
        _ files: inout [ImportReport.File], _ errors: inout [RowError], _ emit: (Change) throws -> Void
    ) throws {
        for id in laterOrder {
            guard let put = later[id], let before = board.deals[id], var after = index.earlier(id) else { continue }
            // Rows that led to another stage and back have not moved the deal.
            if after.stage == before.stage, after.stageSince == nil { after.stageSince = before.stageSince }
            if after.stage != before.stage, after.outcome == .open, after.stageSince == nil {
                after.stageSince = zone.instant(today)
            }
            guard write(after, over: before) else { continue }
            if !put.isCounted, files.indices.contains(put.file) {
                files[put.file].counts.unchanged -= 1
                files[put.file].counts.updated += 1
            }
            try flush(emit)
        }
        later = [:]
        laterOrder = []
        try finishLines(&errors, emit)
        try finishHistory(&errors, emit)
        try finishTouches(emit)
        for (file, counts) in late where files.indices.contains(file) { files[file].counts.add(counts) }
        late = [:]
    }

    /// Warns of a row whose code stands in an earlier row of the run with other facts.
    mutating func warnOfOtherDeal(_ row: ImportRow, _ facts: DealFacts, _ existing: Deal) {
        guard let code = facts.code, let earlier = index.earlier(existing.id) else { return }
        let otherName = facts.name.map { NameKey.of($0) != NameKey.of(earlier.name) } ?? false
        let otherAccount =
            earlier.account != nil && facts.account.map { accounts.find($0)?.id != earlier.account } ?? false
        if otherName || otherAccount {
            warn(
                row.refusal(
                    .code, code,
                    Sentence(
                        zh: "前面的行用同一编号写的是“\(earlier.name)”；以最后一行为准",
                        en: "an earlier row has this code for \"\(earlier.name)\"; the last row counts")), row)
        } else if let group = repeats.group(code), group.otherStanding || group.otherAmount {
            warn(
                row.refusal(
                    .code, code,
                    Sentence(
                        zh: "第 \(group.line) 行是同一编号，写的不一样；以最后一行为准",
                        en: "line \(group.line) has this id too and tells other facts; the last row counts")), row)
        }
    }

    /// Counts what a deal lacks, in place of what an earlier row of it lacked.
    mutating func count(_ deal: Deal, earlier: Deal?) {
        if let earlier { gaps.add(earlier, -1) }
        gaps.add(deal, 1)
    }

    /// Notes what was left out of a row that was taken.
    mutating func warn(_ what: RowRefusal, _ row: ImportRow) {
        warnings.add(RowError(what, row))
    }

    /// Rows of one id that waited for others which were refused.
    mutating func leaveOpen(_ file: SourceFile, _ errors: inout [RowError], _ counts: inout ImportReport.Counts) {
        for (code, parts) in open.sorted(by: { $0.value.record.line < $1.value.record.line }) {
            counts.errors += parts.lines.count
            errors.append(
                RowError(
                    file: file.path, line: parts.record.line, column: file.header(.code), value: code,
                    reason: Sentence(
                        zh: "同一编号的另一行有误；这个编号的 \(parts.lines.count) 行都没有导入",
                        en: "another row of this id is in error; none of its \(parts.lines.count) other rows was taken")
                ))
        }
        open = [:]
    }
}

extension CSVRecord {
    /// The same for records whose fields are the same.
    var hash: Int {
        var hasher = Hasher()
        hasher.combine(bytes)
        hasher.combine(ends)
        return hasher.finalize()
    }
}
