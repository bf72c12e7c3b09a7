import ArgumentParser
import Model

/// `reddot deal move`.
struct DealMove: Command {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Moves a deal to another stage; backwards needs a reason.")

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: "The stage: its key or name.")
    var stage: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why it moves back.", valueName: "text"))
    var reason: String?

    @OptionGroup var triangle: TriangleOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        let stage = try workspace.board.findStage(stage)
        let roles = try triangle.answers(workspace, deal, to: stage)
        let changes = try workspace.work.move(deal, to: stage, reason: reason?.trimmed, roles: roles)
        try workspace.commit(.move, changes, reason: reason?.trimmed)
    }
}

/// `reddot deal win`.
struct DealWin: Command {
    static let configuration = CommandConfiguration(commandName: "win", abstract: "Wins a deal.")

    @Argument(help: "The deal.")
    var deal: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What was signed; needed where the deal has no amount.", valueName: "amount"))
    var amount: String?

    @Option(help: ArgumentHelp("When; today unless given.", valueName: "day"))
    var date: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Why it was won.", valueName: "text"))
    var reason: String?

    @OptionGroup var triangle: TriangleOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let reading = Reading(workspace)
        let deal = try workspace.findDeal(deal)
        let changes = try workspace.work.win(
            deal, amount: try amount.map { try reading.amount($0, "--amount", of: deal) },
            on: try date.map { try reading.pastDay($0, "--date") }, reason: reason?.trimmed,
            roles: try triangle.answers(workspace, deal, to: nil))
        try workspace.commit(.win, changes)
    }
}

/// `reddot deal lose`.
struct DealLose: Command {
    static let configuration = CommandConfiguration(
        commandName: "lose", abstract: "Loses a deal; the reason is needed.")

    @Argument(help: "The deal.")
    var deal: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why it was lost.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("When; today unless given.", valueName: "day"))
    var date: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        let day = try date.map { try Reading(workspace).pastDay($0, "--date") }
        try workspace.commit(.lose, try workspace.work.lose(deal, reason: (reason ?? "").trimmed, on: day))
    }
}

/// `reddot deal reopen`.
struct DealReopen: Command {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Opens a won or lost deal again, in the stage where it closed.")

    @Argument(help: "The deal.")
    var deal: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let changes = try workspace.work.reopen(try workspace.findDeal(deal))
        try workspace.commit(.reopen, changes, reason: reason?.trimmed)
    }
}

/// `reddot deal cancel`.
struct DealCancel: Command {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Takes a win back: a negative booking of today, so that the past stays as it was.")

    @Argument(help: "The deal.")
    var deal: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        try workspace.commit(.lose, try workspace.work.cancel(deal, reason: (reason ?? "").trimmed))
    }
}
