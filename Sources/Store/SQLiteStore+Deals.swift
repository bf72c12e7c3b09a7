import Model

extension SQLiteStore {
    /// From this number of deals on, a second thread and connection help to read them.
    private static let many = 20_000

    /// All deals as of the present transaction, whose last change is `seq`.
    func deals(seq: Int) throws -> Table<Deal> {
        let last = try lastID(.deal)
        for end in ["min", "max"] {
            guard let id = try statement("SELECT \(end)(id) FROM deals").integer() else { break }
            try SQLiteStore.checkNumber(id, upTo: last, .deal)
        }
        guard last > 0 else { return Table() }
        let reader = try DealReader { try statement($0) }
        var failure: (any Error)?
        let slots = ContiguousArray<Deal?>(unsafeUninitializedCapacity: Table<Deal>.capacity(last)) { buffer, count in
            guard let slots = buffer.baseAddress else { return }
            slots.initialize(to: nil)
            count = last + 1
            do {
                try read(reader, slots, last, seq)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return Table(slots: slots)
    }

    private func read(_ reader: DealReader, _ slots: UnsafeMutablePointer<Deal?>, _ last: Int, _ seq: Int) throws {
        let half = last / 2
        let part = DealPart(path: path, seq: seq, range: (half + 1)...last, slots: slots)
        guard last >= SQLiteStore.many, !isFrozen, part.start() else { return try reader.fill(slots, 1...last) }
        // The thread must have ended before an error may leave this frame.
        let own = Result { try reader.fill(slots, 1...half) }
        let other = part.join() ? .success(()) : Result { try reader.fill(slots, (half + 1)...last) }
        try own.get()
        try other.get()
    }
}
