/// What each entry leaves in the store, so that a log can be told from that of another file: a number drawn anew, and the
/// one before it. A log continues a file where the first mark in it follows the mark in the file.
///
/// The mark is the only row of its table and stands at the end of that table's page: bytes tell it, without SQLite.
struct LogMark: Equatable {
    let before: String
    let after: String

    static let table = """
        CREATE TABLE log_marks (id INTEGER PRIMARY KEY CHECK (id = 1), mark TEXT NOT NULL);
        """

    /// What stands before the first mark of a store.
    static let none = String(repeating: "0", count: digits)
    /// Bytes of a mark at the end of its page.
    static let length = word.utf8.count + 2 * digits

    private static let word = "reddot-log-mark:"
    private static let digits = 16

    /// The mark that follows another one.
    init(before: String) {
        self.before = before
        let drawn = String(UInt64.random(in: 1...UInt64.max), radix: 16)
        after = String(repeating: "0", count: LogMark.digits - drawn.utf8.count) + drawn
    }

    var text: String { LogMark.word + before + after }

    /// The mark on a page of a file; nil where the page is another one.
    init?(page: Int, _ size: Int, in bytes: Bytes) {
        guard page > 0, let end = bytes(page * size - LogMark.length, LogMark.length) else { return nil }
        self.init(end)
    }

    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == LogMark.length, bytes.starts(with: LogMark.word.utf8) else { return nil }
        let numbers = bytes.suffix(2 * LogMark.digits)
        before = String(decoding: numbers.prefix(LogMark.digits), as: UTF8.self)
        after = String(decoding: numbers.suffix(LogMark.digits), as: UTF8.self)
    }
}
