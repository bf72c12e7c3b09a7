import ArgumentParser
import Model

/// `reddot stage …`: the pipeline that the team shares.
struct StageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stage",
        abstract: "Lists, changes, adds and removes stages; ids stay, so history keeps its names.",
        subcommands: [StageList.self, StageSet.self, StageAdd.self, StageRemove.self])
}

/// The facts of a stage that options set.
struct StageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Its name in Chinese.", valueName: "name"))
    var zh: String?

    @Option(help: ArgumentHelp("Its name in English.", valueName: "name"))
    var en: String?

    @Option(help: ArgumentHelp("The chance of winning from here, in percent (R19).", valueName: "0-100"))
    var probability: Int?

    @Option(help: ArgumentHelp("The most deals that should stand here; 0 for no limit.", valueName: "n"))
    var limit: Int?

    @Option(help: ArgumentHelp("Its place in the pipeline, from 1.", valueName: "n"))
    var position: Int?

    func apply(to stage: inout Stage, _ board: Board) throws {
        if let zh { stage.zh = try zh.asName(Sentence(zh: "阶段", en: "stage")) }
        if let en { stage.en = try en.asName(Sentence(zh: "阶段", en: "stage")) }
        if let probability {
            guard (0...100).contains(probability) else {
                throw Failure.refused(
                    zh: "--probability：\(probability) 不行；请写 0 到 100 的整数百分比。",
                    en: "--probability: \(probability) is no percentage; give a whole number from 0 to 100.")
            }
            stage.probability = probability
        }
        if let limit {
            guard (0...100_000).contains(limit) else {
                throw Failure.refused(
                    zh: "--limit：\(limit) 不行；请写 0 到 100000。", en: "--limit: \(limit) is no limit; give 0 to 100000.")
            }
            stage.limit = limit == 0 ? nil : limit
        }
        let names = [stage.zh, stage.en].map(NameKey.of)
        if let twin = board.stages.first(where: { other in
            other.id != stage.id && [other.key, other.zh, other.en].map(NameKey.of).contains(where: names.contains)
        }) {
            throw Failure.refused(
                zh: "阶段“\(twin.zh)”（\(twin.key)）已有这个名称；请换一个。",
                en: "The stage \(twin.en) (\(twin.key)) has this name already; choose another.")
        }
    }

    /// The changes that give every stage its number, with one of them at a wanted place.
    func order(_ stage: Stage, _ board: Board) throws -> [Change] {
        var line = board.pipeline.filter { $0.id != stage.id }
        let place = position ?? line.count { $0.position < stage.position } + 1
        guard (1...line.count + 1).contains(place) else {
            throw Failure.refused(
                zh: "--position：\(place) 不行；请写 1 到 \(line.count + 1)。",
                en: "--position: \(place) is no place; give 1 to \(line.count + 1).")
        }
        line.insert(stage, at: place - 1)
        return line.enumerated().flatMap { index, stage -> [Change] in
            var after = stage
            after.position = index + 1
            guard let before = board.stages[stage.id] else { return [.add(after)] }
            return Change.update(before, to: after).map { [$0] } ?? []
        }
    }
}

/// `reddot stage list`.
struct StageList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the stages in order.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        try workspace.list(
            "stages", workspace.board.pipeline, StageList.columns,
            empty: Sentence(zh: "没有阶段；请运行 reddot doctor。", en: "There are no stages; run reddot doctor."))
    }

    static var columns: [FactColumn<Stage>] {
        [
            FactColumn("position", "#", "#", isNumber: true) { FactCell($0.position) },
            FactColumn("key", "代码", "key") { FactCell($0.key) },
            FactColumn("zh", "中文", "Chinese") { FactCell($0.zh) },
            FactColumn("en", "英文", "English") { FactCell($0.en) },
            FactColumn("probability", "赢率%", "chance %", isNumber: true) { FactCell($0.probability) },
            FactColumn("limit", "上限", "limit", isNumber: true) { FactCell($0.limit) },
        ]
    }
}

/// `reddot stage set`.
struct StageSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Renames a stage, or changes its chance, limit or place.")

    @Argument(help: "The stage: its key or name.")
    var stage: String

    @OptionGroup var facts: StageOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        var after = try workspace.board.findStage(stage)
        try facts.apply(to: &after, workspace.board)
        let text = "\(after.key) \(after.probability)%"
        try workspace.record(
            .setting, try facts.order(after, workspace.board),
            Sentence(zh: "阶段 \(after.zh) \(text)", en: "stage \(after.en) \(text)"))
    }
}

/// `reddot stage add`.
struct StageAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a stage; without a place at the end.")

    @Argument(help: "Its key: small letters, digits and -.")
    var key: String

    @OptionGroup var facts: StageOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let board = workspace.board
        guard (1...30).contains(key.utf8.count),
            key.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        else {
            throw Failure.refused(
                zh: "<key> “\(key)”：请用 1 到 30 个小写字母、数字或 -。",
                en: "<key> \"\(key)\": use 1 to 30 small letters, digits or -.")
        }
        guard !board.stages.contains(where: { $0.key == key }) else {
            throw Failure.refused(zh: "阶段 \(key) 已存在；请换一个代码。", en: "The stage \(key) exists already; use another key.")
        }
        var stage = Stage(blank: board.stages.nextID)
        (stage.key, stage.zh, stage.en) = (key, key, key)
        stage.position = (board.pipeline.last?.position ?? 0) + 1
        stage.probability = board.pipeline.last?.probability ?? 0
        try facts.apply(to: &stage, board)
        try workspace.record(
            .setting, try facts.order(stage, board), Sentence(zh: "阶段 \(stage.zh)", en: "stage \(stage.en)"))
    }
}

/// `reddot stage remove`.
struct StageRemove: Command {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a stage in which no deal has ever stood.")

    @Argument(help: "The stage: its key or name.")
    var stage: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let board = try workspace.store.loadAll()
        let stage = try board.findStage(stage)
        let deals = Set(board.deals.filter { $0.stage == stage.id }.map(\.id))
            .union(board.spells.filter { $0.stage == stage.id }.map(\.deal))
        guard deals.isEmpty else {
            throw Failure.refused(
                zh: "阶段“\(stage.zh)”有\(deals.count)个商机待过，不能删除；可用 stage set 改名。",
                en: "\(stage.en) cannot go: \(deals.count) of the deals stand or stood there; rename it with stage set."
            )
        }
        guard board.stages.count > 1 else {
            throw Failure.refused(zh: "至少要有一个阶段；请先 stage add。", en: "One stage must stay; run stage add first.")
        }
        try workspace.record(
            .setting, [.remove(stage)] + closeGap(board, stage),
            Sentence(zh: "删除阶段 \(stage.zh)", en: "removed stage \(stage.en)"))
    }

    private func closeGap(_ board: Board, _ gone: Stage) -> [Change] {
        board.pipeline.filter { $0.id != gone.id }.enumerated().compactMap { index, stage in
            var after = stage
            after.position = index + 1
            return Change.update(stage, to: after)
        }
    }
}
