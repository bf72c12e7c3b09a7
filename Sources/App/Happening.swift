import Model
import Rules

/// What can be reported on a deal by one key after `v` (R9, R12, R13, R22, R26).
enum Happening: CaseIterable, Hashable, Sendable {
    case decisionMaker, priceCut, newProduct, blunder, requirement, promise, kept

    var key: Unicode.Scalar {
        switch self {
        case .decisionMaker: "d"
        case .priceCut: "p"
        case .newProduct: "n"
        case .blunder: "b"
        case .requirement: "r"
        case .promise: "m"
        case .kept: "k"
        }
    }

    var label: Sentence {
        switch self {
        case .decisionMaker: Sentence(zh: "决策人变更", en: "decision maker changed")
        case .priceCut: Sentence(zh: "竞品降价", en: "competitor cut the price")
        case .newProduct: Sentence(zh: "竞品出新品", en: "competitor's new product")
        case .blunder: Sentence(zh: "竞品失误", en: "competitor's blunder")
        case .requirement: Sentence(zh: "需求又变了", en: "requirements changed")
        case .promise: Sentence(zh: "我们答应了…", en: "we promised…")
        case .kept: Sentence(zh: "承诺已兑现", en: "promise kept")
        }
    }

    var what: Activity.What {
        switch self {
        case .decisionMaker: .decisionMaker
        case .priceCut, .newProduct, .blunder: .competitor
        case .requirement: .requirement
        case .promise, .kept: .promise
        }
    }

    /// The text of the record: the rules read a competitor's news from its words.
    func text(_ note: String?, _ lang: Lang) -> String? {
        let news: CompetitorNews? =
            switch self {
            case .priceCut: .priceCut
            case .newProduct: .newProduct
            case .blunder: .blunder
            default: nil
            }
        guard let word = news?.name(lang) else { return note }
        guard let note else { return word }
        return CompetitorNews(text: note) == news ? note : word + lang.pick("：", ": ") + note
    }
}
