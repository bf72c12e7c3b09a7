import Model
import Synchronization

/// A value that is worked out when it is first asked for, and then kept.
final class Memo<Value: Sendable>: Sendable {
    private let kept: Mutex<Value?>

    init(_ value: Value? = nil) { kept = Mutex(value) }

    /// nil until it was first asked for.
    var known: Value? { kept.withLock { $0 } }

    func value(_ make: () -> Value) -> Value {
        if let known = kept.withLock({ $0 }) { return known }
        let made = make()
        kept.withLock { $0 = made }
        return made
    }
}

/// Values that are worked out one by one when they are first asked for, and then kept.
final class MemoTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let kept: Mutex<[Key: Value]>
    /// What was known before something moved.
    private let before: [Key: Value]

    init() {
        kept = Mutex([:])
        before = [:]
    }

    /// What another table knew is at hand where a value is made anew; what still holds is taken over.
    init(after other: MemoTable, _ holds: (Key) -> Bool) {
        let known = other.kept.withLock { $0 }
        kept = Mutex(known.filter { holds($0.key) })
        before = other.before.merging(known) { $1 }
    }

    func value(_ key: Key, _ make: () -> Value) -> Value { value(key) { _ in make() } }

    /// `make` is given the value that stood there before.
    func value(_ key: Key, _ make: (Value?) -> Value) -> Value {
        if let known = kept.withLock({ $0[key] }) { return known }
        let made = make(before[key])
        kept.withLock { $0[key] = made }
        return made
    }
}

/// What one view shows and no other rule needs: worked out when the view first asks, forgotten when facts, scope,
/// period or time change.
struct Memos: Sendable {
    let insights = Memo<Insights>()
    let funnel = Memo<FunnelBook>()
    let progress = Memo<ProgressBook>()
    /// The only one that the minute bears on.
    var today = Memo<TodayBook>()
    let redFigures = Memo<RedFigures>()
    let reps = MemoTable<ID<Rep>, RepBook>()
    let queues = MemoTable<Account.Grade, Ranked<ID<Account>>>()
    let redList = Memo<Ranked<RedSubject>>()
    let lights = Memo<LightCounts>()
    let morning = Memo<MorningBook>()
    let commitments = Memo<CommitmentList>()
    let agenda = Memo<Agenda>()
}

/// Which conclusions these are: equal only as long as nothing has changed but the minute.
public struct Edition: Equatable, Sendable {
    private let mark: Memo<Insights>

    fileprivate init(_ mark: Memo<Insights>) { self.mark = mark }

    public static func == (left: Edition, right: Edition) -> Bool { left.mark === right.mark }
}

extension Conclusions {
    /// Changes with every change of facts, scope and period, and when something runs out.
    public var edition: Edition { Edition(memos.insights) }
}

extension Conclusions {
    /// Contracts, approvals and payments of the scope (R27).
    public var cashBook: CashBook { kept.memos.cash.value { CashBook(self) } }

    /// What the numbers of the scope and period teach (R6, R11, R16–R18, R21, R25).
    public var insights: Insights { memos.insights.value { Insights(self) } }

    /// How long deals stay in each stage; of the whole team.
    public var paces: StagePaces { StagePaces(kept.tallies.paces, facts) }

    /// A deal on the time line.
    public func timeline(of deal: Deal) -> TimelineRow {
        TimelineRow(deal, facts, paces: paces, now: now, first: past.firstClose[deal.id])
    }
}

extension Conclusions {
    /// Makes what the views would make when they are first opened; for a thread that nobody waits for.
    public func prepare() { _ = (todayBook, funnelBook, progressBook, insights, cashBook) }
}
