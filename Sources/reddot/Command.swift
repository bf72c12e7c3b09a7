import ArgumentParser

/// A subcommand that does something with a workspace; `options` are the global ones.
protocol Command: ParsableCommand {
    var options: GlobalOptions { get }
    func run(_ context: Context) throws
}

extension Command {
    /// Only reached without `Program`.
    func run() throws { throw CleanExit.helpRequest(self) }
}
