/// What is sold, what leads cost and what is asked of presales: the same refusals for keys and commands.
extension Work {
    /// Refuses a name that another product has, and a price below zero.
    public func keep(_ product: Product) throws(Refusal) -> [Change] {
        try Work.checkName(product, board.products, \.name)
        if let price = product.price { try Work.checkAmount(price, at: "price") }
        return Work.put(board.products[product.id], product)
    }

    /// A product goes only where no deal names it.
    public func remove(_ product: Product) throws(Refusal) -> [Change] {
        var deals = 0
        board.deals.forEachInPlace { if $0.product == product.id { deals += 1 } }
        guard deals == 0 else {
            throw Refusal(
                zh: "产品“\(product.name)”用在\(deals)个商机上，不能删除；可以改名。",
                en: "\(product.name) is on \(English.count(deals, "deal")) and cannot go; rename it instead.")
        }
        return [.remove(product)]
    }

    /// The product of that name, added to `changes` where it is new; nil for an empty name.
    public func product(named name: String, _ changes: inout [Change]) -> ID<Product>? {
        Work.named(name, board.products, \.name, &changes)
    }

    /// The competitor of that name, added to `changes` where it is new; nil for an empty name.
    public func competitor(named name: String, _ changes: inout [Change]) -> ID<Competitor>? {
        Work.named(name, board.competitors, \.name, &changes)
    }

    /// Refuses a name that another competitor has.
    public func keep(_ competitor: Competitor) throws(Refusal) -> [Change] {
        try Work.checkName(competitor, board.competitors, \.name)
        return Work.put(board.competitors[competitor.id], competitor)
    }

    /// What a source cost in a period (R17). Refuses an empty source and a second cost of the same source and period.
    public func keep(_ cost: SourceCost) throws(Refusal) -> [Change] {
        guard !cost.source.isEmpty else {
            throw Refusal(zh: "请写来源。", en: "Give the source.", at: "source")
        }
        try Work.checkAmount(cost.amount, at: "amount")
        if self.cost(of: cost.source, cost.period).map({ $0.id != cost.id }) ?? false {
            throw Refusal(
                zh: "“\(cost.source)”\(cost.period) 的费用已有；请改那一条。",
                en: "The cost of \(cost.source) in \(cost.period) is there already; change that one.", at: "period")
        }
        return Work.put(board.sourceCosts[cost.id], cost)
    }

    /// What a source cost in a period, where that is known.
    public func cost(of source: String, _ period: String) -> SourceCost? {
        board.sourceCosts.first { $0.source == source && $0.period == period }
    }

    /// What a deal asks of presales in a week (R25). Refuses lost deals, no work at all, and people who are not presales.
    public func keep(_ request: PresalesRequest) throws(Refusal) -> [Change] {
        if let deal = board.deals[request.deal], deal.outcome == .lost {
            throw Refusal(
                zh: "“\(deal.name)”已输单，不再需要售前。", en: "\(deal.name) is lost and needs no presales.", at: "deal_id")
        }
        guard PersonDays.range.contains(request.tenths) else { throw PersonDays.refusal }
        if let person = board.members[request.person], person.role != .presales {
            let role = person.role.title
            throw Refusal(
                zh: "\(person.name) 是\(role.zh)，不是售前；请先改角色（member set --role presales）。",
                en: "\(person.name) is \(role.en), not presales; change the role first (member set --role presales).",
                at: "person_id")
        }
        var request = request
        request.week = request.week + (1 - request.week.weekday)
        return Work.put(board.presalesRequests[request.id], request)
    }

    static func checkAmount(_ amount: Money, at field: String) throws(Refusal) {
        guard amount >= .zero else {
            throw Refusal(
                zh: "金额 \(amount.plain) 不能为负；请写 0 或以上。", en: "The amount \(amount.plain) is negative; give 0 or more.",
                at: field)
        }
    }
}
