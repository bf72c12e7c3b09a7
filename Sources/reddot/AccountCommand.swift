import ArgumentParser
import Model

/// `reddot account …`: work on accounts.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Adds, changes and shows accounts.",
        subcommands: [
            AccountAdd.self, AccountSet.self, AccountShow.self, AccountList.self, AccountGrade.self,
            AccountConfirm.self, AccountRefuse.self, AccountRedDot.self,
        ])
}

/// The facts of an account that options set. An empty value clears the fact.
struct AccountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The rep who looks after it.", valueName: "rep"))
    var owner: String?

    @Option(help: ArgumentHelp("Its industry.", valueName: "text"))
    var industry: String?

    @Option(help: ArgumentHelp("Its city.", valueName: "text"))
    var city: String?

    @Option(help: ArgumentHelp("Where it came from.", valueName: "text"))
    var source: String?

    @Option(help: ArgumentHelp("The confirmed grade.", valueName: "A|B|C"))
    var grade: String?

    @Option(help: ArgumentHelp("Why it is pinned as potential.", valueName: "text"))
    var pinned: String?

    @Option(help: ArgumentHelp("The company it belongs to.", valueName: "name"))
    var parent: String?

    func apply(to account: inout Account, _ board: Board) throws {
        if let owner { account.owner = try owner.isEmpty ? nil : board.findRep(owner).id }
        if let grade { account.grade = try word(grade.uppercased(), "--grade") }
        func text(_ text: String?, _ path: WritableKeyPath<Account, String?>) {
            if let text { account[keyPath: path] = text.isEmpty ? nil : text }
        }
        text(industry, \.industry)
        text(city, \.city)
        text(source, \.source)
        text(pinned, \.pinned)
        text(parent, \.parent)
    }

    /// Each change of grade leaves a record (R9).
    static func record(_ from: Account.Grade?, _ account: Account, _ workspace: Workspace) -> [Change] {
        guard let to = account.grade, to != from else { return [] }
        var change = GradeChange(blank: workspace.board.gradeChanges.nextID)
        (change.account, change.from, change.to) = (account.id, from, to)
        (change.by, change.at) = (workspace.actor.name, workspace.now)
        change.reason = account.pinned ?? workspace.lang.pick("手工设定", "set by hand")
        return [.add(change)]
    }

    /// The same name twice would be one customer in two places.
    static func checkName(_ name: String, _ workspace: Workspace, except id: ID<Account>? = nil) throws {
        guard let other = try workspace.account(named: name, except: id) else { return }
        throw Failure.refused(
            zh: "客户“\(other.name)”已存在（#\(other.id.raw)）。",
            en: "Account \(other.name) exists already (#\(other.id.raw)).")
    }

    /// One customer under two spellings (有限公司, Inc…, width, spaces) is asked about, never merged (edges).
    static func checkTwin(_ name: String, _ workspace: Workspace, except id: ID<Account>? = nil) throws {
        guard let other = try workspace.account(like: name, except: id) else { return }
        throw Failure.refused(
            zh: "“\(name)”像是已有的客户“\(other.name)”（#\(other.id.raw)）；是它就用 #\(other.id.raw)，确是另一家请加 --new。",
            en:
                "\(name) looks like account \(other.name) (#\(other.id.raw)); use #\(other.id.raw), or say --new if it is "
                + "another.")
    }
}

/// `reddot account add`.
struct AccountAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds an account.")

    @Argument(help: "Its name.")
    var name: String

    @Flag(help: "It is another customer than the one with a like name.")
    var new = false

    @OptionGroup var facts: AccountOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        var account = Account(blank: workspace.board.accounts.nextID)
        account.name = try name.asName(Sentence(zh: "客户", en: "account"))
        try AccountOptions.checkName(account.name, workspace)
        if !new { try AccountOptions.checkTwin(account.name, workspace) }
        try facts.apply(to: &account, workspace.board)
        try workspace.commit(.add, [.add(account)] + AccountOptions.record(nil, account, workspace))
    }
}

/// `reddot account set`.
struct AccountSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes facts of an account; an empty value clears one.")

    @Argument(help: "The account: a number, #number, or a name or its start.")
    var account: String

    @Option(help: ArgumentHelp("A new name.", valueName: "name"))
    var name: String?

    @Flag(help: "It is another customer than the one with a like name.")
    var new = false

    @OptionGroup var facts: AccountOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let account = try workspace.findAccount(account)
        var after = account
        if let name {
            after.name = try name.asName(Sentence(zh: "客户", en: "account"))
            try AccountOptions.checkName(after.name, workspace, except: account.id)
            if !new { try AccountOptions.checkTwin(after.name, workspace, except: account.id) }
        }
        try facts.apply(to: &after, workspace.board)
        try workspace.commit(
            .edit, workspace.difference(account, after) + AccountOptions.record(account.grade, after, workspace))
    }
}
