import ArgumentParser
import Model

/// `reddot meeting`: the dashboard opened in a meeting.
struct MeetingCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "meeting",
        abstract: "Holds the morning meeting, or with --reddots the weekly red-dot meeting.",
        discussion: "A meeting that was left, or that a crash ended, goes on where it stopped.")

    @Flag(help: "The red-dot meeting: one deal at a time, none is left without a decision.")
    var reddots = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws { try Dashboard(context).run(reddots ? .reddots : .morning) }
}
