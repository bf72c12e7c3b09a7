import Model
import Rules

/// A change that could not be drafted: a benchmark of refusals would say nothing.
struct Undrafted: Error, CustomStringConvertible {
    let description: String
}

/// The changes of daily work, made up at random.
struct Changes {
    enum Kind: String, CaseIterable, CustomStringConvertible {
        case log, step, move, win, lose, reopen, amount, owner, create, receipt, grade, target, setting

        var description: String {
            switch self {
            case .log: "log a call"
            case .step: "set a next step"
            case .move: "move a deal's stage"
            case .win: "win a deal"
            case .lose: "lose a deal"
            case .reopen: "open a deal again"
            case .amount: "change an amount"
            case .owner: "hand a deal over"
            case .create: "add a deal"
            case .receipt: "book a receipt"
            case .grade: "grade an account"
            case .target: "set a target"
            case .setting: "set a threshold"
            }
        }
    }

    /// What happens all day long; a threshold is set once a year.
    static let daily = Kind.allCases.filter { $0 != .setting }
    private let now: Instant
    private let today: Day
    private var state: UInt64 = 7

    init(_ board: Board, now: Instant) {
        self.now = now
        today = board.zone.day(of: now)
    }

    mutating func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(count, 1)))
    }

    private mutating func one<E: Entity>(_ table: Table<E>, _ fits: (E) -> Bool = { _ in true }) throws -> E {
        for _ in 0..<10_000 {
            if let entity = table[ID<E>(pick(table.slotCount))], fits(entity) { return entity }
        }
        throw Undrafted(description: "no \(E.kind) to change")
    }

    /// Throws where the rules refuse it.
    mutating func draft(_ kind: Kind, _ board: Board) throws -> [Change] {
        switch kind {
        case .receipt, .grade, .target, .setting: return try draftBeside(kind, board)
        default: break
        }
        let deal = try one(board.deals) { ($0.outcome == .open) == (kind != .reopen) }
        let work = Work(board, now: now, rep: deal.owner)
        switch kind {
        case .log: return try work.log(deal, .call, .outbound, next: NextStep(text: "call", due: today + 1))
        case .step: return try work.next(deal, NextStep(text: "visit", due: today + 1 + pick(5)))
        case .move:
            let stage = board.stages[ID(deal.stage.raw % 5 + 1)] ?? Stage(blank: deal.stage)
            return try work.move(deal, to: stage, reason: "again", roles: answers(work.unsettled(deal, to: stage)))
        case .win:
            let amount = Money(minor: Int64(pick(40_000_000) + 1))
            return try work.win(deal, amount: amount, roles: answers(work.unsettled(deal, to: nil)))
        case .lose: return try work.lose(deal, reason: "price")
        case .reopen: return try work.reopen(deal)
        case .amount:
            let amount = Money(minor: Int64(pick(40_000_000) + 1))
            return try work.edit(deal) { $0.amount = amount }
        case .owner:
            let rep = try one(board.reps) { $0.id != deal.owner }
            return try work.handOver(deal, to: rep)
        default: return add(deal, board)
        }
    }

    private func answers(_ parts: [DealRole.Part]) -> [RoleAnswer] { parts.map { RoleAnswer($0, person: "somebody") } }

    private func add(_ like: Deal, _ board: Board) -> [Change] {
        var new = Deal(blank: board.deals.nextID)
        (new.name, new.account, new.owner, new.stage) = ("New", like.account, like.owner, ID(1))
        (new.amount, new.created, new.close) = (Money(minor: 1_000_000), today, today + 30)
        return [.add(new)]
    }

    private mutating func draftBeside(_ kind: Kind, _ board: Board) throws -> [Change] {
        switch kind {
        case .receipt:
            let contract = try one(board.contracts)
            var receipt = Receipt(blank: board.receipts.nextID)
            (receipt.contract, receipt.day) = (contract.id, today)
            receipt.amount = Money(minor: Int64(pick(500_000) + 1))
            return [.add(receipt)]
        case .grade:
            let account = try one(board.accounts)
            var after = account
            after.grade = account.grade == .a ? .b : .a
            return Change.update(account, to: after).map { [$0] } ?? []
        case .target:
            var target = Target(blank: board.targets.nextID)
            (target.period, target.amount) = ("2026-12", Money(minor: Int64(pick(1_000_000_000))))
            return [.add(target)]
        default:
            var setting = Setting(blank: board.settings.nextID)
            (setting.key, setting.text) = ("silent_days", "\(10 + pick(9))")
            return [.add(setting)]
        }
    }
}
