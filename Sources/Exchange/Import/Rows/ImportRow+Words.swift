import Model

/// What is noted while a row is read.
final class RowNotes {
    /// Values without which the row at hand is taken.
    var warnings: [RowRefusal] = []
    /// Cells of all rows in which a word stands for nothing.
    var missing = 0
}

extension ImportRow {
    /// A value that is no ground to leave a deal out: where it cannot be read, the row is taken without it.
    func soft<T>(_ read: () throws(RowRefusal) -> T?) -> T? {
        do throws(RowRefusal) { return try read() } catch {
            notes?.warnings.append(error)
            return nil
        }
    }

    /// A check box.
    func flag(_ field: ImportField) -> Bool? {
        guard let text = value(field) else { return nil }
        if let flag = Flag.read(text) { return flag }
        notes?.warnings.append(refusal(field, text, Sentence(zh: "不是“是”或“否”", en: "neither yes nor no")))
        return nil
    }

    /// One of a list of words of ours.
    func word<W: Word>(_ field: ImportField, _ type: W.Type) throws(RowRefusal) -> W? {
        guard let text = value(field) else { return nil }
        if let word = ImportRow.known(text, type) { return word }
        throw unknown(field, text, type)
    }

    /// A forecast category, in our words or those of other systems; nil for one that says the deal is closed.
    func category() throws(RowRefusal) -> Deal.Category? {
        guard let text = value(.category) else { return nil }
        if let word = ImportRow.known(text, Deal.Category.self) { return word }
        let key = Aliases.key(text)
        if let found = ImportRow.categories.first(where: { $0.words.contains(key) }) { return found.category }
        throw unknown(.category, text, Deal.Category.self)
    }

    private static func known<W: Word>(_ text: String, _ type: W.Type) -> W? {
        W(rawValue: text) ?? W(rawValue: text.lowercased()) ?? W(rawValue: text.uppercased())
    }

    private func unknown<W: Word>(_ field: ImportField, _ text: String, _ type: W.Type) -> RowRefusal {
        let known = W.allCases.map(\.rawValue).joined(separator: ", ")
        return refusal(field, text, Sentence(zh: "应为其中之一：\(known)", en: "one of these is expected: \(known)"))
    }

    private static let categories: [(category: Deal.Category?, words: [String])] = [
        (
            .commit,
            ["committed", "commitforecast", "mostlikely", "forecast", "closedforecast", "forecasted", "承诺", "确保"]
        ), (.best, ["bestcase", "upside", "best", "upsidekey", "strongupside", "乐观", "最佳", "最佳情况"]),
        (.pipeline, ["管道", "储备", "pipe", "openpipeline", "early"]),
        (.omitted, ["omit", "excluded", "omittedfromforecast", "notforecasted", "notforecast", "忽略", "不预测"]),
        (nil, ["closed", "closedwon", "closedlost", "已结束", "已关闭", "已成交"]),
    ]
}

/// Numbers that a spreadsheet has shortened: `1.5E+06`.
enum Exponent {
    /// The number written out; nil for what is no such number.
    static func plain(_ text: String) -> String? {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let power = Int(parts[1]), (-20...20).contains(power) else { return nil }
        let number = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = number.first, !whole.isEmpty else { return nil }
        let fraction = number.count > 1 ? number[1] : ""
        guard (whole + fraction).utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), whole.count + fraction.count < 20 else {
            return nil
        }
        return shifted(Array(whole + fraction), point: whole.count + power)
    }

    /// Digits with the point behind so many of them, without zeros at the end of the fraction.
    private static func shifted(_ digits: [Character], point: Int) -> String {
        let padded = Array(repeating: "0", count: max(1 - point, 0)) + digits.map(String.init)
        let place = max(point, 1)
        let whole = padded.prefix(place) + Array(repeating: "0", count: max(place - padded.count, 0))
        var fraction = Array(padded.dropFirst(place))
        while fraction.last == "0" { fraction.removeLast() }
        if fraction.count == 1 || fraction.count == 3 { fraction.append("0") }
        return whole.joined() + (fraction.isEmpty ? "" : "." + fraction.joined())
    }
}
