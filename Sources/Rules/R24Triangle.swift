import Model

/// The iron triangle of a deal (R24): sales, product (presales) and delivery.
public struct Triangle: Sendable {
    private let needs: Int
    private let signing: Int

    /// Needs analysis is the stage with the key `qualified`, else the second; signing the one with the key `signing`, else
    /// the last.
    public init(_ board: Board) {
        let stages = board.pipeline
        let second = stages.count > 1 ? stages[1].position : Int.max
        needs = stages.first { $0.key == "qualified" }?.position ?? second
        signing = stages.first { $0.key == "signing" }?.position ?? stages.last?.position ?? Int.max
    }

    /// The parts that a move to a stage (nil: the win) asks for and that have neither a person nor a reason.
    public func gate(_ deal: Deal, to stage: Stage?, _ moment: Moment) -> [DealRole.Part] {
        var parts: [DealRole.Part] = []
        if stage.map({ $0.position > needs }) ?? true { parts.append(.product) }
        if stage.map({ $0.position >= signing }) ?? true { parts.append(.delivery) }
        return parts.filter { !isSettled($0, deal, moment) }
    }

    /// The parts that an open deal misses where it stands; sales is missing where nobody owns it.
    public func missing(_ deal: Deal, _ moment: Moment) -> [DealRole.Part] {
        guard deal.outcome == .open else { return [] }
        let ownerless = moment.owner(of: deal) == nil
        guard let stage = moment.board.stages[deal.stage] else { return ownerless ? [.sales] : [] }
        return (ownerless ? [.sales] : []) + gate(deal, to: stage, moment)
    }

    private func isSettled(_ part: DealRole.Part, _ deal: Deal, _ moment: Moment) -> Bool {
        moment.facts.roles[deal.id.raw].contains {
            $0.part == part && (!($0.person ?? "").isEmpty || !($0.reason ?? "").isEmpty)
        }
    }

    /// What a gate asks: who takes the part, or why nobody does.
    public static func question(_ part: DealRole.Part) -> Sentence {
        let zh: String =
            switch part {
            case .sales: "缺销售：请指定负责人，或写明原因"
            case .product: "离开需求阶段缺产品（售前）：请指定人员，或写明原因"
            case .delivery: "签约缺交付负责人：请指定人员，或写明原因"
            }
        let en: String =
            switch part {
            case .sales: "No sales owner: name the person, or give the reason"
            case .product: "Leaving needs analysis without product (presales): name the person, or give the reason"
            case .delivery: "Signing without a delivery owner: name the person, or give the reason"
            }
        return Sentence(zh: zh, en: en)
    }

    static func name(_ part: DealRole.Part, _ lang: Lang) -> String {
        switch part {
        case .sales: lang.pick("销售", "sales")
        case .product: lang.pick("产品（售前）", "product (presales)")
        case .delivery: lang.pick("交付", "delivery")
        }
    }
}

/// The delivery kick-off that signing opens (R24): until a meeting or visit after the win, for at most 30 days.
public struct KickOff: Equatable, Sendable {
    public let deal: ID<Deal>
    /// The delivery owner, where one is named.
    public let person: String?
    public let signed: Day
    public let days: Int

    private static let horizon = 30

    public init?(_ deal: Deal, _ moment: Moment) {
        guard deal.outcome == .won, let signed = deal.closed, (0...KickOff.horizon).contains(moment.today - signed)
        else {
            return nil
        }
        let held = moment.facts.activities[deal.id.raw].contains {
            ($0.what == .meeting || $0.what == .visit) && moment.day(of: $0.at) > signed && $0.at <= moment.now
        }
        guard !held else { return nil }
        self.deal = deal.id
        self.signed = signed
        days = moment.today - signed
        person = moment.facts.roles[deal.id.raw].last { $0.part == .delivery }?.person
    }

    /// The open kick-offs, the oldest first.
    public static func all(_ moment: Moment) -> [KickOff] {
        var result: [KickOff] = []
        moment.board.deals.forEachInPlace { if let item = KickOff($0, moment) { result.append(item) } }
        return result.sorted { ($0.signed, $0.deal) < ($1.signed, $1.deal) }
    }

    public var why: Sentence {
        Sentence { lang in
            let who = person ?? lang.pick("未指定", "nobody named")
            return lang.pick(
                "\(signed.short)签约，\(days)天未开交付启动会（交付：\(who)）",
                "signed \(signed.short), no delivery kick-off for \(days)d (delivery: \(who))")
        }
    }
}
