import Model

/// A row of the red-dot list (R22).
public struct RedRow: Equatable, Sendable {
    /// Against last week's list.
    public enum Status: String, Sendable { case new, still, cleared }

    public let subject: RedSubject
    public let account: ID<Account>?
    public let owner: ID<Rep>?
    /// The deal's amount, or what an account's contracts have overdue.
    public let amount: Money?
    public let currency: String?
    /// The heaviest first.
    public let reasons: [RedReason]
    public let score: Int
    /// The earliest day that a reason tells.
    public let since: Day?
    /// nil where last week's list is not known.
    public internal(set) var status: Status?

    public var deal: ID<Deal>? { subject.deal }

    /// score × amount, by which the list is ranked; amounts of other currencies count with their figure.
    public var weight: Int128 { Int128(score) * Int128(amount?.minor ?? 0) }

    init(
        _ subject: RedSubject, _ account: ID<Account>?, _ owner: ID<Rep>?, _ amount: Money?, _ currency: String?,
        _ reasons: [RedReason], _ moment: Moment
    ) {
        self.subject = subject
        self.account = account
        self.owner = owner
        self.amount = amount
        self.currency = currency
        self.reasons = reasons.count > 1 ? reasons.sorted { $0.weight > $1.weight } : reasons
        score = reasons.reduce(0) { $0 + $1.weight }
        since = reasons.lazy.compactMap { $0.since(moment) }.min()
    }

    /// The earliest day that a reason other than the cycle tells.
    func sinceWithoutCycle(_ moment: Moment) -> Day? {
        reasons.lazy.compactMap { reason in
            if case .cycle = reason { return nil }
            return reason.since(moment)
        }.min()
    }

    /// `红点9分：…；…`: the score and every reason.
    public func why(_ moment: Moment) -> Sentence {
        let deal = moment.board.deals[deal]
        let parts = reasons.map { $0.why(deal, moment) }
        return Sentence { lang in
            let day = since.map { lang.pick("(自\($0.short))", " (since \($0.short))") } ?? ""
            let text = parts.map { $0[lang] }.joined(separator: lang.pick("；", "; "))
            return lang.pick("红点\(score)分\(day)：\(text)", "red dot, score \(score)\(day): \(text)")
        }
    }

    /// What the meeting decided last.
    public func decision(_ moment: Moment) -> Decision? {
        moment.facts.decisions(on: subject).last { $0.at <= moment.now }
    }
}

extension RedSubject {
    var order: Int {
        switch self {
        case .deal(let id): id.raw
        case .account(let id): Int(Int32.max) + id.raw
        }
    }
}

extension RedRow {
    var order: Int { subject.order }
}
