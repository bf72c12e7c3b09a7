import Model
import Rules

/// `show capacity`: the load of presales by week (R25), from this week on.
struct CapacityReport: ConclusionView {
    private let all: Concluded

    init(_ all: Concluded) { self.all = all }

    private static func days(_ tenths: Int) -> Double { Double(tenths) / 10 }

    private var empty: Sentence? {
        all.presales.allSatisfy { $0.people.isEmpty && $0.demand == 0 }
            ? Sentence(zh: "没有售前人员，也没有售前需求。", en: "There are no presales people and no requests.") : nil
    }

    func write(_ json: inout JSONWriter) {
        json.array("rows") { json in
            for week in all.presales { json.object { write(week, &$0) } }
        }
        json.field("why", empty?[all.lang])
    }

    private func write(_ week: PresalesWeek, _ json: inout JSONWriter) {
        json.field("week", Period(.week, of: week.week).name)
        json.field("monday", week.week)
        json.field("working_days", week.workingDays)
        json.field("people", week.people.count)
        json.field("capacity", CapacityReport.days(week.capacity))
        json.field("demand", CapacityReport.days(week.demand))
        json.field("load", week.capacity > 0 ? Double(week.demand) / Double(week.capacity) : nil)
        json.field("light", week.light.rawValue)
        json.field("at_risk", week.atRisk.compactMap { all.board.deals[$0]?.name })
        json.array("persons") { json in
            for person in week.people {
                json.object { json in
                    json.field("person", all.board.members[person.member]?.name)
                    json.field("capacity", CapacityReport.days(person.capacity))
                    json.field("demand", CapacityReport.days(person.demand))
                    json.field("light", person.light.rawValue)
                }
            }
        }
        json.field("why", week.why(all.moment)[all.lang])
    }

    func write(_ page: Page) throws {
        if let empty { return try page.line(empty) }
        try page.table(
            [
                ("周", "week", .left), ("人天", "days", .right), ("需求", "asked", .right), ("灯", "light", .left),
                ("说明", "why", .left),
            ],
            all.presales.map { week in
                [
                    Period(.week, of: week.week).name, page.decimal(CapacityReport.days(week.capacity)),
                    page.decimal(CapacityReport.days(week.demand)), week.light.word(page.lang),
                    week.why(all.moment)[page.lang],
                ]
            }, empty: Sentence(zh: "没有售前需求。", en: "Nothing is asked of presales."))
    }
}
