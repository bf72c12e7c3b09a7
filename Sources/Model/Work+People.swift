/// Reps, members and when they are away: the same refusals for keys and commands. Each `keep` adds what is new or changes
/// the one of its number.
extension Work {
    /// Refuses a name that another rep has, and a last day before the first.
    public func keep(_ rep: Rep) throws(Refusal) -> [Change] {
        try Work.checkName(rep, board.reps, \.name)
        if let joined = rep.joined, let left = rep.left, left < joined {
            throw Refusal(
                zh: "离职日 \(left.iso) 早于入职日 \(joined.iso)。",
                en: "The last day \(left.iso) lies before the first, \(joined.iso).", at: "left_on")
        }
        return Work.put(board.reps[rep.id], rep)
    }

    /// Refuses a name or a system user that another member has.
    public func keep(_ member: Member) throws(Refusal) -> [Change] {
        let others = board.members.filter { $0.id != member.id }
        try Work.checkName(member, board.members, \.name)
        if let user = member.user, let twin = others.first(where: { $0.user == user }) {
            throw Refusal(
                zh: "系统用户“\(user)”已是成员“\(twin.name)”（#\(twin.id.raw)）。",
                en: "The system user \(user) is member \(twin.name) (#\(twin.id.raw)) already.", at: "user")
        }
        return Work.put(board.members[member.id], member) + leaving(member)
    }

    /// Who becomes a former member leaves as a rep too, from today on: their open deals then belong to nobody.
    private func leaving(_ member: Member) -> [Change] {
        guard member.role == .former, board.members[member.id]?.role != .former, let id = member.rep,
            let rep = board.reps[id], rep.left == nil
        else { return [] }
        var after = rep
        after.left = board.zone.day(of: now)
        return Change.update(rep, to: after).map { [$0] } ?? []
    }

    /// Refuses days that end before they begin, and those on which the member is away already.
    public func keep(_ leave: Leave) throws(Refusal) -> [Change] {
        guard leave.from <= leave.until else {
            throw Refusal(
                zh: "最后一天 \(leave.until.iso) 早于第一天 \(leave.from.iso)；请对调。",
                en: "The last day \(leave.until.iso) lies before the first, \(leave.from.iso); swap them.",
                at: "until_day")
        }
        let name = board.members[leave.member]?.name ?? ""
        let other = board.leaves.first {
            $0.id != leave.id && $0.member == leave.member && $0.from <= leave.until && leave.from <= $0.until
        }
        if let other {
            throw Refusal(
                zh: "\(name) 在 \(other.from.iso) 到 \(other.until.iso) 已请假；请写不重叠的日子。",
                en: "\(name) is away from \(other.from.iso) to \(other.until.iso) already; give days beside that.",
                at: "from_day")
        }
        return Work.put(board.leaves[leave.id], leave)
    }

    /// The team of that name, added to `changes` where it is new, in the region that is named with it; nil for an empty
    /// name.
    public func team(named name: String, in region: ID<Region>?, _ changes: inout [Change]) -> ID<Team>? {
        Work.named(name, board.teams, \.name, &changes) { $0.region = region }
    }

    /// The region of that name, added to `changes` where it is new; nil for an empty name.
    public func region(named name: String, _ changes: inout [Change]) -> ID<Region>? {
        Work.named(name, board.regions, \.name, &changes)
    }

    // MARK: - What all that is kept by name shares

    /// The entity of that name, whatever its spelling, or a new one; nil for an empty name.
    static func named<E: Entity>(
        _ text: String, _ table: Table<E>, _ path: WritableKeyPath<E, String>, _ changes: inout [Change],
        fill: (inout E) -> Void = { _ in }
    ) -> ID<E>? {
        let key = NameKey.of(text)
        if key.isEmpty { return nil }
        if let known = table.first(where: { NameKey.of($0[keyPath: path]) == key }) { return known.id }
        var entity = E(blank: table.nextID)
        entity[keyPath: path] = text
        fill(&entity)
        changes.append(.add(entity))
        return entity.id
    }

    /// Whether two names are one but for case, width and spaces.
    static func same(_ one: String, _ other: String) -> Bool { NameKey.of(one) == NameKey.of(other) }

    /// Refuses an empty name, and one that another entity of the table has.
    static func checkName<E: Entity>(
        _ entity: E, _ table: Table<E>, _ path: WritableKeyPath<E, String>
    ) throws(Refusal) {
        let (noun, name) = (E.kind.title, entity[keyPath: path])
        guard !NameKey.of(name).isEmpty else {
            throw Refusal(zh: "\(noun.zh)名称不能为空。", en: "The \(noun.en)'s name must not be empty.", at: "name")
        }
        let twin = table.first { $0.id != entity.id && Work.same($0[keyPath: path], name) }
        guard let twin else { return }
        let number = twin.id.raw
        throw Refusal(
            zh: "\(noun.zh)“\(twin[keyPath: path])”已存在（#\(number)）。",
            en: "There is a \(noun.en) \(twin[keyPath: path]) already (#\(number)).", at: "name")
    }

    /// What puts an entity in the place of the one that stands, or adds it.
    public static func put<E: Entity>(_ before: E?, _ after: E) -> [Change] {
        guard let before else { return [.add(after)] }
        return Change.update(before, to: after).map { [$0] } ?? []
    }
}
