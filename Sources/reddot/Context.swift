import App
import Foundation
import Model
import Store
import Terminal
import Views

/// What every command works with: the global options joined with the environment and the user's settings.
struct Context {
    let options: Options
    let environment: [String: String]
    let lang: Lang
    let paths: Paths
    let config: Config
    let output = Output()
    /// The store that was opened to be written, until the program ends.
    let opened = Opened()

    init(_ options: Options, _ environment: [String: String], needsConfig: Bool = true) throws {
        self.options = options
        self.environment = environment
        paths = Paths(environment, store: options.store)
        let reading = ConfigReading(file: paths.configFile)
        config = needsConfig ? try reading.get() : reading.config
        lang = Language.choose(options.lang?.rawValue, config.lang, environment)
    }

    var ascii: Bool { options.ascii || config.ascii }
    var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// The clock, frozen by `--now`, which is local time of the zone.
    func clock(_ zone: Zone) throws -> Clock {
        guard let text = options.now else { return .system }
        guard let instant = zone.parse(text) else {
            throw Failure.usage(
                zh: "--now 的值“\(text)”不是时间；请写成 2026-11-23T09:00。",
                en: "--now: \"\(text)\" is no time; write it like 2026-11-23T09:00.")
        }
        return .frozen(instant)
    }

    // MARK: - Looks

    var color: ColorDepth? { (options.color ?? config.color)?.depth }
    /// The theme by name or file that the user chose; nil where the program chooses.
    var chosenTheme: String? { options.theme ?? config.theme }

    /// The chosen theme, or the standard one; without any file the terminal's own colours.
    func theme() throws -> Theme {
        guard let chosen = chosenTheme else { return standardTheme("dark") ?? .plain }
        if options.theme == nil, let error = themeError(of: config) { throw error }
        return try theme(named: chosen)
    }

    /// A theme that comes with the program, where it is found.
    func standardTheme(_ name: String) -> Theme? { try? Theme.load(name: name, searchPath: paths.themes) }

    /// The view in which the dashboard opens.
    func checkView() throws {
        guard let name = options.view, ViewName(rawValue: name) == nil else { return }
        let known = ViewName.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure.usage(zh: "没有视图“\(name)”；可用：\(known)。", en: "There is no view \"\(name)\"; known: \(known).")
    }

    // MARK: - The store

    /// The store's real path, links followed, checked for what this build can open.
    func storePath() throws -> String {
        for scheme in ["postgres://", "postgresql://"] where paths.store.hasPrefix(scheme) {
            throw Failure.usage(
                zh: "这个版本不含 PostgreSQL 支持；请用 --store 指定一个文件。",
                en: "PostgreSQL is not in this build; name a file with --store.")
        }
        return try RealPath.of(paths.store)
    }

    /// Whether something stands where the store should be.
    func storeStands() throws -> Bool {
        var info = stat()
        return lstat(try storePath(), &info) == 0 || errno != ENOENT
    }

    var seenHeads: SeenHeads { SeenHeads(folder: paths.heads) }

    /// Opens the store; a command that only reads needs no write permission. `records` tells that `--backdate` has something
    /// to date, `mayOnlyLook` that a clock which may not write is no reason to refuse. `looks` says whether it is told on
    /// standard error that the store went back since it was last seen, and what came of drafts whose outcome was not known.
    func openStore(
        writing: Bool, records: Bool = false, mayOnlyLook: Bool = false, looks: Bool = true
    ) throws -> SQLiteStore {
        let path = try storePath()
        if options.backdate != nil, !records { throw Backdate.needless }
        guard try storeStands() else { throw missingStore }
        // A reader that may write tidies up behind itself; SQLite's read-only mode leaves its log files.
        let mayWrite = access(path, W_OK) == 0 && access(Paths.parent(path), W_OK) == 0
        let others = SQLiteStore.otherNames(of: path)
        let store = try SQLiteStore(
            at: path, readOnly: options.readOnly || !writing && !(mayWrite && others == nil))
        if others != nil { Failure.say(secondName(path)[lang]) }
        if writing, !mayOnlyLook, !store.isReadOnly, let bar = try barOfClock(store) {
            throw Failure(bar, status: Failure.refused)
        }
        if looks, let warning = seenHeads.look(store, now: Clock.system.now) { Failure.say(warning[lang]) }
        store.notes = OutcomeNotes(folder: paths.state + "/unknown", command: CommandLine.arguments)
        if writing { opened.store = store }
        if looks { opened.look(store, writing: writing, lang) }
        return store
    }

    private func secondName(_ path: String) -> Sentence {
        Sentence(
            zh: "\(path) 是有多个名字（硬链接）的文件：用别的名字写的、还在那边日志里的改动，这里看不到。",
            en:
                "\(path) is a file with several names (hard links): what was written through another name, and is still in "
                + "the log there, is not seen here.")
    }

    var missingStore: Failure {
        .store(
            zh: "还没有数据文件 \(paths.store)；请先运行 reddot init（新建）、reddot demo（演示）或 reddot import（导入）。",
            en: "There is no store at \(paths.store) yet; run reddot init, reddot demo or reddot import first.")
    }
}
