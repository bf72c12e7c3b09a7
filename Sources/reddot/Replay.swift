import Model
import Store

/// A past moment whose state a command shows from the journal.
struct Replay {
    let moment: Instant
    /// The journal's place at that moment.
    let seq: Int
    let begins: Instant

    /// Reads `--as-of`: a day means its end, or on the present day the present moment. Refuses what is to come and what
    /// the journal does not know.
    init(_ text: String, _ board: Board, now: Instant, _ store: SQLiteStore) throws {
        moment = try Moments.past(text, "--as-of", board, now: now)
        guard let begins = try store.journalBegins(), let seq = try store.seq(at: moment) else {
            throw Moments.unknown(text, "--as-of", board, store)
        }
        (self.begins, self.seq) = (begins, seq)
    }
}

/// Moments as options name them: a day as people type it, or a day with a time.
enum Moments {
    /// A day stands as its first moment.
    static func read(
        _ text: String, _ option: String, _ board: Board, now: Instant
    ) throws -> (instant: Instant, isDay: Bool) {
        if text.contains(":"), let instant = board.zone.parse(text) { return (instant, false) }
        let reading = Reading(board, today: board.zone.day(of: now))
        return (board.zone.instant(try reading.pastDay(text, option)), true)
    }

    /// A moment up to now: a day means its end, or on the present day the present moment.
    static func past(_ text: String, _ option: String, _ board: Board, now: Instant) throws -> Instant {
        let asked = try read(text, option, board, now: now)
        guard asked.instant <= now else {
            throw Failure.refused(
                zh: "\(option)“\(text)”还没有到，现在是 \(board.zone.text(now))；请给现在或更早的时间。",
                en: "\(option) \"\(text)\" is still to come, it is \(board.zone.text(now)); give a time up to now.")
        }
        guard asked.isDay else { return asked.instant }
        return min(board.zone.instant(board.zone.day(of: asked.instant) + 1) + -1, now)
    }

    /// The refusal of a moment before the journal's first entry.
    static func unknown(_ text: String, _ option: String, _ board: Board, _ store: SQLiteStore) -> any Error {
        do {
            guard let begins = try store.journalBegins().map({ board.zone.text($0) }) else {
                return Failure.refused(zh: "\(option)：日志还是空的。", en: "\(option): the journal is still empty.")
            }
            return Failure.refused(
                zh: "\(option)“\(text)”在日志开始（\(begins)）之前，当时的状态无从得知；请给那以后的时间。",
                en:
                    "\(option) \"\(text)\" lies before the journal's beginning (\(begins)), what stood then is not known; "
                    + "give a later time.")
        } catch {
            return error
        }
    }
}

extension Workspace {
    /// The head of a report in JSON: its moment, and how far back the journal knows.
    func write(momentTo json: inout JSONWriter, begins: Instant? = nil) {
        json.field("now", board.zone.text(now))
        json.field("as_of", replay.map { board.zone.text($0.moment) })
        if let begins = begins ?? replay?.begins { json.field("journal_begins", board.zone.text(begins)) }
    }

    /// What a replay has to say of itself; nil for the present.
    var replayNote: Sentence? {
        guard let replay else { return nil }
        let begins = board.zone.text(replay.begins)
        return Sentence(
            zh: "按日志回放；日志始于\(begins)，更早的变动无从得知",
            en: "replayed from the journal, which begins on \(begins); what changed before is not known")
    }

    /// The same for the head of a frame, in place of the clock.
    var replayMark: String? {
        replay.map { lang.pick("回放 ", "as of ") + board.zone.text($0.moment).replacing("T", with: " ") }
    }
}
