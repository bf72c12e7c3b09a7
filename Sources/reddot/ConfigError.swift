import App
import Model
import Terminal

/// What is wrong with the user's settings, and where.
struct ConfigError: UserError, Equatable {
    enum Problem: Equatable {
        case unreadable(String)
        case notText, noEquals, unknownKey
        case badValue(String, choices: [String])
        case unknownAction, repeated
        case unknownKeyName(String)
        /// The key does something else already.
        case conflict(Key, Action)
    }

    var file: String
    /// From 1; 0 means the file as a whole.
    var line = 0
    var key = ""
    var problem: Problem

    var sentence: Sentence {
        let place = (line > 0 ? "\(file):\(line)" : file) + (key.isEmpty ? "" : ": \(key)")
        let known = Config.keyNames.joined(separator: ", ")
        switch problem {
        case .unreadable(let why):
            return Sentence(
                zh: "\(place)：无法读取（\(why)）；请检查权限。", en: "\(place): cannot be read (\(why)); check its permissions.")
        case .notText:
            return Sentence(zh: "\(place)：不是 UTF-8 文本；请另存为 UTF-8。", en: "\(place): not UTF-8 text; save it as UTF-8.")
        case .noEquals:
            return Sentence(zh: "\(place)：这一行没有 =；请写成 键 = 值。", en: "\(place): no = in this line; write key = value.")
        case .unknownKey:
            return Sentence(zh: "\(place)：没有这个键；可用：\(known)。", en: "\(place): no such key; known: \(known).")
        case .unknownAction:
            let names = Action.allCases.map(\.name).joined(separator: ", ")
            return Sentence(zh: "\(place)：没有这个动作；可用：\(names)。", en: "\(place): no such action; known: \(names).")
        case .repeated:
            return Sentence(
                zh: "\(place)：前面已经设过；请合并成一行。", en: "\(place): set in an earlier line already; write one line.")
        case .unknownKeyName(let word):
            return Sentence(
                zh: "\(place)：没有叫“\(word)”的键；请写 x、Ctrl-r、F5、PgDn、Space 这样的名称，用空格分开，或写 none。",
                en: "\(place): there is no key \"\(word)\"; write names such as x, Ctrl-r, F5, PgDn, Space with spaces "
                    + "between, or none.")
        case .conflict(let conflict, let other):
            return Sentence(
                zh: "\(place)：\(conflict.name) 已用于“\(other.label(.zh))”（\(other.name)）；请换一个键，"
                    + "或给 \(Config.keyPrefix)\(other.name) 另设。",
                en:
                    "\(place): \(conflict.name) does \"\(other.label(.en))\" (\(other.name)) already; take another key, or "
                    + "set \(Config.keyPrefix)\(other.name), too.")
        case .badValue(let value, let choices):
            let list = choices.joined(separator: ", ")
            return Sentence(
                zh: "\(place)：值“\(value)”无效；可用：\(list)。", en: "\(place): \"\(value)\" is no value for it; use: \(list)."
            )
        }
    }
}
