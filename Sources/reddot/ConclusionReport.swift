import App
import Model
import Rules
import Terminal

/// A view of conclusions: its parts as JSON, and a page of plain tables.
protocol ConclusionView {
    /// What of the past it tells.
    static var past: Past.Parts { get }
    init(_ all: Concluded)
    func write(_ json: inout JSONWriter)
    func write(_ page: Page) throws
}

extension ConclusionView {
    static var past: Past.Parts { [] }
}

/// Prints a view of conclusions in the formats that it has.
struct ConclusionReport {
    let name: String
    let all: Concluded
    let view: any ConclusionView

    init(_ name: String, _ all: Concluded, _ view: any ConclusionView.Type) {
        (self.name, self.all, self.view) = (name, all, view.init(all))
    }

    func print(_ format: ShowFormat) throws {
        let (board, scope) = (all.board, all.scope)
        let output = all.workspace.context.output
        switch format {
        case .json:
            try output.json { json in
                json.field("view", name)
                all.workspace.write(momentTo: &json, begins: all.journalBegins)
                json.field("currency", board.currency)
                json.field("rep", scope.rep?.name)
                json.field("region", scope.region?.name)
                json.field("period", all.period.name)
                view.write(&json)
            }
        case .text, .ansi, .table:
            let page = Page(output: output, lang: all.lang)
            let team = board.setting(.team)
            let names = [team.isEmpty ? nil : team, scope.region?.name, scope.rep?.name, all.period.name]
            try page.line((names.compactMap { $0 } + [board.zone.text(all.now)]).joined(separator: " · "))
            if let note = all.workspace.replayNote { try page.line(note) }
            try page.line()
            try view.write(page)
        case .svg, .html:
            throw Failure.usage(
                zh: "show \(name) 只有 text 和 json 两种格式。", en: "show \(name) has the formats text and json only.")
        }
    }
}

/// A page of plain text on standard output.
struct Page {
    let output: Output
    let lang: Lang

    func line(_ text: String = "") throws { try output.line(text) }
    func line(_ sentence: Sentence) throws { try output.line(sentence[lang]) }

    /// A table with its title; says why where it is empty. The last column may hold a sentence and is never cut.
    func table(
        _ columns: [(zh: String, en: String, align: Align)], _ rows: [[String]], title: String? = nil, empty: Sentence
    ) throws {
        if let title { try line(title) }
        guard !rows.isEmpty else { return try line(empty) }
        var table = TextTable(
            columns.map { TextTable.Column(title: lang.pick($0.zh, $0.en), align: $0.align) }, isCut: false)
        for row in rows {
            table.add(row.enumerated().map { $0 + 1 < row.count ? Width.cut(Sanitize.line($1), 28) : $1 })
        }
        try table.print(to: output)
    }

    func amount(_ amount: Money?) -> String { amount.map { $0.short(lang) } ?? "—" }
    func number(_ number: Int?) -> String { number.map(String.init) ?? "—" }
    func day(_ day: Day?) -> String { day?.iso ?? "—" }

    /// One decimal, rounded half up.
    func percent(_ rate: Double?) -> String {
        guard let rate, rate.isFinite else { return "—" }
        let tenths = Int((rate * 1_000).rounded())
        let sign = tenths < 0 ? "−" : ""
        return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)%"
    }

    /// One decimal, rounded half up.
    func decimal(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "—" }
        let tenths = Int((abs(value) * 10).rounded())
        return "\(value < 0 && tenths > 0 ? "−" : "")\(tenths / 10).\(tenths % 10)"
    }
}

extension JSONWriter {
    mutating func field(_ key: String, counts: LightCounts) {
        object(key) { json in
            json.field("green", counts.green)
            json.field("yellow", counts.yellow)
            json.field("red", counts.red)
            json.field("grey", counts.grey)
        }
    }
}
