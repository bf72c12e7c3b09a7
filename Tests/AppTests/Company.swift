import Model

/// A small company by hand: six accounts, twelve deals in the standard stages.
enum Company {
    static func changes() -> [Change] {
        var changes = StandardStages.all.map { Change.add($0) }
        for (number, name) in ["陈晓明", "Grace Lee"].enumerated() {
            var rep = Rep(blank: ID(number + 1))
            rep.name = name
            changes.append(.add(rep))
        }
        let names = ["星河技术", "东岭能源", "长青物流", "Northwind Labs", "重山机械", "Blue Harbor"]
        for (number, name) in names.enumerated() {
            var account = Account(blank: ID(number + 1))
            account.name = name
            changes.append(.add(account))
        }
        for number in 1...12 { changes.append(.add(deal(number))) }
        // Every deal has its triangle, but the seventh.
        for number in 1...12 where number != 7 {
            for (index, part) in [DealRole.Part.product, .delivery].enumerated() {
                var role = DealRole(blank: ID(number * 2 + index - 1))
                (role.deal, role.part, role.person) = (ID(number), part, "王强")
                changes.append(.add(role))
            }
        }
        return changes + playbook()
    }

    /// Two competitors; the first deal meets the one and has a written need and budget for its B.
    private static func playbook() -> [Change] {
        var changes: [Change] = []
        for (number, name) in ["衡砚", "远峰"].enumerated() {
            var competitor = Competitor(blank: ID(number + 1))
            competitor.name = name
            var script = Script(blank: ID(number + 1))
            (script.competitor, script.title) = (competitor.id, "对" + name)
            script.text = number == 0 ? "先讲交付，再讲价格。" : "先讲案例。"
            changes += [.add(competitor), .add(script)]
        }
        return changes
    }

    static func deal(_ number: Int) -> Deal {
        var deal = Deal(blank: ID(number))
        deal.name = "项目 \(number)"
        deal.account = ID((number - 1) % 6 + 1)
        deal.owner = ID((number - 1) % 2 + 1)
        deal.stage = ID((number - 1) % 5 + 1)
        deal.amount = number == 12 ? nil : Money(minor: Int64(number) * 10_000_00)
        deal.close = Day(number: 20_780 + Int32(number))
        deal.nextDue = Day(number: 20_770 + Int32(number))
        deal.nextStep = "电话"
        if number == 1 {
            (deal.competitor, deal.need, deal.needDay) = ("衡砚", "招标文件", Day(number: 20_770))
            deal.budget = Money(minor: 20 * 10_000_00)
            deal.lastIn = Desk.now
        }
        return deal
    }
}
