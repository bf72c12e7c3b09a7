import Testing

@testable import Model

private func deal(at stage: Int) -> Deal {
    var deal = Deal(blank: ID(1))
    (deal.name, deal.stage, deal.amount) = ("年度采购", ID(stage), Money(minor: 100))
    return deal
}

private func work(_ roles: [RoleAnswer] = [], triangle: String? = nil) throws -> Work {
    var board = try Fixtures.board(deals: 0)
    if let triangle {
        var setting = Setting(blank: ID(1))
        (setting.key, setting.text) = (SettingKey.triangle.rawValue, triangle)
        try board.apply(.add(setting))
    }
    try board.apply(.add(deal(at: 1)))
    try board.apply(Work(board, now: Fixtures.now).roles(deal(at: 1), roles))
    return Work(board, now: Fixtures.now)
}

/// From a stage (1 lead … 5 signing) to another (nil: the win), and what is asked.
@Test(
    arguments: [
        (1, 2, []), (1, 3, [DealRole.Part.product]), (2, 3, [.product]), (3, 4, []), (4, 5, [.delivery]),
        (1, 5, [.product, .delivery]), (1, nil, [.product, .delivery]), (3, nil, [.delivery]), (5, nil, [.delivery]),
    ] as [(Int, Int?, [DealRole.Part])])
func aGateAsksForItsPart(from: Int, to: Int?, parts: [DealRole.Part]) throws {
    let stage = to.map { StandardStages.all[$0 - 1] }
    #expect(try work().unsettled(deal(at: from), to: stage) == parts)
    #expect(try work(triangle: "off").unsettled(deal(at: from), to: stage).isEmpty)
    let filled = [RoleAnswer(.product, person: "售前李"), RoleAnswer(.delivery, without: "标准品无需交付")]
    #expect(try work(filled).unsettled(deal(at: from), to: stage).isEmpty)
    #expect(
        try work([RoleAnswer(.product, person: ""), RoleAnswer(.delivery, without: "")]).unsettled(
            deal(at: from), to: stage) == parts)
}

@Test func anUnansweredGateRefusesAndSaysWhatToType() throws {
    let work = try work()
    let proposal = StandardStages.all[2]
    do {
        _ = try work.move(deal(at: 2), to: proposal)
        Issue.record("moved without product")
    } catch {
        #expect(error.sentence.zh.contains("--product") && error.sentence.en.contains("--without"))
    }
    #expect(throws: Refusal.self) { try work.win(deal(at: 5), roles: [RoleAnswer(.product, person: "售前李")]) }
    var board = work.board
    try board.apply(work.move(deal(at: 1), to: proposal, roles: [RoleAnswer(.product, person: "售前李")]))
    let role = try #require(board.dealRoles[ID(1)])
    #expect(role.person == "售前李" && role.part == .product && role.since == Fixtures.now)
    // Backwards nothing is asked.
    #expect(try work.move(deal(at: 5), to: proposal, reason: "x").count == 2)
}

@Test func aRoleReplacesWhatStoodThere() throws {
    let first = try work([RoleAnswer(.delivery, without: "待定")])
    let changes = first.roles(deal(at: 1), [RoleAnswer(.delivery, person: "交付赵")])
    var board = first.board
    try board.apply(changes)
    #expect(board.dealRoles.count == 1)
    #expect(board.dealRoles[ID(1)]?.person == "交付赵" && board.dealRoles[ID(1)]?.reason == nil)
    #expect(first.roles(deal(at: 1), [RoleAnswer(.delivery, without: "待定")]).isEmpty)
}
