/// The pipeline that the team shares, and the days that differ from Monday to Friday.
extension Work {
    /// Adds a stage or changes the one of its number, at a place of the pipeline from 1; nil leaves it where it stands, a new
    /// one at the end. Refuses keys, names, chances, limits and places that will not do.
    public func keep(_ stage: Stage, at place: Int? = nil) throws(Refusal) -> [Change] {
        try checkKey(stage)
        guard (0...100).contains(stage.probability) else {
            throw Refusal(
                zh: "赢率 \(stage.probability) 不行；请写 0 到 100 的整数百分比。",
                en: "A chance of \(stage.probability) is no percentage; give a whole number from 0 to 100.",
                at: "probability")
        }
        if let limit = stage.limit, !(1...100_000).contains(limit) {
            throw Refusal(
                zh: "上限 \(limit) 不行；请写 0 到 100000，0 表示不限。",
                en: "\(limit) is no limit; give 0 to 100000, where 0 is none.", at: "card_limit")
        }
        return try ordered(stage, at: place)
    }

    private func checkKey(_ stage: Stage) throws(Refusal) {
        if board.stages[stage.id] == nil {
            guard (1...30).contains(stage.key.utf8.count),
                stage.key.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
            else {
                throw Refusal(
                    zh: "代码“\(stage.key)”：请用 1 到 30 个小写字母、数字或 -。",
                    en: "The key \"\(stage.key)\": use 1 to 30 small letters, digits or -.", at: "key")
            }
            guard !board.stages.contains(where: { $0.key == stage.key }) else {
                throw Refusal(
                    zh: "阶段 \(stage.key) 已存在；请换一个代码。", en: "The stage \(stage.key) exists already; use another key.",
                    at: "key")
            }
        }
        for (name, field) in [(stage.zh, "zh"), (stage.en, "en")] {
            try Work.checkStageName(name, at: field)
            let twin = board.stages.first { other in
                other.id != stage.id && [other.key, other.zh, other.en].contains { Work.same($0, name) }
            }
            guard let twin else { continue }
            throw Refusal(
                zh: "阶段“\(twin.zh)”（\(twin.key)）已有这个名称；请换一个。",
                en: "The stage \(twin.en) (\(twin.key)) has this name already; choose another.", at: field)
        }
    }

    private static func checkStageName(_ name: String, at field: String) throws(Refusal) {
        guard NameKey.of(name).isEmpty else { return }
        throw Refusal(zh: "阶段名称不能为空。", en: "The stage's name must not be empty.", at: field)
    }

    /// The changes that give every stage its number, with one of them at a wanted place.
    private func ordered(_ stage: Stage, at place: Int?) throws(Refusal) -> [Change] {
        var line = board.pipeline.filter { $0.id != stage.id }
        let known = board.stages[stage.id].map { stage in line.count { $0.position < stage.position } + 1 }
        let place = place ?? known ?? line.count + 1
        guard (1...line.count + 1).contains(place) else {
            throw Refusal(
                zh: "位置 \(place) 不行；请写 1 到 \(line.count + 1)。",
                en: "\(place) is no place in the pipeline; give 1 to \(line.count + 1).", at: "position")
        }
        line.insert(stage, at: place - 1)
        return numbered(line)
    }

    private func numbered(_ line: [Stage]) -> [Change] {
        line.enumerated().flatMap { index, stage in
            var after = stage
            after.position = index + 1
            return Work.put(board.stages[stage.id], after)
        }
    }

    /// Takes a stage out in which no deal has ever stood; needs a board that holds all spells. One stage stays.
    public func remove(_ stage: Stage) throws(Refusal) -> [Change] {
        var deals: Set<ID<Deal>> = []
        board.deals.forEachInPlace { if $0.stage == stage.id { deals.insert($0.id) } }
        board.spells.forEachInPlace { if $0.stage == stage.id { deals.insert($0.deal) } }
        guard deals.isEmpty else {
            throw Refusal(
                zh: "阶段“\(stage.zh)”有\(deals.count)个商机待过，不能删除；可用 stage set 改名。",
                en: "\(stage.en) cannot go: \(deals.count) of the deals stand or stood there; rename it with stage set."
            )
        }
        guard board.stages.count > 1 else {
            throw Refusal(zh: "至少要有一个阶段；请先新增一个。", en: "One stage must stay; add another first.")
        }
        return [.remove(stage)] + numbered(board.pipeline.filter { $0.id != stage.id })
    }

    /// Marks a day as off or as worked, over any table (R1). Refuses a second entry of the same day.
    public func keep(_ entry: CalendarDay) throws(Refusal) -> [Change] {
        if let other = board.calendarDays.first(where: { $0.day == entry.day && $0.id != entry.id }) {
            throw Refusal(
                zh: "\(other.day.iso) 已在日历里；请改那一条。",
                en: "\(other.day.iso) is in the calendar already; change that entry.",
                at: "day")
        }
        return Work.put(board.calendarDays[entry.id], entry)
    }

    /// What the workspace itself says of a day; nil where the program's table holds.
    public func calendarDay(_ day: Day) -> CalendarDay? { board.calendarDays.first { $0.day == day } }
}
