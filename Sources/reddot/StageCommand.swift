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

    func apply(to stage: inout Stage) {
        if let zh { stage.zh = zh.trimmed }
        if let en { stage.en = en.trimmed }
        if let probability { stage.probability = probability }
        if let limit { stage.limit = limit == 0 ? nil : limit }
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
        facts.apply(to: &after)
        let text = "\(after.key) \(after.probability)%"
        try workspace.record(
            .setting, try workspace.work.keep(after, at: facts.position),
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
        var stage = Stage(blank: board.stages.nextID)
        (stage.key, stage.zh, stage.en) = (key, key, key)
        stage.probability = board.pipeline.last?.probability ?? 0
        facts.apply(to: &stage)
        try workspace.record(
            .setting, try workspace.work.keep(stage, at: facts.position),
            Sentence(zh: "阶段 \(stage.zh)", en: "stage \(stage.en)"))
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
        try workspace.record(
            .setting, try Work(board, now: workspace.now).remove(stage),
            Sentence(zh: "删除阶段 \(stage.zh)", en: "removed stage \(stage.en)"))
    }
}
