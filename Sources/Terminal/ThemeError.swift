/// What is wrong with a theme, where, and what to do. `line` counts from 1; 0 means the file as a whole.
public struct ThemeError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        case notFound(searched: [String])
        case unreadable
        case notText
        case noEquals
        case unknownRole
        case unknownWord(String)
        case unknownColor(String)
        case repeated(firstLine: Int)
        case tooManyParts
        case colorInMono
        case inheritLoop
        /// The contrast, and the least that can be read, in tenths.
        case poorContrast(tenths: Int, least: Int)
    }

    /// Path or name of the theme.
    public var file: String
    public var line: Int
    /// The role or word at fault, empty for the file as a whole.
    public var key: String
    public var problem: Problem

    public init(file: String, line: Int = 0, key: String = "", problem: Problem) {
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
    }

    private static func decimal(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

    private var place: String {
        (line > 0 ? "\(file):\(line)" : file) + (key.isEmpty ? "" : ": \(key)")
    }

    /// The message in English.
    public var en: String {
        let what =
            switch problem {
            case .notFound(let places):
                "no such theme in \(places.joined(separator: ", ")). Put a file \(key).theme there, or choose another name"
            case .unreadable: "the file cannot be read. Check that it exists and may be read"
            case .notText: "not a text in UTF-8 of at most 64 KB. Save it as UTF-8"
            case .noEquals: "no `=` in this line. Write `role = colour on colour bold`"
            case .unknownRole: "no such role. The dark theme lists them all"
            case .unknownWord(let word): "`\(word)` is no attribute. Use bold, dim, underline or reverse"
            case .unknownColor(let word): "`\(word)` is no colour. Use a name, a number 0-255 or #rrggbb"
            case .repeated(let first): "already set in line \(first). Remove one of the two"
            case .tooManyParts: "more than three parts. Write `256 colours | 16 colours | without colours`"
            case .colorInMono: "a colour in the part without colours. Use bold, dim, underline or reverse there"
            case .poorContrast(let tenths, let least):
                "a contrast of \(ThemeError.decimal(tenths)), below \(ThemeError.decimal(least)), is hard to read. Take "
                    + "colours further apart"
            case .inheritLoop: "the theme inherits from itself. Name another one after `inherit =`"
            }
        return "\(place): \(what)."
    }

    /// The message in Chinese.
    public var zh: String {
        let what =
            switch problem {
            case .notFound(let places):
                "在 \(places.joined(separator: "、")) 找不到这个主题。请放入 \(key).theme，或换一个名称"
            case .unreadable: "文件无法读取。请确认它存在且有读取权限"
            case .notText: "不是 64 KB 以内的 UTF-8 文本。请另存为 UTF-8"
            case .noEquals: "这一行没有 `=`。请写成 `角色 = 颜色 on 颜色 bold`"
            case .unknownRole: "没有这个角色。dark 主题列出了全部角色"
            case .unknownWord(let word): "`\(word)` 不是属性。可用 bold、dim、underline、reverse"
            case .unknownColor(let word): "`\(word)` 不是颜色。请用名称、0–255 的编号或 #rrggbb"
            case .repeated(let first): "第 \(first) 行已经设置过。请删去其中一处"
            case .tooManyParts: "超过三段。请写成 `256 色 | 16 色 | 无色`"
            case .colorInMono: "无色一段里出现了颜色。此处可用 bold、dim、underline、reverse"
            case .poorContrast(let tenths, let least):
                "对比度 \(ThemeError.decimal(tenths))，低于 \(ThemeError.decimal(least))，难读。请换差别更大的颜色"
            case .inheritLoop: "主题继承了自己。请在 `inherit =` 后写另一个主题"
            }
        return "\(place)：\(what)。"
    }
}
