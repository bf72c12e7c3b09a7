import App
import Glibc
import Model
import Terminal

/// A file of settings, read to its end: what could be taken in, and everything that is wrong with it.
struct ConfigReading {
    private(set) var config = Config()
    /// By line.
    private(set) var errors: [ConfigError] = []
    private let file: String
    /// The lines of the choices in `config.keys`.
    private var lines: [Int] = []

    /// Reads the file; none is as good as an empty one.
    init(file: String) {
        self.file = file
        do throws(SettingsText.Trouble) {
            read(try SettingsText.read(file))
        } catch {
            switch error {
            case .missing: return
            case .unreadable(let code): fail(0, "", .unreadable(String(cString: strerror(code))))
            case .noFile: fail(0, "", .noFile)
            case .notText, .tooLong: fail(0, "", .notText)
            }
        }
    }

    init(text: String, file: String) {
        self.file = file
        read(text)
    }

    /// What was read, where nothing is wrong; the first error otherwise.
    func get() throws(ConfigError) -> Config {
        if let first = errors.first { throw first }
        return config
    }

    private mutating func fail(_ line: Int, _ key: String, _ problem: ConfigError.Problem) {
        errors.append(ConfigError(file: file, line: line, key: key, problem: problem))
    }

    private mutating func read(_ text: String) {
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.trimmed
            if !line.isEmpty, !line.hasPrefix("#") { take(line, index + 1) }
        }
        var conflicts: [KeyConflict] = []
        config.keymap = Keymap(config.keys, &conflicts)
        for conflict in conflicts {
            fail(
                lines[conflict.place], Config.keyPrefix + conflict.action.name, .conflict(conflict.key, conflict.other))
        }
        errors.sort { $0.line < $1.line }
    }

    private mutating func take(_ text: String, _ line: Int) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return fail(line, text, .noEquals) }
        let (key, value) = (parts[0].trimmed, parts[1].trimmed)
        if key.hasPrefix(Config.keyPrefix) { return take(key: key, value, line) }
        guard let take = Config.facts[key] else { return fail(line, key, .unknownKey) }
        if let choices = take(&config, value) { fail(line, key, .badValue(value, choices: choices)) }
        if key == "theme" { config.themeLine = line }
    }

    /// `key.move-forward = L >`; `none` takes all keys away.
    private mutating func take(key: String, _ value: String, _ line: Int) {
        let name = key.dropFirst(Config.keyPrefix.count)
        guard let action = Action.allCases.first(where: { $0.name == name }) else {
            return fail(line, key, .unknownAction)
        }
        if config.keys.contains(where: { $0.action == action }) { return fail(line, key, .repeated) }
        var list: [Key] = []
        for word in value == "none" ? [] : value.split(separator: " ").map(String.init) {
            guard let one = Key(name: word) else {
                fail(line, String(name), .unknownKeyName(word))
                continue
            }
            if let twin = one.twin { fail(line, key, .sentAs(one, twin)) }
            if one.isKeptByTerminal { fail(line, key, .keptByTerminal(one)) }
            list.append(one)
        }
        if value == "none" || value.isEmpty, Keymap.essential.contains(action) { fail(line, key, .essential(action)) }
        config.keys.append((action, list))
        lines.append(line)
    }
}

extension Context {
    /// The settings' theme where it cannot be had, with its line.
    func themeError(of config: Config) -> ConfigError? {
        guard let theme = config.theme, !theme.isEmpty else { return nil }
        do throws(ThemeError) {
            _ = try Theme.load(name: theme, searchPath: paths.themes)
            return nil
        } catch {
            return ConfigError(
                file: paths.configFile, line: config.themeLine, key: "theme",
                problem: .theme(Sentence(zh: error.zh, en: error.en)))
        }
    }
}
