import App
import Model
import Store

/// The store that a command has opened to write. Once the command is done, the first one of a day makes the day's backup.
final class Opened {
    var store: SQLiteStore?
    /// Whether what the command was called for is done: what fails afterwards takes nothing of it back.
    var isDone: Bool { wasDone || store?.hasWritten == true }
    private var wasDone = false
    /// The draft of an earlier try of the same command, which was saved although nobody could tell.
    private var repeated: DraftID?

    /// To be called where a file was made, or a store that is not kept open.
    func done() { wasDone = true }

    /// The number of the command's next draft: a repeat of a command whose outcome was not known is the same draft.
    func nextDraft() -> DraftID {
        defer { repeated = nil }
        return repeated ?? DraftID()
    }

    /// Finds out and says what came of drafts whose outcome was not known.
    func look(_ store: SQLiteStore, writing: Bool, _ lang: Lang) {
        let outcomes = store.lookUpNotes()
        guard !outcomes.isEmpty else { return }
        let zone = (try? store.zone()) ?? .shanghai
        for outcome in outcomes {
            Failure.say(outcome.sentence(zone)[lang])
            guard writing, outcome.note.isRepeated, case .saved = outcome.answer else { continue }
            repeated = outcome.note.id
            Failure.say(
                lang.pick("这条命令就是那一次的重复，没有再写一遍。", "This command is its repeat; nothing is written a second time."))
        }
    }

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

    /// What went wrong once the command's work was saved.
    static func afterwards(_ sentence: Sentence) -> Sentence {
        Sentence { $0.pick("已保存；但之后出了问题：", "Saved; but afterwards: ") + sentence[$0] }
    }

    static func sentence(_ error: StoreError) -> Sentence {
        Sentence { $0.pick("今天的自动备份没有做成：", "Today's backup was not made: ") + error.sentence[$0] }
    }
}
