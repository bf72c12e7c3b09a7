import Model

/// A place where the journal is not what was written.
public struct ChainFault: Equatable, Sendable {
    public enum Kind: String, Sendable {
        /// An entry, one of its lines or its place was changed.
        case altered
        /// Entries are gone.
        case missing
        /// An entry was put in by something that makes no hashes.
        case unhashed
        /// Lines of the journal that belong to no entry.
        case stray
    }

    public var kind: Kind
    /// The entry; for stray lines the last one before them.
    public var batch: Int
    /// What is wrong, and where; no full stop.
    public var what: Sentence

    static func altered(_ batch: Int, isFirst: Bool) -> ChainFault {
        let facts =
            isFirst
            ? Sentence(zh: "，也可能是表 store_facts", en: ", or the table store_facts") : Sentence(zh: "", en: "")
        return ChainFault(
            kind: .altered, batch: batch,
            what: Sentence(
                zh: "第 \(batch) 条记录与写入时不符（时间、人、机器、操作、原因、改动或顺序被改过\(facts.zh)）",
                en: "Entry \(batch) is not as it was written: its time, actor, host, verb, reason, changes or place"
                    + "\(facts.en) were altered"))
    }

    static func missing(_ first: Int, through last: Int) -> ChainFault {
        let which = first == last ? "\(first)" : "\(first)–\(last)"
        return ChainFault(
            kind: .missing, batch: first,
            what: Sentence(
                zh: "第 \(which) 条记录不见了",
                en: first == last ? "Entry \(which) is missing" : "Entries \(which) are missing"))
    }

    /// The journal's own tables are not as RedDot makes them.
    static func tables(_ what: Sentence) -> ChainFault {
        ChainFault(
            kind: .altered, batch: 0,
            what: Sentence(zh: what.zh, en: what.en.prefix(1).uppercased() + what.en.dropFirst()))
    }

    static func unhashed(_ batch: Int) -> ChainFault {
        ChainFault(
            kind: .unhashed, batch: batch,
            what: Sentence(
                zh: "第 \(batch) 条记录没有指纹，不是由 RedDot 写入的", en: "Entry \(batch) carries no hash: RedDot did not write it"))
    }

    static func stray(_ seq: Int, after batch: Int) -> ChainFault {
        ChainFault(
            kind: .stray, batch: batch,
            what: Sentence(
                zh: "日志第 \(seq) 行起不属于任何记录：最后几条记录不见了，或这些行是另外加的",
                en:
                    "From line \(seq) on the journal belongs to no entry: the last entries are missing, or lines were added"
            ))
    }
}

extension SQLiteStore {
    /// Goes along the whole chain; `found` says whether to go on after a fault.
    func forEachFault(_ found: (ChainFault) -> Bool) throws {
        guard try hasHashes(), try !isSealable() else { return }
        var last = 0
        var goesOn = true
        let stray = try ChainWalk(self).run(from: bound()) { entry in
            defer { last = entry.batch }
            let hash = entry.stored ?? entry.hash
            guard goesOn else { return hash }
            if let fault = fault(entry, after: last) { goesOn = found(fault) }
            return hash
        }
        if goesOn, let stray { _ = found(.stray(stray, after: last)) }
    }

    private func fault(_ entry: VisitedEntry, after last: Int) -> ChainFault? {
        if entry.batch != last &+ 1 { return .missing(last &+ 1, through: entry.batch &- 1) }
        guard let stored = entry.stored else { return .unhashed(entry.batch) }
        return stored == entry.hash && entry.stray == nil ? nil : .altered(entry.batch, isFirst: entry.batch == 1)
    }

    /// The first entry that is not what was written; nil where all are.
    func firstFault() throws -> ChainFault? {
        var first: ChainFault?
        try forEachFault {
            first = $0
            return false
        }
        return first
    }

    /// What the hashes know of the entries: who, when, why, and whether a line was changed with its table.
    func checkChain(_ examination: inout Examination) throws {
        try forEachFault {
            examination.chain($0)
            return !examination.isFull
        }
    }
}
