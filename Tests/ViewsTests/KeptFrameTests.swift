import Model
import Rules
import Terminal
import Testing

@testable import Views

/// Every view drawn from what was kept through changes, and from what is kept for frames, equals the one drawn from
/// everything concluded anew.
@Suite struct KeptFrameTests {
    private static let size = Size(width: 160, height: 45)

    private static func frame(_ view: ViewName, _ all: Conclusions, _ cache: ViewCache?) -> Frame {
        var scene = SmallScenes.base(.zh, all.board)
        (scene.view, scene.now, scene.conclusions, scene.cache) = (view, all.now, all, cache)
        Views.adjust(&scene.spot, to: Views.panes(scene, size: size))
        var frame = Frame(width: size.width, height: size.height)
        Views.draw(scene, into: &frame)
        return frame
    }

    /// A day's work, one after the other, in an order that a seed gives.
    private struct Days {
        private var seed: UInt64
        var now: Instant

        init(_ seed: UInt64, _ now: Instant) { (self.seed, self.now) = (seed, now) }

        mutating func pick(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(max(count, 1)))
        }

        /// Empty where the rules refuse it.
        mutating func work(_ board: Board) -> [Change] {
            guard let deal = board.deals[ID(pick(board.deals.slotCount))] else { return [] }
            let work = Work(board, now: now, rep: deal.owner)
            let amount = Money(minor: Int64(pick(90) + 1) * 1_000_000)
            let kind = pick(8)
            let changes: [Change]? =
                switch kind {
                case 0: try? work.win(deal, amount: amount)
                case 1: try? work.lose(deal, reason: "价格")
                case 2: try? work.reopen(deal)
                case 3: try? work.edit(deal) { $0.amount = amount }
                case 4: try? work.edit(deal) { $0.close = (deal.close ?? FlowBoard.today) + 20 }
                case 5: board.stages[ID(pick(5) + 1)].flatMap { try? work.move(deal, to: $0, reason: "again") }
                case 6: target(amount, board)
                default: try? work.log(deal, .call, .outbound, next: NextStep(text: "拜访", due: FlowBoard.today + 1))
                }
            return changes ?? []
        }

        private mutating func target(_ amount: Money, _ board: Board) -> [Change] {
            var target = Target(blank: board.targets.nextID)
            (target.period, target.amount) = (["2026Q4", "2026-11", "2026"][pick(3)], Money(minor: amount.minor * 20))
            (target.scope, target.scopeID) = pick(2) == 0 ? (.company, nil) : (.rep, pick(6) + 1)
            return [.add(target)]
        }
    }

    @Test(
        arguments: [(1, ScopeKey.company), (2, ScopeKey(.region, 1)), (3, ScopeKey(.rep, 2))] as [(UInt64, ScopeKey)])
    func keptEqualsFresh(_ seed: UInt64, _ scope: ScopeKey) throws {
        let board = FlowBoard.make()
        var all = Conclusions(Facts(board), now: FlowBoard.now, scope: scope, past: FlowBoard.past(board))
        let cache = ViewCache()
        var (days, made) = (Days(seed, FlowBoard.now), 0)
        for step in 0..<50 {
            let changes = days.work(all.board)
            guard !changes.isEmpty else { continue }
            made += 1
            cache.empty()
            try all.apply(changes)
            if step % 7 == 0 {
                days.now = days.now + 600
                cache.empty()
                all.tick(days.now)
            }
            // What is kept is made by each step, and compared after every third.
            _ = (all.progressBook, all.todayBook, all.insights, all.funnelBook)
            guard made % 3 == 0 else { continue }
            let fresh = Conclusions(Facts(all.board), now: all.now, scope: scope, period: all.period, past: all.past)
            for view in ViewName.allCases {
                let (kept, anew) = (KeptFrameTests.frame(view, all, cache), KeptFrameTests.frame(view, fresh, nil))
                let difference = Golden.firstDifference(Golden.content(anew), Golden.content(kept))
                #expect(difference == nil, "\(view), step \(step), \(changes.map(\.kind)): \(difference ?? "")")
            }
        }
        #expect(made > 24)
    }
}
