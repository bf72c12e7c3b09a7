/// Person-days to a tenth, as people type them: `2`, `1.5` (R25).
public enum PersonDays {
    /// Tenths that can be asked for at once.
    public static let range = 1...10_000

    /// The tenths that a text says.
    public static func tenths(_ text: String) throws(Refusal) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }), (0...1_000).contains(whole) else {
            throw refusal
        }
        let rest = parts.count == 2 ? (parts[1].utf8.count == 1 ? Int(parts[1]) : nil) : 0
        guard let rest, (0...9).contains(rest), range.contains(whole * 10 + rest) else { throw refusal }
        return whole * 10 + rest
    }

    /// `1.5`, or `2` where it is whole.
    public static func text(_ tenths: Int) -> String {
        tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    static let refusal = Refusal(
        zh: "请写 0.1 到 1000 的人天，最多一位小数。", en: "Give person-days from 0.1 to 1000 with at most one decimal.", at: "tenths"
    )
}
