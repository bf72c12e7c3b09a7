import Model

/// The load of presales in a week (R25). Amounts of work are tenths of a person-day.
public struct PresalesWeek: Equatable, Sendable {
    /// One person's part of it.
    public struct Person: Equatable, Sendable {
        public let member: ID<Member>
        public let capacity: Int
        /// What was asked of this person by name.
        public let demand: Int
        public let light: Light
    }

    /// The Monday.
    public let week: Day
    public let people: [Person]
    public let workingDays: Int
    public let capacity: Int
    public let demand: Int
    public let light: Light
    /// The deals of the red week that do not fit: requests are served by weighted value, the largest first.
    public let atRisk: [ID<Deal>]

    /// demand ÷ capacity in percent, rounded half up; nil without capacity.
    public var load: Int? { Say.percent(Int64(demand), of: Int64(capacity)).map { Int($0) } }

    public init(_ week: Day, requests: [PresalesRequest], _ moment: Moment) {
        let monday = week + (1 - week.weekday)
        let live = requests.compactMap { Ask($0, moment) }
        var asked: [ID<Member>: Int] = [:]
        for request in live { if let person = request.person { asked[person, default: 0] += request.tenths } }
        let people = moment.board.members.filter { $0.role == .presales }
        let persons = people.map { member in
            let capacity = PresalesWeek.capacity(of: member.id, from: monday, moment)
            let demand = asked[member.id] ?? 0
            return Person(
                member: member.id, capacity: capacity, demand: demand,
                light: PresalesWeek.light(demand, capacity, moment.policy))
        }
        self.week = monday
        self.people = persons
        workingDays = moment.days.count(after: monday + -1, through: monday + 6)
        capacity = persons.reduce(0) { $0 + $1.capacity }
        demand = live.reduce(0) { $0 + $1.tenths }
        light = PresalesWeek.light(demand, capacity, moment.policy)
        atRisk = light == .red ? PresalesWeek.unserved(live, capacity) : []
    }

    /// Warn at 85% and more, red above 100%; grey where nothing is asked and nobody could.
    static func light(_ demand: Int, _ capacity: Int, _ policy: Policy) -> Light {
        if demand == 0, capacity == 0 { return .grey }
        if demand * 100 > capacity * policy.presalesRed { return .red }
        return demand * 100 >= capacity * policy.presalesWarn ? .yellow : .green
    }

    private static func capacity(of member: ID<Member>, from monday: Day, _ moment: Moment) -> Int {
        let leaves = moment.board.leaves.filter { $0.member == member }
        return 10
            * (0..<7).count { offset in
                let day = monday + offset
                return moment.days.isWorking(day) && !leaves.contains { $0.from <= day && day <= $0.until }
            }
    }

    /// A request of a deal that is not lost, with what the deal is worth.
    private struct Ask {
        let deal: ID<Deal>
        let person: ID<Member>?
        let tenths: Int
        let value: Money

        init?(_ request: PresalesRequest, _ moment: Moment) {
            let value = moment.board.deals.look(at: request.deal) { deal -> Money? in
                deal.outcome == .lost ? nil : moment.standing(deal) ?? .zero
            }
            guard request.tenths > 0, let value = value ?? nil else { return nil }
            (deal, person, tenths, self.value) = (request.deal, request.person, request.tenths, value)
        }
    }

    private static func unserved(_ asks: [Ask], _ capacity: Int) -> [ID<Deal>] {
        let sorted = asks.sorted { ($1.value, $0.deal) < ($0.value, $1.deal) }
        var (left, unserved, start) = (capacity, [ID<Deal>](), 0)
        while start < sorted.count {
            let end = sorted[start...].firstIndex { $0.deal != sorted[start].deal } ?? sorted.count
            let need = sorted[start..<end].reduce(0) { $0 + $1.tenths }
            if need <= left { left -= need } else { unserved.append(sorted[start].deal) }
            start = end
        }
        return unserved
    }

    /// The weeks for which something is asked, from this week on; this week always.
    public static func all(_ moment: Moment) -> [PresalesWeek] {
        let now = moment.today + (1 - moment.today.weekday)
        var weeks: [Day: [PresalesRequest]] = [now: []]
        moment.board.presalesRequests.forEachInPlace { request in
            let monday = request.week + (1 - request.week.weekday)
            if monday >= now { weeks[monday, default: []].append(request) }
        }
        return weeks.sorted { $0.key < $1.key }.map { PresalesWeek($0.key, requests: $0.value, moment) }
    }

    /// `红 售前112%：11-23起一周需11.2人天/可用10.0人天(2人×5天)，风险2单：…`.
    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            let share = load.map { "\($0)%" } ?? "—"
            let (asked, able) = (PresalesWeek.days(demand), PresalesWeek.days(capacity))
            let names = atRisk.prefix(3).compactMap { moment.board.deals[$0]?.name }
            let risk =
                atRisk.isEmpty
                ? ""
                : lang.pick(
                    "，\(atRisk.count)单有风险：\(names.joined(separator: "、"))",
                    ", \(English.count(atRisk.count, "deal")) at risk: \(names.joined(separator: ", "))")
            return lang.pick(
                "\(light.word(lang)) 售前\(share)：\(week.short)周需\(asked)人天/可用\(able)人天(\(people.count)人×\(workingDays)天减请假)\(risk)",
                "\(light.word(lang)) presales \(share): week of \(week.short) asks \(asked) of \(able) person-days "
                    + "(\(English.count(people.count, "person", "people")) × \(English.count(workingDays, "day")) less leave)\(risk)"
            )
        }
    }

    private static func days(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}

extension Moment {
    /// Whether presales serve a deal's requests in another order than before, or not at all.
    func servedOtherwise(_ before: Deal?, _ after: Deal?) -> Bool {
        guard let before, let after else { return true }
        return (before.outcome == .lost) != (after.outcome == .lost) || standing(before) != standing(after)
    }
}
