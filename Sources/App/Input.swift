import Model
import Rules
import Store
import Terminal

/// Whatever happens to the state.
public enum Input: Sendable {
    case key(Key)
    case resize(Size)
    /// The clock moved on.
    case time(Instant)
    /// The toast has been seen long enough.
    case toastOver
    /// ^Z came where no shell could continue the program.
    case cannotStop
    /// Entries that others committed.
    case foreign([Entry])
    /// An effect was carried out: entries to apply, and what to say.
    case committed(Commit, done: Sentence)
    /// The last own entry was taken back or done again; the toast names it.
    case reverted(Commit, Verb)
    /// Nothing else waits: what the rules do by themselves may be done.
    case rest
    /// The rule confirmed grades by itself.
    case graded(Commit, AutomaticGrades)
    /// The store was read anew.
    case reloaded(Board)
    /// What the rules conclude was worked out.
    case concluded(Conclusions)
    /// Texts were made ready for searching, as of a place in the journal.
    case indexed(SearchIndex, seq: Int)
    /// What an editor gave back; nil where it failed, which `failed` says.
    case editedText(String?)
    case details(DealDetails, [HistoryItem])
    /// Others' entries stood in the way: those that did, with only the changes that do, and all since the snapshot.
    case conflicted([Entry], foreign: [Entry])
    /// Somebody else holds the store; the effect is still to be done.
    case busy(Effect?)
    /// The disk failed while an effect was being saved: whether it was is being looked up.
    case unsettled(Effect, DraftID, why: Sentence)
    /// An effect was refused or failed; entries of others that came to light with it are applied.
    case failed(Sentence, foreign: [Entry])
}
