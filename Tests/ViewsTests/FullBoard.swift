import Model
import Rules
import Views

/// The small board with something for every rule that customers, red dots, today and the details show.
enum FullBoard {
    static let today = SmallBoard.today

    static func make() -> Board {
        var board = SmallBoard.make()
        addPeople(&board)
        addCriteria(&board)
        addTouches(&board)
        addRisk(&board)
        addCash(&board)
        addGrades(&board)
        board.rebuildLanes()
        return board
    }

    /// What the rules conclude from it on Monday 2026-11-23 at 09:00. Deals 2 and 4 were red a week ago, and deal 21.
    static func conclusions(_ board: Board, scope: ScopeKey = .company) -> Conclusions {
        let past = Past(redDots: [.deal(ID(2)), .deal(ID(4)), .deal(ID(21)), .account(ID(11))])
        return Conclusions(Facts(board), now: SmallBoard.now, scope: scope, past: past)
    }

    private static func addPeople(_ board: inout Board) {
        var region = Region(blank: ID(1))
        region.name = "华南"
        board.regions.put(region)
        var team = Team(blank: ID(1))
        team.name = "深圳一部"
        team.region = ID(1)
        board.teams.put(team)
        for var rep in board.reps {
            rep.team = ID(1)
            rep.joined = today + -700
            board.reps.put(rep)
        }
        for (number, owner) in [1, 2, 3, 5, nil, 4].enumerated() {
            guard var account = board.accounts[ID(number + 1)] else { continue }
            account.owner = owner.map { ID($0) }
            board.accounts.put(account)
        }
        for (number, scope) in [(1, Target.Scope.company), (2, .rep), (3, .rep)] {
            var target = Target(blank: ID(number))
            target.period = "2026Q4"
            target.scope = scope
            target.scopeID = scope == .rep ? number - 1 : nil
            target.amount = Money(minor: scope == .rep ? 60_000_000 : 200_000_000)
            board.targets.put(target)
        }
        for (number, name) in ["王经理", "Müller, Jürgen"].enumerated() {
            var contact = Contact(blank: ID(number + 1))
            contact.account = ID(1)
            contact.name = name
            contact.title = number == 0 ? "采购总监" : nil
            contact.phone = "138-0000-0000"
            contact.decides = number == 0
            board.contacts.put(contact)
        }
    }

    /// Account 5 meets all three criteria; account 4 has been silent for 120 days.
    private static func addCriteria(_ board: inout Board) {
        for (number, decision, budget) in [(1, 17, 1_200_000), (5, 20, 400_000), (10, 45, 900_000), (15, 9, 7_000_000)]
        {
            guard var deal = board.deals[ID(number)] else { continue }
            deal.need = "招标文件"
            deal.needDay = today + -21
            deal.decision = today + decision
            deal.budget = Money(minor: Int64(budget) * 100)
            deal.approvers = 3
            deal.priority = "高"
            board.deals.put(deal)
        }
        guard var pushed = board.deals[ID(2)], var quiet = board.deals[ID(17)] else { return }
        pushed.pushes = 3
        board.deals.put(pushed)
        quiet.lastIn = nil
        board.deals.put(quiet)
    }

    private static func addTouches(_ board: inout Board) {
        let rows: [(Int, Activity.What, Activity.Direction, Int64)] = [
            (1, .demo, .outbound, 30), (10, .demo, .outbound, 20), (16, .decisionMaker, .inbound, 47),
            (2, .competitor, .inbound, 150), (5, .message, .inbound, 20), (14, .call, .outbound, 70),
            (15, .visit, .outbound, 26), (1, .call, .inbound, 72), (11, .call, .outbound, 75),
        ]
        for (number, row) in rows.enumerated() {
            var activity = Activity(blank: ID(number + 1))
            activity.deal = ID(row.0)
            activity.account = board.deals[ID(row.0)]?.account
            activity.rep = board.deals[ID(row.0)]?.owner
            activity.what = row.1
            activity.direction = row.2
            activity.at = Instant(seconds: SmallBoard.now.seconds - row.3 * 3_600)
            activity.text = row.1 == .competitor ? "友商降价两成" : "谈到付款条件"
            board.activities.put(activity)
        }
        var promise = Activity(blank: ID(20))
        promise.deal = ID(1)
        promise.account = ID(1)
        promise.rep = ID(1)
        promise.what = .promise
        promise.at = SmallBoard.ago(6)
        promise.due = today + -2
        promise.text = "送安全白皮书"
        board.activities.put(promise)
    }

    private static func addRisk(_ board: inout Board) {
        var dot = RedDot(blank: ID(1))
        dot.deal = ID(15)
        dot.reason = "客户换了采购负责人"
        dot.since = SmallBoard.ago(4)
        board.redDots.put(dot)
        let decisions: [(Int, Decision.What, Int?, Int?)] = [
            (2, .reprice, -4, nil), (4, .downgrade, -1, -2), (15, .invest, 4, nil), (10, .postponed, nil, nil),
        ]
        for (number, row) in decisions.enumerated() {
            var decision = Decision(blank: ID(number + 1))
            decision.deal = ID(row.0)
            decision.what = row.1
            decision.owner = "韩梅梅"
            decision.due = row.2.map { today + $0 }
            decision.done = row.3.map { today + $0 }
            decision.reason = row.1 == .postponed ? "等客户年度预算" : nil
            decision.at = SmallBoard.ago(7)
            board.decisions.put(decision)
        }
        var number = 0
        for deal in board.deals where ![2, 16].contains(deal.id.raw) {
            for part in [DealRole.Part.product, .delivery] {
                number += 1
                var role = DealRole(blank: ID(number))
                role.deal = deal.id
                role.part = part
                role.person = part == .product ? "周工" : "吴工"
                board.dealRoles.put(role)
            }
        }
    }

    /// A contract of deal 22 with an overdue row, and one of account 11 that is stuck in approval.
    private static func addCash(_ board: inout Board) {
        var signed = Contract(blank: ID(1))
        signed.deal = ID(22)
        signed.account = ID(9)
        signed.name = "备件年框 2026"
        signed.amount = Money(minor: 32_000_000)
        signed.state = .invoiced
        signed.signed = today + -60
        signed.invoiced = today + -50
        board.contracts.put(signed)
        for (number, days) in [-35, 20].enumerated() {
            var payment = Payment(blank: ID(number + 1))
            payment.contract = ID(1)
            payment.due = today + days
            payment.amount = Money(minor: 16_000_000)
            board.payments.put(payment)
        }
        var stuck = Contract(blank: ID(2))
        stuck.account = ID(12)
        stuck.name = "=HYPERLINK(0)"
        stuck.amount = Money(minor: 7_000_000)
        stuck.state = .approval
        stuck.step = "法务"
        stuck.person = "赵律师"
        stuck.stepSince = SmallBoard.ago(12)
        board.contracts.put(stuck)
    }

    private static func addGrades(_ board: inout Board) {
        for (number, state) in [GradeChange.State.confirmed, .refused].enumerated() {
            var change = GradeChange(blank: ID(number + 1))
            change.account = ID(1)
            change.from = number == 0 ? .b : .a
            change.to = number == 0 ? .a : .b
            change.by = number == 0 ? "R9" : "韩梅梅"
            change.reason = number == 0 ? "✓招标文件 ✓决策 ✓预算" : "只是出差两周"
            change.evidence = "silent since 2026-10-01"
            change.at = SmallBoard.ago(40 - number * 20)
            change.state = state
            board.gradeChanges.put(change)
        }
    }
}
