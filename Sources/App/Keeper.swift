import Model
import Store

/// Has the day's backup made beside the loop, once a day, after the first commit.
public final class Keeper {
    private let path: String
    private let clock: Clock
    private let tell: @Sendable (StoreError) -> Void
    private var lastDay: Day?

    /// `tell` is called on another thread with what went wrong.
    public init(_ path: String, clock: Clock, tell: @escaping @Sendable (StoreError) -> Void) {
        (self.path, self.clock, self.tell) = (path, clock, tell)
    }

    /// To be called after a commit. A frozen clock makes no backups: its days are no days.
    public func look(_ zone: Zone) {
        guard clock == .system else { return }
        let day = zone.day(of: clock.now)
        guard day != lastDay else { return }
        lastDay = day
        let (path, tell) = (path, tell)
        let started = Background.run {
            do throws(StoreError) { _ = try DailyBackup.make(beside: path, day: day) } catch { tell(error) }
        }
        // Where there is no thread now, there may be one after the next commit.
        if !started { lastDay = nil }
    }
}
