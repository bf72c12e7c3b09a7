import Model
import Terminal

/// The page of all keys in both languages, made from the list of actions (`docs/keys.md`).
public enum KeysPage {
    /// The page as lines of Markdown.
    public static var lines: [String] {
        var lines = [
            "# Keys · 按键", "",
            "Made from the list of actions by `make docs`. `reddot config init` writes a file of settings in which every one",
            "of them can have other keys: `key.move-forward = L >`, or `none`.", "",
            "由动作列表生成（`make docs`）。运行 `reddot config init` 得到设置文件，每个动作都可以改键，如 `key.move-forward = L >`，"
                + "`none` 表示不设键。", "",
        ]
        for group in Action.Group.allCases {
            lines += [
                "## \(group.title(.en)) · \(group.title(.zh))", "", "| Keys 按键 | 做什么 | What it does | Setting 设置名 |",
            ]
            lines.append("|---|---|---|---|")
            for action in Action.allCases where action.group == group {
                let named = action.keys.map { "`\(escaped($0.name))`" }.joined(separator: " ")
                let keys = action.keys.isEmpty ? "`:\(action.name)`" : named
                lines.append("| \(keys) | \(action.label(.zh)) | \(action.label(.en)) | `\(action.name)` |")
            }
            lines.append("")
        }
        lines += choices("After `c` · `c` 之后", Form.touches.map { ($0.0, $0.2) } + [flip])
        lines += choices("After `v` · `v` 之后", Happening.allCases.map { ($0.key, $0.label) })
        lines += choices("After `T` · `T` 之后", Form.turns.map { ($0.0, $0.2) })
        lines += [
            "A capital letter after `c` or `v` asks for a note, too. `c`、`v` 之后用大写字母，可再写内容。", "",
            "## In a form · 表单里", "", "| Keys 按键 | 做什么 | What it does |", "|---|---|---|",
        ]
        for (keys, zh, en) in form { lines.append("| \(keys) | \(zh) | \(en) |") }
        return lines
    }

    private static let flip: (Unicode.Scalar, Sentence) = ("i", Sentence(zh: "改为客户来联系", en: "the customer did"))

    private static let form: [(String, String, String)] = [
        ("`Enter`", "下一项；在最后一项保存", "next field; saves in the last one"),
        ("`Ctrl-s`", "从任何一项保存", "saves from any field"),
        ("`Tab`", "采用候选，没有候选则到下一项", "takes what is offered, else goes to the next field"),
        ("`Down` `Up`", "在候选或各项之间移动", "moves among offers, or among fields"),
        (
            "`Ctrl-o`", "用自己的编辑器写长内容（`$VISUAL`、`$EDITOR`）",
            "opens your own editor for a long text (`$VISUAL`, `$EDITOR`)"
        ),
        ("`Esc`", "先还原这一项，再关闭；写过的下次还在", "takes this field back, then closes; what you wrote is there again"),
        ("`Ctrl-x`", "关闭并丢掉写过的", "closes and drops what was written"),
        (
            "`Ctrl-a` `Ctrl-e` `Ctrl-u` `Ctrl-k` `Ctrl-w`", "行首、行尾、删到行首、删到行尾、删一词",
            "start, end, delete before, after, a word"
        ),
    ]

    private static func choices(_ title: String, _ list: [(Unicode.Scalar, Sentence)]) -> [String] {
        ["## \(title)", "", "| Key 按键 | 做什么 | What it does |", "|---|---|---|"]
            + list.map { "| `\($0.0)` | \($0.1.zh) | \($0.1.en) |" } + [""]
    }

    /// A bar would end the cell of the table.
    private static func escaped(_ name: String) -> String { name == "|" ? "\\|" : name }
}
