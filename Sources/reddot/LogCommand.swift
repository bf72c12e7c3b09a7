import ArgumentParser
import Model

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

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let touches = Activity.What.allCases.filter(\.isTouch)
        guard let touch = touches.first(where: { $0.rawValue == what }) else {
            let known = touches.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage(
                zh: "没有这种跟进“\(what)”；可用：\(known)。", en: "There is no touch \"\(what)\"; known: \(known).")
        }
        let workspace = try Workspace(context, writing: true)
        let deal = try workspace.board.findDeal(deal)
        let step = try next.map { try Reading(workspace).step($0) }
        if step != nil { _ = try workspace.work.next(deal, step) }
        let text = note.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        try workspace.warnOfDoubleWork(touching: deal.account)
        let changes = workspace.work.log(
            deal, touch, direction == .in ? .inbound : .outbound, text: text, next: step)
        try workspace.commit(.log, changes)
    }
}
