import Model

/// What all rows of a file say about how its columns are written.
struct ColumnSurvey {
    private typealias DateColumn = (field: ImportField, column: Int, survey: DateSurvey)
    private typealias NumberColumn = (field: ImportField, column: Int, survey: NumberSurvey)

    private var dates: [DateColumn]
    private var numbers: [NumberColumn]
    private let options: ImportOptions
    private let zone: Zone
    private var lastRow = 0
    private var blanks: BlankSurvey

    init(_ file: SourceFile, _ options: ImportOptions, _ zone: Zone) {
        self.options = options
        self.zone = zone
        let columns = file.columns.sorted { $0.value < $1.value }
        dates = columns.filter { $0.key.isDay }.map { ($0.key, $0.value, DateSurvey()) }
        numbers = columns.filter { $0.key.isAmount }.map { ($0.key, $0.value, NumberSurvey()) }
        blanks = BlankSurvey(file)
    }

    mutating func see(_ record: CSVRecord) {
        if hasCompany(record) { lastRow = record.line }
        blanks.see(record)
        if options.dateOrder == nil {
            for index in dates.indices {
                let bytes = record.bytes(dates[index].column)
                if bytes.isEmpty || DateValue.plain(bytes) != nil { continue }
                dates[index].survey.see(record.text(dates[index].column), line: record.line, zone: zone)
            }
        }
        for index in numbers.indices {
            numbers[index].survey.see(record.bytes(numbers[index].column), line: record.line)
        }
    }

    /// Whether more than one cell is filled.
    private func hasCompany(_ record: CSVRecord) -> Bool {
        var filled = 0
        for column in 0..<record.count where !record.isEmpty(column) {
            filled += 1
            if filled > 1 { return true }
        }
        return false
    }

    func settle(_ file: inout SourceFile) throws(ExchangeError) {
        file.lastRow = lastRow
        try settleDates(&file)
        try settleNumbers(&file)
        if let told = blanks.told(file) { file.guesses.append(told) }
    }

    private func settleDates(_ file: inout SourceFile) throws(ExchangeError) {
        let proven = Set(dates.compactMap(\.survey.proven))
        for (field, _, survey) in dates {
            if let order = options.dateOrder {
                file.styles[field] = DateStyle(order: order, isShort: true)
                continue
            }
            let header = file.header(field)
            file.styles[field] = try survey.style(file: file.path, column: header, others: proven)
            guard let serial = survey.serial, let day = DateValue.serial(serial.value) else { continue }
            file.guesses.append(
                Sentence(
                    zh: "\(file.path)：“\(header)”列的数字按表格软件的天数读（第 \(serial.line) 行 \(serial.value) 是 \(day.iso)）。",
                    en:
                        "\(file.path): numbers in the column \"\(header)\" were read as a spreadsheet's day numbers (line "
                        + "\(serial.line): \(serial.value) is \(day.iso))."))
        }
    }

    private func settleNumbers(_ file: inout SourceFile) throws(ExchangeError) {
        let proven = Set(numbers.compactMap(\.survey.proven))
        for (field, _, survey) in numbers {
            let own = survey.proven
            let mark = options.decimalMark ?? own ?? (proven.count == 1 ? proven.first : nil)
            file.marks[field] = mark
            guard let open = survey.open, field != .budget else { continue }
            if mark == nil, open.value.contains(".") {
                throw .ambiguousNumbers(file.path, file.header(field), line: open.line, open.value)
            }
            if mark == .comma, options.decimalMark == nil {
                file.guesses.append(
                    Sentence(
                        zh: "\(file.path)：“\(file.header(field))”列按逗号小数读（\(open.value) 里的点是千分位）。",
                        en:
                            "\(file.path): the column \"\(file.header(field))\" has commas as decimal marks, so the point in "
                            + "\(open.value) groups thousands."))
            }
        }
    }
}

/// Looks for the gaps that merged cells leave: a customer that stands once over several rows.
struct BlankSurvey {
    private let columns: [Int]
    private var seen: [Set<Int>]
    private var gaps: [[Int]]
    private var isOff: [Bool]
    private var filled: [Int]

    init(_ file: SourceFile) {
        let fields: [ImportField] = file.table == .deals ? [.account, .owner] : []
        columns = fields.compactMap(file.place).filter { !file.filled.contains($0) }
        seen = columns.map { _ in [] }
        gaps = columns.map { _ in [] }
        isOff = columns.map { _ in false }
        filled = columns.map { _ in 0 }
    }

    mutating func see(_ record: CSVRecord) {
        for index in columns.indices where !isOff[index] {
            let bytes = record.bytes(columns[index])
            if bytes.isEmpty {
                if seen[index].isEmpty { isOff[index] = true }
                gaps[index].append(record.line)
                continue
            }
            filled[index] += 1
            // A name that comes back stands in no merged cell.
            if !seen[index].insert(Array(bytes).hashValue).inserted || seen[index].count > 5_000 { isOff[index] = true }
        }
    }

    func told(_ file: SourceFile) -> Sentence? {
        guard let index = columns.indices.first(where: { !isOff[$0] && gaps[$0].count > 0 && filled[$0] > 1 }) else {
            return nil
        }
        let header = file.headers[columns[index]]
        let lines = gaps[index].prefix(5).map(String.init).joined(separator: ", ")
        return Sentence(
            zh: "\(file.path)：“\(header)”列有 \(gaps[index].count) 行空着（第 \(lines) 行…），像是合并单元格；按空导入，要沿用上一行请用 "
                + "--fill \"\(header)\"。",
            en:
                "\(file.path): \(English.count(gaps[index].count, "row")) have no \"\(header)\" below one that has it (line \(lines)…), as "
                + "merged cells leave them; they were taken as empty: say --fill \"\(header)\" to take the one above.")
    }
}

/// Puts the last value of a column where the user said that an empty cell means the one above it.
struct FillDown {
    private let columns: [Int]
    private var last: [[UInt8]]

    init(_ file: SourceFile) {
        columns = file.filled
        last = columns.map { _ in [] }
    }

    mutating func take(_ record: inout CSVRecord) {
        for (index, column) in columns.enumerated() where column < record.count {
            if record.isEmpty(column) {
                record.set(column, last[index])
            } else {
                last[index] = Array(record.bytes(column))
            }
        }
    }
}
