import ArgumentParser
import Model

/// `reddot rep …`: work on reps.
struct RepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rep", abstract: "Adds, changes and shows reps.",
        subcommands: [RepAdd.self, RepSet.self, RepShow.self, RepList.self])
}

/// The facts of a rep that options set. An empty value clears the fact.
struct RepOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The team; a new name makes a new one.", valueName: "name"))
    var team: String?

    @Option(help: ArgumentHelp("The region; a new name makes a new one.", valueName: "name"))
    var region: String?

    @Option(help: ArgumentHelp("The first day.", valueName: "day"))
    var joined: String?

    @Option(help: ArgumentHelp("The last day.", valueName: "day"))
    var left: String?

    func apply(to rep: inout Rep, _ workspace: Workspace, _ changes: inout [Change]) throws {
        let reading = Reading(workspace)
        if let region { rep.region = workspace.work.region(named: region.trimmed, &changes) }
        if let team { rep.team = workspace.work.team(named: team.trimmed, in: rep.region, &changes) }
        if let joined { rep.joined = try joined.isEmpty ? nil : reading.day(joined, "--joined") }
        if let left { rep.left = try left.isEmpty ? nil : reading.day(left, "--left") }
    }
}

/// `reddot rep add`.
struct RepAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a rep.")

    @Argument(help: "The name.")
    var name: String

    @OptionGroup var facts: RepOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        var changes: [Change] = []
        var rep = Rep(blank: workspace.board.reps.nextID)
        rep.name = try name.asName(Sentence(zh: "销售", en: "rep"))
        try facts.apply(to: &rep, workspace, &changes)
        try workspace.commit(.add, changes + workspace.work.keep(rep))
    }
}

/// `reddot rep set`.
struct RepSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes facts of a rep; an empty value clears one.")

    @Argument(help: "The rep: a number, #number, or a name or its start.")
    var rep: String

    @Option(help: ArgumentHelp("A new name.", valueName: "name"))
    var name: String?

    @OptionGroup var facts: RepOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let rep = try workspace.board.findRep(rep)
        var changes: [Change] = []
        var after = rep
        if let name { after.name = try name.asName(Sentence(zh: "销售", en: "rep")) }
        try facts.apply(to: &after, workspace, &changes)
        try workspace.commit(.edit, changes + workspace.work.keep(after))
    }
}
