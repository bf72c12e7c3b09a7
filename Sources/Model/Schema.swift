/// The fields of a kind without its type: what the store and the journal need to know.
public struct FieldInfo: Equatable, Sendable {
    public let name: String
    /// TEXT column if true, INTEGER otherwise.
    public let isText: Bool
    public let reference: Kind?
    /// The integers that it can hold.
    public let range: ClosedRange<Int64>

    /// Whether a store can hold the value here, as far as its number goes.
    public func holds(_ value: Value) -> Bool {
        guard case .int(let number) = value else { return true }
        return range.contains(number)
    }
}

/// The one schema: every kind with its fields, in the order that rows and journal use.
public enum Schema {
    public static func fields(of kind: Kind) -> [FieldInfo] { table[kind] ?? [] }

    /// The table that keeps the kind: `deals`, `activities`, `calendar_days`.
    public static func table(of kind: Kind) -> String {
        kind == .activity ? "activities" : "\(kind.rawValue)s"
    }

    private static let table: [Kind: [FieldInfo]] = Dictionary(
        uniqueKeysWithValues: Kind.allCases.map { ($0, describe($0)) })

    private static func describe(_ kind: Kind) -> [FieldInfo] {
        switch kind {
        case .region: infos(Region.self)
        case .team: infos(Team.self)
        case .rep: infos(Rep.self)
        case .member: infos(Member.self)
        case .account: infos(Account.self)
        case .contact: infos(Contact.self)
        case .product: infos(Product.self)
        case .stage: infos(Stage.self)
        case .deal: infos(Deal.self)
        case .spell: infos(Spell.self)
        case .activity: infos(Activity.self)
        case .note: infos(Note.self)
        case .target: infos(Target.self)
        case .setting: infos(Setting.self)
        case .calendarDay: infos(CalendarDay.self)
        case .contract: infos(Contract.self)
        case .payment: infos(Payment.self)
        case .receipt: infos(Receipt.self)
        case .booking: infos(Booking.self)
        case .split: infos(Split.self)
        case .sourceCost: infos(SourceCost.self)
        case .redDot: infos(RedDot.self)
        case .decision: infos(Decision.self)
        case .dealRole: infos(DealRole.self)
        case .gradeChange: infos(GradeChange.self)
        case .handOver: infos(HandOver.self)
        case .competitor: infos(Competitor.self)
        case .script: infos(Script.self)
        case .scriptUse: infos(ScriptUse.self)
        case .presalesRequest: infos(PresalesRequest.self)
        case .leave: infos(Leave.self)
        case .meeting: infos(Meeting.self)
        case .commitment: infos(Commitment.self)
        }
    }

    private static func infos<E: Entity>(_ type: E.Type) -> [FieldInfo] {
        E.fields.map { FieldInfo(name: $0.name, isText: $0.isText, reference: $0.reference, range: $0.range) }
    }
}
