import Exchange
import Model

/// The currency of a store that an import makes: the one that the user named, or the one that the files name.
struct StoreCurrency {
    let code: String
    private let sentence: Sentence

    /// Throws where the files name several.
    init(_ importer: Importer, chosen: String?) throws {
        let named = importer.currencies
        let standard = SettingKey.currency.standard
        if let chosen {
            code = chosen
            sentence = Sentence(zh: "新数据库按 \(chosen) 记账。", en: "The new store is in \(chosen).")
        } else if named.count > 1 {
            throw ExchangeError.severalCurrencies(named)
        } else if let only = named.first {
            code = only.code
            sentence = Sentence(
                zh: "新数据库按文件里的币种 \(only.code) 记账（\(only.count) 个金额写明了币种）。",
                en:
                    "The new store is in \(only.code), the currency that the files name (\(English.count(only.count, "amount")))."
            )
        } else {
            code = standard
            sentence = Sentence(
                zh: "文件没有写币种；新数据库按 \(standard) 记账，别的币种请用 --currency 指定后重新导入。",
                en:
                    "The files name no currency: the new store is in \(standard); for another one, import anew with --currency."
            )
        }
    }

    /// The report with what was chosen.
    func told(_ report: ImportReport) -> ImportReport {
        var report = report
        report.guesses.insert(sentence, at: 0)
        return report
    }
}
