import Model

/// What stops an import or export as a whole: what is wrong, where, and what to do.
public struct ExchangeError: UserError, Equatable {
    /// The kind of trouble, for exit codes and tests.
    public enum Code: String, Sendable {
        case unreadable, directory, empty, binary, spreadsheet, badBytes, unknownEncoding, unclosedQuote, tooLong
        case unknownFile, unknownField, unknownColumn, unknownStage, twice, unreadUnit
        case ambiguousDates, mixedDates, ambiguousNumbers, severalCurrencies, tooManyColumns, profile, notExportable
        case cancelled
        case damaged, tooLarge, changed, locked, unknownSheet
    }

    public let code: Code
    public let sentence: Sentence

    init(_ code: Code, zh: String, en: String) {
        self.code = code
        sentence = Sentence(zh: zh, en: en)
    }

    /// Thrown when the caller's progress function says stop. Nothing was written.
    public static let cancelled = ExchangeError(.cancelled, zh: "已取消，什么都没有改动。", en: "Cancelled; nothing was changed.")

    static func unreadable(_ path: String, _ why: String) -> ExchangeError {
        ExchangeError(
            .unreadable, zh: "无法读取 \(path)：\(why)。请检查路径和权限。",
            en: "\(path) cannot be read: \(why). Check the path and its permissions.")
    }

    static func changed(_ path: String) -> ExchangeError {
        ExchangeError(
            .changed, zh: "\(path) 在读取时被改动，什么都没有存；请等写它的程序结束后再试。",
            en:
                "\(path) changed while it was read; nothing was stored. Try again once the program that writes it is done."
        )
    }

    static func directory(_ path: String) -> ExchangeError {
        ExchangeError(
            .directory, zh: "\(path) 是文件夹；请给出其中的 CSV 文件。", en: "\(path) is a folder; name the CSV files in it.")
    }

    static func empty(_ path: String) -> ExchangeError {
        ExchangeError(
            .empty, zh: "\(path) 是空的；请导出带表头的 CSV。", en: "\(path) is empty; export a CSV file with a header line.")
    }

    static func binary(_ path: String) -> ExchangeError {
        ExchangeError(
            .binary, zh: "\(path) 不是文本文件；请另存为 CSV（UTF-8）。", en: "\(path) is not a text file; save it as CSV (UTF-8).")
    }

    static func spreadsheet(_ path: String, _ kind: String) -> ExchangeError {
        ExchangeError(
            .spreadsheet, zh: "\(path) 是 \(kind) 文件；请在表格软件里另存为 CSV（UTF-8）再导入。",
            en: "\(path) is \(kind); save it as CSV (UTF-8) in the program that made it, then import that.")
    }

    static func badBytes(_ path: String, _ encoding: TextEncoding, line: Int, offset: Int) -> ExchangeError {
        ExchangeError(
            .badBytes,
            zh: "\(path) 第 \(line) 行（字节 \(offset)）不是合法的 \(encoding.title)；请修正文件，或用 --encoding 指定编码。",
            en: "\(path), line \(line) (byte \(offset)) is not valid \(encoding.title); "
                + "repair the file or name its encoding with --encoding.")
    }

    static func twice(_ path: String, _ field: String, _ one: String, _ other: String) -> ExchangeError {
        ExchangeError(
            .twice, zh: "--map：\(path) 的“\(one)”和“\(other)”都指定为 \(field)；只能留一列，另一列可写 “\(other)=-”。",
            en: "--map: \(path) would take \(field) from both \"\(one)\" and \"\(other)\"; keep one of them, "
                + "the other can be left out with \"\(other)=-\".")
    }

    static func unreadUnit(_ path: String, _ header: String) -> ExchangeError {
        ExchangeError(
            .unreadUnit, zh: "读不懂 \(path) 的表头“\(header)”里的单位；请改写成 金额(万元)、Amount (USD) 或 Amount (k) 这样的表头。",
            en:
                "The unit in the header \"\(header)\" of \(path) cannot be read; write it like Amount (USD), Amount (k) or "
                + "金额(万元).")
    }

    static func tooManyColumns(_ path: String, line: Int) -> ExchangeError {
        let most = TableHead.mostColumns
        return ExchangeError(
            .tooManyColumns, zh: "\(path) 第 \(line) 行超过 \(most) 列；请用 --delimiter 指定分隔符，或删去多余的列。",
            en:
                "\(path), line \(line) has more than \(most) columns; name the delimiter with --delimiter, or remove "
                + "columns.")
    }

    static func ambiguousNumbers(_ path: String, _ column: String, line: Int, _ value: String) -> ExchangeError {
        ExchangeError(
            .ambiguousNumbers,
            zh: "\(path) 的“\(column)”列有两种读法（第 \(line) 行 \(value)：小数还是千分位？）；请用 --decimals comma（1.500 是一千五）或 "
                + "--decimals point（1.500 是一点五）指定。",
            en:
                "The numbers in column \(column) of \(path) can be read in two ways (line \(line): \(value)); choose --decimals comma "
                + "(1.500 is fifteen hundred) or --decimals point (1.500 is one and a half).")
    }

    /// The files name more than one currency, and the store is still to be made.
    public static func severalCurrencies(_ counts: [(code: String, count: Int)]) -> ExchangeError {
        let list = counts.map { "\($0.code) (\($0.count))" }.joined(separator: ", ")
        let first = counts.first?.code ?? "CNY"
        return ExchangeError(
            .severalCurrencies, zh: "文件里有几种币种：\(list)；新数据库用哪一种记账？请用 --currency \(first) 指定，其余的分开合计。",
            en:
                "The files hold several currencies: \(list). Which one is the new store's own? Say --currency \(first); the others are "
                + "summed apart.")
    }

    static func unknownEncoding(_ path: String, offset: Int) -> ExchangeError {
        let all = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        return ExchangeError(
            .unknownEncoding, zh: "认不出 \(path) 的编码（字节 \(offset)）；请用 --encoding 指定：\(all)。",
            en: "The encoding of \(path) cannot be told (byte \(offset)); name it with --encoding: \(all).")
    }

    static func unclosedQuote(_ path: String, line: Int) -> ExchangeError {
        ExchangeError(
            .unclosedQuote, zh: "\(path) 第 \(line) 行开始的记录引号没有闭合；请补上引号（\"）。",
            en: "\(path): a quote in the record that starts on line \(line) is never closed; add the missing \".")
    }

    static func tooLong(_ path: String, line: Int) -> ExchangeError {
        ExchangeError(
            .tooLong, zh: "\(path) 第 \(line) 行开始的记录超过 16 MB；多半是少了一个引号。",
            en: "\(path): the record that starts on line \(line) is longer than 16 MB; most likely a quote is missing.")
    }

    static func profile(_ path: String, line: Int?, _ zh: String, _ en: String) -> ExchangeError {
        let place = line.map { (zh: " 第 \($0) 行", en: ", line \($0)") } ?? (zh: "", en: "")
        return ExchangeError(.profile, zh: "配置 \(path)\(place.zh)：\(zh)。", en: "Profile \(path)\(place.en): \(en).")
    }
}
