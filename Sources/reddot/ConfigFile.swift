import App
import Foundation
import Model
import Terminal
import Views

/// The user's settings as a file: its commented default, and single lines changed in place.
enum ConfigFile {
    /// What `reddot config init` writes: every setting with its meaning, as a comment, so that nothing is set.
    static func standard(_ lang: Lang) -> String {
        var lines = [
            lang.pick(
                "# RedDot 的个人设置。去掉行首的 # 即生效；命令行选项优先。",
                "# Your own settings for RedDot. A line counts without its leading #; options win over it."),
            "",
        ]
        let facts: [(Sentence, String)] = [
            (Sentence(zh: "语言：zh 或 en", en: "The language: zh or en"), "lang = \(lang.rawValue)"),
            (
                Sentence(
                    zh: "主题：dark、light、colorblind、mono、wall，或 themes 文件夹里自己的",
                    en: "The theme: dark, light, colorblind, mono, wall, or your own in the folder themes"),
                "theme = dark"
            ),
            (
                Sentence(zh: "颜色：256、16 或 mono；不写则看终端", en: "Colours: 256, 16 or mono; otherwise as the terminal can"),
                "color = 256"
            ),
            (Sentence(zh: "边框只用 ASCII：yes 或 no", en: "Borders in ASCII: yes or no"), "ascii = no"),
            (Sentence(zh: "鼠标：yes 或 no", en: "The mouse: yes or no"), "mouse = yes"),
            (
                Sentence(zh: "打开时的视图：\(views)", en: "The view that opens first: \(views)"),
                "view = board"
            ),
            (Sentence(zh: "你的名字；不写则按系统用户", en: "Who you are; otherwise the system's user"), "actor = NAME"),
        ]
        for (meaning, example) in facts { lines += ["# " + meaning[lang], "# " + example, ""] }
        lines += [
            lang.pick(
                "# 按键：每个动作一行，几个键用空格分开，none 表示没有。下面是默认值。",
                "# Keys: a line for each action, several keys with spaces between, none for no key. These are the defaults."
            ),
            lang.pick(
                "# 返回、退出、帮助和命令至少留一个键；Ctrl-i、Ctrl-m、Ctrl-[ 与 Tab、Enter、Esc 分不开，不能用。",
                "# back, quit, help and palette keep a key; Ctrl-i, Ctrl-m and Ctrl-[ are Tab, Enter and Esc to a terminal."
            ),
        ]
        let widest = Action.allCases.map(\.name.count).max() ?? 0
        for action in Action.allCases {
            let pad = String(repeating: " ", count: widest - action.name.count)
            let keys = action.keys.isEmpty ? "none" : action.keys.map(\.name).joined(separator: " ")
            lines.append("# \(Config.keyPrefix)\(action.name)\(pad) = \(keys)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static var views: String { ViewName.allCases.map(\.rawValue).joined(separator: ", ") }

    /// Sets one key, where it stands or at the end; everything else in the file stays.
    static func set(_ key: String, to value: String, in path: String) throws {
        var lines: [Substring.UTF8View] = []
        let old = String(decoding: (try? SettingsText.bytes(path)) ?? [], as: UTF8.self)
        lines = old.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        // A file of another system keeps its line ends, and the mark at its beginning.
        let end = lines.first?.last == UInt8(ascii: "\r") ? "\r" : ""
        func sets(_ line: Substring.UTF8View) -> Bool {
            let parts = Substring(line).split(separator: "=", maxSplits: 1)
            return parts.count == 2 && parts[0].drop { $0 == "\u{FEFF}" }.trimmed == key
        }
        let mark = old.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
        let place = lines.firstIndex(where: sets)
        let new = (place == 0 ? mark : "") + "\(key) = \(value)" + end
        if let place { lines[place] = Substring(new).utf8 } else { lines.append(Substring(new).utf8) }
        try write(lines.map { String(Substring($0)) }.joined(separator: "\n") + "\n", to: path)
    }

    static func write(_ text: String, to path: String) throws {
        guard Paths.make(folder: Paths.parent(path)) else {
            throw Failure.refused(
                zh: "无法建立文件夹 \(Paths.parent(path))；请检查权限。",
                en: "The folder \(Paths.parent(path)) cannot be made; check the permissions.")
        }
        try OutputFile.write(path) { try $0(Array(text.utf8)) }
    }
}
