import Model

/// A cell of an OpenDocument table while it is read: its value stands in attributes, its text in paragraphs.
struct OpenCell {
    private(set) var columns = 1
    private(set) var rows = 1
    private(set) var repeated = 1
    private(set) var isNumber = false
    private var type = ""
    private var value: String?
    private var currency: String?
    private var hasFormula = false
    private var isFault = false
    private var text: [UInt8] = []
    private var paragraphs = 0
    /// How deep in paragraphs the text stands.
    private var depth = 0

    init() {}

    init(_ scanner: XMLScanner) throws {
        columns = try scanner.number(OpenNames.columnsSpanned) ?? 1
        rows = try scanner.number(OpenNames.rowsSpanned) ?? 1
        repeated = try scanner.number(OpenNames.columnsRepeated) ?? 1
        type = try scanner.attribute(OpenNames.type, not: OpenNames.copy) ?? ""
        isFault = scanner.attributes.contains {
            $0.name == OpenNames.type && $0.prefix == OpenNames.copy && scanner.raw($0).elementsEqual("error".utf8)
        }
        hasFormula = try scanner.attribute("formula") != nil
        switch type {
        case "float", "percentage": value = try scanner.attribute("value")
        case "currency":
            value = try scanner.attribute("value")
            currency = try scanner.attribute("currency")
        case "date": value = try scanner.attribute("date-value")
        case "time": value = try scanner.attribute("time-value")
        case "boolean": value = try scanner.attribute("boolean-value")
        case "string": value = try scanner.attribute("string-value")
        default: break
        }
    }

    mutating func open(_ scanner: XMLScanner) throws {
        switch scanner.name {
        case OpenNames.paragraph:
            if paragraphs > 0 { text.append(10) }
            paragraphs += 1
            depth += 1
        case "s":
            let count = min(max(try scanner.number("c") ?? 1, 1), 1_000)
            text.append(contentsOf: repeatElement(32, count: count))
        case "tab": text.append(9)
        case "line-break": text.append(10)
        default: break
        }
    }

    mutating func close(_ scanner: XMLScanner) { if scanner.name == OpenNames.paragraph { depth -= 1 } }

    mutating func take(_ scanner: XMLScanner) throws {
        guard depth > 0 else { return }
        try scanner.appendText(to: &text)
        guard text.count <= SheetReader.longest else { throw SheetReader.longRow }
    }

    /// Appends what the cell means to the record.
    mutating func finish(_ record: inout CSVRecord, column: Int) throws {
        if isFault {
            record.notes.append(
                CellNote(column: column, kind: .fault, text: String(decoding: text.prefix(20), as: UTF8.self)))
            return
        }
        if hasFormula, type.isEmpty { record.notes.append(CellNote(column: column, kind: .noValue, text: "=")) }
        switch type {
        case "float", "percentage", "currency": try number(&record, column)
        case "date": record.bytes.append(contentsOf: ISOCell.text(Array((value ?? "").utf8)))
        case "time": record.bytes.append(contentsOf: OpenCell.clock(value ?? "").utf8)
        case "boolean": record.bytes.append(contentsOf: value == "true" ? "TRUE".utf8 : "FALSE".utf8)
        default:
            guard !UTF8Scan(text).isInvalid else { throw XMLText.badBytes }
            record.bytes.append(contentsOf: paragraphs == 0 ? Array((value ?? "").utf8) : text)
        }
    }

    private mutating func number(_ record: inout CSVRecord, _ column: Int) throws {
        guard let number = Double(value ?? ""), number.isFinite else {
            throw TableFault.damaged("数字写法不对", "a number is not written as one")
        }
        if let shown = shownCode(number) {
            record.bytes.append(contentsOf: shown)
            return
        }
        isNumber = type == "float"
        if isNumber, NumberText.isTooLong(number) {
            record.notes.append(CellNote(column: column, kind: .longNumber, text: NumberText.text(number)))
        }
        let format: CellFormat =
            switch type {
            case "percentage": .percent
            case "currency": .amount(before: currency.map { "\($0) " } ?? "", behind: "")
            default: .number
            }
        record.bytes.append(contentsOf: format.text(number, SerialTime()).utf8)
    }

    /// A code that is shown with zeros before it: `00042`.
    private func shownCode(_ number: Double) -> [UInt8]? {
        guard text.count > 1, text.first == 48, text.allSatisfy({ $0 >= 48 && $0 <= 57 }),
            Double(String(decoding: text, as: UTF8.self)) == number
        else { return nil }
        return text
    }

    /// `PT36H30M00S` as `36:30`.
    private static func clock(_ text: String) -> String {
        var seconds = 0.0
        var digits = ""
        var isTime = false
        for character in text {
            switch character {
            case "T": isTime = true
            case "D": (seconds, digits) = (seconds + (Double(digits) ?? 0) * 86_400, "")
            case "H": (seconds, digits) = (seconds + (Double(digits) ?? 0) * 3_600, "")
            case "M": (seconds, digits) = (seconds + (Double(digits) ?? 0) * (isTime ? 60 : 2_592_000), "")
            case "S": (seconds, digits) = (seconds + (Double(digits) ?? 0), "")
            case "0"..."9", ".": digits.append(character)
            default: break
            }
        }
        return SerialTime.length(seconds / 86_400) ?? text
    }
}
