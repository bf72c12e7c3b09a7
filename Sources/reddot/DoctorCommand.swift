import ArgumentParser
import Foundation
import Model
import Store

/// `reddot doctor`: checks the store against its journal, and mends what can be mended.
struct DoctorCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks the store: the file, the tables against the journal, references; --repair and --salvage mend."
    )

    @Flag(help: "Rebuild the tables from the journal, after a backup.")
    var repair = false

    @Option(help: ArgumentHelp("Save what can be read of a damaged store into a new one.", valueName: "file"))
    var salvage: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard !repair || salvage == nil else {
            throw Failure.usage(zh: "--repair 与 --salvage 只能选一个。", en: "Choose --repair or --salvage, not both.")
        }
        if let salvage { return try Mending(context).save(to: salvage) }
        if repair { return try Mending(context).repair() }
        let store = try context.openStore(writing: false)
        let problems = try store.doctor()
        if let warning = FileSystem.warning(store.path) { Failure.say(warning[context.lang]) }
        for copy in SQLiteStore.rescuedCopies(of: store.path) {
            Failure.say(
                context.lang.pick(
                    "\(copy) 是某个程序丢失日志或文件时另存的；请用 reddot --store 它 history 核对，不再需要就删掉。",
                    "\(copy) was kept by a program that lost the log or the file; compare it with reddot --store FILE "
                        + "history, and remove it once it is not needed."))
        }
        try DoctorCommand.tell(problems, store, context)
    }

    static func tell(_ problems: [Problem], _ store: SQLiteStore, _ context: Context, repaired: Int? = nil) throws {
        let path = store.path
        if context.options.json {
            try context.output.json { json in
                json.field("view", "doctor")
                json.field("store", path)
                json.field("ok", problems.isEmpty)
                json.field("repaired", repaired)
                json.field("rehearsal", store.rehearsalTime())
                json.array("rows") { json in
                    for problem in problems { json.object { problem.write(context.lang, &$0) } }
                }
            }
        } else if problems.isEmpty {
            try context.output.line(context.lang.pick("\(path) 完好。", "\(path) is sound."))
        } else {
            for problem in problems { try context.output.line(problem.sentence[context.lang]) }
        }
        if !context.options.json, let note = store.rehearsalNote() {
            try context.output.line(note[context.lang] + context.lang.pick("。", "."))
        }
        if !problems.isEmpty { throw ExitCode(Failure.refused) }
    }
}

extension Problem {
    func write(_ lang: Lang, _ json: inout JSONWriter) {
        json.field("kind", kind.rawValue)
        json.field("table", table)
        json.field("id", id)
        json.field("field", field)
        json.field("why", sentence[lang])
    }
}

/// The doctor's hand: repair in place, or a rescue into a new store.
struct Mending {
    private let context: Context

    init(_ context: Context) { self.context = context }

    /// A copy of the store as it is comes first; other processes must be gone, since their boards would not follow.
    func repair() throws {
        try Founding(context).refuseReadOnly()
        let path = try context.storePath()
        if try context.storeStands(), try SQLiteStore.isInUse(path) { throw StoreError.inUse(path) }
        try RestoreCommand.refuseStranger(path, context)
        let store = try context.openStore(writing: true)
        guard try !store.doctor().isEmpty else { return try DoctorCommand.tell([], store, context, repaired: 0) }
        let folder = try DailyBackup.makeFolder(of: store.path)
        let name =
            "\(folder)/before-repair-\(Copying.stamp(try context.clock(.shanghai).now, .shanghai))-\(getpid()).reddot"
        _ = try Copying(context).run { try store.backup(to: name, $0) }
        let count = try store.repair()
        if !context.options.json {
            try context.output.line(
                context.lang.pick(
                    "修复前的副本：\(name)；已按日志重建，原有 \(count) 处问题。",
                    "A copy from before: \(name). Rebuilt from the journal; problems before: \(count)."))
        }
        try DoctorCommand.tell(try store.doctor(), store, context, repaired: count)
    }

    func save(to file: String) throws {
        try Founding(context).refuseReadOnly()
        let path = try context.storePath()
        guard try context.storeStands() else { throw context.missingStore }
        let old = try SQLiteStore(at: path, readOnly: true)
        let actor = Actor(context, Board())
        if let bar = try context.barOfClock(old) { throw Failure(bar, status: Failure.refused) }
        let (now, rehearsal) = (try context.clock(.shanghai).now, try old.rehearsal())
        let saved = try NewStore.make(at: file, makeFolder: false) { new in
            if let rehearsal { try new.markRehearsal(rehearsal) }
            return try old.salvage(into: new, actor: actor.name, host: actor.host, time: now)
        }
        let problems = try SQLiteStore(at: file, readOnly: false).doctor()
        try tell(saved, file, problems)
    }

    private func tell(_ saved: Salvaged, _ file: String, _ problems: [Problem]) throws {
        if context.options.json {
            try context.output.json { json in
                json.field("view", "salvage")
                json.field("store", file)
                json.field("entries", saved.entries)
                json.field("changes", saved.changes)
                json.field("lost", saved.lost)
                json.field("corrected", saved.corrected)
                json.field("ok", problems.isEmpty)
            }
        } else {
            try context.output.line(
                context.lang.pick(
                    "已存入 \(file)：\(saved.entries) 条记录、\(saved.changes) 项改动；读不出 \(saved.lost) 项，按表补正 \(saved.corrected) 项。",
                    "Saved into \(file): \(saved.entries) entries, \(saved.changes) changes; \(saved.lost) could not be "
                        + "read, \(saved.corrected) were put right from the tables."))
        }
        if !problems.isEmpty { throw ExitCode(Failure.refused) }
    }
}
