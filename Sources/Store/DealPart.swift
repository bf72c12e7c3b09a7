import GRDBSQLite
import Model

/// Reads a range of the deals on a thread and a connection of its own.
///
/// Unchecked, since what the thread writes is read after it was joined.
final class DealPart: @unchecked Sendable {
    private let path: String
    private let seq: Int
    private let range: ClosedRange<Int>
    private let slots: UnsafeMutablePointer<Deal?>
    private var thread: Aside?
    private var isRead = false

    /// `slots` must live until `join`; the slots of the range are the thread's alone.
    init(path: String, seq: Int, range: ClosedRange<Int>, slots: UnsafeMutablePointer<Deal?>) {
        self.path = path
        self.seq = seq
        self.range = range
        self.slots = slots
    }

    /// False where there is no thread to be had.
    func start() -> Bool {
        thread = Aside { self.isRead = self.read() }
        return thread != nil
    }

    /// Waits for the thread. False where it could not read the very state that was asked for; then no slot is initialised.
    func join() -> Bool {
        thread?.join()
        return isRead
    }

    private func read() -> Bool {
        var opened: OpaquePointer?
        defer { sqlite3_close_v2(opened) }
        guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
            let connection = opened, sqlite3_exec(connection, "BEGIN", nil, nil, nil) == SQLITE_OK
        else { return false }
        do {
            // Somebody may have written between the two connections' transactions.
            guard try Statement(connection, "SELECT max(seq) FROM journal").integer() == seq else { return false }
            let reader = try DealReader { try Statement(connection, $0) }
            do {
                try reader.fill(slots, range)
                return true
            } catch {
                (slots + range.lowerBound).deinitialize(count: range.count)
                return false
            }
        } catch {
            return false
        }
    }
}
