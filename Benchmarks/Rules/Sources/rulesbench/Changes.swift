import Model

/// The changes of daily work, made up at random.
struct Changes {
    enum Kind: String, CaseIterable, CustomStringConvertible {
        case move, log, win, amount, create, target, step, grade

        var description: String {
            switch self {
            case .move: "move a deal's stage"
            case .log: "log a call"
            case .win: "win a deal"
            case .amount: "change an amount"
            case .create: "add a deal"
            case .target: "set a target"
            case .step: "set a next step"
            case .grade: "grade an account"
            }
        }
    }

    static let kinds = Kind.allCases
    private let open: [ID<Deal>]
    private let now: Instant
    private let today: Day
    private var state: UInt64 = 7

    init(_ board: Board, now: Instant) {
        open = board.deals.filter { $0.outcome == .open }.map(\.id)
        self.now = now
        today = board.zone.day(of: now)
    }

    /// How often each kind can be tried before too few open deals are left.
    var rounds: Int { min(max(open.count / 8, 1), 200) }

    private mutating func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(count, 1)))
    }

    private mutating func deal(_ board: Board) -> Deal {
        for _ in 0..<1_000 {
            if let deal = board.deals[open[pick(open.count)]], deal.outcome == .open { return deal }
        }
        return Deal(blank: board.deals.nextID)
    }

    mutating func draft(_ kind: Kind, _ board: Board) -> [Change] {
        let deal = deal(board)
        let work = Work(board, now: now, rep: deal.owner)
        switch kind {
        case .move:
            let stage = board.stages[ID(deal.stage.raw % 5 + 1)] ?? Stage(blank: deal.stage)
            return (try? work.move(deal, to: stage, reason: "again")) ?? []
        case .log:
            return (try? work.log(deal, .call, .outbound, next: NextStep(text: "call", due: today + 1))) ?? []
        case .win: return (try? work.win(deal, amount: Money(minor: 12_345_600))) ?? []
        case .amount:
            let amount = Money(minor: Int64(pick(40_000_000) + 1))
            return (try? work.edit(deal) { $0.amount = amount }) ?? []
        case .create:
            var new = Deal(blank: board.deals.nextID)
            (new.name, new.account, new.owner, new.stage) = ("New", deal.account, deal.owner, ID(1))
            (new.amount, new.created, new.close) = (Money(minor: 1_000_000), today, today + 30)
            return [.add(new)]
        case .target:
            var target = Target(blank: board.targets.nextID)
            (target.period, target.amount) = ("2026-12", Money(minor: Int64(pick(1_000_000_000))))
            return [.add(target)]
        case .step: return (try? work.next(deal, NextStep(text: "visit", due: today + pick(5)))) ?? []
        case .grade:
            guard let account = board.accounts[deal.account] else { return [] }
            var after = account
            after.grade = account.grade == .a ? .b : .a
            return Change.update(account, to: after).map { [$0] } ?? []
        }
    }
}
