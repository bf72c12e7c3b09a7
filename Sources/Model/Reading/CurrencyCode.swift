/// Currencies as people write them: signs, words and ISO codes.
public enum CurrencyCode {
    /// The ISO code for a sign, word or code in any case (`￥`, `元`, `rmb`: CNY); nil for what is none.
    /// The yen sign is read as yuan; write `JPY` or `日元` for yen.
    public static func parse(_ text: String) -> String? {
        let key = NameKey.of(text)
        if let code = codes.first(where: { $0.lowercased() == key }) { return code }
        return signs.first { $0.sign == key }?.code
    }

    /// Whether a text has the shape of an ISO code: three capital letters.
    public static func isCode(_ text: String) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
    }

    /// The currency at the start of folded text, and how many scalars it takes.
    static func prefix(of text: ArraySlice<UInt32>) -> (code: String, count: Int)? {
        longest { text.starts(with: $0) }
    }

    /// The currency at the end of folded text, and how many scalars it takes.
    static func suffix(of text: ArraySlice<UInt32>) -> (code: String, count: Int)? {
        longest { text.count >= $0.count && text.suffix($0.count).elementsEqual($0) }
    }

    private static func longest(_ fits: ([UInt32]) -> Bool) -> (code: String, count: Int)? {
        var best: (code: String, count: Int)?
        for (word, code) in words where word.count > best?.count ?? 0 && fits(word) { best = (code, word.count) }
        return best
    }

    private static let words: [([UInt32], String)] =
        signs.map { ($0.sign.unicodeScalars.map(\.value), $0.code) }
        + codes.map { ($0.lowercased().unicodeScalars.map(\.value), $0) }

    /// Active ISO 4217 codes with two decimals or none in daily trade.
    private static let codes = [
        "CNY", "USD", "EUR", "GBP", "JPY", "HKD", "MOP", "TWD", "SGD", "KRW", "AUD", "NZD", "CAD", "CHF", "INR", "THB",
        "VND", "IDR", "MYR", "PHP", "RUB", "BRL", "MXN", "ZAR", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "AED",
        "SAR", "ILS", "EGP", "NGN", "KES", "PKR", "BDT", "LKR", "KZT", "UAH", "RON", "BGN", "CLP", "COP", "PEN", "ARS",
        "QAR", "JOD",
    ]

    /// In folded form: lower case, half width.
    private static let signs: [(sign: String, code: String)] = [
        ("¥", "CNY"), ("cn¥", "CNY"), ("rmb", "CNY"), ("元", "CNY"), ("圆", "CNY"), ("人民币", "CNY"), ("cnh", "CNY"),
        ("元整", "CNY"), ("yuan", "CNY"), ("renminbi", "CNY"), ("chineseyuan", "CNY"), ("$", "USD"), ("us$", "USD"),
        ("美元", "USD"), ("美金", "USD"),
        ("usdollar", "USD"), ("usdollars", "USD"), ("u.s.dollar", "USD"), ("u.s.dollars", "USD"), ("euro", "EUR"),
        ("euros", "EUR"), ("poundsterling", "GBP"), ("britishpound", "GBP"), ("hongkongdollar", "HKD"), ("€", "EUR"),
        ("欧元", "EUR"), ("£", "GBP"), ("英镑", "GBP"), ("hk$", "HKD"), ("港币", "HKD"), ("港元", "HKD"), ("jp¥", "JPY"),
        ("日元", "JPY"), ("円", "JPY"), ("nt$", "TWD"), ("新台币", "TWD"), ("台币", "TWD"), ("s$", "SGD"),
        ("新加坡元", "SGD"), ("新元", "SGD"), ("₩", "KRW"), ("韩元", "KRW"), ("a$", "AUD"), ("澳元", "AUD"),
        ("c$", "CAD"), ("加元", "CAD"), ("瑞士法郎", "CHF"), ("₹", "INR"), ("卢比", "INR"), ("mop$", "MOP"),
        ("澳门元", "MOP"), ("฿", "THB"), ("泰铢", "THB"), ("₽", "RUB"), ("卢布", "RUB"), ("r$", "BRL"),
    ]
}
