import Glibc
import Model
import Store

/// Nanoseconds on a clock that all processes of the machine share.
func ticks() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Writes one line at once: what was said before a kill is said.
func say(_ line: String, to descriptor: Int32 = STDOUT_FILENO) {
    let bytes = Array("\(line)\n".utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
}

/// What went wrong, in words.
struct Trouble: Error, CustomStringConvertible {
    var description: String
}

/// Options as pairs: `--readers 50`.
func option(_ name: String, _ arguments: [String], _ standard: Int) -> Int {
    guard let place = arguments.firstIndex(of: "--\(name)"), arguments.indices.contains(place + 1) else {
        return standard
    }
    return Int(arguments[place + 1]) ?? standard
}

/// Follows a store as the dashboard does and prints each entry that it sees: `saw BATCH TICKS`. Ends when its input does.
struct Reader {
    private let store: SQLiteStore
    private var board: Board

    init(_ arguments: [String]) throws {
        guard arguments.count > 1 else { throw Trouble(description: "read STORE") }
        store = try SQLiteStore(at: arguments[1], readOnly: true)
        board = try store.load()
    }

    consuming func run() throws {
        say("from \(board.seq)")
        var polled = [
            pollfd(fd: store.waitDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        ]
        // The files are written a little before a commit can be seen: so a look is repeated a few times.
        var looks = 0
        var isOver = false
        while !isOver || looks > 0 {
            let count = poll(&polled, 2, looks > 0 ? 50 : -1)
            if polled[1].revents != 0 {
                isOver = true
                polled[1].fd = -1
                looks = 6
            }
            if count > 0, polled[0].revents != 0 { looks = 20 }
            store.drainNotifications()
            if try store.changedElsewhere() { try look() } else { looks = max(looks - 1, 0) }
        }
        say("at \(board.seq) \(board.deals.count)")
    }

    private mutating func look() throws {
        for entry in try store.entries(after: board.seq) {
            try board.apply(entry.draft.changes)
            board.seq = entry.seq
            say("saw \(entry.batch) \(ticks())")
        }
    }
}

/// Works on a store as fast as it can and prints what was acknowledged: `ack TOKEN BATCH TICKS`.
struct Writer {
    private let store: SQLiteStore
    private var board: Board
    private let name: String
    private let end: UInt64

    init(_ arguments: [String]) throws {
        guard arguments.count > 3, let number = UInt64(arguments[2]), let seconds = Double(arguments[3]) else {
            throw Trouble(description: "write STORE NUMBER SECONDS")
        }
        store = try SQLiteStore(at: arguments[1])
        board = try store.load()
        name = "w\(number)-\(getpid())"
        end = ticks() + UInt64(seconds * 1e9)
    }

    consuming func run() throws {
        var (count, refused, busy) = (0, 0, 0)
        while ticks() < end {
            count += 1
            let token = "\(name)-\(count)"
            let draft = Draft(
                .edit, try changes(), actor: name, host: "many", time: Instant(seconds: Int64(time(nil))), reason: token
            )
            say("try \(token)")
            do throws(StoreError) {
                let commit = try store.commit(draft, base: board.seq)
                if let own = commit.own { say("ack \(token) \(own.batch) \(ticks())") }
                try? take(commit.foreign + [commit.own].compactMap { $0 })
            } catch {
                switch error {
                case .conflict, .invalid: refused += 1
                case .busy: busy += 1
                default: throw error
                }
                say("not \(token)")
                try take(try store.entries(after: board.seq))
            }
            // People think; without a pause one process could keep all others out.
            usleep(UInt32.random(in: 1_000...20_000))
        }
        say("end \(refused) \(busy)")
    }

    private mutating func take(_ entries: [Entry]) throws {
        for entry in entries where entry.seq > board.seq {
            try board.apply(entry.draft.changes)
            board.seq = entry.seq
        }
    }

    /// A note, or another next step on one of few deals, so that writers meet.
    private mutating func changes() throws -> [Change] {
        let id = ID<Deal>(Int.random(in: 1...6))
        guard let deal = board.deals[id] else { throw Trouble(description: "no deal \(id)") }
        if Bool.random() {
            var note = Note(blank: board.notes.nextID)
            (note.deal, note.text) = (id, "备注 \(name)")
            return [.add(note)]
        }
        var after = deal
        after.nextStep = "\(name) \(UInt64.random(in: 0...UInt64.max))"
        return [Change.update(deal, to: after)].compactMap { $0 }
    }
}
