import Model

/// A figure of the insights whose deals can be listed.
public enum Figure: Hashable, Sendable {
    /// Closed and open deals of an industry with a day of creation; nil is all.
    case cycle(industry: String?)
    /// Leads of the period from a source; nil: without one.
    case source(String?)
    /// Leads of all time from a source.
    case sourceEver(String?)
    /// Deals with signings on the compared days of the period or of the one before.
    case segment(SegmentChange.By, String?)
    /// Deals that closed in the period for a reason; nil: none was written.
    case reason(Deal.Outcome, String?)
    case wonInPeriod, closedInPeriod
    case open, slipped
    /// Deals on which something happened in the period.
    case contacted
    /// Deals for which presales work is asked in the week of a Monday.
    case presales(Day)
    /// Deals that a rep touched since a day.
    case effort(ID<Rep>, since: Day)
    /// Deals with timers of a rep; nil: of nobody.
    case timers(ID<Rep>?)
    /// Open deals in a stage.
    case stage(ID<Stage>)
}

extension Conclusions {
    /// The deals of the pinned scope behind a figure, the largest amount first. One walk over the deals.
    public func deals(behind figure: Figure) -> [ID<Deal>] {
        let counts = test(figure)
        var rows: [(amount: Int64, deal: ID<Deal>)] = []
        board.deals.forEachInPlace { deal in
            if counts(deal) { rows.append((-(deal.amount?.minor ?? -1), deal.id)) }
        }
        rows.sort { $0 < $1 }
        return rows.map(\.deal)
    }

    /// Whether a deal is one of those behind a figure. Figures of the whole team look at all deals.
    private func test(_ figure: Figure) -> (Deal) -> Bool {
        switch figure {
        case .cycle(let industry):
            return { deal in
                guard deal.created != nil, deal.outcome == .open || deal.closed != nil else { return false }
                return industry == nil || board.accounts[deal.account]?.industry == industry
            }
        case .source(let source):
            return { deal in
                guard holds(deal), let created = deal.created, period.holds(created) else { return false }
                return deal.knownSource(board) == source
            }
        case .sourceEver(let source): return { holds($0) && $0.knownSource(board) == source }
        case .segment(let by, let name):
            let windows = SegmentChange.Windows(facts, period, now)
            return { windows?.sums(of: $0, facts) != nil && by.name(of: $0, board) == name }
        case .reason(let outcome, let reason):
            return { isClosedInPeriod($0) && $0.outcome == outcome && $0.knownReason == reason }
        case .wonInPeriod: return { isClosedInPeriod($0) && $0.outcome == .won }
        case .closedInPeriod: return { isClosedInPeriod($0) }
        case .open: return { $0.outcome == .open && holds($0) }
        case .slipped: return { $0.outcome == .open && $0.pushes > 0 && holds($0) }
        case .contacted: return touched(since: period.first, through: period.last)
        case .effort(let rep, let since): return touched(since: since, through: today, by: rep)
        case .presales(let monday): return asked(in: monday)
        case .timers(let rep): return { timers(of: $0).contains { $0.rep == rep } }
        case .stage(let stage): return { $0.outcome == .open && $0.stage == stage && holds($0) }
        }
    }

    private func isClosedInPeriod(_ deal: Deal) -> Bool {
        guard deal.outcome != .open, let closed = deal.closed else { return false }
        return period.holds(closed) && holds(deal)
    }

    private func touched(since first: Day, through last: Day, by rep: ID<Rep>? = nil) -> (Deal) -> Bool {
        let (from, until) = (facts.zone.instant(first), facts.zone.instant(last + 1))
        return { deal in
            facts.activities[deal.id.raw].contains { activity in
                guard activity.at >= from, activity.at < until, activity.what.isTouch else { return false }
                guard let rep else { return activity.isEffectiveContact && holds(rep: activity.rep) }
                return activity.rep == rep && activity.direction == .outbound && activity.at <= now
            }
        }
    }

    private func asked(in monday: Day) -> (Deal) -> Bool {
        var asked: Set<ID<Deal>> = []
        board.presalesRequests.forEachInPlace { request in
            if request.tenths > 0, request.week + (1 - request.week.weekday) == monday { asked.insert(request.deal) }
        }
        return { $0.outcome != .lost && asked.contains($0.id) }
    }
}

extension SegmentChange.By {
    /// The segment of a deal; nil: it has none.
    func name(of deal: Deal, _ board: Board) -> String? {
        switch self {
        case .industry: deal.account.flatMap { board.accounts.look(at: $0) { $0.industry } ?? nil }
        case .region: board.regions[board.region(of: deal)]?.name
        case .product: board.products[deal.product]?.name
        }
    }
}

extension Deal {
    /// The deal's source, else its account's (R17).
    func knownSource(_ board: Board) -> String? { source ?? account.flatMap { board.accounts[$0]?.source } }
}
