import Model

extension SQLiteStore {
    public func commit(
        streaming header: Draft, on board: Board,
        _ body: (_ board: Board, _ append: (Change) throws -> Void) throws -> Void
    ) throws -> BulkCommit {
        try writing(header.id) {
            // From here on nobody else writes: what is matched now is matched for good.
            let present = try current(board)
            return try stream(header, base: present.seq) { try body(present, $0) }
        }
    }

    /// The board as the journal's end has it: by the entries that came since, where they are few.
    private func current(_ board: Board) throws -> Board {
        let end = try journalEnd()
        guard end != board.seq else { return board }
        guard end > board.seq, end - board.seq <= Commit.bulk else { return try whole(all: true) }
        var present = board
        do {
            try forEachLine("WHERE j.seq > ? ORDER BY j.seq", [.int(Int64(board.seq))]) { try present.apply($0.change) }
        } catch is BoardError {
            return try whole(all: true)
        }
        present.seq = end
        return present
    }
}
