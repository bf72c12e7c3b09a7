/// What a thing is known by, so that two things of a kind must not have the same: one fact, or several together.
public struct EntityKey: Sendable {
    /// The places in the kind's list of fields.
    private let fields: [Int]
    /// Names are the same whatever their case, width and spaces; words of the system's are taken as they are.
    private let isName: Bool

    fileprivate init(_ names: String..., of kind: Kind, isName: Bool = false) {
        let known = Schema.fields(of: kind)
        fields = names.compactMap { name in known.firstIndex { $0.name == name } }
        self.isName = isName
    }

    public func contains(_ field: Int) -> Bool { fields.contains(field) }

    /// The key in a row, as it is told; empty where a part is missing.
    public func text(_ row: [Value]) -> String {
        let parts = fields.map { field in
            if row.indices.contains(field), case .text(let text) = row[field] { text } else { "" }
        }
        return parts.contains("") ? "" : parts.joined(separator: " ")
    }

    public func isSame(_ one: [Value], _ other: [Value]) -> Bool {
        let (left, right) = (text(one), text(other))
        guard !left.isEmpty, !right.isEmpty else { return false }
        return left == right || isName && NameKey.of(left) == NameKey.of(right)
    }
}

extension Kind {
    /// The kind's keys; a deal's code, which needs no snapshot to be told, is not among them.
    public var keys: [EntityKey] {
        switch self {
        case .account, .rep, .team, .region, .product, .competitor: [EntityKey("name", of: self, isName: true)]
        case .member: [EntityKey("name", of: self, isName: true), EntityKey("user", of: self)]
        case .stage, .setting: [EntityKey("key", of: self)]
        case .calendarDay: [EntityKey("day", of: self)]
        case .sourceCost: [EntityKey("source", "period", of: self)]
        default: []
        }
    }
}

/// What is said of a key that is taken.
public enum Taken {
    public static func code(_ code: String, _ id: Int, _ name: String) -> Sentence {
        Sentence(zh: "代码“\(code)”已属于 #\(id) \(name)。", en: "Code \"\(code)\" is that of #\(id) \(name).")
    }

    public static func name(_ kind: Kind, _ name: String, _ id: Int) -> Sentence {
        Sentence(
            zh: "他人刚刚加了\(kind.title.zh)“\(name)”（#\(id)），未保存；请看最新内容再决定。",
            en: "Somebody else has just added the \(kind.title.en) \(name) (#\(id)), nothing was saved; look at it and "
                + "decide again.")
    }
}
