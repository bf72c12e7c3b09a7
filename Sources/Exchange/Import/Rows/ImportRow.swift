import Model

/// Why a row is left out.
struct RowRefusal: Error {
    var column: String
    var value: String
    var reason: Sentence
    /// The column's place, where its header does not tell it.
    var index: Int?
}

/// A record with the file that explains its columns.
struct ImportRow {
    let file: SourceFile
    let record: CSVRecord
    /// The days that a fact can have; nil where none are read.
    var days: DayRange?
    /// Where it is noted what was left out of the row; nil where nobody asks.
    var notes: RowNotes?

    static let longestText = 100_000

    /// A field exactly as it stands; nil where there is no such column or the cell is empty.
    func exact(_ field: ImportField) -> String? {
        guard let column = file.place(field), !record.isEmpty(column) else { return nil }
        let text = record.text(column)
        return file.isOwn && file.source.isGuarded ? Guard.removed(text) : text
    }

    /// A name exactly as it stands; nil where it is empty or nothing but space.
    func name(_ field: ImportField) -> String? { text(field) == nil ? nil : exact(field) }

    /// A field without the space around it, nil where nothing is left; our own exports are taken as they stand.
    func text(_ field: ImportField) -> String? {
        if file.isOwn { return exact(field) }
        guard let column = file.place(field) else { return nil }
        let bytes = record.bytes(column).trimmed
        guard !bytes.isEmpty else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text of a number or day, nil where a word stands for nothing: `-`, `N/A`, `NULL`.
    func value(_ field: ImportField) -> String? {
        guard let text = text(field) else { return nil }
        guard MissingWord.isOne(text) else { return text }
        notes?.missing += 1
        return nil
    }

    /// Refuses rows with another number of fields than the header, and texts that are no field's.
    func check() throws(RowRefusal) {
        let expected = file.headers.count
        let surplus =
            record.count > expected && !record.isOpenEnded && (expected..<record.count).contains { !record.isEmpty($0) }
        if record.count < expected && !record.isOpenEnded || surplus {
            throw RowRefusal(
                column: "", value: "",
                reason: Sentence(
                    zh: "应有 \(expected) 列，实有 \(record.count) 列；请检查引号和分隔符",
                    en: "\(expected) columns expected, \(record.count) found; check quotes and delimiters"))
        }
        guard record.bytes.count > ImportRow.longestText else { return }
        for column in 0..<expected where record.bytes(column).count > ImportRow.longestText {
            let count = record.text(column).unicodeScalars.count
            guard count > ImportRow.longestText else { continue }
            throw RowRefusal(
                column: file.headers[column], value: String(record.text(column).prefix(80)),
                reason: Sentence(
                    zh: "文字太长（\(count) 字，上限 100000）；多半是少了一个引号",
                    en: "the text is too long (\(count) characters, limit 100000); most likely a quote is missing"))
        }
    }

    func refusal(_ field: ImportField, _ value: String, _ reason: Sentence) -> RowRefusal {
        RowRefusal(column: file.header(field), value: String(value.prefix(200)), reason: reason)
    }

    // MARK: Typed values

    /// A day that a fact can have.
    func day(_ field: ImportField, _ zone: Zone) throws(RowRefusal) -> Day? {
        guard let column = file.place(field), !record.isEmpty(column) else { return nil }
        if let day = DateValue.plain(record.bytes(column)), days?.holds(day) ?? true { return day }
        guard let text = value(field) else { return nil }
        let style = file.styles[field]
        switch DateValue.read(
            text, order: style?.order, isChosen: file.isChosenOrder || style?.isShort == true, zone: zone)
        {
        case .day(let day, _): return try within(day, field, text)
        case .none where style?.hasSerials == true:
            guard let day = DateValue.serial(text) else { throw refusal(field, text, ImportRow.noDate) }
            return try within(day, field, text)
        case .shortYear where !file.isChosenOrder: throw refusal(field, text, ImportRow.shortYear)
        default: throw refusal(field, text, ImportRow.noDate)
        }
    }

    private static let noDate = Sentence(
        zh: "不是日期；请写成 2026-11-27（年份四位）；表格软件的天数用 --dates excel",
        en:
            "not a date; write it like 2026-11-27, with a four-digit year; day numbers of a spreadsheet need --dates excel"
    )
    private static let shortYear = Sentence(
        zh: "年份只有两位；请用 --dates dmy、mdy 或 ymd 说明顺序",
        en: "the year has two digits; use --dates dmy, mdy or ymd to tell the order")

    private func within(_ day: Day, _ field: ImportField, _ text: String) throws(RowRefusal) -> Day {
        do throws(DateTextError) {
            try days?.check(day)
            return day
        } catch {
            throw refusal(field, text, error.sentence)
        }
    }

    /// A moment: an ISO text, or the start of a day.
    func instant(_ field: ImportField, _ zone: Zone) throws(RowRefusal) -> Instant? {
        guard let text = value(field) else { return nil }
        if let instant = zone.parse(text) {
            _ = try within(zone.day(of: instant), field, text)
            return instant
        }
        return try day(field, zone).map { zone.instant($0) }
    }

    /// An amount that is not negative, with the unit and currency of its header; nil where the cell says that it is open.
    func amount(_ field: ImportField) throws(RowRefusal) -> AmountText? {
        guard let text = value(field) else { return nil }
        do throws(AmountError) {
            let cell = try AmountCell(text, unit: file.units[field], mark: file.marks[field])
            if cell.amount.money >= .zero {
                note(cell, field, text)
                return cell.amount
            }
        } catch {
            if OpenAmount.read(text) == .unsettled {
                notes?.warnings.append(
                    refusal(field, text, Sentence(zh: "金额未定，按没有金额导入", en: "no amount yet: taken without one")))
                return nil
            }
            throw refusal(field, text, error.sentence)
        }
        throw refusal(field, text, Sentence(zh: "金额不能为负", en: "the amount must not be negative"))
    }

    private func note(_ cell: AmountCell, _ field: ImportField, _ text: String) {
        let plain = cell.amount.money.plain
        if cell.isRounded {
            notes?.warnings.append(
                refusal(
                    field, text,
                    Sentence(zh: "小数太多，舍入为 \(plain)", en: "more decimals than the currency has: rounded to \(plain)"))
            )
        }
        if cell.isAbout {
            notes?.warnings.append(
                refusal(
                    field, text,
                    Sentence(zh: "约数，按 \(plain) 导入", en: "an amount that is about right: taken as \(plain)")))
        }
    }

    /// A count of minor units.
    func minorUnits(_ field: ImportField) throws(RowRefusal) -> Money? {
        guard let text = value(field) else { return nil }
        guard let minor = Int64(text), minor >= 0, minor <= Money.limit.minor else {
            throw refusal(
                field, text,
                Sentence(zh: "应为以分为单位的非负整数", en: "a whole number of minor units (cents), not negative, is expected"))
        }
        return Money(minor: minor)
    }

    /// The currency that an amount names, or that its row does.
    func currency(of amount: AmountText?) throws(RowRefusal) -> String? {
        if let named = amount?.currency { return named }
        return try currency(.currency)
    }

    func currency(_ field: ImportField) throws(RowRefusal) -> String? {
        guard let text = value(field) else { return nil }
        guard let code = ImportRow.code(text) else {
            throw refusal(
                field, text,
                Sentence(zh: "不认识的币种；请写 ISO 代码，如 CNY", en: "unknown currency; write its ISO code, such as CNY"))
        }
        return code
    }

    /// The currency of a cell such as `USD`, `USD - US Dollar` and `US Dollars : $`.
    static func code(_ text: String) -> String? {
        if let code = CurrencyCode.parse(text) { return code }
        let parts = text.split { ":-()（）/".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        let codes = Set(parts.compactMap { CurrencyCode.parse($0) })
        return codes.count == 1 ? codes.first : nil
    }

    func count(_ field: ImportField) throws(RowRefusal) -> Int? {
        guard let text = value(field) else { return nil }
        guard let number = Int(text), number >= 0, number < 1_000_000 else {
            throw refusal(field, text, Sentence(zh: "应为非负整数", en: "a whole number, not negative, is expected"))
        }
        return number
    }
}

extension ArraySlice<UInt8> {
    /// Without spaces, tabs, newlines, wide and no-break spaces at both ends.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while true {
            if let first = slice.first, first == 32 || (first >= 9 && first <= 13) {
                slice = slice.dropFirst()
            } else if slice.starts(with: [0xE3, 0x80, 0x80]) {
                slice = slice.dropFirst(3)
            } else if slice.starts(with: [0xC2, 0xA0]) {
                slice = slice.dropFirst(2)
            } else {
                break
            }
        }
        while true {
            if let last = slice.last, last == 32 || (last >= 9 && last <= 13) {
                slice = slice.dropLast()
            } else if slice.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) {
                slice = slice.dropLast(3)
            } else if slice.suffix(2).elementsEqual([0xC2, 0xA0]) {
                slice = slice.dropLast(2)
            } else {
                return slice
            }
        }
    }
}
