import Model
import Synchronization

extension Conclusions {
    /// Whether there are so many deals that to conclude everything takes longer than a key may.
    public var isLarge: Bool { board.deals.count >= Kept.shared }
}

/// Everything from cold. What marks rest on is counted first; then two threads share the rest: one counts, the other
/// marks, and whoever is done first helps with the marks. What comes out does not depend on who did what.
extension Kept {
    /// From so many deals on the work is shared.
    static let shared = 5_000

    static func make(
        _ facts: Facts, now: Instant, scope: ScopeKey, period: Period, past: Past, isShared: Bool
    ) -> (Moment, Kept) {
        let (ground, first) = Beside.run(when: isShared, { Ground(facts.apart(), now) }, { Moment(facts, now: now) })
        var moment = first
        moment.setChances(ground.rates.chances)
        var kept = Kept(moment, scope, period, ground)
        kept.assess(moment)
        kept.fill(moment, past, ground.loners, isShared: isShared)
        return (moment, kept)
    }

    /// What rests on nothing but the deals, found in one walk.
    struct Ground: Sendable {
        var rates: StageRates
        var cycles: Cycles
        /// Deals without an account.
        private(set) var loners: [ID<Deal>] = []
        /// An account that is not there may still be named.
        private(set) var lastAccount = 0

        init(_ facts: Facts, _ now: Instant) {
            var (rates, cycles) = (StageRates(empty: facts), Cycles(empty: facts, now: now))
            var (loners, last) = ([ID<Deal>](), 0)
            facts.board.deals.forEachInPlace { deal in
                rates.add(deal, facts, sign: 1)
                cycles.add(deal, sign: 1)
                if let account = deal.account { last = max(last, account.raw) } else { loners.append(deal.id) }
            }
            rates.settle()
            cycles.settle()
            (self.rates, self.cycles, self.loners, lastAccount) = (rates, cycles, loners, last)
        }
    }

    private mutating func fill(_ moment: Moment, _ past: Past, _ loners: [ID<Deal>], isShared: Bool) {
        var (deals, accounts) = (self.deals, self.accounts)
        (self.deals, self.accounts) = ([], [])
        lists.open()
        let start = self
        let recent = deals.withUnsafeMutableBufferPointer { deals in
            accounts.withUnsafeMutableBufferPointer { accounts in
                let slots = MarkSlots(deals: deals, accounts: accounts, loners: loners)
                let ((counted, recent), marked) = Beside.run(when: isShared) {
                    var kept = start
                    let recent = kept.countAll(moment.apart())
                    kept.mark(slots, moment.apart(), past)
                    return (kept, recent)
                } _: {
                    var kept = start
                    kept.mark(slots, moment, past)
                    return kept
                }
                self = counted
                join(marked)
                return recent
            }
        }
        (self.deals, self.accounts) = (deals, accounts)
        for id in recent { moment.board.activities.look(at: id) { countEffort($0, moment, sign: 1) } }
        basis = WorkBasis(tallies.basis, moment.policy)
    }

    /// Counts everything, and tells the activities that may count as effort once the grades are known.
    private mutating func countAll(_ moment: Moment) -> [ID<Activity>] {
        var recent: [ID<Activity>] = []
        let board = moment.facts.board
        board.deals.forEachInPlace { count($0, moment, sign: 1) }
        board.activities.forEachInPlace { activity in
            tallies.add(activity, sign: 1)
            if tallies.isEffort(activity, now: moment.now) { recent.append(activity.id) }
        }
        board.contracts.forEachInPlace { count($0, moment, sign: 1) }
        board.accounts.forEachInPlace { tallies.actuals.add($0, moment.facts, sign: 1) }
        return recent
    }

    /// Marks clusters until none are left, and puts the lists in order.
    private mutating func mark(_ slots: MarkSlots, _ moment: Moment, _ past: Past) {
        let standpoint = standpoint(moment, past)
        var found = Findings()
        while let range = slots.take() {
            for index in range {
                let cluster = slots.cluster(index)
                standpoint.examine(cluster, into: &found)
                slots.put(cluster, found)
                list(cluster, found)
                for entry in found.timers { time(entry.timer, isOpen: entry.isOpen, sign: 1) }
            }
        }
        lists.seal()
    }

    /// Adds what was marked on another thread.
    private mutating func join(_ other: Kept) {
        lists.join(other.lists)
        tallies.join(other.tallies)
    }
}

/// Marks by number, while threads fill them, and the clusters that wait to be marked.
///
/// Unchecked, since a cluster is handed out once, and its slots are written by whoever took it.
private final class MarkSlots: @unchecked Sendable {
    private let deals: UnsafeMutableBufferPointer<DealMark>
    private let accounts: UnsafeMutableBufferPointer<AccountMark>
    private let loners: [ID<Deal>]
    private let next = Atomic<Int>(0)
    private let portion = 128

    init(
        deals: UnsafeMutableBufferPointer<DealMark>, accounts: UnsafeMutableBufferPointer<AccountMark>,
        loners: [ID<Deal>]
    ) {
        (self.deals, self.accounts, self.loners) = (deals, accounts, loners)
    }

    /// The next portion; nil where nothing is left.
    func take() -> Range<Int>? {
        let first = next.add(portion, ordering: .relaxed).oldValue
        let count = accounts.count + loners.count
        return first < count ? first..<min(first + portion, count) : nil
    }

    func cluster(_ index: Int) -> Cluster {
        index < accounts.count ? .account(ID(index)) : .deal(loners[index - accounts.count])
    }

    func put(_ cluster: Cluster, _ found: Findings) {
        for (deal, mark) in found.deals { deals[deal.raw] = mark }
        if case .account(let account) = cluster, let mark = found.account { accounts[account.raw] = mark }
    }
}
