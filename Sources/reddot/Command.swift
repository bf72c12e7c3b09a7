import ArgumentParser

/// A subcommand that does something with a workspace; `options` are the global ones.
protocol Command: ParsableCommand {
    var options: GlobalOptions { get }
    func run(_ context: Context) throws
}

/// A command that answers whatever is wrong with the user's settings: those that help to mend them.
protocol WorksWithoutConfig: Command {}

extension PathsCommand: WorksWithoutConfig {}
extension ThemeList: WorksWithoutConfig {}
extension ThemeCheck: WorksWithoutConfig {}
extension ConfigCheck: WorksWithoutConfig {}
extension ConfigInit: WorksWithoutConfig {}

extension Command {
    /// Only reached without `Program`.
    func run() throws { throw CleanExit.helpRequest(self) }
}
