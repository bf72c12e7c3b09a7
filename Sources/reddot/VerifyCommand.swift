import ArgumentParser
import Model
import Store

/// `reddot verify`: whether the journal is still what was written.
struct VerifyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves that the journal is what was written, up to the heads that were seen or printed.",
        discussion: """
            Each entry carries a hash over what it says and the hash before it. The hash of the last entry is the store's \
            head: minutes, reports, backups and the wall print it, and this machine keeps those that it saw. An entry that \
            was changed, a missing tail, a rewritten journal and an older copy in the store's place are named.
            """)

    @Argument(help: "The file, such as a backup; otherwise the store.")
    var file: String?

    @Option(help: ArgumentHelp("A head that was printed, such as 1234-9f86d081884c.", valueName: "head"))
    var head: String?

    @Flag(help: "Take the store as it is for the right one, as after a restore on purpose.")
    var accept = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let claim = try head.map { text in
            guard let claim = HeadClaim(text) else {
                throw Failure.usage(
                    zh: "--head 的值“\(text)”不是指纹；请照纪要或备份上印的写，如 1234-9f86d081884c。",
                    en: "--head: \"\(text)\" is no head; write it as it is printed, such as 1234-9f86d081884c.")
            }
            return claim
        }
        let store =
            try file.map { try SQLiteStore.opened(toVerify: $0) } ?? context.openStore(writing: false, looks: false)
        let (found, sources) = try store.verify(claim, seen: context.seenHeads)
        if accept, found.fault == nil {
            try context.seenHeads.accept(store, now: try context.clock(.shanghai).now)
        }
        let answer = VerifyAnswer(found, sources, store, isAccepted: accept && found.fault == nil)
        try answer.tell(context)
    }
}

/// What `verify` says.
private struct VerifyAnswer {
    let found: Verification
    /// Where the heads come from that it was compared with: nil for one that was given.
    let sources: [SeenHeads.Seen?]
    let path: String
    let zone: Zone
    let isAccepted: Bool

    init(_ found: Verification, _ sources: [SeenHeads.Seen?], _ store: SQLiteStore, isAccepted: Bool) {
        (self.found, self.sources, self.isAccepted) = (found, sources, isAccepted)
        path = store.path
        zone = (try? store.zone()) ?? .shanghai
    }

    private var isSound: Bool {
        found.isSealed && found.fault == nil && (isAccepted || found.compared.allSatisfy { $0.standing.isSound })
    }

    func tell(_ context: Context) throws {
        if context.options.json {
            try context.output.json { write(context.lang, &$0) }
        } else {
            for line in lines(context.lang) { try context.output.line(line) }
        }
        if !isSound { throw ExitCode(Failure.refused) }
    }

    private func write(_ lang: Lang, _ json: inout JSONWriter) {
        json.field("view", "verify")
        json.field("store", path)
        json.field("ok", isSound)
        json.field("uuid", found.head?.store)
        json.field("entries", found.entries)
        json.field("seq", found.head?.seq)
        json.field("head", found.head?.text)
        json.field("sealed", found.sealed)
        json.field("accepted", isAccepted)
        json.field("fault", found.fault?.kind.rawValue)
        json.field("batch", found.fault?.batch)
        json.array("compared") { json in
            for (one, source) in zip(found.compared, sources) {
                json.object { json in
                    json.field("head", one.claim.text)
                    json.field("standing", one.standing.rawValue)
                    json.field("path", source?.path)
                    json.field("seen", source.map { zone.text($0.time) })
                }
            }
        }
        json.field("why", lines(lang).joined(separator: " "))
    }

    private func lines(_ lang: Lang) -> [String] {
        guard found.isSealed else {
            return [
                lang.pick(
                    "\(path) 的记录还没有指纹（旧版本的数据），无从核对；有写权限时打开一次即可封存。",
                    "The entries of \(path) carry no hashes yet (an older version), so nothing is proved; open it once "
                        + "with write permission to seal them.")
            ]
        }
        var lines: [String] = []
        if let fault = found.fault {
            lines.append("\(path)\(lang.pick("：", ": "))\(fault.what[lang])\(lang.pick("。", "."))")
            lines.append(
                lang.pick(
                    "请用 reddot restore 恢复备份，或用 reddot doctor --salvage 新文件 另存可读部分。",
                    "Restore a backup with reddot restore, or save what can be read with reddot doctor --salvage NEW."))
        } else {
            let count = lang.pick("\(found.entries) 条记录", English.count(found.entries, "entry", "entries"))
            lines.append(
                lang.pick("\(path)：\(count)，逐条核对，首尾相接。", "\(path): \(count), each follows from the one before."))
        }
        if let head = found.head { lines.append(lang.pick("指纹 \(head.text)", "head \(head.text)")) }
        if let sealed = found.sealed {
            lines.append(
                lang.pick(
                    "第 \(sealed) 条之前的记录是升级时才封存的：升级之前的内容不在证明之内。",
                    "The entries before \(sealed) were sealed by an update: what was done to them before it is not proved."
                ))
        }
        return lines + comparison(lang)
    }

    /// The heads that do not fit, or the last one that does.
    private func comparison(_ lang: Lang) -> [String] {
        let all = Array(zip(found.compared, sources))
        let wrong = all.filter { !$0.0.standing.isSound }
        guard let last = all.last else {
            return [
                lang.pick(
                    "没有给出 --head，本机也没有见过它：只证明各条首尾相接，不证明没有整体改写。",
                    "No --head was given, and this machine never saw it: that the whole was not rewritten is not proved."
                )
            ]
        }
        guard let first = wrong.first else {
            return [
                lang.pick(
                    "已对照\(origin(last, lang))：相符。", "Compared with \(origin(last, lang)): it is among the entries.")
            ]
        }
        var lines = [sentence(first, lang)]
        if let good = all.filter({ $0.0.standing.isSound }).last {
            lines.append(
                lang.pick("到\(origin(good, lang)) 为止相符。", "Up to \(origin(good, lang)), it is what was seen."))
        }
        if isAccepted { lines.append(lang.pick("已认可现在的内容。", "It was accepted as it is.")) }
        return lines
    }

    private typealias Compared = (Verification.Comparison, SeenHeads.Seen?)

    private func origin(_ one: Compared, _ lang: Lang) -> String {
        let head = one.0.claim.text
        guard let seen = one.1 else { return lang.pick("给出的指纹 \(head)", "the given head \(head)") }
        let moment = zone.text(seen.time).replacing("T", with: " ")
        return lang.pick(
            "本机 \(moment) 在 \(seen.path) 见过的 \(head)", "\(head), seen here at \(moment) in \(seen.path)")
    }

    private func sentence(_ one: Compared, _ lang: Lang) -> String {
        let (origin, last) = (origin(one, lang), found.head?.batch ?? 0)
        let batch = one.0.claim.batch ?? 0
        return switch one.0.standing {
        case .behind:
            lang.pick(
                "止于第 \(last) 条记录，缺\(origin) 这一条：末尾不见了，或被换成了旧副本。",
                "It ends at entry \(last), before \(origin): its tail is missing, or an older copy took its place.")
        case .fork:
            lang.pick(
                "第 \(batch) 条记录与\(origin) 不同：到这一条为止的日志被改写过，或这是另一份分开写过的副本。",
                "Entry \(batch) differs from \(origin): the journal up to it was rewritten, or this is another copy that "
                    + "went its own way.")
        case .unknown:
            lang.pick(
                "没有一条记录的指纹是\(origin)：日志被改写过、止于更早，或这是另一份数据。",
                "No entry has \(origin): the journal was rewritten, ends earlier, or this is another store.")
        case .same, .ahead: ""
        }
    }
}
