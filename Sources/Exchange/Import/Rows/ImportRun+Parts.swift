import Model

/// Rows of one id that are parts of one deal: they are put together before the deal is taken.
extension ImportRun {
    /// What the rows of an id have told so far.
    struct Parts {
        var record: CSVRecord
        var sum = DealLines.Told()
        var currencies: Set<String> = []
        var refusal: RowRefusal?
        var lines: [Int] = []
    }

    /// Takes a row of a deal that several rows tell of. nil where the row is none of them and is to be taken by itself.
    mutating func takePart(_ row: ImportRow, _ group: Repeats.Group) throws(RowRefusal) -> (
        result: Result, isDuplicate: Bool
    ) {
        guard let code = row.text(.code) else { return (.unchanged, false) }
        var parts = open[code] ?? Parts(record: row.record)
        let isFirst = open[code] == nil
        let amount: AmountText?
        do throws(RowRefusal) { amount = try row.amount(.amount) } catch {
            parts.refusal = error
            amount = nil
        }
        parts.sum.add(reference(row, .product, .productKey, .products), amount)
        parts.lines.append(row.record.line)
        let currency = try row.currency(of: amount)
        if let currency { parts.currencies.insert(currency) }
        guard parts.lines.count == group.count else {
            open[code] = parts
            return (.counted, !isFirst)
        }
        open[code] = nil
        return try close(parts, row, code)
    }

    private mutating func close(
        _ parts: Parts, _ last: ImportRow, _ code: String
    ) throws(RowRefusal) -> (result: Result, isDuplicate: Bool) {
        var refusal = parts.refusal
        if parts.currencies.count > 1 {
            refusal = last.refusal(
                .amount, last.text(.amount) ?? "",
                Sentence(zh: "同一编号的行币种不同", en: "the rows of this id have different currencies"))
        }
        let row = ImportRow(file: last.file, record: parts.record, days: last.days, notes: last.notes)
        var outcome: (result: Result, isDuplicate: Bool)?
        if refusal == nil {
            do throws(RowRefusal) { outcome = try takeDeal(row, whole: parts.sum) } catch { refusal = error }
        }
        if let refusal {
            // The lines before were waiting for this one: they go with it.
            var counts = ImportReport.Counts()
            counts.errors = parts.lines.count - 1
            late[fileNumber, default: ImportReport.Counts()].add(counts)
            throw RowRefusal(
                column: refusal.column, value: refusal.value,
                reason: Sentence(
                    zh: "\(refusal.reason.zh)；编号 \(code) 的 \(parts.lines.count) 行都没有导入",
                    en: "\(refusal.reason.en); none of the \(parts.lines.count) rows of the id \(code) was taken"))
        }
        guard let outcome else { return (.unchanged, true) }
        var counts = ImportReport.Counts()
        switch outcome.result {
        case .imported:
            counts.imported = 1
            counts.updated = parts.lines.count - 2
        case .updated: counts.updated = parts.lines.count - 1
        default: counts.unchanged = parts.lines.count - 1
        }
        late[fileNumber, default: ImportReport.Counts()].add(counts)
        let lines = parts.lines.prefix(8).map(String.init).joined(separator: ", ")
        warn(
            last.refusal(
                .code, code,
                Sentence(
                    zh: "第 \(lines) 行是同一商机的 \(parts.lines.count) 个部分，金额合计 \(parts.sum.sum.plain)",
                    en: "lines \(lines) are \(parts.lines.count) parts of one deal: together \(parts.sum.sum.plain)")),
            last)
        return (outcome.result == .imported ? .updated : outcome.result, true)
    }

    /// Refuses a row of an id whose rows tell different amounts and nothing that would explain them.
    func refuseUnclear(_ row: ImportRow, _ group: Repeats.Group) -> RowRefusal {
        row.refusal(
            .code, row.text(.code) ?? "",
            Sentence(
                zh: "这个编号有 \(group.count) 行（第一行是第 \(group.line) 行），看不出是部分还是重复；请用 --same-id parts（金额相加）、"
                    + "--same-id once（金额只算一次）或 --same-id last（以最后一行为准）",
                en:
                    "this id stands in \(group.count) rows (the first is line \(group.line)) and nothing tells what they are to each other; "
                    + "say --same-id parts (their amounts add up), --same-id once (each has the whole amount) or --same-id last (the "
                    + "last row counts)"))
    }
}
