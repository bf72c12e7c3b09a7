import Model
import Synchronization
import Testing

@testable import Rules

/// A queue that stands by earlier chances, read by those of now, is the one that is put in order anew.
struct QueueReadingTests {
    /// Accounts with amounts in one stage or in two, proposed or not, late or not; some worth the same.
    private struct Accounts {
        private var state: UInt64
        private(set) var parts: [[(stage: Int, amount: Int64)]] = []
        private(set) var late: [Int32] = []

        init(seed: UInt64, count: Int) {
            state = seed
            for _ in 0..<count {
                let stages = pick(3) == 0 ? [1 + pick(5), 1 + pick(5)] : Array(repeating: 1 + pick(5), count: pick(3))
                parts.append(stages.map { ($0, Int64(pick(4) == 0 ? 100_000 : 1 + pick(40_000_000))) })
                late.append(pick(3) == 0 ? 0 : Int32(pick(60)))
            }
        }

        private mutating func pick(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }

        func worth(_ account: ID<Account>, _ chances: ContiguousArray<Chance>) -> Worth {
            let parts = parts[account.raw]
            let value = parts.reduce(0) { $0 + $1.amount * Int64(chances[$1.stage].millionths) }
            let stages = Set(parts.map(\.stage))
            return Worth(value: value, stage: stages.isEmpty ? 0 : stages.count == 1 ? Int16(parts[0].stage) : -1)
        }

        func places(_ chances: ContiguousArray<Chance>) -> SortedList<QueuePlace> {
            SortedList(
                parts.indices.map { index in
                    QueuePlace(
                        isProposed: index % 7 == 0, worth: worth(ID(index), chances), late: late[index],
                        account: ID(index))
                })
        }
    }

    private static let made = chances([0, 10, 25, 40, 60, 90])

    private static func chances(_ percents: [Int]) -> ContiguousArray<Chance> {
        ContiguousArray(percents.map { Chance(percent: $0) })
    }

    @Test(
        arguments: [
            [0, 10, 25, 40, 60, 90], [0, 10, 26, 40, 60, 90], [0, 9, 27, 41, 58, 91], [0, 20, 25, 40, 30, 90],
            [0, 10, 25, 0, 60, 90],
        ] as [[Int]])
    func readsTheOrderOfNow(percents: [Int]) {
        let accounts = Accounts(seed: UInt64(percents.reduce(0, +)), count: 3_000)
        let now = Self.chances(percents)
        let expected = accounts.places(now).map(\.account)
        let reading = QueueReading(accounts.places(Self.made), madeBy: Self.made, now: now) { accounts.worth($0, now) }
        let ranked = reading.ranked
        #expect(ranked.elementsEqual(expected))
        #expect(ranked.filtered { $0.raw % 2 == 0 }.elementsEqual(expected.filter { $0.raw % 2 == 0 }))
        // Pages may be read in any order.
        for position in [2_999, 1_500, 0, 64, 63, 430] {
            #expect(
                QueueReading(accounts.places(Self.made), madeBy: Self.made, now: now) { accounts.worth($0, now) }
                    .ranked[position] == expected[position])
        }
    }

    @Test func aChanceFromNothingIsSummedUp() {
        let accounts = Accounts(seed: 3, count: 800)
        let (before, now) = (Self.chances([0, 0, 25, 40, 60, 90]), Self.chances([0, 5, 25, 40, 60, 90]))
        let reading = QueueReading(accounts.places(before), madeBy: before, now: now) { accounts.worth($0, now) }
        #expect(reading.ranked.elementsEqual(accounts.places(now).map(\.account)))
    }

    /// A page looks at its own rows and those near them, not at all.
    @Test func aPageIsCheap() {
        let accounts = Accounts(seed: 5, count: 20_000)
        let now = ContiguousArray([0, 10, 26, 40, 60, 90].map { Chance($0 * 7 + ($0 > 0 ? 1 : 0), of: 700) })
        let looked = Mutex(0)
        let reading = QueueReading(accounts.places(Self.made), madeBy: Self.made, now: now) { account in
            looked.withLock { $0 += 1 }
            return accounts.worth(account, now)
        }
        _ = reading.ranked[300]
        // A third of the accounts have amounts in two stages; only these are asked for.
        #expect((1..<600).contains(looked.withLock { $0 }))
    }
}
