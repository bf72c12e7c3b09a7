import Foundation
import Model

/// The user's own settings: `key = value` lines, `#` starts a comment. Options win over them.
struct Config: Equatable {
    var lang: Lang?
    var theme: String?
    var color: ColorChoice?
    var actor: String?
    var ascii = false
    var mouse = true

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
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw ConfigError(file: file, line: index + 1, key: line, problem: .noEquals)
            }
            let (key, value) = (parts[0].trimmed, parts[1].trimmed)
            guard let take = Config.keys[key] else {
                throw ConfigError(file: file, line: index + 1, key: key, problem: .unknownKey)
            }
            if let choices = take(&self, value) {
                throw ConfigError(file: file, line: index + 1, key: key, problem: .badValue(value, choices: choices))
            }
        }
    }

    /// Each takes its value, or tells what can be written.
    private static let keys: [String: @Sendable (inout Config, String) -> [String]?] = [
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
        "mouse": { config, value in
            config.mouse = value == "yes"
            return switches(value)
        },
    ]

    static var keyNames: [String] { keys.keys.sorted() }

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

/// What is wrong with the user's settings, and where.
struct ConfigError: UserError, Equatable {
    enum Problem: Equatable {
        case unreadable(String)
        case notText, noEquals, unknownKey
        case badValue(String, choices: [String])
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
        case .badValue(let value, let choices):
            let list = choices.joined(separator: ", ")
            return Sentence(
                zh: "\(place)：值“\(value)”无效；可用：\(list)。", en: "\(place): \"\(value)\" is no value for it; use: \(list)."
            )
        }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
