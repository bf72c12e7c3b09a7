import ArgumentParser
import Model

/// `reddot leave …`: when members are away (R25).
struct LeaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leave", abstract: "Records, changes, removes and lists when members are away.",
        subcommands: [LeaveAdd.self, LeaveSet.self, LeaveRemove.self, LeaveList.self])
}

/// `reddot leave add`.
struct LeaveAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "A member is away, both days counted.")

    @Argument(help: "The member.")
    var member: String

    @Argument(help: "The first day.")
    var from: String

    @Argument(help: "The last day; otherwise the first only.")
    var until: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let reading = Reading(workspace)
        var leave = Leave(blank: workspace.board.leaves.nextID)
        let member = try workspace.board.findMember(member)
        leave.member = member.id
        leave.from = try reading.day(from, "<from>")
        leave.until = try until.map { try reading.day($0, "<until>") } ?? leave.from
        try workspace.record(.add, try workspace.work.keep(leave), leave.said(workspace.board))
    }
}

/// `reddot leave set`.
struct LeaveSet: Command {
    static let configuration = CommandConfiguration(commandName: "set", abstract: "Changes the days of a leave.")

    @Argument(help: "The leave's number; see leave list.")
    var leave: String

    @Option(help: ArgumentHelp("The first day.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("The last day.", valueName: "day"))
    var until: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let reading = Reading(workspace)
        var leave = try workspace.board.findRow(leave, workspace.board.leaves)
        if let from { leave.from = try reading.day(from, "--from") }
        if let until { leave.until = try reading.day(until, "--until") }
        try workspace.record(.edit, try workspace.work.keep(leave), leave.said(workspace.board))
    }
}

/// `reddot leave remove`.
struct LeaveRemove: Command {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Takes a leave out.")

    @Argument(help: "The leave's number; see leave list.")
    var leave: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let leave = try workspace.board.findRow(leave, workspace.board.leaves)
        try workspace.record(.remove, [.remove(leave)], leave.said(workspace.board))
    }
}

/// `reddot leave list`.
struct LeaveList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists who is away, by first day.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let board = workspace.board
        let columns: [FactColumn<Leave>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("member", "成员", "member") { FactCell(board.members[$0.member]?.name) },
            FactColumn("from", "第一天", "from") { FactCell($0.from) },
            FactColumn("until", "最后一天", "until") { FactCell($0.until) },
        ]
        try workspace.list(
            "leaves", board.leaves.sorted { ($0.from, $0.id) < ($1.from, $1.id) }, columns,
            empty: Sentence(
                zh: "没有请假；请运行 reddot leave add 成员 日期。", en: "Nobody is away; run reddot leave add MEMBER DAY."))
    }
}

extension Leave {
    fileprivate func said(_ board: Board) -> Sentence {
        let text = "\(board.members[member]?.name ?? "") \(from.iso) – \(until.iso)"
        return Sentence(zh: "请假 " + text, en: "leave " + text)
    }
}
