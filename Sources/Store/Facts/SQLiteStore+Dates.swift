import Model

/// What an entry may be dated by: the clock, or a manager's hand (`--backdate`).
extension SQLiteStore {
    /// Refuses a date given by hand by somebody who may not give one, one that is still to come, and one before what the
    /// journal holds: its time does not go back, or a look at the past would miss what came before.
    func permitDate(_ draft: Draft, _ board: Board) throws {
        guard draft.isBackdated else { return }
        if !login.mayBackdate(as: draft.actor, on: board) {
            throw StoreError.forbidden(Refused.backdate(draft.actor))
        }
        let present = try rehearsalMoment() == nil ? Instant.now : Instant(seconds: .max)
        guard draft.time <= present else {
            throw StoreError.forbidden(Refused.toCome(board.zone.text(draft.time)))
        }
        // An entry ahead of the clock comes from a clock that was wrong, and binds nobody.
        let last = try statement("SELECT batch, time FROM batches WHERE time <= ? ORDER BY batch DESC LIMIT 1")
            .bind([present.value])
        defer { last.reset() }
        guard try last.step(), last.int64(1) > draft.time.seconds else { return }
        throw StoreError.forbidden(
            Refused.behind(
                board.zone.text(draft.time), entry: last.int(0),
                of: board.zone.text(Instant(seconds: last.int64(1)))))
    }
}
