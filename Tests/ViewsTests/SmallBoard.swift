import Model
import Views

/// A small board made by hand: the ordinary beside the nasty, in both languages' worlds.
enum SmallBoard {
    static let zone = Zone.shanghai
    static let today = Day(number: 20_780)  // 2026-11-23
    static let now = zone.instant(today, minute: 540)

    static func make() -> Board {
        var board = Board()
        for var stage in StandardStages.all {
            if stage.key == "proposal" { stage.limit = 4 }
            if stage.key == "qualified" { stage.limit = 9 }
            board.stages.put(stage)
        }
        for (id, name) in reps.enumerated() {
            var rep = Rep(blank: ID(id + 1))
            rep.name = name
            if name == "赵六" { rep.left = today + -10 }
            board.reps.put(rep)
        }
        for (id, row) in accounts.enumerated() {
            var account = Account(blank: ID(id + 1))
            account.name = row.0
            account.grade = row.1
            account.industry = id % 2 == 0 ? "制造" : nil
            account.city = "深圳"
            board.accounts.put(account)
        }
        for (id, row) in deals.enumerated() { board.deals.put(deal(id + 1, row)) }
        board.rebuildLanes()
        return board
    }

    struct Row {
        var account: Int
        var name: String
        var stage: Int
        var amount: Int64?
        var owner: Int?
        /// Days from today to the next step's day.
        var due: Int?
        var step: String?
        /// Days since the three clocks' moments.
        var clocks: (Int?, Int?, Int?) = (3, 1, 12)
        var currency: String?
        var closed: (Deal.Outcome, Int, String?)?
    }

    private static func deal(_ id: Int, _ row: Row) -> Deal {
        var deal = Deal(blank: ID(id))
        deal.name = row.name
        deal.account = row.account == 0 ? nil : ID(row.account)
        deal.stage = ID(row.stage)
        deal.amount = row.amount.map { Money(minor: $0 * 100) }
        deal.currency = row.currency
        deal.owner = row.owner.map { ID($0) }
        deal.nextStep = row.step
        deal.nextDue = row.due.map { today + $0 }
        deal.lastIn = row.clocks.0.map(ago)
        deal.lastOut = row.clocks.1.map(ago)
        deal.stageSince = row.clocks.2.map(ago)
        deal.movedAt = deal.stageSince
        deal.created = today + -60
        deal.close = id % 5 == 0 ? nil : today + (20 + id)
        deal.source = "展会"
        if let closed = row.closed {
            deal.outcome = closed.0
            deal.closed = today + closed.1
            deal.reason = closed.2
        }
        return deal
    }

    static func ago(_ days: Int) -> Instant { zone.instant(today + -days, minute: 600) }

    static let reps = ["李雷", "韩梅梅", "Darcel Schlecht", "赵六", "Maximiliane von Hohenstein-Wittelsbach"]

    static let accounts: [(String, Account.Grade?)] = [
        ("华为技术有限公司", .a), ("中国石油天然气集团有限公司华南销售分公司", .b), ("Condax", .c),
        ("Plussunin International Holdings (Asia-Pacific) Limited", .a), ("上海🚀火箭👩‍👩‍👧科技", .b),
        ("שלום עולם בע״מ", nil), ("Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅", .c), ("ﾃｽﾄ㈱ｱｲｳ", nil),
        ("苏州精密制造", .a), ("深圳云海数据", .b), ("Genco Pura Olive Oil", .c), ("=cmd|' /C calc'!A0", nil),
    ]

    static let deals: [Row] = [
        Row(account: 1, name: "数据平台二期", stage: 3, amount: 1_200_000, owner: 1, due: 2, step: "发报价"),
        Row(
            account: 2, name: "加油站会员系统升级改造及三年运维服务", stage: 3, amount: 98_765_432, owner: 2, due: -3,
            step: "与采购部确认招标文件中的技术条款", clocks: (15, 4, 40)),
        Row(
            account: 3, name: "GTX Basic", stage: 3, amount: 5500, owner: 3, due: 0, step: "Call the buyer",
            clocks: (nil, 2, nil)),
        Row(
            account: 4, name: "MG Special, renewal of all seats", stage: 3, amount: nil, owner: 5, due: nil, step: nil,
            clocks: (120, 90, 200)),
        Row(account: 5, name: "卫星📡链路", stage: 3, amount: 350_000, owner: 4, due: 9, step: "演示👍🏽"),
        Row(account: 6, name: "פרויקט א׳", stage: 1, amount: 42_000, owner: 3, due: 1, step: "לשלוח הצעה"),
        Row(account: 7, name: "T̫̺̳o̬̜ ì̬͎̲̟nv̖̗̻̣̹̕o͖̗̠̜̤k͍͚̹͖̼e̦̗̪͍̪͍", stage: 1, amount: 1_000, owner: nil, due: 3, step: "x"),
        Row(account: 8, name: "", stage: 1, amount: 88_000, owner: 2, due: 5, step: "打样"),
        Row(account: 0, name: "没有客户的商机", stage: 1, amount: nil, owner: 1, due: nil, step: nil),
        Row(account: 9, name: "产线改造", stage: 2, amount: 860_000, owner: 1, due: -1, step: "补需求书"),
        Row(account: 10, name: "云迁移", stage: 2, amount: 230_000, owner: 2, due: 44, step: "年后回访"),
        Row(
            account: 11, name: "GTK 500", stage: 2, amount: 26_768, owner: 3, due: 4, step: "Send the proposal",
            currency: "USD"),
        Row(account: 12, name: "+SUM(A1:A9)", stage: 2, amount: 70_000, owner: 3, due: 6, step: "@home"),
        Row(account: 1, name: "园区网络", stage: 2, amount: 4_980_000, owner: 1, due: 7, step: "邀请决策人来访"),
        Row(account: 1, name: "灾备中心", stage: 4, amount: 7_800_000, owner: 1, due: 0, step: "谈付款条件", clocks: (0, 0, 5)),
        Row(account: 9, name: "MES 系统", stage: 4, amount: 1_460_000, owner: 2, due: 3, step: "法务审合同"),
        Row(
            account: 4, name: "GTX Plus Pro", stage: 4, amount: 482_100, owner: 3, due: 8, step: "Price for 3 years",
            currency: "EUR"),
        Row(
            account: 3, name: "MG Advanced", stage: 1, amount: 3_393, owner: 5, due: 12, step: "Find the decision maker"
        ),
        Row(account: 10, name: "容灾演练", stage: 1, amount: 56_000, owner: 4, due: 15, step: "约时间"),
        Row(account: 5, name: "地面站", stage: 1, amount: 150_000, owner: 1, due: 20, step: "送样"),
        Row(account: 11, name: "GTX Pro", stage: 1, amount: 4_821, owner: 3, due: 21, step: "Ask for the budget"),
        Row(
            account: 9, name: "备件年框", stage: 5, amount: 320_000, owner: 2, due: nil, step: "等盖章",
            closed: (.won, -3, nil)),
        Row(account: 3, name: "GTK 500", stage: 4, amount: 25_000, owner: 3, closed: (.won, -20, "Best service")),
        Row(account: 2, name: "监控改造", stage: 3, amount: 2_000_000, owner: 2, closed: (.lost, -8, "价格高出预算两成")),
        Row(account: 11, name: "MG Special", stage: 2, amount: nil, owner: 3, closed: (.lost, -400, nil)),
        Row(account: 10, name: "机房搬迁", stage: 3, amount: 640_000, owner: 1, due: 5, step: "现场勘查"),
    ]
}
