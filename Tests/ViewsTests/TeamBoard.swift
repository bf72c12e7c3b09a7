import Model
import Rules
import Terminal
import Views

/// The small board with what a team leaves behind in half a year: closed deals, stays in stages, contracts and payments,
/// presales work, touches. Made by rule, so that every number on the screen can be worked out by hand.
enum TeamBoard {
    static let (today, now, zone) = (SmallBoard.today, SmallBoard.now, SmallBoard.zone)

    static func make() -> Board {
        var board = SmallBoard.make()
        addPeople(&board)
        addClosed(&board)
        addSpells(&board)
        addActivities(&board)
        addContracts(&board)
        addPresales(&board)
        board.rebuildLanes()
        return board
    }

    /// A scene of a view on this board, or on another.
    static func scene(_ view: ViewName, _ lang: Lang, _ size: Size, board: Board = make()) -> Scene {
        let facts = Facts(board)
        var past = Past()
        past.firstClose = [ID(1): today + 9, ID(10): today + 12, ID(14): today + 60]
        let conclusions = Conclusions(facts, now: now, past: past)
        let head = Head(
            team: lang.pick("华南区", "South China"), period: conclusions.period.name, elapsed: 33, total: 62,
            clock: "09:00")
        var scene = Scene(
            lang: lang, now: now, view: view, board: board, lanes: board.lanes, head: head, place: BoardPlace())
        scene.conclusions = conclusions
        scene.hints = SmallScenes.hints(lang)
        return scene
    }

    private static func addPeople(_ board: inout Board) {
        for (id, name) in ["华南", "华东"].enumerated() {
            var region = Region(blank: ID(id + 1))
            region.name = name
            board.regions.put(region)
        }
        for var rep in board.reps {
            rep.region = ID(rep.id.raw % 2 + 1)
            board.reps.put(rep)
        }
        for (id, name) in ["周工", "Ana Pérez"].enumerated() {
            var member = Member(blank: ID(id + 1))
            member.name = name
            member.role = .presales
            board.members.put(member)
        }
        for (id, name) in ["云平台", "数据中台", "GTX"].enumerated() {
            var product = Product(blank: ID(id + 1))
            product.name = name
            board.products.put(product)
        }
        var target = Target(blank: ID(1))
        target.period = "2026Q4"
        target.amount = Money(minor: 1_000_000_000)
        board.targets.put(target)
        target = Target(blank: ID(2))
        (target.period, target.metric, target.amount) = ("2026Q4", .contacts, Money(minor: 620))
        board.targets.put(target)
    }

    static let sources = ["展会", "转介绍", "官网", "Cold call", nil]
    static let wins = ["服务好", "价格合适", "Best fit"]
    static let losses = ["价格高出预算两成", "竞品先入", "Budget frozen", nil]

    /// Sixty closed deals, one every three days backwards. Of the first fifteen those from exhibitions were lost and those
    /// from referrals won; of the others every third was lost.
    private static func addClosed(_ board: inout Board) {
        for index in 0..<60 {
            var deal = Deal(blank: ID(100 + index))
            deal.name = "历史 \(index)"
            deal.account = ID(index % 12 + 1)
            deal.owner = ID(index % 3 + 1)
            deal.product = ID(index % 3 + 1)
            deal.stage = ID(index % 4 + 2)
            deal.amount = Money(minor: Int64(index % 7 + 1) * 8_000_000)
            deal.source = index < 15 ? sources[index % 2] : sources[index % 5]
            deal.closed = today + -(index * 3 + 2)
            deal.close = deal.closed
            deal.created = today + -(index * 3 + 7 + (index < 15 ? index % 3 * 2 : 25 + index % 9 * 10))
            let isLost = index < 15 ? index % 2 == 0 : index % 3 == 0
            deal.outcome = isLost ? .lost : .won
            deal.reason = isLost ? losses[index / 2 % 4] : wins[index % 3]
            board.deals.put(deal)
        }
        for (id, source) in ["展会", "转介绍"].enumerated() {
            var cost = SourceCost(blank: ID(id + 1))
            (cost.source, cost.period, cost.amount) = (source, "2026Q4", Money(minor: 4_500_000))
            board.sourceCosts.put(cost)
        }
    }

    /// Every deal went through the stages up to its own, from its creation on, each stay 5 to 13 days.
    private static func addSpells(_ board: inout Board) {
        var id = 1
        for var deal in board.deals {
            guard var day = deal.created, deal.id.raw != 7 else { continue }
            for stage in 1...deal.stage.raw {
                var spell = Spell(blank: ID(id))
                (spell.deal, spell.stage, spell.from) = (deal.id, ID(stage), zone.instant(day, minute: 600))
                board.spells.put(spell)
                id += 1
                day = min(day + (5 + (deal.id.raw + stage) % 9), deal.closed ?? today)
            }
            deal.pushes = deal.id.raw % 4 == 1 && deal.outcome == .open ? 2 : 0
            if deal.id.raw == 16 { deal.close = today + -6 }
            board.deals.put(deal)
        }
    }

    private static func addActivities(_ board: inout Board) {
        for index in 0..<90 {
            var activity = Activity(blank: ID(index + 1))
            let deal = index % 26 + 1
            activity.deal = ID(deal)
            activity.account = board.deals[ID(deal)]?.account
            activity.rep = ID(index % 3 + 1)
            activity.what = index % 4 == 0 ? .visit : .call
            activity.direction = index % 3 == 2 ? .inbound : .outbound
            activity.at = zone.instant(today + -(index % 30), minute: 560 + index % 300)
            board.activities.put(activity)
        }
    }

    private struct Row {
        var deal: Int
        var name: String
        var amount: Int64
        var state: Contract.State
        var signed: Int?
        var invoiced: Int?
        var step: (String, String, Int)?
        /// Days from today, amount in units, received of it.
        var plan: [(Int, Int64, Int64)] = []
        var currency: String?
    }

    private static let rows: [Row] = [
        Row(deal: 22, name: "备件年框合同", amount: 320_000, state: .drafted),
        Row(deal: 23, name: "GTK 500 order form", amount: 25_000, state: .drafted),
        Row(deal: 15, name: "灾备中心主合同", amount: 7_800_000, state: .approval, step: ("法务", "王律师", 14)),
        Row(deal: 16, name: "MES 系统合同", amount: 1_460_000, state: .approval, step: ("财务", "Ana Pérez", 3)),
        Row(deal: 17, name: "GTX Plus Pro", amount: 482_100, state: .approval, step: ("总经理", "", 7), currency: "EUR"),
        Row(deal: 101, name: "历史 1 合同", amount: 160_000, state: .approved),
        Row(
            deal: 102, name: "历史 2 合同", amount: 240_000, state: .signed, signed: -20,
            plan: [(2, 120_000, 0), (40, 120_000, 0)]),
        Row(
            deal: 104, name: "历史 4 合同（加长的名称，用来看截断）", amount: 900_000, state: .invoiced, signed: -80, invoiced: -50,
            plan: [(-45, 400_000, 0), (0, 200_000, 0), (20, 300_000, 0)]),
        Row(
            deal: 107, name: "历史 7 合同", amount: 600_000, state: .invoiced, signed: -120, invoiced: -100,
            plan: [(-75, 300_000, 150_000), (-12, 150_000, 0), (6, 150_000, 0)]),
        Row(
            deal: 108, name: "USD frame", amount: 88_000, state: .invoiced, signed: -150, invoiced: -140,
            plan: [(-130, 44_000, 0), (90, 44_000, 0)], currency: "USD"),
        Row(
            deal: 110, name: "历史 10 合同", amount: 400_000, state: .invoiced, signed: -60, invoiced: -40,
            plan: [(-20, 400_000, 400_000)]),
        Row(deal: 103, name: "历史 3 合同", amount: 100_000, state: .cancelled),
    ]

    private static func addContracts(_ board: inout Board) {
        var (payment, receipt) = (1, 1)
        for (index, row) in rows.enumerated() {
            var contract = Contract(blank: ID(index + 1))
            contract.deal = ID(row.deal)
            contract.account = board.deals[ID(row.deal)]?.account
            (contract.name, contract.state, contract.currency) = (row.name, row.state, row.currency)
            contract.amount = Money(minor: row.amount * 100)
            contract.signed = row.signed.map { today + $0 }
            contract.invoiced = row.invoiced.map { today + $0 }
            if let step = row.step {
                (contract.step, contract.person) = (step.0, step.1)
                contract.stepSince = SmallBoard.ago(step.2)
            }
            board.contracts.put(contract)
            for (day, amount, got) in row.plan {
                var due = Payment(blank: ID(payment))
                (due.contract, due.due, due.amount) = (contract.id, today + day, Money(minor: amount * 100))
                board.payments.put(due)
                if got > 0 {
                    var money = Receipt(blank: ID(receipt))
                    (money.contract, money.payment, money.day) = (contract.id, due.id, today + min(day + 5, -1))
                    money.amount = Money(minor: got * 100)
                    board.receipts.put(money)
                    receipt += 1
                }
                payment += 1
            }
        }
    }

    /// This week asks for 11.2 of 9 person-days, the next for 8.6 of 10, the one after for 2 of 10.
    private static func addPresales(_ board: inout Board) {
        let monday = today + (1 - today.weekday)
        let asked: [(Int, Int, Int)] = [(0, 15, 60), (0, 14, 32), (0, 10, 20), (1, 1, 86), (2, 16, 20)]
        for (index, row) in asked.enumerated() {
            var request = PresalesRequest(blank: ID(index + 1))
            (request.week, request.deal, request.tenths) = (monday + row.0 * 7, ID(row.1), row.2)
            request.person = ID(index % 2 + 1)
            board.presalesRequests.put(request)
        }
        var leave = Leave(blank: ID(1))
        (leave.member, leave.from, leave.until) = (ID(1), monday + 2, monday + 2)
        board.leaves.put(leave)
    }
}
