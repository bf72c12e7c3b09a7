/// The two languages of the product. Every sentence that a user sees exists in both.
public enum Lang: String, CaseIterable, Sendable {
    case zh
    case en

    /// Picks the text of this language.
    public func pick(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
        self == .zh ? zh() : en()
    }
}

/// A sentence in both languages, made once from the same facts (used by errors and by rules).
public struct Sentence: Equatable, Sendable {
    public var zh: String
    public var en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A sentence made from the same facts in both languages.
    public init(_ make: (Lang) -> String) { self.init(zh: make(.zh), en: make(.en)) }

    public subscript(_ lang: Lang) -> String { lang == .zh ? zh : en }
}

/// An error that a user reads: what is wrong, where, and what to do.
public protocol UserError: Error {
    var sentence: Sentence { get }
}
