import Foundation
import Model

/// Drafts whose outcome is not known, a small file for each in the user's own folder, until it is looked up.
public struct OutcomeNotes: Sendable {
    /// Where the notes are, `$XDG_STATE_HOME/reddot/unknown`.
    private let folder: String
    /// What the program was called with; its repeat is known by it.
    private let command: String

    public init(folder: String, command: [String]) {
        self.folder = folder
        var hash = SHA256()
        for word in command { Array(word.utf8 + [0]).withUnsafeBytes { hash.update($0) } }
        self.command = hash.finish()
    }

    /// One draft whose outcome is not known.
    public struct Note: Equatable, Sendable {
        public let id: DraftID
        /// When it was written.
        public let time: Instant
        /// Whether it was made by the same command.
        public let isRepeated: Bool
    }

    /// Writes a note, for the user's eyes only; false where that fails.
    func keep(_ id: DraftID, of store: String) -> Bool {
        guard OutcomeNotes.make(folder) else { return false }
        let now = Int64(Date().timeIntervalSince1970)
        let bytes = Array("\(now)\n\(command)\n\(store)".utf8)
        let (name, draft) = (file(id), file(id) + ".new")
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let isWritten = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count
        guard isWritten, fsync(descriptor) == 0, rename(draft, name) == 0 else {
            unlink(draft)
            return false
        }
        return true
    }

    func forget(_ id: DraftID) { unlink(file(id)) }

    /// What is noted of a store, oldest first.
    func notes(of store: String) -> [Note] {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var notes: [Note] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let id = DraftID(name), let note = read(id, of: store) { notes.append(note) }
        }
        return notes.sorted { ($0.time, $0.id.description) < ($1.time, $1.id.description) }
    }

    private func read(_ id: DraftID, of store: String) -> Note? {
        guard let data = FileManager.default.contents(atPath: file(id)) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(
            separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3, let time = Int64(lines[0]), lines[2] == store else { return nil }
        return Note(id: id, time: Instant(seconds: time), isRepeated: lines[1] == command)
    }

    private func file(_ id: DraftID) -> String { "\(folder)/\(id)" }

    private static func make(_ folder: String) -> Bool {
        if mkdir(folder, 0o700) == 0 || errno == EEXIST { return access(folder, W_OK | X_OK) == 0 }
        guard errno == ENOENT, folder != "/" else { return false }
        return make(StoreFile.folder(of: folder)) && mkdir(folder, 0o700) == 0
    }
}

/// What came of a draft whose outcome was not known.
public struct Outcome: Equatable, Sendable {
    public let note: OutcomeNotes.Note
    /// nil where it still cannot be told.
    public let answer: Answer?

    /// What was found out.
    public enum Answer: Hashable, Sendable {
        case saved(batch: Int)
        case notSaved
    }

    /// What is said of it, with the time as the workspace writes it.
    public func sentence(_ zone: Zone) -> Sentence {
        let time = zone.text(note.time)
        switch answer {
        case .saved(let batch):
            return Sentence(
                zh: "\(time) 那次不知是否已保存的改动，现已查明：已保存，是第 \(batch) 条记录，不必重做。",
                en:
                    "The change of \(time), whose outcome was not known, was saved, as entry \(batch); do not repeat it."
            )
        case .notSaved:
            return Sentence(
                zh: "\(time) 那次不知是否已保存的改动，现已查明：没有保存；如仍需要，请重做。",
                en:
                    "The change of \(time), whose outcome was not known, was not saved; repeat it if it is still wanted."
            )
        case nil:
            return Sentence(
                zh: "\(time) 那次改动是否已保存，现在还查不明；请检查磁盘，下次打开时再查，在此之前请勿重做。",
                en:
                    "It still cannot be told whether the change of \(time) was saved; check the disk. It is looked up again "
                    + "at the next opening, so do not repeat it before.")
        }
    }
}

extension SQLiteStore {
    /// Looks up every draft of this store whose outcome was noted as not known. Where the store may only be read, what is
    /// not found cannot be told yet, and its note stays.
    public func lookUpNotes() -> [Outcome] {
        guard let notes else { return [] }
        return notes.notes(of: path).compactMap { note in
            do throws(StoreError) {
                let entry = try settle(note.id)
                notes.forget(note.id)
                return Outcome(note: note, answer: entry.map { .saved(batch: $0.batch) } ?? .notSaved)
            } catch StoreError.readOnly {
                return nil
            } catch {
                return Outcome(note: note, answer: nil)
            }
        }
    }
}
