import ArgumentParser
import Model
import Rules

/// `reddot member …`: who works with RedDot.
struct MemberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Adds, changes and lists members.",
        subcommands: [MemberAdd.self, MemberSet.self, MemberList.self])
}

extension Board {
    func findMember(_ text: String) throws -> Member {
        try Lookup(
            noun: Sentence(zh: "成员", en: "member"), table: members, name: \.name, code: \.user, detail: \.role.rawValue
        ).find(text)
    }
}

/// The facts of a member that options set. An empty value clears the fact.
struct MemberOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The name of the system user.", valueName: "login"))
    var user: String?

    @Option(
        help: ArgumentHelp("What the member does.", valueName: "manager|rep|presales|delivery|finance|display|former"))
    var role: String?

    @Option(help: ArgumentHelp("The rep that the member is.", valueName: "rep"))
    var rep: String?

    func apply(to member: inout Member, _ board: Board) throws {
        if let user { member.user = user.trimmed.isEmpty ? nil : user.trimmed }
        if let role {
            guard let role: Member.Role = try word(role, "--role") else {
                throw Failure.usage(zh: "--role 不能为空。", en: "--role must not be empty.")
            }
            member.role = role
        }
        if let rep { member.rep = try rep.isEmpty ? nil : board.findRep(rep).id }
    }
}

/// `reddot member add`.
struct MemberAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a member.")

    @Argument(help: "The name.")
    var name: String

    @OptionGroup var facts: MemberOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        var member = Member(blank: workspace.board.members.nextID)
        member.name = try name.asName(Sentence(zh: "成员", en: "member"))
        try facts.apply(to: &member, workspace.board)
        try workspace.record(.add, try workspace.work.keep(member), member.said())
    }
}

/// `reddot member set`.
struct MemberSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes facts of a member; an empty value clears one.")

    @Argument(help: "The member: a number, #number, a system user, or a name or its start.")
    var member: String

    @Option(help: ArgumentHelp("A new name.", valueName: "name"))
    var name: String?

    @OptionGroup var facts: MemberOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let member = try workspace.board.findMember(member)
        var after = member
        if let name { after.name = try name.asName(Sentence(zh: "成员", en: "member")) }
        try facts.apply(to: &after, workspace.board)
        let changes = try workspace.work.keep(after)
        let left = changes.contains { $0.kind == .rep } ? workspace.today.iso : nil
        try workspace.record(.edit, changes, after.said(left: left))
    }
}

/// `reddot member list`.
struct MemberList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists members.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let (board, lang) = (workspace.board, workspace.lang)
        let columns: [FactColumn<Member>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("member", "成员", "member") { FactCell($0.name) },
            FactColumn("user", "系统用户", "user") { FactCell($0.user) },
            FactColumn("role", "角色", "role") { .word($0.role.rawValue, $0.role.title[lang]) },
            FactColumn("rep", "销售", "rep") { FactCell(board.reps[$0.rep]?.name) },
        ]
        try workspace.list(
            "members", Array(board.members), columns,
            empty: Sentence(zh: "还没有成员；请运行 reddot member add 姓名。", en: "No members yet; run reddot member add NAME."))
    }
}

extension Member {
    /// `成员 王强（售前）`.
    fileprivate func said(left: String? = nil) -> Sentence {
        let zh = left.map { "，离职日 \($0)，名下商机明天起无人负责" }
        let en = left.map { ", last day \($0), the deals are nobody's after it" }
        return Sentence(
            zh: "成员 \(name)（\(role.title.zh)）" + (zh ?? ""), en: "member \(name) (\(role.title.en))" + (en ?? ""))
    }
}
