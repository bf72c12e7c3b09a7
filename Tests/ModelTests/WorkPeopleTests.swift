import Testing

@testable import Model

/// Facts of people, products, costs and stages: what is refused, and at which field.
@Suite struct WorkPeopleTests {
    private let work: Work

    init() throws {
        var board = Board()
        var changes = StandardStages.all.map { Change.add($0) }
        for (number, name) in ["陈晓明", "Grace Lee"].enumerated() {
            var rep = Rep(blank: ID(number + 1))
            rep.name = name
            var member = Member(blank: ID(number + 1))
            (member.name, member.user, member.rep) = (name, "user\(number + 1)", rep.id)
            changes += [.add(rep), .add(member)]
        }
        var leave = Leave(blank: ID(1))
        (leave.member, leave.from, leave.until) = (ID(1), Day(number: 20_790), Day(number: 20_792))
        var cost = SourceCost(blank: ID(1))
        (cost.source, cost.period, cost.amount) = ("展会", "2026Q4", Money(minor: 100))
        changes += [.add(leave), .add(cost)]
        try board.apply(changes)
        work = Work(board, now: Fixtures.now)
    }

    private func field(_ body: () throws(Refusal) -> [Change]) -> String? {
        do throws(Refusal) {
            _ = try body()
            return nil
        } catch {
            return error.field ?? "?"
        }
    }

    @Test func repsAndMembers() throws {
        var rep = Rep(blank: ID(3))
        #expect(field { () throws(Refusal) in try work.keep(rep) } == "name")
        rep.name = "ｇｒａｃｅ lee"
        #expect(field { () throws(Refusal) in try work.keep(rep) } == "name")
        rep.name = "新人"
        (rep.joined, rep.left) = (Day(number: 20_800), Day(number: 20_799))
        #expect(field { () throws(Refusal) in try work.keep(rep) } == "left_on")
        rep.left = rep.joined
        #expect(try work.keep(rep) == [.add(rep)])
        var member = try #require(work.board.members[ID(2)])
        member.user = "user1"
        #expect(field { () throws(Refusal) in try work.keep(member) } == "user")
        member.user = nil
        member.role = .manager
        #expect(try work.keep(member).count == 1)
    }

    @Test(arguments: [
        (20_792, 20_792, "from_day"), (20_788, 20_790, "from_day"), (20_795, 20_794, "until_day"),
        (20_793, 20_793, nil),
    ])
    func leavesDoNotOverlap(_ from: Int32, _ until: Int32, _ wrong: String?) {
        var leave = Leave(blank: ID(2))
        (leave.member, leave.from, leave.until) = (ID(1), Day(number: from), Day(number: until))
        #expect(field { () throws(Refusal) in try work.keep(leave) } == wrong)
    }

    @Test func aCostStandsOnceAPeriod() throws {
        var cost = try #require(work.board.sourceCosts[ID(1)])
        cost.amount = Money(minor: 200)
        #expect(try work.keep(cost).count == 1)
        cost.id = ID(2)
        #expect(field { () throws(Refusal) in try work.keep(cost) } == "period")
        cost.period = "2026Q3"
        cost.amount = Money(minor: -1)
        #expect(field { () throws(Refusal) in try work.keep(cost) } == "amount")
    }

    @Test(arguments: [("2", 20), ("1.5", 15), ("0.1", 1), ("1000", 10_000), ("10.0", 100)])
    func personDays(_ text: String, _ tenths: Int) throws {
        #expect(try PersonDays.tenths(text) == tenths)
        #expect(try PersonDays.tenths(PersonDays.text(tenths)) == tenths)
    }

    @Test(arguments: ["", "0", "0.0", "1.25", "1000.1", "-1", "1.", ".5", "x", "1.5.1", "+1.x"])
    func noPersonDays(_ text: String) { #expect(throws: Refusal.self) { try PersonDays.tenths(text) } }

    @Test func aStageGoesToAPlaceOfThePipeline() throws {
        var stage = Stage(blank: work.board.stages.nextID)
        (stage.key, stage.zh, stage.en) = ("poc", "试用", "Trial")
        #expect(try work.keep(stage).count == 1)
        let changes = try work.keep(stage, at: 2)
        #expect(changes.count == work.board.stages.count)
        var board = work.board
        try board.apply(changes)
        #expect(board.pipeline.map(\.position) == Array(1...board.stages.count) && board.pipeline[1].key == "poc")
        for (place, wrong) in [(0, "position"), (7, "position")] {
            #expect(field { () throws(Refusal) in try work.keep(stage, at: place) } == wrong)
        }
        stage.zh = StandardStages.all[0].zh
        #expect(field { () throws(Refusal) in try work.keep(stage) } == "zh")
        (stage.zh, stage.probability) = ("试用", 101)
        #expect(field { () throws(Refusal) in try work.keep(stage) } == "probability")
        stage.key = "线索"
        #expect(field { () throws(Refusal) in try work.keep(stage) } == "key")
    }
}
