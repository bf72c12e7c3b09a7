import Model

/// Writes an `.xlsx` workbook piece by piece: typed cells, a header that stays in sight with a filter, widths by content.
final class WorkbookWriter {
    /// A sheet as it is known before its rows are.
    struct Plan {
        var name: String
        var columns: [String]
        /// Widths in characters.
        var widths: [Int]
        /// Without the header.
        var rows: Int
    }

    private let zip = ZipWriter()
    private let plans: [Plan]
    private let zone: Zone
    private var xml: [UInt8] = []
    private var row = 0
    private var letters: [[UInt8]] = []
    private var column = 0
    /// Texts that were longer than a cell can be.
    private(set) var cut = 0
    /// What a cell can hold, in UTF-16 units.
    private static let longest = 32_767

    init(_ plans: [Plan], zone: Zone) throws {
        self.plans = plans
        self.zone = zone
        for (name, text) in WorkbookParts.all(plans) {
            try zip.begin(name)
            zip.write(Array(text.utf8))
        }
    }

    var count: Int { zip.count }
    func take() -> [UInt8] { zip.take() }

    func beginSheet(_ number: Int) throws {
        let plan = plans[number]
        try zip.begin("xl/worksheets/sheet\(number + 1).xml")
        letters = plan.columns.indices.map { Array(CellPlace.letters($0).utf8) }
        put(WorkbookParts.sheetStart(plan))
        row = 0
        beginRow()
        for title in plan.columns { text(title, style: "1") }
        endRow()
    }

    func endSheet(_ number: Int) {
        put(WorkbookParts.sheetEnd(plans[number]))
        flush()
    }

    func finish() throws { try zip.finish() }

    // MARK: Rows

    func beginRow() {
        row += 1
        column = 0
        put("<row r=\"\(row)\">")
    }

    func endRow() {
        put("</row>")
        if xml.count > 1 << 16 { flush() }
    }

    func skip() { column += 1 }

    func text(_ text: String, style: StaticString = "0") {
        guard !text.isEmpty else { return skip() }
        open(style)
        let shown = fitting(text)
        let spaced = shown.utf8.first.map(XMLText.isSpace) == true || shown.utf8.last.map(XMLText.isSpace) == true
        put(spaced ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">" : " t=\"inlineStr\"><is><t>")
        WorkbookText.append(shown, to: &xml)
        put("</t></is></c>")
    }

    func number(_ number: String, style: StaticString = "0") {
        open(style)
        put("><v>")
        xml.append(contentsOf: number.utf8)
        put("</v></c>")
    }

    func money(_ money: Money) { number(money.plain, style: "2") }

    func flag(_ flag: Bool) {
        open("0")
        put(flag ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>")
    }

    /// A day; those before Excel's count begins stand as text.
    func day(_ day: Day) {
        let serial = Int(day.number) + 25_569
        if serial > 60 { number(String(serial), style: "3") } else { text(day.iso) }
    }

    /// A moment, in the team's own time.
    func moment(_ moment: Instant) {
        let day = zone.day(of: moment)
        let seconds = moment.seconds - zone.instant(day).seconds
        let serial = Int(day.number) + 25_569
        guard serial > 60, (0..<86_400).contains(seconds) else { return text(moment.iso) }
        number(NumberText.text(Double(serial) + Double(seconds) / 86_400), style: "4")
    }

    // MARK: Pieces

    private func open(_ style: StaticString) {
        put("<c r=\"")
        xml.append(contentsOf: column < letters.count ? letters[column] : Array(CellPlace.letters(column).utf8))
        xml.append(contentsOf: String(row).utf8)
        put("\" s=\"")
        style.withUTF8Buffer { xml.append(contentsOf: $0) }
        xml.append(34)
        column += 1
    }

    private func fitting(_ text: String) -> String {
        guard text.utf8.count > WorkbookWriter.longest, text.utf16.count > WorkbookWriter.longest else { return text }
        cut += 1
        var units = 0
        let scalars = text.unicodeScalars.prefix { scalar in
            units += scalar.value > 0xFFFF ? 2 : 1
            return units < WorkbookWriter.longest
        }
        return String(scalars) + "…"
    }

    private func put(_ text: String) { xml.append(contentsOf: text.utf8) }

    private func flush() {
        zip.write(xml)
        xml.removeAll(keepingCapacity: true)
    }
}

/// Texts as XML and Office take them.
enum WorkbookText {
    static func append(_ text: String, to xml: inout [UInt8]) {
        let escapes = text.utf8.contains(95) && OfficeText.needsEscape(text.utf8)
        for byte in text.utf8 {
            switch byte {
            case 38: xml.append(contentsOf: "&amp;".utf8)
            case 60: xml.append(contentsOf: "&lt;".utf8)
            case 62: xml.append(contentsOf: "&gt;".utf8)
            case 34: xml.append(contentsOf: "&quot;".utf8)
            case 95 where escapes: xml.append(contentsOf: "_x005F_".utf8)
            case 9, 10, 32...: xml.append(byte)
            default: xml.append(contentsOf: "_x00\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])_".utf8)
            }
        }
    }

    private static let hex = Array("0123456789ABCDEF")
}
