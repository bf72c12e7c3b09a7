import ArgumentParser
import Model

/// The words of the command line, before they are parsed.
enum Arguments {
    static let valued: Set = ["--store", "--now", "--backdate", "--lang", "--actor", "--theme", "--color", "--view"]
    private static let flags: Set = ["--ascii", "--read-only", "--json"]

    /// Global options may stand anywhere; the parser takes them behind the subcommand only, so that is where they go.
    static func arranged(_ arguments: [String]) -> [String] {
        var rest: [String] = []
        var globals: [String] = []
        var index = 0
        while index < arguments.count, arguments[index] != "--" {
            let word = arguments[index]
            index += 1
            if flags.contains(word) || valued.contains(String(word.prefix { $0 != "=" })) && word.contains("=") {
                globals.append(word)
            } else if valued.contains(word) {
                globals.append(word)
                guard index < arguments.count, arguments[index] != "--" else { continue }
                globals.append(arguments[index])
                index += 1
            } else {
                rest.append(word)
            }
        }
        if rest.first == "help" { return rest }
        return rest + globals + arguments[index...]
    }

    /// The value of a global option, as far as it can be told without parsing.
    static func value(of option: String, in arguments: [String]) -> String? {
        let words = arguments.prefix { $0 != "--" }
        guard let index = words.lastIndex(where: { $0 == option || $0.hasPrefix(option + "=") }) else { return nil }
        let word = words[index]
        if word != option { return String(word.dropFirst(option.count + 1)) }
        return index + 1 < words.endIndex ? words[index + 1] : nil
    }

    /// The command that was meant, as a user types it (`reddot deal move`), and the subcommands that it has.
    static func command(_ arguments: [String]) -> (path: String, subcommands: [String]) {
        var path = ["reddot"]
        var type: any ParsableCommand.Type = RedDot.self
        for word in arranged(arguments) {
            let next = type.configuration.subcommands.first { $0.configuration.commandName == word }
            guard let next else { break }
            path.append(word)
            type = next
        }
        return (path.joined(separator: " "), type.configuration.subcommands.compactMap { $0.configuration.commandName })
    }
}
