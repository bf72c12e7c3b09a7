import Model

/// Whose turn it is on a deal (R12).
public struct Turn: Equatable, Sendable {
    /// Who has to act.
    public enum Side: Equatable, Sendable {
        case customer
        /// We: the owner, or the part of ours that was named.
        case us(Deal.Turn?)
        /// No exchange is known.
        case unknown
    }

    public let side: Side
    /// The exchange from which it follows; nil where it was set by hand.
    public let since: Instant?
    public let byHand: Bool

    /// By hand where set; else whoever spoke last waits for the other. Word and answer in the same second: our turn.
    public init(_ deal: Deal, now: Instant) {
        if let turn = deal.turn {
            side = turn == .customer ? .customer : .us(turn)
            since = nil
            byHand = true
            return
        }
        byHand = false
        let (word, touch) = (
            deal.lastIn.flatMap { $0 <= now ? $0 : nil }, deal.lastOut.flatMap { $0 <= now ? $0 : nil }
        )
        switch (word, touch) {
        case (nil, nil): (side, since) = (.unknown, nil)
        case (let word?, nil): (side, since) = (.us(nil), word)
        case (nil, let touch?): (side, since) = (.customer, touch)
        case (let word?, let touch?): (side, since) = word >= touch ? (.us(nil), word) : (.customer, touch)
        }
    }

    public var isOurs: Bool { if case .us = side { true } else { false } }

    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            let days = since.map { max(moment.today - moment.day(of: $0), 0) } ?? 0
            let day = since.map { moment.day(of: $0).short } ?? ""
            switch side {
            case .unknown: return lang.pick("没有往来记录，不知道该谁动", "no exchange is known, so neither is whose turn it is")
            case .customer:
                return byHand
                    ? lang.pick("等客户（人工设定）", "waiting for the customer (set by hand)")
                    : lang.pick(
                        "等客户：我方\(day)说完，已\(days)天", "waiting for the customer: our last word \(day), \(days)d ago")
            case .us(let part):
                return byHand
                    ? lang.pick(
                        "等我方\(Turn.name(part, lang))（人工设定）", "waiting for our \(Turn.name(part, lang)) (set by hand)")
                    : lang.pick(
                        "该我方：客户\(day)来话，已\(days)天未回", "our turn: the customer's word of \(day) unanswered for \(days)d")
            }
        }
    }

    private static func name(_ part: Deal.Turn?, _ lang: Lang) -> String {
        switch part {
        case .product: lang.pick("产品", "product")
        case .presales: lang.pick("售前", "presales")
        case .legal: lang.pick("法务", "legal")
        case .delivery: lang.pick("交付", "delivery")
        case .finance: lang.pick("财务", "finance")
        case .customer, nil: lang.pick("销售", "sales")
        }
    }
}

/// A promise of ours with a date (R12).
public struct Promise: Equatable, Sendable {
    public let deal: ID<Deal>
    public let activity: ID<Activity>
    public let due: Day
    /// Natural days past the date; 0 or less while it is not overdue.
    public let late: Int
    public var isOverdue: Bool { late > 0 }

    /// The promises of a deal that are not kept yet, by date. One is kept once a later promise record of ours without a
    /// date says so; a touch alone does not prove it.
    public static func open(on deal: ID<Deal>, _ moment: Moment) -> [Promise] {
        guard moment.has(.promise, on: deal) else { return [] }
        let records = moment.facts.activities[deal.raw].filter {
            $0.what == .promise && $0.direction == .outbound && $0.at <= moment.now
        }
        let kept = records.last { $0.due == nil }.map { ($0.at, $0.id) }
        return records.compactMap { record in
            guard let due = record.due, kept.map({ (record.at, record.id) > $0 }) ?? true else { return nil }
            return Promise(deal: deal, activity: record.id, due: due, late: moment.today - due)
        }.sorted { ($0.due, $0.activity) < ($1.due, $1.activity) }
    }

    public func why(_ moment: Moment) -> Sentence {
        let text = moment.board.activities[activity]?.text
        return Sentence { lang in
            let what = text ?? lang.pick("承诺", "promise")
            if late > 0 {
                return lang.pick(
                    "承诺逾期\(late)天(应\(due.short))：\(what)", "promise \(late)d overdue (due \(due.short)): \(what)")
            }
            return lang.pick("承诺\(due.short)到期(\(-late)天)：\(what)", "promise due \(due.short) (in \(-late)d): \(what)")
        }
    }
}
