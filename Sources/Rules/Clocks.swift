import Model

/// The three clocks of a deal (R10), in whole natural days, never mixed. nil: it has not happened, or no file told it.
public struct Clocks: Equatable, Sendable {
    /// Days since the customer's last word.
    public var inbound: Int?
    /// Days since our last touch.
    public var outbound: Int?
    /// Days since the last forward move; a deal that never moved counts from where it entered its stage.
    public var stage: Int?

    public init(_ deal: Deal, now: Instant, zone: Zone) {
        let today = zone.day(of: now)
        func days(_ instant: Instant?) -> Int? {
            instant.map { max(today - zone.day(of: $0), 0) }
        }
        inbound = days(deal.lastIn)
        outbound = days(deal.lastOut)
        stage = days(deal.movedAt ?? deal.stageSince)
    }

    /// The three, side by side.
    public var why: Sentence {
        Sentence { lang in
            func text(_ days: Int?) -> String { days.map { lang.pick("\($0)天", "\($0)d") } ?? "—" }
            return lang.pick(
                "客户来话\(text(inbound)) · 我方触达\(text(outbound)) · 阶段推进\(text(stage))",
                "since the customer's word \(text(inbound)), our touch \(text(outbound)), "
                    + "the last forward move \(text(stage))")
        }
    }
}
