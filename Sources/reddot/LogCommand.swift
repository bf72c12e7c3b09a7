import ArgumentParser
import Model
import Rules

/// `reddot log`: a touch on a deal.
struct LogCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Logs a call, visit, demo, message or meeting.")

    /// Who spoke.
    enum Direction: String, EnumerableFlag {
        case `in`, out

        static func help(for value: Direction) -> ArgumentHelp? {
            value == .in ? "The customer came to us." : "We went to the customer; this is meant unless told otherwise."
        }
    }

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: "call, visit, demo, message or meeting.")
    var what: String

    @Flag var direction = Direction.out

    @Option(parsing: .unconditional, help: ArgumentHelp("What was said.", valueName: "text"))
    var note: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("What happens next, the day first: \"明天 送方案\".", valueName: "step"))
    var next: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Whom it was with; after a change of decision maker the new one, unless told otherwise (\"\" for nobody).",
            valueName: "name"))
    var contact: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let touches = Activity.What.allCases.filter(\.isTouch)
        guard let touch = touches.first(where: { $0.rawValue == what }) else {
            let known = touches.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage(
                zh: "没有这种跟进“\(what)”；可用：\(known)。", en: "There is no touch \"\(what)\"; known: \(known).")
        }
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        let step = try next.map { try Reading(workspace).step($0) }
        if step != nil { _ = try workspace.work.next(deal, step) }
        let text = note.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        let contact = try person(deal, workspace)
        try workspace.warnOfDoubleWork(touching: deal.account)
        let changes = workspace.work.log(
            deal, touch, direction == .in ? .inbound : .outbound, with: contact?.id, text: text, next: step)
        try workspace.commit(.log, changes)
    }

    private func person(_ deal: Deal, _ workspace: Workspace) throws -> Contact? {
        let details = try workspace.store.details(of: deal.id)
        guard let contact else {
            return Countdown.newDecider(details.activities, details.contacts, now: workspace.now)
        }
        if contact.trimmed.isEmpty { return nil }
        var people = Table<Contact>()
        for person in details.contacts { people.put(person) }
        return try Lookup(
            noun: Sentence(zh: "联系人", en: "contact"), table: people, name: \.name, detail: { $0.title }
        ).find(contact)
    }
}
