import ArgumentParser
import Model

/// `reddot meeting`: the dashboard opened in a meeting.
struct MeetingCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "meeting",
        abstract: "Holds the morning meeting, or with --reddots the weekly red-dot meeting.",
        discussion: "A meeting that was left goes on where it stopped; one that an exit or a crash ended goes on after "
            + "the last rep who promised something, or at the first red dot without a decision.")

    @Flag(help: "The red-dot meeting: one deal at a time, none is left without a decision.")
    var reddots = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws { try Dashboard(context).run(reddots ? .reddots : .morning) }
}
