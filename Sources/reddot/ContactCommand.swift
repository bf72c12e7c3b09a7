import ArgumentParser
import Model

/// `reddot contact …`: people at the customer.
struct ContactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "Adds, changes and lists contacts.",
        subcommands: [ContactAdd.self, ContactSet.self, ContactList.self])
}

/// The facts of a contact that options set. An empty value clears the fact.
struct ContactOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The deal that the contact belongs to.", valueName: "deal"))
    var deal: String?

    @Option(help: ArgumentHelp("What the contact is.", valueName: "text"))
    var title: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The phone number.", valueName: "text"))
    var phone: String?

    @Option(help: ArgumentHelp("The mail address.", valueName: "text"))
    var email: String?

    @Flag(inversion: .prefixedNo, help: "Whether the contact decides (R13).")
    var decides: Bool?

    func apply(to contact: inout Contact, _ workspace: Workspace) throws {
        if let deal {
            let found = try deal.isEmpty ? nil : workspace.findDeal(deal)
            let board = workspace.board
            if let found, let account = found.account, let own = contact.account, account != own {
                throw Failure.refused(
                    zh:
                        "--deal：“\(found.name)”属于客户“\(board.accounts[account]?.name ?? "")”，不是“\(board.accounts[own]?.name ?? "")”。",
                    en: "--deal: \(found.name) belongs to \(board.accounts[account]?.name ?? ""), "
                        + "not to \(board.accounts[own]?.name ?? "").")
            }
            contact.deal = found?.id
        }
        func text(_ text: String?, _ path: WritableKeyPath<Contact, String?>) {
            if let text { contact[keyPath: path] = text.trimmed.isEmpty ? nil : text.trimmed }
        }
        text(title, \.title)
        text(phone, \.phone)
        text(email, \.email)
        if let decides { contact.decides = decides }
    }
}

/// `reddot contact add`.
struct ContactAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a contact to an account.")

    @Argument(help: "The account: a number, #number, or a name or its start.")
    var account: String

    @Argument(help: "The contact's name.")
    var name: String

    @OptionGroup var facts: ContactOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let account = try workspace.findAccount(account)
        var contact = Contact(blank: workspace.board.contacts.nextID)
        contact.account = account.id
        contact.name = try name.asName(Sentence(zh: "联系人", en: "contact"))
        try facts.apply(to: &contact, workspace)
        let text = "\(account.name) \(contact.name)"
        try workspace.record(.add, [.add(contact)], Sentence(zh: "联系人 " + text, en: "contact " + text))
    }
}

/// `reddot contact set`.
struct ContactSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes facts of a contact; an empty value clears one.")

    @Argument(help: "The contact: a number, #number, or a name or its start.")
    var contact: String

    @Option(help: ArgumentHelp("A new name.", valueName: "name"))
    var name: String?

    @OptionGroup var facts: ContactOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let contact = try workspace.findContact(contact)
        var after = contact
        if let name { after.name = try name.asName(Sentence(zh: "联系人", en: "contact")) }
        try facts.apply(to: &after, workspace)
        try workspace.record(
            .edit, workspace.difference(contact, after),
            Sentence(zh: "联系人 \(after.name)", en: "contact \(after.name)"))
    }
}

/// `reddot contact list`.
struct ContactList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists contacts.")

    @Option(help: ArgumentHelp("Only of an account.", valueName: "account"))
    var account: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false, all: true)
        let board = workspace.board
        let account = try account.map { try board.findAccount($0).id }
        let rows = board.contacts.filter { account == nil || $0.account == account }
        let columns: [FactColumn<Contact>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("contact", "联系人", "contact") { FactCell($0.name) },
            FactColumn("account", "客户", "account") { FactCell(board.accounts[$0.account]?.name) },
            FactColumn("deal", "商机", "deal") { FactCell(board.deals[$0.deal]?.name) },
            FactColumn("title", "职务", "title") { FactCell($0.title) },
            FactColumn("phone", "电话", "phone") { FactCell($0.phone) },
            FactColumn("email", "邮箱", "email") { FactCell($0.email) },
            FactColumn("decides", "决策人", "decides") { .flag($0.decides) },
        ]
        try workspace.list(
            "contacts", rows, columns,
            empty: Sentence(
                zh: "还没有联系人；请运行 reddot contact add 客户 姓名。", en: "No contacts yet; run reddot contact add ACCOUNT NAME.")
        )
    }
}
