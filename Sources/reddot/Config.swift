import App
import Foundation
import Model
import Terminal
import Views

/// The user's own settings: `key = value` lines, `#` starts a comment. Options win over them.
struct Config {
    var lang: Lang?
    var theme: String?
    /// The line that sets it.
    var themeLine = 0
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
    init(file: String) throws(ConfigError) { self = try ConfigReading(file: file).get() }

    init(text: String, file: String) throws(ConfigError) { self = try ConfigReading(text: text, file: file).get() }

    static let keyPrefix = "key."

    /// Each takes its value, or tells what can be written.
    static let facts: [String: @Sendable (inout Config, String) -> [String]?] = [
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
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
