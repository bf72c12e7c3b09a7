import Model

/// Lines of deals, from a file of their own or from rows of one id.
struct DealLines {
    struct Told {
        var sum = Money.zero
        var currency: String?
        var best: (product: String, amount: Money)?
        var rows = 0
        var file = 0
        var path = ""
        var line = 0
        var column = ""

        mutating func add(_ product: String?, _ amount: AmountText?) {
            rows += 1
            let money = amount?.money ?? .zero
            sum += money
            currency = currency ?? amount?.currency
            if let product, best.map({ money > $0.amount }) ?? true { best = (product, money) }
        }
    }

    private var told: [String: Told] = [:]

    mutating func add(_ deal: String, _ product: String?, _ amount: AmountText?, _ row: ImportRow, file: Int) {
        if told[deal] == nil {
            told[deal] = Told(file: file, path: row.file.path, line: row.record.line, column: row.file.header(.deal))
        }
        told[deal]?.add(product, amount)
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
    /// A line of a deal in a file of its own.
    mutating func takeLine(_ row: ImportRow) throws(RowRefusal) -> Result {
        guard let deal = row.text(.deal) else {
            throw row.refusal(.deal, "", Sentence(zh: "没有写是哪个商机", en: "it does not say of which deal"))
        }
        var amount = try row.amount(.amount)
        if amount == nil, let price = try row.amount(.price), let count = row.quantity() {
            let (whole, overflow) = price.money.minor.multipliedReportingOverflow(by: count.thousandths)
            guard !overflow, whole / 1_000 <= Money.limit.minor else {
                throw row.refusal(.price, row.text(.price) ?? "", AmountError.tooLarge.sentence)
            }
            amount = AmountText(money: Money(minor: (whole + 500) / 1_000), currency: price.currency)
        }
        let product = reference(row, .product, .productKey, .products)
        let currency = try row.currency(of: amount)
        amount?.currency = currency
        lines.add(deal, product, amount, row, file: fileNumber)
        return .counted
    }

    /// What the lines of a deal tell where the deal itself does not: product and amount.
    mutating func applyLines(_ told: DealLines.Told, to deal: inout Deal) {
        let before = deal
        if deal.product == nil { deal.product = product(told.best?.product) }
        if deal.amount == nil, told.sum > .zero {
            deal.amount = told.sum
            deal.currency = told.currency == home ? nil : told.currency
        } else if let amount = deal.amount, amount != told.sum, told.sum > .zero {
            warnings.add(
                RowError(
                    file: told.path, line: told.line, column: told.column, value: deal.code ?? deal.name,
                    reason: Sentence(
                        zh: "明细合计 \(told.sum.plain)，商机金额 \(amount.plain)；以商机为准",
                        en:
                            "the lines sum to \(told.sum.plain), the deal says \(amount.plain); the deal's amount counts"
                    )))
        }
        var counts = ImportReport.Counts()
        if before == deal, board.deals[deal.id] != nil {
            counts.unchanged = told.rows
        } else {
            counts.imported = told.rows
        }
        late[told.file, default: ImportReport.Counts()].add(counts)
    }

    mutating func finishLines(_ errors: inout [RowError], _ emit: (Change) throws -> Void) throws {
        for (reference, told) in lines.takeAll().sorted(by: {
            ($0.value.file, $0.value.line) < ($1.value.file, $1.value.line)
        }) {
            if let deal = index.find(reference) {
                var after = deal
                applyLines(told, to: &after)
                _ = write(after, over: deal)
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
}

/// A count of things, which may be a part of one.
struct Quantity {
    var thousandths: Int64
}

extension ImportRow {
    func quantity() -> Quantity? {
        guard let text = value(.quantity), let amount = try? AmountCell(text, unit: nil, mark: .point) else {
            return nil
        }
        return Quantity(thousandths: amount.amount.money.minor * 10)
    }
}
