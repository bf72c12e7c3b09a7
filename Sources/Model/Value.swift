/// The value of one field, as it stands in the journal and in a table: nothing, an integer, or text.
public enum Value: Hashable, Sendable {
    case null
    case int(Int64)
    case text(String)

    public var isNull: Bool { self == .null }

    /// Texts are the same only byte for byte: an é written in another way is another text.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.int(let one), .int(let other)): one == other
        case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .int(let number): hasher.combine(number)
        case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
        }
    }
}

/// What a field can hold: it goes to a `Value` and comes back.
public protocol FieldValue: Sendable {
    var value: Value { get }
    /// nil where the value has the wrong form.
    init?(value: Value)
    /// The kind that it points to, where it is a reference.
    static var reference: Kind? { get }
    /// Whether tables keep it as TEXT; otherwise it is an INTEGER.
    static var isText: Bool { get }
    /// The integers that it can be. What lies beyond was never written by RedDot and is refused where it is read.
    static var range: ClosedRange<Int64> { get }
}

extension FieldValue {
    public static var reference: Kind? { nil }
    public static var isText: Bool { true }
    public static var range: ClosedRange<Int64> { .min ... .max }
}

extension Int: FieldValue {
    public static var isText: Bool { false }
    public static var range: ClosedRange<Int64> { -1_000_000_000...1_000_000_000 }
    public var value: Value { .int(Int64(self)) }
    public init?(value: Value) {
        guard case .int(let number) = value else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: FieldValue {
    public static var isText: Bool { false }
    public static var range: ClosedRange<Int64> { 0...1 }
    public var value: Value { .int(self ? 1 : 0) }
    public init?(value: Value) {
        guard case .int(let number) = value, number == 0 || number == 1 else { return nil }
        self = number == 1
    }
}

extension String: FieldValue {
    public var value: Value { .text(self) }
    public init?(value: Value) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
}

extension Day: FieldValue {
    public var value: Value { .text(iso) }
    public init?(value: Value) {
        guard case .text(let text) = value else { return nil }
        self.init(iso: text)
    }
}

extension Instant: FieldValue {
    public static var isText: Bool { false }
    public static var range: ClosedRange<Int64> { stored }
    public var value: Value { .int(seconds) }
    public init?(value: Value) {
        guard case .int(let number) = value else { return nil }
        self.init(seconds: number)
    }
}

extension Money: FieldValue {
    public static var isText: Bool { false }
    public static var range: ClosedRange<Int64> { stored }
    public var value: Value { .int(minor) }
    public init?(value: Value) {
        guard case .int(let number) = value else { return nil }
        self.init(minor: number)
    }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    public static var reference: Kind? { Wrapped.reference }
    public static var isText: Bool { Wrapped.isText }
    public static var range: ClosedRange<Int64> { Wrapped.range }
    public var value: Value { self?.value ?? .null }
    public init?(value: Value) {
        if case .null = value {
            self = .none
        } else {
            guard let wrapped = Wrapped(value: value) else { return nil }
            self = .some(wrapped)
        }
    }
}

/// An enumeration that stands in the store by its raw text.
public protocol Word: FieldValue, RawRepresentable, CaseIterable where RawValue == String {}

extension Word {
    public var value: Value { .text(rawValue) }
    public init?(value: Value) {
        guard case .text(let text) = value else { return nil }
        self.init(rawValue: text)
    }
}
