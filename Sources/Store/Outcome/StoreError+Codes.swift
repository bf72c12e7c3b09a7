import Foundation
import GRDB
import GRDBSQLite
import Model

extension StoreError {
    /// Whatever was thrown, as a store's error.
    init(_ error: any Error, path: String) {
        let known = StoreError.translated(error, path: path, connection: nil)
        self = known as? StoreError ?? .io(path, detail: "\(error)")
    }

    /// What SQLite, GRDB and the journal report, as a store's error; anything else as it is.
    static func translated(_ error: any Error, path: String, connection: OpaquePointer?) -> any Error {
        switch error {
        case let failure as SQLiteFailure:
            made(failure.code, failure.message, system: failure.system, path)
        case let failure as DatabaseError:
            made(
                failure.extendedResultCode.rawValue, failure.message ?? "", system: systemNumber(connection), path)
        case let failure as JournalError: StoreError.corrupt(path, detail: failure.detail)
        case let failure as BoardError: StoreError.invalid(failure)
        case let failure as RowError: StoreError.wrongTable(path, detail: failure.detail)
        default: error
        }
    }

    /// The system's own number for the last failure. SQLite keeps none for a commit; the log and the file do.
    private static func systemNumber(_ connection: OpaquePointer?) -> Int32 {
        let number = sqlite3_system_errno(connection)
        guard number == 0, let connection else { return number }
        for which in [SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER] {
            var file: UnsafeMutablePointer<sqlite3_file>?
            var last: Int32 = 0
            guard sqlite3_file_control(connection, "main", which, &file) == SQLITE_OK, let file,
                let ask = file.pointee.pMethods?.pointee.xFileControl
            else { continue }
            if ask(file, SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK, last != 0 { return last }
        }
        return 0
    }

    private static func made(_ code: Int32, _ message: String, system: Int32, _ path: String) -> StoreError {
        // The system's number goes with these two alone; in others it is a leftover.
        let isOfSystem = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF) && system != 0
        let detail = isOfSystem ? "\(message): \(StoreFile.reason(system))" : message
        return switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy(path)
        case SQLITE_FULL: .full(path)
        case SQLITE_IOERR where noRoom.contains(system), SQLITE_CANTOPEN where noRoom.contains(system): .full(path)
        case SQLITE_READONLY: .readOnly(path)
        case SQLITE_CANTOPEN where system == EIO: .io(path, detail: detail)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .unreadable(path, detail: detail)
        case SQLITE_NOTADB: .notAStore(path)
        case SQLITE_CORRUPT, SQLITE_CONSTRAINT: .corrupt(path, detail: Sentence(zh: message, en: message))
        default: .io(path, detail: detail)
        }
    }

    /// What the system says where there is no room for what is to be written.
    static let noRoom = [ENOSPC, EDQUOT, EFBIG]

    /// Whether a commit that failed like this has surely left nothing: it never began, or its last page has no room.
    static func wroteNothing(_ failure: any Error) -> Bool {
        guard let code = (failure as? DatabaseError)?.resultCode else { return false }
        return [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL].contains(code)
    }

    /// What went wrong, in words that stand inside another sentence.
    var cause: Sentence {
        switch self {
        case .io(_, let detail), .unreadable(_, let detail): Sentence(zh: detail, en: detail)
        case .full: Sentence(zh: "磁盘已满", en: "the disk is full")
        case .corrupt(_, let detail): detail
        default: Sentence { String(sentence[$0].dropLast()) }
        }
    }

    static func unknown(_ path: String, _ why: Sentence, canLookUp: Bool) -> Sentence {
        guard canLookUp else {
            return Sentence(
                zh: "保存 \(path) 时磁盘出错（\(why.zh)），不知道这次改动是否已保存；请检查磁盘，重新打开后先用 reddot history 查看，再决定是否重做。",
                en:
                    "The disk failed while \(path) was being saved (\(why.en)), and it is not known whether this change was "
                    + "saved; check the disk, open the store again and look at reddot history before you repeat it.")
        }
        return Sentence(
            zh: "保存 \(path) 时磁盘出错（\(why.zh)），不知道这次改动是否已保存；请检查磁盘，下次打开时 RedDot 会查明并告诉您，在此之前请勿重做。",
            en:
                "The disk failed while \(path) was being saved (\(why.en)), and it is not known whether this change was saved; "
                + "check the disk. RedDot looks it up when the store is opened next and tells you; do not repeat it before."
        )
    }
}
