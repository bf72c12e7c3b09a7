import Model

/// The parser's messages as sentences in both languages. It speaks English only and marks what it quotes by `'…'`.
enum UsageText {
    static func sentence(_ message: String, _ command: (path: String, subcommands: [String])) -> Sentence {
        let quoted = quotes(message)
        if let word = quoted.first, message.lowercased().contains("unexpected argument"), !command.subcommands.isEmpty {
            let known = command.subcommands.joined(separator: ", ")
            return Sentence(
                zh: "没有命令“\(command.path) \(word)”；可用：\(known)。",
                en: "There is no command \"\(command.path) \(word)\"; known: \(known).")
        }
        let line = message.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
        let stop = line.last.map { ".?!".contains($0) } == true ? "" : "."
        return Sentence(
            zh: "\(chinese(line, quoted))；用法见 \(command.path) --help。",
            en: "\(line)\(stop) See \(command.path) --help.")
    }

    private static func quotes(_ message: String) -> [String] {
        message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    private static func chinese(_ message: String, _ quoted: [String]) -> String {
        if message.contains("unexpected arguments") { return "不认识 \(quoted.joined(separator: "、"))" }
        let first = quoted.first ?? ""
        let last = quoted.last ?? ""
        for (start, make) in patterns where message.hasPrefix(start) { return make(first, last, quoted) }
        return "命令写法有误：\(message)"
    }

    private static let patterns: [(String, @Sendable (String, String, [String]) -> String)] = [
        ("Unknown option", { first, last, all in all.count > 1 ? "没有选项 \(first)，是不是 \(last)" : "没有选项 \(first)" }),
        ("Missing value for", { first, _, _ in "\(first) 缺少取值" }),
        ("Missing expected argument", { first, _, _ in "缺少 \(first)" }),
        ("Missing one of", { _, _, all in "缺少其中之一：\(all.joined(separator: "、"))" }),
        ("Missing required subcommand", { _, _, _ in "缺少子命令" }),
        ("Unexpected argument", { first, _, _ in "不认识 \(first)" }),
        ("The option", { first, last, _ in "\(first) 不带取值，却给了 \(last)" }),
        ("Value to be set with", { first, last, _ in "\(first) 与 \(last) 重复" }),
        (
            "The value",
            { first, _, all in
                let choices = all.dropFirst(2)
                let hint = choices.isEmpty ? "" : "；可用：\(choices.joined(separator: "、"))"
                return "\(all.count > 1 ? all[1] : "") 的值 \(first) 无效\(hint)"
            }
        ),
    ]
}
