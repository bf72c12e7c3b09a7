import Model

/// What several rows of one file with the same id are.
public enum SameID: String, CaseIterable, Sendable {
    /// Parts of one deal: their amounts add up.
    case parts
    /// One deal whose lines all carry its whole amount.
    case once
    /// States of one deal: the last row counts.
    case last
}

/// The ids that stand in more than one row of the deals of a run, and what their rows are to each other.
struct Repeats {
    /// What the rows of an id have in common.
    struct Group {
        var count = 1
        /// The first row, and whether others differ in where the deal stands, in its amount, in what else they tell, or in
        /// whose deal it is.
        var line = 0
        var otherStanding = false
        var otherAmount = false
        var otherParts = false
        var otherDeal = false
        /// nil where nothing tells what its rows are: they are refused.
        var meaning: SameID?
    }

    private struct First {
        var standing: Int32
        var amount: Int32
        var parts: Int32
        var deal: Int32
        var line: Int32
    }

    private(set) var groups: [Int: Group] = [:]
    private var first: [Int: First] = [:]

    static func hash(_ code: String) -> Int { code.hashValue }

    func group(_ code: String?) -> Group? { code.flatMap { groups[Repeats.hash($0)] } }

    mutating func see(_ row: ImportRow) {
        guard let code = row.text(.code) else { return }
        let hash = Repeats.hash(code)
        let file = row.file
        let now = First(
            standing: row.hash(file.standingColumns), amount: row.hash(file.amountColumns),
            parts: row.hash(file.partColumns),
            deal: row.hash(file.dealColumns), line: Int32(clamping: row.record.line))
        guard let before = first[hash] else {
            first[hash] = now
            return
        }
        var group = groups[hash] ?? Group(line: Int(before.line))
        group.count += 1
        group.otherStanding = group.otherStanding || before.standing != now.standing
        group.otherAmount = group.otherAmount || before.amount != now.amount
        group.otherParts = group.otherParts || before.parts != now.parts
        group.otherDeal = group.otherDeal || before.deal != now.deal
        groups[hash] = group
    }

    /// Takes in what another file says.
    mutating func merge(_ other: Repeats) { groups.merge(other.groups) { one, _ in one } }

    /// True where the column holds no ids: most of what it repeats stands for different deals.
    var isNoID: Bool {
        let others = groups.values.count { $0.otherDeal }
        return others >= 3 && others * 2 > groups.count
    }

    /// Decides what the rows of each id are, and forgets all that stand once.
    mutating func settle(_ chosen: SameID?) {
        first = [:]
        let adds = groups.values.contains { !$0.otherStanding && !$0.otherDeal && $0.otherParts && $0.otherAmount }
        let equal = groups.values.count { !$0.otherStanding && !$0.otherDeal && $0.otherParts && !$0.otherAmount }
        groups = groups.mapValues { group in
            var group = group
            group.meaning = Repeats.meaning(of: group, adds: adds, equal: equal, chosen)
            return group
        }
    }

    private static func meaning(of group: Group, adds: Bool, equal: Int, _ chosen: SameID?) -> SameID? {
        if !group.otherAmount, !group.otherParts || chosen == .once { return .last }
        if let chosen { return chosen }
        if group.otherStanding || group.otherDeal { return .last }
        if group.otherAmount { return group.otherParts ? .parts : nil }
        // The same amount in each line: that of the deal where several deals are told so, else nobody knows.
        return adds ? .parts : equal > 1 ? .once : nil
    }
}

extension ImportRow {
    /// The same for rows whose cells in some columns are the same.
    func hash(_ columns: [Int]) -> Int32 {
        var hasher = Hasher()
        for column in columns {
            hasher.combine(bytes: record.bytes(column))
            hasher.combine(0 as UInt8)
        }
        return Int32(truncatingIfNeeded: hasher.finalize())
    }
}

extension Hasher {
    fileprivate mutating func combine(bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { combine(bytes: $0) }
    }
}
