extension Board {
    /// A board that holds few things: those that somebody asked for. What is small and says how everything else is to be
    /// read stands in it whole.
    public static let smallKinds: [Kind] = [.setting, .member, .rep, .team, .region, .stage]

    /// Makes the tables of all other kinds ready for the few that are asked for; `last` tells the highest number that a
    /// kind ever gave. Lazy kinds stay in the store here too.
    public mutating func holdFew(last: (Kind) throws -> Int) rethrows {
        accounts = Table(few: try last(.account))
        products = Table(few: try last(.product))
        deals = Table(few: try last(.deal))
        contacts = try Board.lazy(last)
        spells = try Board.lazy(last)
        activities = try Board.lazy(last)
        notes = try Board.lazy(last)
        targets = Table(few: try last(.target))
        calendarDays = Table(few: try last(.calendarDay))
        contracts = Table(few: try last(.contract))
        payments = Table(few: try last(.payment))
        receipts = Table(few: try last(.receipt))
        bookings = Table(few: try last(.booking))
        splits = Table(few: try last(.split))
        sourceCosts = Table(few: try last(.sourceCost))
        redDots = Table(few: try last(.redDot))
        decisions = Table(few: try last(.decision))
        dealRoles = Table(few: try last(.dealRole))
        gradeChanges = Table(few: try last(.gradeChange))
        handOvers = Table(few: try last(.handOver))
        competitors = Table(few: try last(.competitor))
        scripts = Table(few: try last(.script))
        scriptUses = Table(few: try last(.scriptUse))
        presalesRequests = Table(few: try last(.presalesRequest))
        leaves = Table(few: try last(.leave))
        meetings = Table(few: try last(.meeting))
        commitments = Table(few: try last(.commitment))
    }

    private static func lazy<E: Entity>(_ last: (Kind) throws -> Int) rethrows -> Table<E> {
        var table = Table<E>(few: try last(E.kind))
        table.isLoaded = false
        return table
    }
}
