import Model

/// A report that is handed round: minutes of a meeting, a week in figures. Its parts are plain; `markdown` and `html` write
/// them down. Every text may come from outside and is escaped where it is written.
public struct Report: Equatable, Sendable {
    public enum Part: Equatable, Sendable {
        /// Level 2 or 3.
        case heading(Int, String)
        case text(String)
        case list([Item])
        case table([Column], [[Cell]])
    }

    public struct Item: Equatable, Sendable {
        /// Whether it is done; nil where that is no question.
        public var done: Bool?
        /// What stands before the text, emphasised.
        public var label: String?
        public var text: String

        public init(_ text: String, label: String? = nil, done: Bool? = nil) {
            (self.text, self.label, self.done) = (text, label, done)
        }
    }

    public struct Column: Equatable, Sendable {
        public var title: String
        /// Whether it holds numbers, which end at the right.
        public var isNumber: Bool

        public init(_ title: String, isNumber: Bool = false) { (self.title, self.isNumber) = (title, isNumber) }
    }

    public struct Cell: Equatable, Sendable {
        public var light: Light?
        public var text: String

        public init(_ text: String, light: Light? = nil) { (self.text, self.light) = (text, light) }
    }

    public let lang: Lang
    public var title: String
    /// The team, the scope and the moment.
    public var subtitle: String?
    public private(set) var parts: [Part] = []

    public init(_ title: String, subtitle: String? = nil, lang: Lang) {
        (self.title, self.subtitle, self.lang) = (title, subtitle, lang)
    }

    public mutating func heading(_ zh: String, _ en: String, level: Int = 2) {
        parts.append(.heading(level, lang.pick(zh, en)))
    }

    public mutating func heading(_ text: String, level: Int) { parts.append(.heading(level, text)) }
    public mutating func add(_ text: String) { parts.append(.text(text)) }
    public mutating func add(_ sentence: Sentence) { parts.append(.text(sentence[lang])) }

    /// A list; the sentence stands where it is empty.
    public mutating func list(_ items: [Item], empty: Sentence) {
        if items.isEmpty { add(empty) } else { parts.append(.list(items)) }
    }

    public mutating func table(_ columns: [Column], _ rows: [[Cell]], empty: Sentence) {
        if rows.isEmpty { add(empty) } else { parts.append(.table(columns, rows)) }
    }
}
