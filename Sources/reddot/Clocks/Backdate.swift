import App
import Model

/// The moment by which `--backdate` dates an entry. Who may, and how far back, the store says.
enum Backdate {
    /// A day means its end, or on the present day the present moment; nil where no date is given.
    static func moment(_ context: Context, _ board: Board, now: Instant) throws -> Instant? {
        try context.options.backdate.map { try Moments.past($0, "--backdate", board, now: now) }
    }

    /// Where a command records nothing, there is nothing to date.
    static let needless = Failure.usage(
        zh: "--backdate 只给记录事实的命令补记时间，这个命令用不上；请去掉它。",
        en: "--backdate dates what a command records, and this one takes no date; drop it.")
}
