import Model

/// What is wrong inside a file of tables; file, sheet and cell are added where it is told.
struct TableFault: Error {
    let code: ExchangeError.Code
    /// What is wrong, without an end mark.
    let what: Sentence
    /// What to do, without an end mark.
    let advice: Sentence

    init(_ code: ExchangeError.Code, _ zh: String, _ en: String, advice: Sentence) {
        self.code = code
        what = Sentence(zh: zh, en: en)
        self.advice = advice
    }

    /// The file is broken or cut off.
    static func damaged(_ zh: String, _ en: String) -> TableFault {
        TableFault(
            .damaged, zh, en,
            advice: Sentence(
                zh: "请重新导出或重新下载；或在表格软件里打开后另存为 .xlsx",
                en: "export or download it again, or open it in a spreadsheet program and save it as .xlsx"))
    }

    /// The file holds more than a table of people's work can.
    static func tooLarge(_ zh: String, _ en: String) -> TableFault {
        TableFault(
            .tooLarge, zh, en,
            advice: Sentence(
                zh: "请只保留需要的行和列，另存为新的 .xlsx 或 CSV（UTF-8）",
                en: "keep only the rows and columns that are wanted and save them as a new .xlsx or as CSV (UTF-8)"))
    }

    /// The file is locked with a password.
    static let locked = TableFault(
        .locked, "文件有密码保护", "it is protected by a password",
        advice: Sentence(
            zh: "请在表格软件里打开，去掉密码后另存为 .xlsx 再导入",
            en: "open it in a spreadsheet program, remove the password, save it as .xlsx and import that"))

    /// Runs a body and tells its fault with file and place.
    @inline(__always)
    static func told<T>(
        _ path: String, at place: () -> String? = { nil }, _ body: () throws -> T
    ) throws(ExchangeError) -> T {
        do {
            return try body()
        } catch let error as ExchangeError {
            throw error
        } catch let fault as TableFault {
            throw fault.error(path, at: place())
        } catch {
            throw .unreadable(path, "\(error)")
        }
    }

    /// The sentence with its place: a file, and in it a sheet, a cell or a part.
    func error(_ path: String, at place: String? = nil) -> ExchangeError {
        let spot = place.map { " [\($0)]" } ?? ""
        return ExchangeError(
            code, zh: "\(path)\(spot)：\(what.zh)；什么都没有存。\(advice.zh)。",
            en:
                "\(path)\(spot): \(what.en); nothing was stored. \(advice.en.prefix(1).uppercased())\(advice.en.dropFirst())."
        )
    }
}
