import Exchange
import Model

/// Tells what an import did, as text or as JSON.
struct ImportTelling {
    private let context: Context
    private let isDryRun: Bool
    private let hasErrorFile: Bool
    /// Refused rows, warnings and possible duplicates that are told one by one.
    private static let shown = 10
    /// Headers that are named in one line.
    private static let headers = 40

    init(_ context: Context, isDryRun: Bool, hasErrorFile: Bool) {
        self.context = context
        self.isDryRun = isDryRun
        self.hasErrorFile = hasErrorFile
    }

    func tell(_ report: ImportReport, batch: Int?, grades: [Sentence]) throws {
        let lang = context.lang
        if context.options.json {
            try context.output.json { json in
                json.field("view", "import")
                json.field("store", context.paths.store)
                json.field("dry_run", isDryRun)
                json.field("batch", batch)
                report.write(&json, lang: lang)
            }
        }
        if !context.options.json, !hasErrorFile { tellErrors(report) }
        if report.isRefused { return Failure.say(report.sentence[lang]) }
        if context.options.json { return }
        for file in report.files { try tell(file) }
        for guess in report.guesses { try context.output.line(guess[lang]) }
        try list(report.warnings.map(line), count: report.warningCount) {
            lang.pick("还有 \($0) 条提示；--json 列出全部。", "\(English.count($0, "more warning")); --json lists all.")
        }
        for notice in report.files.flatMap(\.notices) { try context.output.line(notice[lang]) }
        let groups = report.possibleDuplicates.map { group in
            let list = group.joined(separator: " = ")
            return lang.pick("可能是同一客户：\(list)", "possibly the same account: \(list)")
        }
        try list(groups, count: groups.count) {
            lang.pick(
                "还有 \($0) 组可能重复的客户；--json 列出全部。", "\(English.count($0, "more group")) like these; --json lists all.")
        }
        let prefix = isDryRun ? lang.pick("试运行，未写入。", "Dry run, nothing was written. ") : ""
        try context.output.line(prefix + report.sentence[lang])
        for sentence in grades { try context.output.line(sentence[lang]) }
    }

    /// As which table a file was read, what was left out of it, and what was guessed.
    private func tell(_ file: ImportReport.File) throws {
        let lang = context.lang
        let rows = file.counts.read
        try context.output.line(
            lang.pick(
                "\(file.title)：按 \(file.table) 读，\(rows) 行",
                "\(file.title): read as \(file.table), \(English.count(rows, "row"))"))
        if !file.ignored.isEmpty {
            let rest = file.ignored.count - ImportTelling.headers
            let list =
                file.ignored.prefix(ImportTelling.headers).map { String($0.prefix(60)) }.joined(separator: ", ")
                + (rest > 0 ? lang.pick(" 等另外 \(rest) 列", " and \(rest) more") : "")
            try context.output.line(lang.pick("\(file.title)：未用的列 \(list)", "\(file.title): columns not used: \(list)"))
        }
        let skipped = file.skipped.map { skipped in
            let text = String(skipped.text.prefix(60))
            return lang.pick(
                "\(skipped.file):\(skipped.line) 跳过：\(skipped.reason.zh)（\(text)）",
                "\(skipped.file):\(skipped.line) skipped: \(skipped.reason.en) (\(text))")
        }
        try list(skipped, count: skipped.count) {
            lang.pick("还跳过 \($0) 行；--json 列出全部。", "\(English.count($0, "more line")) skipped; --json lists all.")
        }
        for guess in file.guesses { try context.output.line(guess[lang]) }
    }

    private func list(_ lines: [String], count: Int, more: (Int) -> String) throws {
        for line in lines.prefix(ImportTelling.shown) { try context.output.line(line) }
        if count > ImportTelling.shown { try context.output.line(more(count - ImportTelling.shown)) }
    }

    private func line(_ row: RowError) -> String {
        "\(row.place) \(row.column) “\(row.value.prefix(80))”: \(row.reason[context.lang])"
    }

    private func tellErrors(_ report: ImportReport) {
        for error in report.errors.prefix(ImportTelling.shown) { Failure.say(line(error)) }
        let rest = report.errors.count - ImportTelling.shown
        if rest > 0 {
            Failure.say(
                context.lang.pick(
                    "还有 \(rest) 行有误；用 --errors 文件 查看全部。",
                    "\(English.count(rest, "more row")) in error; --errors FILE lists all."))
        }
    }
}
