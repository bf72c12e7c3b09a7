/// The value of one field, as it stands in the journal and in a table: nothing, an integer, or text.
public enum Value: Hashable, Sendable {
    case null
    case int(Int64)
    case text(String)

    public var isNull: Bool { self == .null }
}

/// What a field can hold: it goes to a `Value` and comes back.
public protocol FieldValue: Sendable {
    var value: Value { get }
    /// nil where the value has the wrong form.
    init?(value: Value)
}

extension Int: FieldValue {
    public var value: Value { .int(Int64(self)) }
    public init?(value: Value) {
        guard case .int(let number) = value else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: FieldValue {
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
    public var value: Value { .int(seconds) }
    public init?(value: Value) {
        guard case .int(let number) = value else { return nil }
        self.init(seconds: number)
    }
}

extension Money: FieldValue {
    public var value: Value { .int(minor) }
    public init?(value: Value) {
        guard case .int(let number) = value else { return nil }
        self.init(minor: number)
    }
}

extension Optional: FieldValue where Wrapped: FieldValue {
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
