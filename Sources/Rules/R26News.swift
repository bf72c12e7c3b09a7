import Model

/// What a competitor did (R26), read from the words in which it was logged.
public enum CompetitorNews: String, CaseIterable, Sendable {
    case priceCut = "price_cut"
    case newProduct = "new_product"
    case blunder
    case other

    /// The first kind of which a word occurs; the raw words (`price_cut`) count too. Case does not matter.
    public init(text: String) {
        let text = text.lowercased()
        self = CompetitorNews.allCases.first { news in news.words.contains { text.contains($0) } } ?? .other
    }

    private var words: [String] {
        switch self {
        case .priceCut:
            [
                rawValue, "降价", "低价", "折扣", "免费", "price cut", "cut the price", "cuts the price", "lower price",
                "discount",
            ]
        case .newProduct:
            [rawValue, "新品", "新产品", "新版", "发布", "new product", "new version", "release", "launch"]
        case .blunder:
            [
                rawValue, "失误", "延期", "事故", "故障", "出错", "违约", "泄露", "停服", "mistake", "is late", "outage", "breach",
                "delay", "failed", "failure", "bug", "recall", "crash", "召回", "崩溃", "宕机", "漏洞", "缺陷",
            ]
        case .other: []
        }
    }

    public func name(_ lang: Lang) -> String {
        switch self {
        case .priceCut: lang.pick("降价", "price cut")
        case .newProduct: lang.pick("新品", "new product")
        case .blunder: lang.pick("失误", "blunder")
        case .other: lang.pick("动态", "news")
        }
    }
}
