/// How English counts things.
public enum English {
    /// `1 deal`, `2 deals`, `0 deals`; `many` where the plural is not the word with an s.
    public static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        number == 1 ? "1 \(one)" : "\(number) \(many ?? one + "s")"
    }
}
