import Model

/// Whose target or result it is: the company, a region, a team or a rep.
public struct ScopeKey: Hashable, Sendable {
    public let scope: Target.Scope
    /// The number of the region, team or rep; nil for the company.
    public let id: Int?

    public init(_ scope: Target.Scope, _ id: Int? = nil) { (self.scope, self.id) = (scope, id) }

    public static let company = ScopeKey(.company)
}

/// The tree company → region → team → rep. A region or team without anyone is still there; a team without a region and
/// a rep without a team hang one level higher.
public struct Organization: Sendable {
    private var children: [ScopeKey: [ScopeKey]] = [:]
    private var reps: [ScopeKey: [ID<Rep>]] = [:]
    private var names: [ScopeKey: String] = [:]
    /// The days on which reps joined and left, by their number, where either is known.
    private var stays: [Int: (joined: Day?, left: Day?)] = [:]
    /// From the company down to the rep, by the rep's number.
    private var paths: [Int: [ScopeKey]] = [:]

    public init(_ board: Board) {
        for region in board.regions { names[ScopeKey(.region, region.id.raw)] = region.name }
        for team in board.teams { names[ScopeKey(.team, team.id.raw)] = team.name }
        for region in board.regions { children[.company, default: []].append(ScopeKey(.region, region.id.raw)) }
        for team in board.teams {
            let parent = board.regions[team.region].map { ScopeKey(.region, $0.id.raw) } ?? .company
            children[parent, default: []].append(ScopeKey(.team, team.id.raw))
        }
        for rep in board.reps {
            let (key, path) = (ScopeKey(.rep, rep.id.raw), Organization.parents(of: rep, board))
            names[key] = rep.name
            if rep.joined != nil || rep.left != nil { stays[rep.id.raw] = (rep.joined, rep.left) }
            children[path.last ?? .company, default: []].append(key)
            paths[rep.id.raw] = path + [key]
            for key in path + [key] { reps[key, default: []].append(rep.id) }
        }
    }

    /// From the company down to the team. A rep whose own region is another than the team's hangs under that region.
    private static func parents(of rep: Rep, _ board: Board) -> [ScopeKey] {
        let team = board.teams[rep.team]
        var path = [ScopeKey.company]
        if let region = board.regions[rep.region ?? team?.region] { path.append(ScopeKey(.region, region.id.raw)) }
        if let team, team.region == nil || rep.region == nil || team.region == rep.region {
            if team.region != nil || path.count == 1 { path.append(ScopeKey(.team, team.id.raw)) }
        }
        return path
    }

    /// What hangs right under a scope, in the order of the tables.
    public func children(of key: ScopeKey) -> [ScopeKey] { children[key] ?? [] }

    /// Every scope, from the company down, each before what hangs under it.
    public var all: [ScopeKey] {
        var (found, waiting) = ([ScopeKey](), [ScopeKey.company])
        while let key = waiting.popLast() {
            found.append(key)
            waiting += children(of: key).reversed()
        }
        return found
    }

    /// The scope right above; nil for the company.
    public func parent(of key: ScopeKey) -> ScopeKey? { children.first { $0.value.contains(key) }?.key }

    /// All reps of a scope, those who left too.
    public func reps(of key: ScopeKey) -> [ID<Rep>] { reps[key] ?? [] }

    /// The name of a region, team or rep; nil for the company.
    public func name(of key: ScopeKey) -> String? { names[key] }

    /// Every scope in which a rep counts, from the company down; the company alone for nobody.
    public func path(of rep: ID<Rep>?) -> [ScopeKey] { rep.flatMap { paths[$0.raw] } ?? [.company] }

    /// Whether a scope counts what nobody owns: the company alone.
    public func holds(_ rep: ID<Rep>?, in key: ScopeKey) -> Bool { key == .company || path(of: rep).contains(key) }

    /// The part of a period in which a rep is there; other scopes are always there.
    public func presence(of key: ScopeKey, in period: Period) -> (first: Day, last: Day) {
        guard key.scope == .rep, let id = key.id, let rep = stays[id] else { return (period.first, period.last) }
        return (max(period.first, rep.joined ?? period.first), min(period.last, rep.left ?? period.last))
    }

    /// Working days on which the scope's reps are there, summed over the reps: the weight by which a target is shared
    /// out. `count` counts working days.
    func repDays(of key: ScopeKey, in period: Period, _ count: (Day, Day) -> Int64) -> Int64 {
        let whole = count(period.first, period.last)
        var days: Int64 = 0
        for rep in reps(of: key) {
            guard let stay = stays[rep.raw] else {
                days += whole
                continue
            }
            let (first, last) = (
                max(period.first, stay.joined ?? period.first), min(period.last, stay.left ?? period.last)
            )
            days += first == period.first && last == period.last ? whole : count(first, last)
        }
        return days
    }
}
