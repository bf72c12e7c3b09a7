import Foundation
import Model

/// By what things are found: names and codes as keys, in the table `name_keys`, one row for each. They are kept in the
/// transaction of each entry, so that a command that names one deal of a million reads that deal alone.
public enum NameScope: String, CaseIterable, Sendable {
    case deal, account, contact
    /// A deal's number in another system.
    case code
    /// The account's name without what tells spellings of one customer apart.
    case twin

    /// Of what kind the things are.
    public var kind: Kind {
        switch self {
        case .deal, .code: .deal
        case .account, .twin: .account
        case .contact: .contact
        }
    }

    /// The field that holds the name.
    var field: String { self == .code ? "code" : "name" }

    /// The place of the field in the kind's list.
    var place: Int { NameScope.places[self] ?? 0 }

    private static let places = Dictionary(
        uniqueKeysWithValues: allCases.map { scope in
            (scope, Schema.fields(of: scope.kind).firstIndex { $0.name == scope.field } ?? 0)
        })

    /// The key of a name: equal where the names are taken for the same. Different spellings of one letter, which are equal
    /// to Swift, get one form.
    func key(_ text: String) -> String {
        switch self {
        case .deal, .account, .contact: NameScope.composed(NameKey.of(text))
        case .twin: NameScope.composed(NameKey.loose(text))
        case .code: NameScope.composed(text)
        }
    }

    /// Chinese and plain letters have one form only.
    static func composed(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value < 0x80 || (0x4E00...0x9FFF).contains($0.value) }
        return isPlain ? text : text.precomposedStringWithCanonicalMapping
    }

    static func of(_ kind: Kind) -> [NameScope] { allCases.filter { $0.kind == kind } }
}
