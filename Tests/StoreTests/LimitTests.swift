import Model
import Testing

@testable import Store

/// Limits across rows hold whatever two people write at the same time, each having checked on an old snapshot.
@Suite struct LimitTests {
    private let folder: Folder
    private let li: SQLiteStore
    private let wang: SQLiteStore
    /// What both saw.
    private let base: Board

    init() throws {
        folder = try Folder()
        li = try SQLiteStore.create(at: folder.store)
        _ = try li.start()
        var contract = Contract(blank: ID(1))
        (contract.deal, contract.amount, contract.state) = (ID(1), Money(minor: 10_000), .signed)
        let reps = ["李", "王"].enumerated().map { index, name in
            var rep = Rep(blank: ID(index + 1))
            rep.name = name
            return Change.add(rep)
        }
        _ = try li.commit(Make.draft(.add, [.add(contract)] + reps, by: "boss"), base: try li.lastSeq())
        wang = try SQLiteStore(at: folder.store)
        base = try wang.loadAll()
    }

    private func receipt(_ amount: Int64) -> Change {
        var receipt = Receipt(blank: base.receipts.nextID)
        (receipt.contract, receipt.amount) = (ID(1), Money(minor: amount))
        return .add(receipt)
    }

    private func payment(_ amount: Int64) -> Change {
        var payment = Payment(blank: base.payments.nextID)
        (payment.contract, payment.amount) = (ID(1), Money(minor: amount))
        return .add(payment)
    }

    private func split(_ rep: Int, _ percent: Int, id: Int) -> Change {
        var split = Split(blank: ID(id))
        (split.deal, split.rep, split.percent) = (ID(1), ID(rep), percent)
        return .add(split)
    }

    /// What the second writer meets.
    private func second(_ changes: [Change]) throws -> StoreError? {
        let before = try li.lastSeq()
        let found = failure { _ = try wang.commit(Make.draft(.add, changes, by: "wang"), base: base.seq) }
        if found != nil { #expect(try li.lastSeq() == before) }
        #expect(try li.doctor() == [])
        return found
    }

    /// The first's receipt, the second's, and whether the second is refused: to the cent.
    @Test(arguments: [(6_000, 4_000, false), (6_000, 4_001, true), (10_000, 1, true), (1, 9_999, false)])
    func receiptsStayWithinTheContract(first: Int64, second amount: Int64, isRefused: Bool) throws {
        _ = try li.commit(Make.draft(.add, [receipt(first)]), base: base.seq)
        let error = try second([receipt(amount)])
        #expect((error != nil) == isRefused)
        if isRefused {
            guard case .limit(let sentence)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(sentence.zh.contains("100") && sentence.en.contains("contract show 1"))
            #expect(error?.exitStatus == 1)
        }
        #expect(try wang.loadAll().receipts.count == (isRefused ? 1 : 2))
    }

    @Test func plansStayWithinTheContract() throws {
        _ = try li.commit(Make.draft(.add, [payment(6_000)]), base: base.seq)
        #expect(try second([payment(4_001)]) != nil)
        #expect(try second([payment(4_000)]) == nil)
    }

    @Test func aContractIsNotLoweredBelowWhatCameInMeanwhile() throws {
        _ = try li.commit(Make.draft(.add, [receipt(6_000)]), base: base.seq)
        let contract = try #require(base.contracts[ID(1)])
        func lowered(_ amount: Int64) throws -> [Change] {
            var after = contract
            after.amount = Money(minor: amount)
            return [try #require(Change.update(contract, to: after))]
        }
        #expect(try second(lowered(5_999)) != nil)
        #expect(try second(lowered(6_000)) == nil)
    }

    @Test func sharesSumToHundredForBoth() throws {
        let shares = [split(1, 60, id: 1), split(2, 40, id: 2)]
        _ = try li.commit(Make.draft(.edit, shares), base: base.seq)
        guard case .limit? = try second(shares) else {
            Issue.record("the deal is shared twice")
            return
        }
        #expect(try wang.loadAll().splits.count == 2)
    }

    @Test func targetsAreSetByOneAtATime() throws {
        func target(_ period: String, _ units: Int64) -> Change {
            var target = Target(blank: base.targets.nextID)
            (target.period, target.amount, target.locked) = (period, Money(minor: units * 100), true)
            return .add(target)
        }
        _ = try li.commit(Make.draft(.target, [target("2026Q4", 1_000)]), base: base.seq)
        guard case .conflict(let entries)? = try second([target("2026-12", 2_000)]) else {
            Issue.record("a child beyond its parent was taken")
            return
        }
        #expect(entries.map(\.draft.actor) == ["li"])
        // What has nothing to do with targets goes on.
        #expect(try second([receipt(1)]) == nil)
    }

    @Test func whatIsDoneAgainKeepsTheLimitToo() throws {
        _ = try li.commit(Make.draft(.add, [receipt(6_000)]), base: base.seq)
        _ = try li.undo("li")
        #expect(try second([receipt(6_000)]) == nil)
        let seq = try li.lastSeq()
        guard case .limit? = failure({ _ = try li.redo("li") }) else {
            Issue.record("twice 60 of 100 came in")
            return
        }
        #expect(try li.lastSeq() == seq && li.loadAll().receipts.count == 1)
    }
}
