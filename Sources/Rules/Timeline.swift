import Model

/// One deal on the time line: how it went through the stages, how it is planned to go on, and what money was due or
/// came. Made from the deal's own spells, contracts and payments, so that a view can ask for the rows on the screen only.
public struct TimelineRow: Equatable, Sendable {
    /// A stay in a stage, from a day up to the day on which the next one begins.
    public struct Span: Equatable, Sendable {
        public enum Kind: String, Sendable { case actual, planned }

        public let stage: ID<Stage>
        public let from: Day
        public let to: Day
        public let kind: Kind
        /// Entered by a backward move.
        public let back: Bool
    }

    /// Something that happened, or is due, on a day.
    public struct Mark: Equatable, Sendable {
        public enum Kind: String, Sendable {
            case signed, receipt
            case paymentDue = "payment_due"
        }

        public let day: Day
        public let kind: Kind
        public let amount: Money
    }

    /// How the planned spans were spread up to the day of closing.
    public enum Plan: String, Sendable {
        /// By the team's own median time in each stage.
        case median
        /// Evenly: some stage has too few cases.
        case even
    }

    public let deal: ID<Deal>
    /// In the order of time; empty where no stage history is known and nothing is planned.
    public let spans: [Span]
    /// The expected day of closing, or the day on which it closed; nil where neither is known.
    public let close: Day?
    /// Days by which the closing (of a lost deal the expected one) moved against the first day that is known for it,
    /// negative where it was pulled in; nil where that first day is not known.
    public let slipDays: Int?
    /// Days since the expected day of closing of a deal that is still open; 0 where it is not past.
    public let overdueDays: Int
    /// In the order of time.
    public let marks: [Mark]
    /// nil where nothing is planned.
    public let plan: Plan?
    public let why: Sentence

    /// `first` is the first expected day of closing that the journal knows, where the day was changed since.
    public init(_ deal: Deal, _ facts: Facts, paces: StagePaces, now: Instant, first: Day? = nil) {
        let today = facts.zone.day(of: now)
        let actual = TimelineRow.actual(deal, facts, now: now, today: today)
        let planned = TimelineRow.planned(deal, after: actual.last, paces: paces, today: today)
        self.deal = deal.id
        spans = actual + planned.spans
        plan = planned.plan
        let end = deal.outcome == .open ? deal.close : deal.closed ?? deal.close
        close = end
        slipDays = TimelineRow.slip(deal, first: first)
        overdueDays = deal.outcome == .open ? max(end.map { today - $0 } ?? 0, 0) : 0
        marks = TimelineRow.marks(deal.id, facts, today: today)
        why = TimelineRow.sentence(
            deal, facts, spans: spans, slip: slipDays, overdue: overdueDays, plan: planned.plan, paces)
    }

    // MARK: - Spans

    private static func actual(_ deal: Deal, _ facts: Facts, now: Instant, today: Day) -> [Span] {
        let end = deal.outcome == .open ? today : deal.closed ?? today
        let spells = facts.spells[deal.id.raw].filter { $0.from <= now }
        guard !spells.isEmpty else {
            // Without a history the present stage is all that is known.
            guard deal.outcome == .open, let since = deal.stageSince, since <= now else { return [] }
            return [Span(stage: deal.stage, from: facts.zone.day(of: since), to: end, kind: .actual, back: false)]
        }
        return spells.indices.compactMap { index in
            let from = facts.zone.day(of: spells[index].from)
            // What was recorded after an earlier day of closing took no time.
            if deal.outcome != .open, index > 0, from > end { return nil }
            let next = index + 1 < spells.endIndex ? facts.zone.day(of: spells[index + 1].from) : end
            return Span(
                stage: spells[index].stage, from: from, to: max(from, min(next, end)), kind: .actual,
                back: spells[index].back)
        }
    }

    /// What is left of the present stage and the stages after it, spread from today to the expected day of closing.
    private static func planned(
        _ deal: Deal, after last: Span?, paces: StagePaces, today: Day
    ) -> (spans: [Span], plan: Plan?) {
        guard deal.outcome == .open, let close = deal.close, close > today,
            let place = paces.all.firstIndex(where: { $0.stage == deal.stage })
        else { return ([], nil) }
        let stages = paces.all[place...]
        let spent = last.map { $0.stage == deal.stage ? today - $0.from : 0 } ?? 0
        var days = stages.map { paces.days($0) }
        // A stage that has lasted longer than usual is due to end.
        if let first = days[0] { days[0] = max(first - spent, 1) }
        let known = days.compactMap { $0 }
        let byMedian = known.count == days.count
        let parts = Apportion.split(Int64(close - today), by: byMedian ? known.map { Int64($0) } : days.map { _ in 1 })
        var from = today
        let spans = zip(stages, parts).map { pace, part in
            defer { from = from + Int(part) }
            return Span(stage: pace.stage, from: from, to: from + Int(part), kind: .planned, back: false)
        }
        return (spans.filter { $0.from < $0.to }, byMedian ? .median : .even)
    }

    // MARK: - Slip and marks

    /// Pushes that were counted before the journal began leave the first day unknown. A loss is no early closing.
    private static func slip(_ deal: Deal, first: Day?) -> Int? {
        guard let end = deal.outcome == .won ? deal.closed ?? deal.close : deal.close,
            let start = first ?? (deal.pushes == 0 ? deal.close : nil)
        else { return nil }
        return end - start
    }

    private static func marks(_ deal: ID<Deal>, _ facts: Facts, today: Day) -> [Mark] {
        var marks: [Mark] = []
        for contract in facts.contracts[deal.raw] where contract.state != .cancelled {
            if let day = contract.signed, day <= today {
                marks.append(Mark(day: day, kind: .signed, amount: contract.amount))
            }
            for row in facts.payments[contract.id.raw] {
                marks.append(Mark(day: row.due, kind: .paymentDue, amount: row.amount))
            }
            for receipt in facts.receipts[contract.id.raw] where receipt.day <= today {
                marks.append(Mark(day: receipt.day, kind: .receipt, amount: receipt.amount))
            }
        }
        return marks.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }
}

extension TimelineRow {
    /// The deals that were under way in a period, in the order of the time line: by the day of closing, deals without
    /// one last; then the larger amount, then the older number. `keep` chooses the deals (a rep's, a region's).
    public static func order(
        _ facts: Facts, period: Period, now: Instant, keep: (Deal) -> Bool = { _ in true }
    ) -> [ID<Deal>] {
        let today = facts.zone.day(of: now)
        var places: [TimelinePlace] = []
        facts.board.deals.forEachInPlace { deal in
            if keep(deal), let place = TimelinePlace(deal, facts, period, today: today) { places.append(place) }
        }
        places.sort { TimelinePlace.closesBefore($0, $1) }
        return places.map(\.deal)
    }

    /// `谈判12天；预计12-18成交，推迟2次共21天；计划按各阶段中位用时`.
    private static func sentence(
        _ deal: Deal, _ facts: Facts, spans: [Span], slip: Int?, overdue: Int, plan: Plan?, _ paces: StagePaces
    ) -> Sentence {
        Sentence { lang in
            var parts: [String] = []
            if let last = spans.last(where: { $0.kind == .actual }), deal.outcome == .open {
                let stage = facts.board.stages[last.stage]?.name(lang) ?? "—"
                parts.append(lang.pick("\(stage)\(last.to - last.from)天", "\(stage) for \(last.to - last.from)d"))
            } else if spans.isEmpty || spans.allSatisfy({ $0.kind == .planned }) {
                parts.append(lang.pick("没有阶段历史", "no stage history"))
            }
            parts.append(closing(deal, slip, overdue, lang))
            switch plan {
            case .median:
                parts.append(
                    lang.pick("计划按团队各阶段中位用时", "planned by the team's median time in each stage"))
            case .even:
                parts.append(
                    lang.pick(
                        "计划均分：有阶段不足\(paces.needed)例", "planned evenly: a stage has fewer than \(paces.needed) cases"))
            case nil: break
            }
            return parts.joined(separator: lang.pick("；", "; "))
        }
    }

    private static func closing(_ deal: Deal, _ slip: Int?, _ overdue: Int, _ lang: Lang) -> String {
        var text: String
        switch (deal.outcome, deal.outcome == .open ? deal.close : deal.closed) {
        case (.open, nil): return lang.pick("没有预计成交日", "no expected day of closing")
        case (.open, let day?): text = lang.pick("预计\(day.short)成交", "closing expected on \(day.short)")
        case (.won, let day): text = lang.pick("赢单", "won") + (day.map { " \($0.short)" } ?? "")
        case (.lost, let day): text = lang.pick("输单", "lost") + (day.map { " \($0.short)" } ?? "")
        }
        let times = deal.pushes > 0 ? lang.pick("推迟\(deal.pushes)次", "pushed \(deal.pushes)×") : nil
        let days: String? =
            switch slip {
            case nil: lang.pick("天数不详", "by an unknown number of days")
            case let days? where days > 0: lang.pick("晚\(days)天", "\(days)d later than first planned")
            case let days? where days < 0: lang.pick("早\(-days)天", "\(-days)d earlier than first planned")
            default: nil
            }
        let moved = slip == nil && times == nil ? [] : [times, days].compactMap { $0 }
        if !moved.isEmpty { text += lang.pick("，", ", ") + moved.joined(separator: lang.pick("，", ", ")) }
        if overdue > 0 { text += lang.pick("，已过\(overdue)天", ", \(overdue)d past") }
        return text
    }
}

/// Where a deal that was under way in a period stands on the time line.
struct TimelinePlace: Comparable, Sendable {
    private let isOpen: Bool
    private let close: Int32
    private let amount: Int64
    let deal: ID<Deal>

    init?(_ deal: Deal, _ facts: Facts, _ period: Period, today: Day) {
        if deal.outcome != .open, (deal.closed ?? deal.close).map({ $0 < period.first }) ?? true { return nil }
        let begin = deal.created ?? facts.spells[deal.id.raw].first.map { facts.zone.day(of: $0.from) }
        if let begin, begin > min(period.last, max(today, period.first)) { return nil }
        close = (deal.outcome == .open ? deal.close : deal.closed ?? deal.close)?.number ?? .max
        amount = deal.amount?.minor ?? -1
        (isOpen, self.deal) = (deal.outcome == .open, deal.id)
    }

    /// The open ones by their day of closing, then the closed ones, the latest first.
    static func < (left: TimelinePlace, right: TimelinePlace) -> Bool {
        if left.isOpen != right.isOpen { return left.isOpen }
        let (left, right) = left.isOpen ? (left, right) : (right, left)
        return closesBefore(left, right)
    }

    /// By the day of closing, then the larger amount, then the older number.
    static func closesBefore(_ left: TimelinePlace, _ right: TimelinePlace) -> Bool {
        (left.close, right.amount, left.deal) < (right.close, left.amount, right.deal)
    }
}
