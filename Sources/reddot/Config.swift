import App
import Foundation
import Model
import Terminal
import Views

/// The user's own settings: `key = value` lines, `#` starts a comment. Options win over them.
struct Config {
    var lang: Lang?
    var theme: String?
    var color: ColorChoice?
    var actor: String?
    var ascii = false
    var mouse = true
    /// The view in which the dashboard opens.
    var view: ViewName?
    /// The keys that the user chose, as they stand in the file.
    var keys: [(action: Action, keys: [Key])] = []
    /// The defaults with those choices over them.
    var keymap = Keymap()

    /// Nothing set.
    init() {}

    /// Reads the file; none is as good as an empty one.
    init(file: String) throws {
        guard let bytes = try Config.read(file) else {
            self.init()
            return
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigError(file: file, problem: .notText)
        }
        try self.init(text: text, file: file)
    }

    init(text: String, file: String) throws {
        /// The lines of the choices in `keys`.
        var lines: [Int] = []
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw ConfigError(file: file, line: index + 1, key: line, problem: .noEquals)
            }
            let (key, value) = (parts[0].trimmed, parts[1].trimmed)
            if key.hasPrefix(Config.keyPrefix) {
                try take(key: key, value, file: file, line: index + 1)
                lines.append(index + 1)
                continue
            }
            guard let take = Config.facts[key] else {
                throw ConfigError(file: file, line: index + 1, key: key, problem: .unknownKey)
            }
            if let choices = take(&self, value) {
                throw ConfigError(file: file, line: index + 1, key: key, problem: .badValue(value, choices: choices))
            }
        }
        do throws(KeyConflict) {
            keymap = try Keymap(keys)
        } catch {
            throw ConfigError(
                file: file, line: lines[error.place], key: Config.keyPrefix + error.action.name,
                problem: .conflict(error.key, error.other))
        }
    }

    static let keyPrefix = "key."

    /// `key.move-forward = L >`; `none` takes all keys away.
    private mutating func take(key: String, _ value: String, file: String, line: Int) throws {
        let name = key.dropFirst(Config.keyPrefix.count)
        guard let action = Action.allCases.first(where: { $0.name == name }) else {
            throw ConfigError(file: file, line: line, key: key, problem: .unknownAction)
        }
        if keys.contains(where: { $0.action == action }) {
            throw ConfigError(file: file, line: line, key: key, problem: .repeated)
        }
        var list: [Key] = []
        for word in value == "none" ? [] : value.split(separator: " ").map(String.init) {
            guard let key = Key(name: word) else {
                throw ConfigError(file: file, line: line, key: String(name), problem: .unknownKeyName(word))
            }
            list.append(key)
        }
        keys.append((action, list))
    }

    /// Each takes its value, or tells what can be written.
    private static let facts: [String: @Sendable (inout Config, String) -> [String]?] = [
        "lang": { config, value in
            config.lang = Lang(rawValue: value)
            return config.lang == nil ? Lang.allCases.map(\.rawValue) : nil
        },
        "color": { config, value in
            config.color = ColorChoice(rawValue: value)
            return config.color == nil ? ColorChoice.allCases.map(\.rawValue) : nil
        },
        "theme": { config, value in
            config.theme = value
            return value.isEmpty ? ["dark", "light"] : nil
        },
        "actor": { config, value in
            config.actor = value
            return value.isEmpty ? ["NAME"] : nil
        },
        "ascii": { config, value in
            config.ascii = value == "yes"
            return switches(value)
        },
        "view": { config, value in
            config.view = ViewName(rawValue: value)
            return config.view == nil ? ViewName.allCases.map(\.rawValue) : nil
        },
        "mouse": { config, value in
            config.mouse = value == "yes"
            return switches(value)
        },
    ]

    static var keyNames: [String] { facts.keys.sorted() + [keyPrefix + "<action>"] }

    private static func switches(_ value: String) -> [String]? {
        value == "yes" || value == "no" ? nil : ["yes", "no"]
    }

    private static func read(_ path: String) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT || errno == ENOTDIR { return nil }
        defer { if descriptor >= 0 { close(descriptor) } }
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        let count = descriptor < 0 ? -1 : Foundation.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else {
            throw ConfigError(file: path, problem: .unreadable(String(cString: strerror(errno))))
        }
        return Array(bytes[..<count])
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
