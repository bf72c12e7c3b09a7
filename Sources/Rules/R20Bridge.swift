import Model

/// From the open pipeline of one moment to that of another, to the cent (R20).
public struct Bridge: Equatable, Sendable {
    /// The facts of a deal that move the pipeline.
    public struct State: Equatable, Sendable {
        /// nil counts as 0.
        public var amount: Money?
        /// The expected day of closing.
        public var close: Day?
        public var outcome: Deal.Outcome
        public var owner: ID<Rep>?

        public init(amount: Money?, close: Day?, outcome: Deal.Outcome, owner: ID<Rep>? = nil) {
            (self.amount, self.close, self.outcome, self.owner) = (amount, close, outcome, owner)
        }

        /// A deal in another currency stands outside: its amount counts as none.
        public init(_ deal: Deal) {
            self.init(
                amount: deal.currency == nil ? deal.amount : nil, close: deal.close, outcome: deal.outcome,
                owner: deal.owner)
        }
    }

    /// What was open in the window at the start.
    public private(set) var start = Money.zero
    /// New deals, with the first amount and date that they had.
    public private(set) var created = Money.zero
    /// The close date moved into the window.
    public private(set) var pulledIn = Money.zero
    public private(set) var increased = Money.zero
    /// Closed deals that are open again.
    public private(set) var reopened = Money.zero
    /// The rest are taken off; all are 0 or above. A deal that was removed is decreased to nothing.
    public private(set) var decreased = Money.zero
    /// The close date moved out of the window, or was taken away.
    public private(set) var pushedOut = Money.zero
    public private(set) var lost = Money.zero
    public private(set) var won = Money.zero
    /// What is open in the window at the end.
    public private(set) var end = Money.zero
    /// Parts of `created` and `decreased`: deals handed over into the scope, and out of it.
    public private(set) var handedIn = Money.zero
    public private(set) var handedOut = Money.zero
    let window: Period?

    /// A bridge of the deals that close in a window; without one, of all open deals.
    public init(window: Period? = nil) { self.window = window }

    /// Adds a deal: how it stood at the start (nil: not there), each state it went through, in order. The last one is
    /// the end; nil as the last state means that it was removed. A state whose owner is outside the scope is not there.
    public mutating func add(
        start first: State?, then states: some Sequence<State?>, holds: (ID<Rep>?) -> Bool = { _ in true }
    ) {
        func inScope(_ state: State?) -> State? { state.flatMap { holds($0.owner) ? $0 : nil } }
        start += value(inScope(first))
        var before = first
        for after in states {
            let (old, new) = (inScope(before), inScope(after))
            step(from: old, to: new)
            if before != nil, old == nil { handedIn += value(new) }
            if after != nil, new == nil { handedOut += value(old) }
            before = after
        }
        end += value(inScope(before))
    }

    /// Adds deals that stand as they stood.
    mutating func add(still amount: Money) {
        start += amount
        end += amount
    }

    private static let sums: [any WritableKeyPath<Bridge, Money> & Sendable] = [
        \.start, \.created, \.pulledIn, \.increased, \.reopened, \.decreased, \.pushedOut, \.lost, \.won, \.end,
        \.handedIn, \.handedOut,
    ]

    /// Takes away the sums of another bridge over the same window.
    mutating func subtract(_ part: Bridge) {
        for sum in Bridge.sums { self[keyPath: sum] -= part[keyPath: sum] }
    }

    /// start + new + pulled in + increased + reopened − decreased − pushed out − lost − won; always equals `end`.
    public var sum: Money {
        start + created + pulledIn + increased + reopened - decreased - pushedOut - lost - won
    }

    private func holds(_ close: Day?) -> Bool {
        guard let window else { return true }
        return close.map { window.holds($0) } ?? false
    }

    func value(_ state: State?) -> Money {
        guard let state, state.outcome == .open, holds(state.close) else { return .zero }
        return state.amount ?? .zero
    }

    /// A change of several facts is taken apart in the order date, amount, outcome.
    private mutating func step(from before: State?, to after: State?) {
        guard let before else { return created += value(after) }
        guard let after else { return decreased += value(before) }
        var state = before
        state.close = after.close
        let dated = value(state) - value(before)
        if dated > .zero { pulledIn += dated } else { pushedOut -= dated }
        let old = value(state)
        state.amount = after.amount
        let sized = value(state) - old
        if sized > .zero { increased += sized } else { decreased -= sized }
        guard before.outcome != after.outcome else { return }
        let open = value(state)
        switch after.outcome {
        case .open: reopened += value(after)
        case .won: won += open
        case .lost: lost += open
        }
    }

    /// One part between start and end.
    public struct Part: Sendable {
        /// The word that files and commands use.
        public let key: String
        public let name: Sentence
        /// Whether it adds to the pipeline; the others are taken off.
        public let adds: Bool
        /// 0 or above.
        public let amount: Money
    }

    /// The parts in the order of the sum.
    public var parts: [Part] {
        func part(_ key: String, _ zh: String, _ en: String, _ adds: Bool, _ amount: Money) -> Part {
            Part(key: key, name: Sentence(zh: zh, en: en), adds: adds, amount: amount)
        }
        return [
            part("created", "新增", "new", true, created), part("pulled_in", "提前", "pulled in", true, pulledIn),
            part("increased", "增额", "increased", true, increased),
            part("reopened", "重开", "reopened", true, reopened),
            part("decreased", "减额", "decreased", false, decreased),
            part("pushed_out", "推迟", "pushed out", false, pushedOut), part("lost", "输单", "lost", false, lost),
            part("won", "赢单", "won", false, won),
        ]
    }

    /// Whether anything is between start and end.
    public var moves: Bool { parts.contains { $0.amount != .zero } }

    /// `1000.0万 +新增… = …`, parts that are 0 left out; what was handed over is told behind it.
    public var why: Sentence {
        Sentence { lang in
            let moved = parts.filter { $0.amount != .zero }.map { part in
                " \(part.adds ? "+" : "−")\(part.amount.short(lang)) \(part.name[lang])"
            }
            let handed = [(handedIn, "其中接手", "of it handed in"), (handedOut, "其中转出", "of it handed out")]
                .filter { $0.0 != .zero }.map { lang.pick("\($0.1)\($0.0.short(lang))", "\($0.2) \($0.0.short(lang))") }
            return start.short(lang) + moved.joined() + " = " + end.short(lang)
                + (handed.isEmpty ? "" : lang.pick("；", "; ") + handed.joined(separator: lang.pick("，", ", ")))
        }
    }
}
