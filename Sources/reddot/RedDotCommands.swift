import ArgumentParser
import Model
import Rules

/// What red dots by hand take besides their deal or account.
struct RedDotOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    @Flag(help: "Take it off.")
    var clear = false

    /// Sets the red dot, or takes it off.
    func run(_ context: Context, _ find: (Finding) throws -> RedSubject) throws {
        guard !clear || reason == nil else {
            throw Failure.usage(zh: "--clear 不带 --reason。", en: "--clear takes no --reason.")
        }
        let workspace = try Workspace(asking: context, writing: true)
        let subject = try find(workspace)
        let name = workspace.board.name(of: subject) ?? ""
        if clear {
            return try workspace.record(
                .remove, try workspace.work.clearRedDot(subject),
                Sentence(zh: "\(name) 的红点", en: "the red dot of \(name)"))
        }
        let text = (reason ?? "").trimmed
        try workspace.record(
            .event, try workspace.work.redDot(subject, reason: text),
            Sentence(zh: "红点 \(name)（\(text)）", en: "red dot on \(name) (\(text))"))
    }
}

/// `reddot deal reddot`: a red dot by hand (R22).
struct DealRedDot: Command {
    static let configuration = CommandConfiguration(
        commandName: "reddot", abstract: "Puts a red dot on a deal by hand, or takes it off.")

    @Argument(help: "The deal.")
    var deal: String

    @OptionGroup var dot: RedDotOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws { try dot.run(context) { .deal(try $0.findDeal(deal).id) } }
}

/// `reddot account reddot`: the same on an account.
struct AccountRedDot: Command {
    static let configuration = CommandConfiguration(
        commandName: "reddot", abstract: "Puts a red dot on an account by hand, or takes it off.")

    @Argument(help: "The account.")
    var account: String

    @OptionGroup var dot: RedDotOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws { try dot.run(context) { .account(try $0.findAccount(account).id) } }
}
