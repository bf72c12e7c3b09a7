extension Booking {
    /// What must be booked when a deal changes, as (day, amount), so that its bookings sum to what it is now worth:
    /// nothing for a plain win (the deal itself says it), the old state and the difference otherwise (edges).
    public static func due(
        from before: Deal, to after: Deal, booked: some Sequence<Booking>, today: Day
    ) -> [(day: Day, amount: Money)] {
        var sum = Money.zero
        var any = false
        for row in booked { (sum, any) = (sum + row.amount, true) }
        if any {
            let rest = after.worth - sum
            let day = before.outcome != .won && after.outcome == .won ? after.closed ?? today : today
            return rest == .zero ? [] : [(day, rest)]
        }
        // An amount that was missing so far is no change: the deal itself says it, on the day of closing.
        guard before.outcome == .won, before.worth != after.worth, before.amount != nil, let closed = before.closed
        else { return [] }
        return [(closed, before.worth), (today, after.worth - before.worth)]
    }
}

extension Booking {
    /// The same as rows, numbered from `next` on; nothing where the deal is and was not won.
    public static func rows(
        from before: Deal, to after: Deal, booked: some Sequence<Booking>, today: Day, next: Int
    ) -> [Booking] {
        guard before.outcome == .won || after.outcome == .won else { return [] }
        return due(from: before, to: after, booked: booked, today: today).enumerated().map { index, row in
            var booking = Booking(blank: ID(next + index))
            (booking.deal, booking.day, booking.amount) = (before.id, row.day, row.amount)
            return booking
        }
    }
}

extension Deal {
    /// What the deal counts as signed now: its amount once it is won.
    fileprivate var worth: Money { outcome == .won ? amount ?? .zero : .zero }
}

extension Board {
    /// The bookings that a change of a deal brings about, as additions from a number on.
    public func bookings(from before: Deal, to after: Deal, today: Day, next: Int? = nil) -> [Change] {
        guard before.outcome == .won || after.outcome == .won else { return [] }
        let booked = bookings.filter { $0.deal == before.id }
        return Booking.rows(
            from: before, to: after, booked: booked, today: today, next: next ?? bookings.nextID.raw
        ).map(Change.add)
    }
}
