import Model

/// The global options, as values.
struct Options: Equatable {
    var store: String?
    var now: String?
    var backdate: String?
    var lang: Lang?
    var actor: String?
    var theme: String?
    var color: ColorChoice?
    var view: String?
    var ascii = false
    var readOnly = false
    var json = false

    init() {}

    /// Reads a command line that holds nothing but well-formed global options: that of the dashboard, whose start is too
    /// precious for the parser. nil for any other.
    init?(plain arguments: [String]) {
        var index = 0
        while index < arguments.count {
            var word = arguments[index]
            var value: String?
            if let mark = word.firstIndex(of: "=") {
                value = String(word[word.index(after: mark)...])
                word = String(word[..<mark])
            } else if Arguments.valued.contains(word), index + 1 < arguments.count {
                index += 1
                value = arguments[index]
            }
            guard take(word, value) else { return nil }
            index += 1
        }
    }

    /// False for what the parser should judge.
    private mutating func take(_ word: String, _ value: String?) -> Bool {
        switch (word, value) {
        case ("--ascii", nil): ascii = true
        case ("--read-only", nil): readOnly = true
        case ("--json", nil): json = true
        case (_, let value?) where value.isEmpty || value.hasPrefix("-"): return false
        case ("--store", let value?): store = value
        case ("--now", let value?): now = value
        case ("--backdate", let value?): backdate = value
        case ("--actor", let value?): actor = value
        case ("--theme", let value?): theme = value
        case ("--view", let value?): view = value
        case ("--lang", let value?):
            lang = Lang(rawValue: value)
            return lang != nil
        case ("--color", let value?):
            color = ColorChoice(rawValue: value)
            return color != nil
        default: return false
        }
        return true
    }
}
