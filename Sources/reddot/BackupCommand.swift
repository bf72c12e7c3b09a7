import App
import ArgumentParser
import Foundation
import Model
import Store

/// `reddot backup`: a copy of the store, made while others work.
struct BackupCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the store into a new file while others work, and checks the copy.")

    @Argument(help: "The new file; otherwise one with the time in its name, beside the store.")
    var file: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let store = try context.openStore(writing: false)
        let path = try file ?? standardName(store, context)
        let backup = try Copying(context).run { try store.backup(to: path, $0) }
        try backup.tell("backup", context, store: store.path)
    }

    /// `team.reddot.backups/2026-11-23T090000.reddot`.
    private func standardName(_ store: SQLiteStore, _ context: Context) throws -> String {
        let folder = try DailyBackup.makeFolder(of: store.path)
        let zone = try store.zone()
        return "\(folder)/\(Copying.stamp(try context.clock(zone).now, zone)).reddot"
    }
}

/// `reddot restore`: a backup back into a file, or into the store's place.
struct RestoreCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Copies a backup into a new file and checks it; --replace puts it in the store's place.")

    @Argument(help: "The backup.")
    var file: String

    @Option(help: ArgumentHelp("The new file.", valueName: "file"))
    var to: String?

    @Flag(help: "Put it in the store's place; what stood there is kept beside it.")
    var replace = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard to == nil || !replace else {
            throw Failure.usage(zh: "--to 与 --replace 只能选一个。", en: "Choose --to or --replace, not both.")
        }
        let store = try context.storePath()
        try Founding(context).refuseReadOnly()
        let stands = try context.storeStands()
        if to == nil, stands, !replace {
            throw Failure.refused(
                zh: "\(store) 已存在；请先用 --to 新文件 恢复到旁边看看，或用 --replace 换掉它（原文件会保留）。",
                en:
                    "\(store) exists; restore beside it with --to FILE to look first, or put it in its place with --replace "
                    + "(the old file is kept).")
        }
        guard replace, stands else {
            let target = to ?? store
            let backup = try Copying(context).run { try SQLiteStore.restore(file, to: target, $0) }
            context.accept(target)
            return try backup.tell("restore", context, store: target)
        }
        try swap(store, context)
    }

    /// The new file is made and checked first; only then the store makes room.
    private func swap(_ store: String, _ context: Context) throws {
        if try SQLiteStore.isInUse(store) { throw StoreError.inUse(store) }
        try RestoreCommand.refuseStranger(store, context)
        let draft = "\(store).restored-\(getpid())"
        defer { for suffix in ["", "-wal", "-shm"] { unlink(draft + suffix) } }
        let backup = try Copying(context).run { try SQLiteStore.restore(file, to: draft, $0) }
        guard backup.problems.isEmpty else {
            throw Failure.refused(
                zh: "备份 \(file) 有 \(backup.problems.count) 处问题，什么都没有换掉；请用 --to 新文件 恢复到旁边再看。",
                en: "The backup \(file) has \(backup.problems.count) problems; nothing was replaced. Restore it beside "
                    + "the store with --to FILE and run reddot doctor there.")
        }
        let stamp = Copying.stamp(try context.clock(.shanghai).now, .shanghai)
        let aside = try SQLiteStore.replace(store, with: draft, stamp: stamp)
        var done = backup
        done.path = store
        context.accept(store)
        try done.tell("restore", context, store: store, aside: aside)
    }

    /// Where the store still can be asked who may do this, it is: only managers, or whoever owns the file.
    static func refuseStranger(_ store: String, _ context: Context) throws {
        guard let board = try? SQLiteStore(at: store, readOnly: true).load() else { return }
        let actor = Actor(context, board)
        let permission = actor.permission(on: board, today: board.zone.day(of: try context.clock(board.zone).now))
        if let sentence = permission.refusal(of: .import, [], on: board) { throw StoreError.forbidden(sentence) }
    }
}

extension Context {
    /// Whoever puts a copy somewhere knows how old it is.
    fileprivate func accept(_ path: String) {
        guard let store = try? SQLiteStore.opened(toVerify: path) else { return }
        try? seenHeads.accept(store, now: Clock.system.now)
    }
}

/// A long copy, which ^C stops without leaving anything behind.
struct Copying {
    private let context: Context

    init(_ context: Context) { self.context = context }

    func run(_ body: (_ goesOn: () -> Bool) throws -> Backup?) throws -> Backup {
        let interrupt = Interrupt()
        defer { interrupt.end() }
        guard let backup = try body({ !interrupt.isPending }) else {
            throw Failure.refused(zh: "已取消，没有留下文件。", en: "Cancelled; no file was left.")
        }
        return backup
    }

    /// A moment as part of a file's name: `2026-11-23T090000`.
    static func stamp(_ now: Instant, _ zone: Zone) -> String {
        let minute = zone.text(now).unicodeScalars.filter { $0 != ":" }
        let second = now.seconds % 60
        return String(String.UnicodeScalarView(minute)) + (second < 10 ? "0" : "") + "\(second)"
    }
}

extension Backup {
    /// Says what was made, and what is wrong with it; then the status is that of a refusal.
    func tell(_ view: String, _ context: Context, store: String, aside: String? = nil) throws {
        context.opened.done()
        if context.options.json {
            try context.output.json { json in
                json.field("view", view)
                json.field("store", store)
                json.field("file", path)
                json.field("size", size)
                json.field("seq", seq)
                json.field("entries", entries)
                json.field("sha256", digest)
                json.field("head", head?.text)
                json.field("ok", problems.isEmpty)
                json.field("aside", aside)
                json.array("rows") { json in
                    for problem in problems { json.object { problem.write(context.lang, &$0) } }
                }
            }
        } else {
            for line in lines(view, aside, context.lang) { try context.output.line(line) }
        }
        if !problems.isEmpty { throw ExitCode(Failure.refused) }
    }

    private func lines(_ view: String, _ aside: String?, _ lang: Lang) -> [String] {
        let done =
            view == "backup"
            ? lang.pick("已备份到 \(path)", "backed up to \(path)") : lang.pick("已恢复到 \(path)", "restored to \(path)")
        let facts = lang.pick(
            "\(size) 字节，\(entries) 条记录，日志到 \(seq)", "\(size) bytes, \(entries) entries, journal up to \(seq)")
        var lines = [done, facts, "sha256 \(digest)"]
        if let head { lines.append(lang.pick("指纹 \(head.text)", "head \(head.text)")) }
        if let aside { lines.append(lang.pick("原文件保留为 \(aside)", "the old file is kept as \(aside)")) }
        if problems.isEmpty { return lines + [lang.pick("已检查，完好。", "Checked, and sound.")] }
        lines.append(lang.pick("副本里的问题：\(problems.count) 处", "Problems in the copy: \(problems.count)"))
        return lines + problems.prefix(10).map { $0.sentence[lang] }
    }
}
