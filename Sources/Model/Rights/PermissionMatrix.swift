/// What a role may do to one kind of thing.
public struct Right: Equatable, Sendable {
    /// How far it goes.
    public enum Reach: Sendable { case nothing, own, everything }

    public var reach: Reach
    /// Fields that may be changed beyond that, on anybody's.
    public var fields: [String]

    public init(_ reach: Reach, also fields: [String] = []) { (self.reach, self.fields) = (reach, fields) }
}

extension Member.Role {
    /// The one matrix of rights (docs/operations.md). "Own" is, for a rep: deals and accounts that the rep owns, shares or
    /// that nobody owns, with what hangs on them; for presales and delivery their part of the triangle; for everybody
    /// their own leave.
    public func right(on kind: Kind) -> Right {
        switch self {
        case .manager: return Right(.everything)
        case .display, .former: return Right(.nothing)
        case .rep, .presales, .delivery, .finance: break
        }
        switch kind {
        // A word with the customer is kept whoever had it; the deal's two clocks follow from it (R10).
        case .contact, .activity, .note: return Right(.everything)
        case .leave: return Right(.own)
        // Whoever carries a decision out says that it is done (R23).
        case .decision: return Right(.nothing, also: ["done"])
        default: break
        }
        return switch self {
        case .rep: Self.rep(kind)
        case .presales: Self.presales(kind)
        case .delivery: Self.delivery(kind)
        case .finance: Self.finance(kind)
        case .manager, .display, .former: Right(.nothing)
        }
    }

    private static let clocks = ["last_in", "last_out"]

    private static func rep(_ kind: Kind) -> Right {
        switch kind {
        case .deal: Right(.own, also: clocks)
        case .account, .spell, .booking, .split, .redDot, .dealRole, .gradeChange, .handOver, .presalesRequest,
            .contract, .payment, .commitment:
            Right(.own)
        case .competitor, .script, .scriptUse: Right(.everything)
        default: Right(.nothing)
        }
    }

    private static func presales(_ kind: Kind) -> Right {
        switch kind {
        case .deal: Right(.nothing, also: clocks + ["need", "need_day"])
        case .dealRole: Right(.own)
        case .presalesRequest, .competitor, .script, .scriptUse: Right(.everything)
        default: Right(.nothing)
        }
    }

    private static func delivery(_ kind: Kind) -> Right {
        switch kind {
        case .deal: Right(.nothing, also: clocks)
        case .dealRole: Right(.own)
        case .contract: Right(.nothing, also: ["state", "step", "person", "step_since", "signed", "invoiced"])
        default: Right(.nothing)
        }
    }

    private static func finance(_ kind: Kind) -> Right {
        switch kind {
        case .deal: Right(.nothing, also: clocks)
        case .contract, .payment, .receipt: Right(.everything)
        default: Right(.nothing)
        }
    }

    /// The part of the iron triangle that the role has (R24).
    var part: DealRole.Part? {
        switch self {
        case .presales: .product
        case .delivery: .delivery
        case .manager, .rep, .finance, .display, .former: nil
        }
    }

    /// The role's word on the screen and in sentences.
    public var title: Sentence {
        switch self {
        case .manager: Sentence(zh: "经理", en: "manager")
        case .rep: Sentence(zh: "销售", en: "rep")
        case .presales: Sentence(zh: "售前", en: "presales")
        case .delivery: Sentence(zh: "交付", en: "delivery")
        case .finance: Sentence(zh: "财务", en: "finance")
        case .display: Sentence(zh: "大屏", en: "display")
        case .former: Sentence(zh: "离职", en: "former")
        }
    }
}
