/// The kinds of things that the store keeps. The raw word names the kind in journal, tables and exports.
public enum Kind: String, CaseIterable, Sendable {
    case region, team, rep, member, account, contact, product, stage, deal, spell, activity, note, target, setting
    case calendarDay = "calendar_day"
    case contract, payment, receipt, booking, split, decision, competitor, script, leave, meeting, commitment
    case sourceCost = "source_cost"
    case redDot = "red_dot"
    case dealRole = "deal_role"
    case gradeChange = "grade_change"
    case handOver = "hand_over"
    case scriptUse = "script_use"
    case presalesRequest = "presales_request"
}

/// The number of an entity within its kind. Numbers are never used twice. Inlinable: other modules make them by the
/// hundred thousand.
@frozen
public struct ID<E: Entity>: Hashable, Comparable, Sendable, FieldValue {
    @usableFromInline let number: Int32

    /// A number beyond the range of ids becomes 0, which no entity has.
    @inlinable
    public init(_ raw: Int) { number = Int32(exactly: raw) ?? 0 }

    @inlinable
    public var raw: Int { Int(number) }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    @inlinable
    public static func == (left: Self, right: Self) -> Bool { left.number == right.number }

    @inlinable
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }

    public static var reference: Kind? { E.kind }
    public static var isText: Bool { false }
    public static var range: ClosedRange<Int64> { 1...Int64(Int32.max) }
    public var value: Value { .int(Int64(raw)) }
    public init?(value: Value) {
        guard case .int(let number) = value, number > 0, number <= Int64(Int32.max) else { return nil }
        self.init(Int(number))
    }
}

/// A thing with a number and a list of fields. The one list of fields serves the tables, the journal and exports.
public protocol Entity: Equatable, Sendable {
    static var kind: Kind { get }
    static var fields: [Field<Self>] { get }
    var id: ID<Self> { get set }
    /// An entity with every field at its neutral value, to be filled from a row.
    init(blank id: ID<Self>)
}

/// One field of an entity: its column name and how to read and write it.
public struct Field<E: Entity>: Sendable {
    public let name: String
    /// The kind that the field points to, where it is a reference.
    public let reference: Kind?
    public let isText: Bool
    /// The integers that it can hold.
    public let range: ClosedRange<Int64>
    public let get: @Sendable (E) -> Value
    /// Returns false where the value has the wrong form, or lies beyond the range.
    public let set: @Sendable (inout E, Value) -> Bool

    public init<V: FieldValue>(
        _ name: String, _ path: WritableKeyPath<E, V> & Sendable, in narrower: ClosedRange<Int64>? = nil
    ) {
        let range = narrower ?? V.range
        self.name = name
        self.range = range
        reference = V.reference
        isText = V.isText
        get = { $0[keyPath: path].value }
        set = { entity, value in
            if case .int(let number) = value, !range.contains(number) { return false }
            guard let typed = V(value: value) else { return false }
            entity[keyPath: path] = typed
            return true
        }
    }
}
