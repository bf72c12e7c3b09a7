/// A meeting of the team: the one of a morning, or the weekly one about red dots (R23). It is kept from the first thing
/// that it agreed on, and tells when it began, so that it can be taken up where it stopped.
public struct Meeting: Entity {
    public enum What: String, Word { case morning, reddots }

    public static let kind = Kind.meeting
    public var id: ID<Meeting>
    public var what = What.morning
    /// The day of a morning, the Monday of a red-dot meeting's week.
    public var day = Day(number: 0)
    public var started = Instant(seconds: 0)
    /// nil while it goes on, or where it was left without an end.
    public var ended: Instant?

    public static let fields: [Field<Meeting>] = [
        Field("what", \.what), Field("day", \.day), Field("started", \.started), Field("ended", \.ended),
    ]
    public init(blank id: ID<Meeting>) { self.id = id }
}

/// What somebody promised the team in a meeting: it became the deal's next step.
public struct Commitment: Entity {
    public static let kind = Kind.commitment
    public var id: ID<Commitment>
    public var meeting = ID<Meeting>(1)
    public var deal = ID<Deal>(1)
    /// Who promised it; nil where nobody answers for the deal.
    public var rep: ID<Rep>?
    public var text = ""
    public var due = Day(number: 0)
    public var at = Instant(seconds: 0)

    public static let fields: [Field<Commitment>] = [
        Field("meeting_id", \.meeting), Field("deal_id", \.deal), Field("rep_id", \.rep), Field("text", \.text),
        Field("due", \.due), Field("at", \.at),
    ]
    public init(blank id: ID<Commitment>) { self.id = id }
}
