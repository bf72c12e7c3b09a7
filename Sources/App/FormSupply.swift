import Model
import Rules
import Views

/// The forms for products, what sources cost and what is asked of presales.
extension Form {
    static func product(_ product: Product?) -> Form {
        var form = Form(
            purpose: .thing(.product(product?.id)),
            title: product == nil ? Sentence(zh: "新产品", en: "New product") : Sentence(zh: "编辑产品", en: "Edit product"),
            subject: product?.name ?? "")
        form.fields = [
            Field(.name, .text, Sentence(zh: "名称", en: "name"), text: product?.name ?? "", required: true),
            Field(.series, .known(.series), Sentence(zh: "系列", en: "series"), text: product?.series ?? ""),
            amount(product?.price, required: false, name: .price, Sentence(zh: "标价", en: "list price")),
        ]
        return form
    }

    static func cost(_ cost: SourceCost?, period: String) -> Form {
        var form = Form(
            purpose: .thing(.cost(cost?.id)),
            title: cost == nil
                ? Sentence(zh: "新来源费用", en: "New cost of a source")
                : Sentence(zh: "编辑来源费用", en: "Edit cost of a source"),
            subject: "")
        form.fields = [
            Field(.source, .known(.source), Sentence(zh: "来源", en: "source"), text: cost?.source ?? "", required: true),
            Field(.period, .period, Sentence(zh: "期间", en: "period"), text: cost?.period ?? period, required: true),
            amount(cost?.amount, required: true, Sentence(zh: "费用", en: "cost")),
        ]
        return form
    }

    /// `deal` and `person` are the names that stand there.
    static func presales(
        _ request: PresalesRequest?, of id: ID<Deal>?, deal: String, week: String, person: String
    ) -> Form {
        var form = Form(
            purpose: .thing(.presales(request?.id, of: id)),
            title: request == nil
                ? Sentence(zh: "新售前申请", en: "Ask presales") : Sentence(zh: "编辑售前申请", en: "Edit presales request"),
            subject: "")
        form.fields = [
            Field(.deal, .deal, Sentence(zh: "商机", en: "deal"), text: deal, required: true),
            Field(
                .week, .week, Sentence(zh: "哪一周", en: "week"),
                example: Sentence(zh: "如 2026W48、下周一", en: "such as 2026W48, mon"), text: week, required: true),
            Field(
                .days, .personDays, Sentence(zh: "人天", en: "person-days"),
                example: Sentence(zh: "如 2、1.5", en: "such as 2, 1.5"),
                text: request.map { PersonDays.text($0.tenths) } ?? "", required: true),
            Field(.person, .member(.presales), Sentence(zh: "售前", en: "presales"), text: person),
        ]
        return form
    }
}

extension State {
    func presalesForm(_ request: PresalesRequest?, of id: ID<Deal>?) -> Form {
        let deal = board.deals[request?.deal ?? id]
        return .presales(
            request, of: id, deal: deal.map(caption) ?? "",
            week: request?.week.iso ?? Period(.week, of: zone.day(of: now)).name,
            person: board.members[request?.person]?.name ?? "")
    }

    func written(_ form: Form, product id: ID<Product>?) throws(Refusal) -> Written {
        var product = id.flatMap { board.products[$0] } ?? Product(blank: board.products.nextID)
        (product.name, product.series) = (form.text(.name), form.words(.series))
        product.price = reading(form, .price).amount
        return Written(isNew: id == nil, try worker.keep(product), product.name)
    }

    func written(_ form: Form, cost id: ID<SourceCost>?) throws(Refusal) -> Written {
        guard let period = reading(form, .period).period, let amount = reading(form, .amount).amount else {
            throw State.gone
        }
        var cost = id.flatMap { board.sourceCosts[$0] } ?? SourceCost(blank: board.sourceCosts.nextID)
        (cost.source, cost.period, cost.amount) = (form.text(.source), period.name, amount)
        return Written(isNew: id == nil, try worker.keep(cost), "\(cost.source) \(cost.period) \(amount.short(lang))")
    }

    func written(_ form: Form, presales id: ID<PresalesRequest>?) throws(Refusal) -> Written {
        guard let deal = reading(form, .deal).deal, let week = reading(form, .week).day,
            case .tenths(let tenths) = reading(form, .days)
        else { throw State.gone }
        var request = id.flatMap { board.presalesRequests[$0] } ?? PresalesRequest(blank: board.presalesRequests.nextID)
        (request.deal, request.week, request.tenths) = (deal.id, week, tenths)
        if form.isTouched(.person) { request.person = reading(form, .person).member?.id }
        return Written(
            isNew: id == nil, try worker.keep(request), "\(deal.name) \(week.iso) \(PersonDays.text(tenths))")
    }
}
