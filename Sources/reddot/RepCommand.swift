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
        let board = workspace.board
        let reading = Reading(workspace)
        if let team { rep.team = RepOptions.named(team, board.teams, \.name, &changes) }
        if let region { rep.region = RepOptions.named(region, board.regions, \.name, &changes) }
        if let joined { rep.joined = try joined.isEmpty ? nil : reading.day(joined, "--joined") }
        if let left { rep.left = try left.isEmpty ? nil : reading.day(left, "--left") }
        if let joined = rep.joined, let left = rep.left, left < joined {
            throw Failure.refused(
                zh: "离职日 \(left.iso) 早于入职日 \(joined.iso)。",
                en: "The last day \(left.iso) lies before the first, \(joined.iso).")
        }
    }

    /// The team or region of that name, or a new one; nil for an empty name.
    private static func named<E: Entity>(
        _ text: String, _ table: Table<E>, _ path: WritableKeyPath<E, String>, _ changes: inout [Change]
    ) -> ID<E>? {
        let name = text.trimmed
        if name.isEmpty { return nil }
        let key = NameKey.of(name)
        if let known = table.first(where: { NameKey.of($0[keyPath: path]) == key }) { return known.id }
        var entity = E(blank: table.nextID)
        entity[keyPath: path] = name
        changes.append(.add(entity))
        return entity.id
    }

    static func checkName(_ name: String, _ board: Board, except id: ID<Rep>? = nil) throws {
        let key = NameKey.of(name)
        guard let other = board.reps.first(where: { $0.id != id && NameKey.of($0.name) == key }) else { return }
        throw Failure.refused(
            zh: "销售“\(other.name)”已存在（#\(other.id.raw)）。", en: "Rep \(other.name) exists already (#\(other.id.raw)).")
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
        try RepOptions.checkName(rep.name, workspace.board)
        try facts.apply(to: &rep, workspace, &changes)
        try workspace.commit(.add, changes + [.add(rep)])
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
        if let name {
            after.name = try name.asName(Sentence(zh: "销售", en: "rep"))
            try RepOptions.checkName(after.name, workspace.board, except: rep.id)
        }
        try facts.apply(to: &after, workspace, &changes)
        if let change = Change.update(rep, to: after) { changes.append(change) }
        try workspace.commit(.edit, changes)
    }
}
