import App
import ArgumentParser
import Model
import Rules

/// `reddot docs`: the pages that are made from the code, for `make docs`. Hidden: nobody needs it to sell.
struct DocsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Prints a page of the documentation that is made from the code.",
        shouldDisplay: false)

    /// The pages there are.
    enum Page: String, CaseIterable, ExpressibleByArgument { case rules, keys }

    @Argument(help: "The page.")
    var page: Page

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        switch page {
        case .keys: for line in KeysPage.lines { try context.output.line(line) }
        case .rules: for line in RulesPage.lines { try context.output.line(line) }
        }
    }
}
