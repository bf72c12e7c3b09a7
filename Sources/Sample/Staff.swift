import Model

extension Company {
    /// The last but one joined lately, the last one has left.
    mutating func hire() {
        for (index, person) in words.reps.enumerated() {
            var rep = Rep(blank: ID(index + 1))
            rep.name = person.name
            rep.team = ID(index / 3 + 1)
            rep.region = ID(index / 3 + 1)
            rep.joined = days.onOrAfter(today + -(760 + 97 * index))
            reps.append(rep)
        }
        reps[Cast.newcomer].joined = days.onOrAfter(today + -120)
        reps[Cast.gone].left = days.back(12, from: today)
    }

    /// Regions, teams, reps, members.
    func people() -> [Change] {
        var changes: [Change] = []
        for (index, name) in words.regions.enumerated() {
            var region = Region(blank: ID(index + 1))
            region.name = name
            changes.append(.add(region))
        }
        for (index, name) in words.teams.enumerated() {
            var team = Team(blank: ID(index + 1))
            team.name = name
            team.manager = words.managers[index].name
            team.region = ID(index + 1)
            changes.append(.add(team))
        }
        return changes + reps.map(Change.add) + staff.map(Change.add)
    }

    /// Everyone who works with the program.
    var staff: [Member] {
        let support: [Member.Role] = [.presales, .presales, .delivery, .finance, .display]
        var people: [(Words.Person, Member.Role, ID<Rep>?)] = words.managers.map { ($0, .manager, nil) }
        people += zip(words.reps, reps).filter { $1.left == nil }.map { ($0, .rep, $1.id) }
        people += zip(words.support, support).map { ($0, $1, nil) }
        return people.enumerated().map { index, person in
            var member = Member(blank: ID(index + 1))
            member.name = person.0.name
            member.user = person.0.login
            member.role = person.1
            member.rep = person.2
            return member
        }
    }

    func catalogue() -> [Product] {
        zip(words.products, Cast.prices).enumerated().map { index, line in
            var product = Product(blank: ID(index + 1))
            product.name = line.0.name
            product.series = line.0.series
            product.price = Money(minor: Int64(line.1) * 100)
            return product
        }
    }

    /// Whether a rep was there on both days.
    func employed(_ rep: Int, from first: Day, to last: Day) -> Bool {
        (reps[rep].joined ?? first) <= first && last <= (reps[rep].left ?? last)
    }

    /// A rep by weight, of those who were there on both days.
    mutating func rep(_ weights: [Int], from first: Day, to last: Day) -> Int {
        random.weighted(weights.indices.map { employed($0, from: first, to: last) ? weights[$0] : 0 })
    }
}

/// The figures of the company that hold in both languages. Lists stand in the order of the reps or of the sources.
enum Cast {
    static let newcomer = 7
    static let gone = 8
    static let accounts = [28, 26, 26, 24, 24, 22, 22, 18, 10]
    static let openByRep = [20, 18, 17, 16, 16, 15, 14, 14, 0]
    static let wonByRep = [26, 22, 20, 18, 15, 11, 6, 7, 11]
    static let lostByRep = [8, 11, 12, 15, 14, 18, 22, 6, 5]
    static let openBySource = [16, 28, 20, 16, 26, 12]
    static let wonBySource = [38, 30, 18, 25, 10, 15]
    static let lostBySource = [8, 21, 17, 13, 36, 15]
    /// The sources with four and with five closed leads, on both sides of what a verdict needs (R17).
    static let rareSource = 6
    static let fewSource = 7
    /// What the sources cost in a quarter, in currency units.
    static let sourceCost = [0, 46_000, 88_000, 30_000, 64_000, 18_000, 12_000, 9_000]
    /// Who signs the wins of the quarter, in turn, and what those without a set result sign, relative to each other.
    static let signers = [
        0, 2, 1, 4, 3, 5, 0, 2, 6, 7, 1, 8, 0, 2, 4, 3, 1, 0, 2, 5, 4, 8, 6, 3, 0, 7, 2, 1, 4, 0, 3, 2, 5, 4, 0, 1, 6,
        2, 3, 4, 7, 0, 5, 2, 1, 4, 3,
    ]
    static let quarterWeight = [107, 0, 111, 0, 90, 0, 0, 42, 36]
    /// The reps whose results are not set by hand.
    static let free: Set = [0, 2, 4, 7]
    /// Targets in currency units: the other quarters of the year, a region's last month, the regions' quarter.
    static let otherQuarters = [2_300_000, 2_700_000, 3_000_000]
    static let lockedMonth: Int64 = 1_600_000
    static let regionTargets: [Int64] = [4_000_000, 3_700_000, 2_300_000]
    /// The rep who loses most of his proposals (R15).
    static let leaky = 6
    /// The industry whose deals mostly take 60 days (R16).
    static let steady = 6
    static let frameAccount = 40
    static let needs = 2
    static let signing = 5
    /// The shortest time from the first contact to a win.
    static let shortest = 20
    /// Open deals by stage.
    static let openByStage = [50, 41, 29, 18, 12]
    static let won = 141
    static let lost = 109
    /// List prices, in currency units.
    static let prices = [48_000, 168_000, 220_000, 88_000, 62_000, 38_000, 128_000, 75_000]
    /// What each industry buys.
    static let range = [
        [0, 1, 2, 4, 6, 7], [0, 1, 3, 4, 5, 7], [0, 1, 3, 5, 6], [0, 1, 3, 5, 6, 7], [0, 1, 3, 4, 7],
        [0, 1, 3, 4, 5, 7],
        [1, 2, 4, 5, 6, 7], [0, 1, 3, 4, 7],
    ]
    /// What a deal is worth, in currency units: about 100 000 on average.
    static let amounts = [
        24_000, 32_000, 39_500, 46_000, 54_000, 61_000, 68_000, 75_000, 82_000, 88_000, 95_000, 104_000, 116_000,
        128_000, 145_000, 164_000, 182_000, 215_000, 252_000,
    ]
    /// Days from the first contact to the win, and to the loss.
    static let winning = [20, 26, 31, 36, 40, 44, 47, 51, 54, 56, 58, 60, 62, 65, 68, 72, 77, 83, 91, 103, 117]
    static let losing = [12, 18, 24, 29, 34, 39, 43, 47, 51, 55, 60, 66, 73, 82, 95]
}
