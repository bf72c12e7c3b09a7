import Foundation
import Model

/// A saved mapping for `--profile NAME`: lines of `key = value` in `NAME.profile`.
///
///     map 项目名 = name
///     stage 已签 = won
///     dates = dmy
///     delimiter = ;
///     encoding = gb18030
///     currency = USD
///     decimals = comma
///     same-id = parts
///     fill 客户名称 = above
///     as * = deals
public enum Profile {
    /// Reads a profile; an error names file and line.
    public static func load(_ name: String, folder: String) throws(ExchangeError) -> ImportOptions {
        let path = try path(name, folder: folder)
        let input = try ByteInput(path: path)
        var bytes: [UInt8] = []
        while try input.read(1 << 16, into: &bytes) > 0 {}
        guard !UTF8Scan(bytes).isInvalid else { throw .profile(path, line: nil, "不是 UTF-8", "it is not UTF-8") }
        var options = ImportOptions()
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let text = String(decoding: line.trimmed, as: UTF8.self)
            if text.isEmpty || text.hasPrefix("#") { continue }
            try read(text, into: &options, path, index + 1)
        }
        return options
    }

    /// Writes a profile, over one of that name.
    public static func save(_ options: ImportOptions, as name: String, folder: String) throws(ExchangeError) {
        let path = try path(name, folder: folder)
        var lines: [String] = []
        for (column, field) in options.maps.sorted(by: { $0.key < $1.key }) { lines.append("map \(column) = \(field)") }
        for (word, stage) in options.stages.sorted(by: { $0.key < $1.key }) { lines.append("stage \(word) = \(stage)") }
        if let order = options.dateOrder { lines.append("dates = \(order.rawValue)") }
        if let delimiter = options.delimiter { lines.append("delimiter = \(Profile.title(delimiter))") }
        if let encoding = options.encoding { lines.append("encoding = \(encoding.rawValue)") }
        if let currency = options.currency { lines.append("currency = \(currency)") }
        if let mark = options.decimalMark { lines.append("decimals = \(mark.rawValue)") }
        if let meaning = options.sameID { lines.append("same-id = \(meaning.rawValue)") }
        for column in options.filled { lines.append("fill \(column) = above") }
        for (file, table) in options.tables.sorted(by: { $0.key < $1.key }) {
            lines.append("as \(file.isEmpty ? "*" : file) = \(table)")
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let data = Data((lines.joined(separator: "\n") + "\n").utf8)
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .profile(path, line: nil, "无法写入，请检查权限", "it cannot be written; check the permissions")
        }
    }

    /// `,` `;` `|` or a word for the delimiter; nil for anything else.
    public static func delimiter(_ text: String) -> UInt8? {
        switch text.lowercased() {
        case ",", "comma": 44
        case ";", "semicolon": 59
        case "tab", "\\t", "\t": 9
        case "|", "pipe": 124
        default: nil
        }
    }

    private static func title(_ delimiter: UInt8) -> String {
        delimiter == 9 ? "tab" : String(decoding: [delimiter], as: UTF8.self)
    }

    private static func path(_ name: String, folder: String) throws(ExchangeError) -> String {
        guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")), name.utf8.first != UInt8(ascii: ".") else {
            throw .profile(name, line: nil, "名称不能含 / 或以点开头", "its name must not hold / or start with a dot")
        }
        return "\(folder)/\(name).profile"
    }

    private static func read(
        _ line: String, into options: inout ImportOptions, _ path: String, _ number: Int
    ) throws(ExchangeError) {
        // The last equals sign divides: headers may hold one, fields and stages rarely do.
        guard let mark = line.lastIndex(of: "=") else {
            throw .profile(path, line: number, "应写成 key = value", "write it as key = value")
        }
        let key = String(line[..<mark]).trimmed
        let value = String(line[line.index(after: mark)...]).trimmed
        guard !value.isEmpty else { throw .profile(path, line: number, "“\(key)”没有值", "\(key) has no value") }
        if key.hasPrefix("map ") {
            if value != "-" {
                do { _ = try SourceFile.field(value) } catch {
                    throw .profile(path, line: number, error.sentence.zh, error.sentence.en)
                }
            }
            options.maps[String(key.dropFirst(4)).trimmed] = value
            return
        }
        if key.hasPrefix("stage ") {
            options.stages[String(key.dropFirst(6)).trimmed] = value
            return
        }
        if key.hasPrefix("fill "), value == "above" {
            options.filled.append(String(key.dropFirst(5)).trimmed)
            return
        }
        if key.hasPrefix("as "), ImportOptions.isTable(value) {
            let file = String(key.dropFirst(3)).trimmed
            options.tables[file == "*" ? "" : file] = value
            return
        }
        let isKnown: Bool
        switch key {
        case "decimals":
            options.decimalMark = DecimalMark(rawValue: value)
            isKnown = options.decimalMark != nil
        case "same-id":
            options.sameID = SameID(rawValue: value)
            isKnown = options.sameID != nil
        case "dates":
            options.dateOrder = DateOrder(rawValue: value)
            isKnown = options.dateOrder != nil
        case "delimiter":
            options.delimiter = delimiter(value)
            isKnown = options.delimiter != nil
        case "encoding":
            options.encoding = TextEncoding(name: value)
            isKnown = options.encoding != nil
        case "currency":
            options.currency = CurrencyCode.parse(value)
            isKnown = options.currency != nil
        default:
            let known =
                "map COL, stage WORD, dates, delimiter, encoding, currency, decimals, same-id, fill COL, as FILE"
            throw .profile(path, line: number, "不认识“\(key)”；可用：\(known)", "\(key) is unknown; known: \(known)")
        }
        guard isKnown else {
            throw .profile(path, line: number, "“\(key)”的值“\(value)”无效", "\(value) is no value for \(key)")
        }
    }
}
