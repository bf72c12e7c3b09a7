/// Who takes a part of the iron triangle on a deal, or why nobody does (R24).
public struct RoleAnswer: Equatable, Sendable {
    public var part: DealRole.Part
    public var person: String?
    public var reason: String?

    public init(_ part: DealRole.Part, person: String) { (self.part, self.person) = (part, person) }
    public init(_ part: DealRole.Part, without reason: String) { (self.part, self.reason) = (part, reason) }

    /// What somebody typed into one field: a person's name or the start of a member's, or a reason behind a word that says
    /// nobody (`无：标准品`, `no: standard`). nil where the text names neither.
    public init?(_ part: DealRole.Part, typed text: String, _ board: Board) {
        for word in ["无", "没有", "none", "no", "-"] {
            guard text.lowercased().hasPrefix(word) else { continue }
            let rest = text.dropFirst(word.count)
            guard let mark = rest.unicodeScalars.first, ":： ,，".unicodeScalars.contains(mark) else {
                guard rest.isEmpty else { continue }
                return nil
            }
            let reason = rest.drop { $0.unicodeScalars.allSatisfy(":： ,，".unicodeScalars.contains) }
            guard !reason.isEmpty else { return nil }
            self.init(part, without: String(reason))
            return
        }
        guard !text.isEmpty else { return nil }
        let key = NameKey.of(text)
        let found = board.members.filter { NameKey.of($0.name).hasPrefix(key) }
        let exact = found.first { NameKey.of($0.name) == key }
        self.init(part, person: exact?.name ?? (found.count == 1 ? found[0].name : text))
    }
}

/// Where the pipeline asks for the parts of the iron triangle (R24): leaving needs analysis for product, signing for
/// delivery.
public struct TriangleGates: Equatable, Sendable {
    private let needs: Int
    private let signing: Int
    /// False where the workspace has switched the asking off.
    private let asks: Bool

    /// Needs analysis is the stage with the key `qualified`, else the second; signing the one with the key `signing`, else
    /// the last.
    public init(_ board: Board) {
        let stages = board.pipeline
        let second = stages.count > 1 ? stages[1].position : Int.max
        needs = stages.first { $0.key == "qualified" }?.position ?? second
        signing = stages.first { $0.key == "signing" }?.position ?? stages.last?.position ?? Int.max
        asks = board.setting(.triangle) != "off"
    }

    /// The parts that a deal should have in a stage, or once it is won (nil).
    public func parts(at stage: Stage?) -> [DealRole.Part] {
        var parts: [DealRole.Part] = []
        if stage.map({ $0.position > needs }) ?? true { parts.append(.product) }
        if stage.map({ $0.position >= signing }) ?? true { parts.append(.delivery) }
        return parts
    }

    /// The parts that a forward move to a stage (nil: the win) asks for, filled or not: those of the gates that it passes.
    /// A win passes signing even where the deal stands there already.
    public func asked(from: Stage?, to stage: Stage?) -> [DealRole.Part] {
        guard asks else { return [] }
        let passed = from.map { parts(at: $0) } ?? []
        return parts(at: stage).filter { !passed.contains($0) || stage == nil && $0 == .delivery }
    }
}

extension DealRole {
    /// A part is settled by a person, or by a reason why there is none.
    public var isSettled: Bool { !(person ?? "").isEmpty || !(reason ?? "").isEmpty }
}

extension DealRole.Part {
    public func name(_ lang: Lang) -> String {
        switch self {
        case .sales: lang.pick("销售", "sales")
        case .product: lang.pick("产品（售前）", "product (presales)")
        case .delivery: lang.pick("交付", "delivery")
        }
    }

    /// What a gate asks: who takes the part, or why nobody does.
    public var question: Sentence {
        switch self {
        case .sales: Sentence(zh: "缺销售：请指定负责人，或写明原因", en: "No sales owner: name the person, or give the reason")
        case .product:
            Sentence(
                zh: "离开需求阶段缺产品（售前）：请指定人员，或写明原因",
                en: "Leaving needs analysis without product (presales): name the person, or give the reason")
        case .delivery:
            Sentence(
                zh: "签约缺交付负责人：请指定人员，或写明原因",
                en: "Signing without a delivery owner: name the person, or give the reason")
        }
    }
}

extension Work {
    /// The parts that a move to a stage (nil: the win) asks for and that nobody has settled yet.
    public func unsettled(_ deal: Deal, to stage: Stage?) -> [DealRole.Part] {
        let asked = TriangleGates(board).asked(from: board.stages[deal.stage], to: stage)
        return asked.filter { part in
            !board.dealRoles.contains { $0.deal == deal.id && $0.part == part && $0.isSettled }
        }
    }

    /// The roles that answer what a move asks; refused where a part stays open.
    func settle(_ deal: Deal, to stage: Stage?, _ answers: [RoleAnswer]) throws(Refusal) -> [Change] {
        for part in unsettled(deal, to: stage) {
            guard answers.contains(where: { $0.part == part && $0.role(deal, ID(1), now).isSettled }) else {
                let question = part.question
                let option = "--\(part.rawValue)"
                throw Refusal(
                    zh: "“\(deal.name)”：\(question.zh)（\(option) 姓名，或 --without \"原因\"）。",
                    en: "\(deal.name): \(question.en) (\(option) NAME, or --without \"reason\").")
            }
        }
        return roles(deal, answers)
    }

    /// Sets parts of the triangle; what stood there is replaced.
    public func roles(_ deal: Deal, _ answers: [RoleAnswer]) -> [Change] {
        var next = board.dealRoles.nextID.raw
        return answers.flatMap { answer -> [Change] in
            let known = board.dealRoles.filter { $0.deal == deal.id && $0.part == answer.part }
            guard let old = known.last else {
                defer { next += 1 }
                return [.add(answer.role(deal, ID(next), now))]
            }
            var role = answer.role(deal, old.id, now)
            if (role.person, role.reason) == (old.person, old.reason) { role.since = old.since }
            let change: [Change] = Change.update(old, to: role).map { [$0] } ?? []
            return change + known.dropLast().map { .remove($0) }
        }
    }
}

extension RoleAnswer {
    fileprivate func role(_ deal: Deal, _ id: ID<DealRole>, _ now: Instant) -> DealRole {
        var role = DealRole(blank: id)
        (role.deal, role.part, role.person, role.reason, role.since) = (deal.id, part, person, reason, now)
        return role
    }
}
