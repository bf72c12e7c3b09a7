import App
import Model
import Store

/// The store that a command has opened to write. Once the command is done, the first one of a day makes the day's backup.
final class Opened {
    var store: SQLiteStore?

    /// Trouble is told and changes nothing: what the command did is done.
    func backUp(_ context: Context) {
        defer { store = nil }
        guard let store, store.hasWritten else { return }
        context.seenHeads.note(store, now: Clock.system.now)
        guard context.options.now == nil else { return }
        do throws(StoreError) {
            _ = try DailyBackup.make(store, day: try store.zone().day(of: Clock.system.now))
        } catch {
            Failure.say(Opened.sentence(error)[context.lang])
        }
    }

    static func sentence(_ error: StoreError) -> Sentence {
        Sentence { $0.pick("今天的自动备份没有做成：", "Today's backup was not made: ") + error.sentence[$0] }
    }
}
