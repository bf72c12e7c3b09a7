import Model

extension Work {
    /// The Monday of the week that a text names: `2026W48`, or any day of it.
    public func monday(_ text: String) throws(DateTextError) -> Day {
        if let period = Period(text), period.unit == .week { return period.first }
        let today = board.zone.day(of: now)
        let day = try DayRange(board, today: today).parse(text, today: today)
        return day + (1 - day.weekday)
    }
}
