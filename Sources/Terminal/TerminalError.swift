/// Why a terminal cannot be used.
public enum TerminalError: Error, Equatable, Sendable {
    /// Standard input or output is not a terminal.
    case notATerminal(input: Bool)
    /// The terminal type cannot place the cursor, as `dumb`.
    case tooSimple(String)
    /// Neither this type nor any common one is known to the terminal database.
    case noDatabase(String)
    /// The system refused; the number is errno.
    case system(Int32)

    /// The message in English.
    public var en: String {
        switch self {
        case .notATerminal(let input):
            "standard \(input ? "input" : "output") is not a terminal. Start in a terminal without redirection, "
                + "or use a command that prints, such as `show`."
        case .tooSimple(let term):
            "TERM=\(term): this terminal cannot place the cursor. Use another terminal, or a command that prints."
        case .noDatabase(let term):
            "TERM=\(term): no terminal description found. Install ncurses-base, or set TERM=xterm-256color."
        case .system(let number):
            "the terminal cannot be set up (system error \(number)). Open a new terminal and try again."
        }
    }

    /// The message in Chinese.
    public var zh: String {
        switch self {
        case .notATerminal(let input):
            "标准\(input ? "输入" : "输出")不是终端。请在终端里直接启动（不要重定向），或改用 `show` 等打印命令。"
        case .tooSimple(let term):
            "TERM=\(term)：这个终端不能移动光标。请换一个终端，或改用打印命令。"
        case .noDatabase(let term):
            "TERM=\(term)：找不到终端描述。请安装 ncurses-base，或设置 TERM=xterm-256color。"
        case .system(let number):
            "终端无法初始化（系统错误 \(number)）。请新开一个终端再试。"
        }
    }
}

/// Something about the terminal that the user should hear once.
public enum TerminalNote: Equatable, Sendable {
    /// `TERM` was unset or unknown; the second type is used.
    case termReplaced(String, by: String)
    /// The locale is not UTF-8; C.UTF-8 is used.
    case localeReplaced
    /// There is no UTF-8 locale at all: only ASCII can be shown.
    case onlyASCII

    /// The sentence in English.
    public var en: String {
        switch self {
        case .termReplaced(let term, let used):
            "TERM \(term.isEmpty ? "is not set" : "“\(term)” is unknown"): treated as \(used)"
        case .localeReplaced: "The locale is not UTF-8: C.UTF-8 is used"
        case .onlyASCII: "No UTF-8 locale on this machine: only ASCII can be shown. Install the locale C.UTF-8"
        }
    }

    /// The sentence in Chinese.
    public var zh: String {
        switch self {
        case .termReplaced(let term, let used):
            "TERM \(term.isEmpty ? "未设置" : "“\(term)”未知")，按 \(used) 处理"
        case .localeReplaced: "区域设置不是 UTF-8，改用 C.UTF-8"
        case .onlyASCII: "这台机器没有 UTF-8 区域设置，只能显示 ASCII。请安装 C.UTF-8"
        }
    }
}
