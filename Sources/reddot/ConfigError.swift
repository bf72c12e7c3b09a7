import App
import Model
import Terminal

/// What is wrong with the user's settings, and where.
struct ConfigError: UserError, Equatable {
    enum Problem: Equatable {
        case unreadable(String)
        case notText, noFile, noEquals, unknownKey
        case badValue(String, choices: [String])
        case unknownAction, repeated
        case unknownKeyName(String)
        /// The key does something else already.
        case conflict(Key, Action)
        /// Terminals send another key for it.
        case sentAs(Key, Key)
        /// The terminal acts on the key itself.
        case keptByTerminal(Key)
        /// Without a key for it nobody could go on.
        case essential(Action)
        case theme(Sentence)
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
            return Sentence(
                zh: "\(place)：不是 64 KB 以内的 UTF-8 文本；请另存为 UTF-8。",
                en: "\(place): not UTF-8 text of at most 64 KB; save it as UTF-8.")
        case .noFile:
            return Sentence(
                zh: "\(place)：不是普通文件（是管道、设备或文件夹）；请换成文本文件。",
                en: "\(place): a pipe, a device or a folder, not a file; put a text file in its place.")
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
        case .sentAs(let key, let twin):
            return Sentence(
                zh: "\(place)：按 \(key.name) 时终端送来的是 \(twin.name)，分不出来；请换一个键。",
                en:
                    "\(place): terminals send \(twin.name) for \(key.name), so the two cannot be told apart; take another "
                    + "key.")
        case .keptByTerminal(let key):
            return Sentence(
                zh: "\(place)：\(key.name) 由终端自己处理（中断或挂起），到不了程序；请换一个键。",
                en: "\(place): the terminal keeps \(key.name) for itself (to interrupt or suspend); take another key.")
        case .essential(let action):
            return Sentence(
                zh: "\(place)：“\(action.label(.zh))”至少要有一个键，否则无法\(action == .back ? "返回" : "使用程序")；请写一个键。",
                en: "\(place): \"\(action.label(.en))\" needs at least one key, or nobody could get "
                    + "\(action == .back ? "back" : "there"); name one.")
        case .theme(let why): return Sentence(zh: "\(place)：\(why.zh)", en: "\(place): \(why.en)")
        case .badValue(let value, let choices):
            let list = choices.joined(separator: ", ")
            return Sentence(
                zh: "\(place)：值“\(value)”无效；可用：\(list)。", en: "\(place): \"\(value)\" is no value for it; use: \(list)."
            )
        }
    }
}
