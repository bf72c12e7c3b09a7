import Model

/// What a list of red dots sums up to (R22).
public struct RedFigures: Equatable, Sendable {
    public private(set) var red = 0
    public private(set) var yellow = 0
    public private(set) var new = 0
    /// The money at risk by currency, the workspace's (nil) first; currencies are never added.
    public private(set) var amounts: [(currency: String?, amount: Money)] = []
    /// Deals without an amount, which the sums leave out.
    public private(set) var withoutAmount = 0
    /// How many rows carry each reason, the most frequent first.
    public private(set) var reasons: [(key: String, count: Int)] = []

    public var count: Int { red + yellow }

    /// Sums up rows.
    public init(_ rows: some Sequence<RedRow>) {
        var byReason: [String: Int] = [:]
        var byCurrency: [String?: Money] = [:]
        for row in rows {
            if row.light == .red { red += 1 } else { yellow += 1 }
            if row.status == .new { new += 1 }
            if let amount = row.amount {
                byCurrency[row.currency, default: .zero] += amount
            } else if row.deal != nil {
                withoutAmount += 1
            }
            for key in Set(row.reasons.map(\.key)) { byReason[key, default: 0] += 1 }
        }
        amounts = byCurrency.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { ($0.key, $0.value) }
        reasons = byReason.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    /// From the sums that are kept; only amounts in other currencies are looked up.
    init(_ all: Conclusions) { self.init(all.kept.lists.red, all) }

    /// Of some of the scope's red dots, by what is kept of each.
    public init(_ rows: Ranked<RedSubject>, _ all: Conclusions) {
        var tally = RedTally()
        for subject in rows {
            switch subject {
            case .deal(let id):
                guard all.kept.deals.indices.contains(id.raw) else { continue }
                let mark = all.kept.deals[id.raw]
                tally.add(mark.red, subject, amount: mark.amount, sign: 1)
            case .account(let id):
                guard all.kept.accounts.indices.contains(id.raw) else { continue }
                let mark = all.kept.accounts[id.raw]
                tally.add(mark.red, subject, amount: mark.amount, sign: 1)
            }
        }
        self.init(tally, all)
    }

    private init(_ tally: RedTally, _ all: Conclusions) {
        (red, yellow, new, withoutAmount) = (tally.red, tally.yellow, tally.new, tally.withoutAmount)
        var byCurrency: [String?: Money] = tally.amounts > 0 ? [nil: Money(minor: tally.home)] : [:]
        for subject in tally.foreign {
            guard let row = all.redDot(of: subject), let amount = row.amount else { continue }
            byCurrency[row.currency, default: .zero] += amount
        }
        amounts = byCurrency.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { ($0.key, $0.value) }
        reasons = zip(RedReason.keys, tally.reasons).filter { $0.1 > 0 }.map { (key: $0.0, count: $0.1) }
            .sorted { ($1.count, $0.key) < ($0.count, $1.key) }
    }

    public static func == (left: RedFigures, right: RedFigures) -> Bool {
        (left.red, left.yellow, left.new, left.withoutAmount) == (
            right.red, right.yellow, right.new, right.withoutAmount
        )
            && left.amounts.elementsEqual(right.amounts, by: ==) && left.reasons.elementsEqual(right.reasons, by: ==)
    }
}

extension Conclusions {
    /// What the red dots of the scope sum up to.
    public var redFigures: RedFigures { memos.redFigures.value { RedFigures(self) } }
}
