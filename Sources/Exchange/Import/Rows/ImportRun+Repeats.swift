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

    /// Writes the deals that were put off, in the order in which they were met.
    mutating func finish(_ files: inout [ImportReport.File], _ emit: (Change) throws -> Void) throws {
        for id in laterOrder {
            guard let put = later[id], let before = board.deals[id], var after = index.earlier(id) else { continue }
            // Rows that led to another stage and back have not moved the deal.
            if after.stage == before.stage, after.stageSince == nil { after.stageSince = before.stageSince }
            guard write(after, over: before) else { continue }
            if !put.isCounted, files.indices.contains(put.file) {
                files[put.file].counts.unchanged -= 1
                files[put.file].counts.updated += 1
            }
            try flush(emit)
        }
        later = [:]
        laterOrder = []
    }

    /// Warns of a row whose code stands in an earlier row of the run with another name or account.
    mutating func warnOfOtherDeal(_ row: ImportRow, _ facts: DealFacts, _ existing: Deal) {
        guard let code = facts.code, let earlier = index.earlier(existing.id) else { return }
        let otherName = facts.name.map { NameKey.of($0) != NameKey.of(earlier.name) } ?? false
        let otherAccount =
            earlier.account != nil && facts.account.map { accounts.find($0)?.id != earlier.account } ?? false
        guard otherName || otherAccount else { return }
        warn(
            row.refusal(
                .code, code,
                Sentence(
                    zh: "前面的行用同一编号写的是“\(earlier.name)”；以最后一行为准",
                    en: "an earlier row has this code for \"\(earlier.name)\"; the last row counts")), row)
    }

    /// Counts what a deal lacks, in place of what an earlier row of it lacked.
    mutating func count(_ deal: Deal, earlier: Deal?) {
        if let earlier { gaps.add(earlier, -1) }
        gaps.add(deal, 1)
    }

    /// Notes what was left out of a row that was taken.
    mutating func warn(_ what: RowRefusal, _ row: ImportRow) {
        warnings.append(RowError(what, row))
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
