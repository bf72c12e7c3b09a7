/// Names that a file or a folder may have, and that a program may take for something else.
public enum OddNames {
    public static let all = [
        "销售", "two words", "it's \"quoted\"", "100%25%", "what?immutable=1&mode=ro", "a#b", "📈🧑‍💼", "line\nbreak",
        "-dash",
        "cafe\u{301}", "\u{301}mark first", ".hidden", "file:store", "back\\slash $HOME *", "~",
    ]

    /// The same in few names: each begins as one of them, and together they hold all.
    public static let joined = stride(from: 0, to: all.count, by: 3).map { start in
        all[start] + all[(start + 5) % all.count] + all[(start + 10) % all.count]
    }
}
