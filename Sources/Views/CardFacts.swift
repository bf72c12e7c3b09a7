import Model
import Rules
import Terminal

/// What a card says about a deal: sanitised pieces of text, ready to be placed. The command line shows the same.
public struct CardFacts: Sendable {
    /// A piece of text with its meaning.
    public struct Piece: Equatable, Sendable {
        /// Sanitised.
        public var text: String
        /// What it means.
        public var role: Role

        /// A piece of sanitised text.
        public init(text: String, role: Role) {
            self.text = text
            self.role = role
        }
    }

    /// The account, or the deal where it has none.
    public let title: String
    /// The deal's name, or that there is no account.
    public let subtitle: String
    /// The account's confirmed grade (R8), where there is one.
    public let grade: Account.Grade?
    /// The grade that is proposed instead (R9), where one is.
    public let proposed: Account.Grade?
    /// The light of an open deal (R22), where conclusions are there.
    public let light: Light?
    /// The short amount, or that there is none.
    public let amount: Piece
    /// The three clocks of R10.
    public let clocks: String
    /// The same with labels of one letter.
    let shortClocks: String
    /// Who answers for it.
    public let owner: Piece
    /// Open deals: when, then what. Closed ones: the day, then the reason.
    public let when: Piece?
    /// What is next, or why it was closed.
    public let what: Piece

    /// The facts of a deal as of `now`, days counted in `zone`, with what is concluded of it where that is known.
    public init(
        _ deal: Deal, in board: Board, now: Instant, zone: Zone, text: Text, conclusions: Conclusions? = nil
    ) {
        let account = board.accounts[deal.account]
        let name = clean(deal.name)
        let known = name.isEmpty ? text.noName : name
        title = account.map { clean($0.name) }.flatMap { $0.isEmpty ? nil : $0 } ?? known
        subtitle = account == nil ? text.noAccount : known
        grade = account?.grade
        proposed = conclusions?.proposal(of: deal.account)?.to
        light = conclusions?.light(of: deal)
        amount =
            deal.amount.map { Piece(text: text.money($0, currency: deal.currency), role: .amount) }
            ?? Piece(text: text.noAmount, role: .warning)
        let today = zone.day(of: now)
        let clocks = Clocks(deal, now: now, zone: zone)
        let spans = [clocks.inbound, clocks.outbound, clocks.stage].map { text.clock($0) }
        self.clocks = text.clocks(spans[0], spans[1], spans[2])
        shortClocks = text.shortClocks(spans[0], spans[1], spans[2])
        owner = CardFacts.owner(of: deal, in: board, today: today, text: text)
        (when, what) =
            deal.outcome == .open
            ? CardFacts.next(deal, today: today, text: text) : CardFacts.closing(deal, today: today, text: text)
    }

    /// Who answers for a deal. An open deal of someone who left, or of nobody, shows so in red.
    public static func owner(of deal: Deal, in board: Board, today: Day, text: Text) -> Piece {
        guard let rep = board.owner(of: deal, on: today) else {
            return Piece(text: text.noOwner, role: deal.outcome == .open ? .error : .faint)
        }
        return Piece(text: clean(rep.name), role: .dim)
    }

    /// The next step: when it is due and what it is. A step past its day says by how much.
    public static func next(_ deal: Deal, today: Day, text: Text) -> (when: Piece?, what: Piece) {
        let step = deal.nextStep.map(clean).flatMap { $0.isEmpty ? nil : $0 }
        guard let due = deal.nextDue else {
            return (nil, step.map { Piece(text: $0, role: .card) } ?? Piece(text: text.noNextStep, role: .warning))
        }
        let what = step ?? text.noName
        if due < today {
            return (Piece(text: text.late(today - due), role: .overdue), Piece(text: what, role: .card))
        }
        if due == today { return (Piece(text: text.today, role: .due), Piece(text: what, role: .card)) }
        return (Piece(text: Text.day(due, today: today), role: .dim), Piece(text: what, role: .card))
    }

    private static func closing(_ deal: Deal, today: Day, text: Text) -> (when: Piece?, what: Piece) {
        let role: Role = deal.outcome == .won ? .win : .lose
        let day = deal.closed.map { Text.day($0, today: today) } ?? text.unknown
        return (Piece(text: day, role: role), Piece(text: deal.reason.map(clean) ?? "", role: .dim))
    }
}
