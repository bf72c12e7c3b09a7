import Model
import Rules

extension RuleCase {
    static let time = [
        RuleCase("R1", "the company's own day off, and the working day after it") { office in
            office.board.calendarDays.contains { !$0.working && !office.all.facts.calendar.isWorking($0.day) }
        } not: { office in
            office.board.calendarDays.contains { off in
                (1...4).contains { office.all.facts.calendar.isWorking(off.day + $0) }
            }
        },
        RuleCase("R2", "33 days have elapsed until 18:00, today with it") { office in
            elapsed(office, minute: 1_080) == 34
        } not: { office in
            elapsed(office, minute: 1_079) == 33
        },
    ]

    private static func elapsed(_ office: Office, minute: Int) -> Int {
        let now = office.board.zone.instant(office.all.today, minute: minute)
        return office.all.facts.calendar.elapsed(office.all.period, now: now, zone: office.board.zone).elapsed
    }

    static let targets = [
        RuleCase("R3", "targets set by hand stay, the others share the rest") { office in
            office.all.progress().contains { $0.key.scope == .rep && $0.origin == .own }
        } not: { office in
            office.all.progress().contains { $0.key.scope == .rep && $0.origin == .share }
        },
        RuleCase("R3", "children sum to their parents") { office in
            office.all.progress().allSatisfy { $0.gap == .zero }
        } not: { office in
            Period("2026-12").map { december in
                office.all.targets.tree(december, on: office.all.today).contains { $0.key == ScopeKey(.region, 1) }
            } ?? false
        },
        RuleCase("R3", "a target's second version counts from its first day, the first until the day before") {
            office in
            let versions = receipts(office)
            guard versions.count == 2, let day = versions[1].from, day < office.all.today else { return false }
            return office.all.targets.amount(of: .company, office.all.period, .receipts, on: day) == versions[1].amount
        } not: { office in
            let versions = receipts(office)
            guard versions.count == 2, let day = versions[1].from, versions[0].amount < versions[1].amount else {
                return false
            }
            return office.all.targets.amount(of: .company, office.all.period, .receipts, on: day + -1)
                == versions[0].amount
        },
        RuleCase("R4", "what was won in a year is as many deals as it was; a cent more asks for one more") { office in
            won(office).map { needed(office, $0.sum) == $0.deals } ?? false
        } not: { office in
            won(office).map { needed(office, $0.sum + Money(minor: 1)) == $0.deals + 1 } ?? false
        },
        RuleCase("R4", "the work of a week follows from the team's own history") { office in
            (office.all.basis.dealCases ?? 0) > 100 && (office.all.basis.contactCases ?? 0) > 1_000
        } not: { office in
            office.all.basis.conversion.map { $0.value > 0 && $0.value < 0.2 } ?? false
        },
        RuleCase("R5", "exactly 30.0% behind is red, a cent less is yellow") { office in
            office.rep(behind: 30, cents: 0)?.light.light == .red
        } not: { office in
            office.rep(behind: 30, cents: 1)?.light.light == .yellow
        },
        RuleCase("R5", "exactly 10.0% behind is yellow, a cent less is green") { office in
            office.rep(behind: 10, cents: 0)?.light.light == .yellow
        } not: { office in
            office.rep(behind: 10, cents: 1)?.light.light == .green
        },
        RuleCase("R5", "30% behind by less than one average deal is only yellow, by more it is red") { office in
            office.lastWeek.contains {
                $0.light.softened && $0.light.light == .yellow && ($0.light.deviation ?? 0) >= 0.3
            }
        } not: { office in
            office.paces.contains { row in
                guard let short = row.light.shortfall, let mean = office.all.basis.averageDeal else { return false }
                return row.light.light == .red && Int128(short.minor) * mean.bottom >= mean.top
            }
        },
        RuleCase("R5", "a week of which nothing has elapsed is grey, its month is not") { office in
            office.paces.contains { $0.period.unit == .week && $0.elapsed == 0 && $0.light.light == .grey }
        } not: { office in
            office.paces.contains { $0.period.unit == .month && $0.elapsed > 0 && $0.light.light != .grey }
        },
        RuleCase("R5", "the company is behind by 12.1%, as the rule book tells") { office in
            office.all.progress()[0].light.why.zh.hasPrefix("黄 −12.1%：应达532.3万(33/62工作日)，实达468.0万")
        } not: { office in
            Set(office.all.progress().map(\.light.light)).isSuperset(of: [.green, .yellow, .red])
        },
        RuleCase("R6", "stages with deals that wait for us, and for the customer") { office in
            office.all.stageLags.allSatisfy { $0.waitingForUs > 0 && $0.planned != nil }
        } not: { office in
            office.all.stageLags.allSatisfy { $0.waitingForCustomer > 0 && $0.responseMinutes != nil }
        },
        RuleCase("R6", "the last stage is exactly 10.0% behind; a cent more in the year's wins, and it is green") {
            office in
            office.all.stageLags.last?.light == .yellow
        } not: { office in
            office.winning(cents: 1)?.stageLags.last?.light == .green
        },
        RuleCase("R7", "a rep's red dot uses exactly the whole buffer, a yuan more would be above it") { office in
            office.newcomer.buffer.used == 1
        } not: { office in
            office.risking(cents: 100)?.buffer.used.map { $0 > 1 && $0 < 1.001 } ?? false
        },
        RuleCase("R7", "red dots use up more than the buffer, those of a rep less") { office in
            office.all.forecast.buffer.used.map { $0 > 1 } ?? false
        } not: { office in
            office.board.reps.contains { rep in
                let key = ScopeKey(.rep, rep.id.raw)
                return office.all.forecast(of: key).buffer.used.map { $0 > 0 && $0 < 1 } ?? false
            }
        },
    ]

    /// The company's target for receipts, in the order of its versions.
    private static func receipts(_ office: Office) -> [Target] {
        office.board.targets.filter { $0.metric == .receipts && $0.scope == .company }
            .sorted { ($0.from?.number ?? 0) < ($1.from?.number ?? 0) }
    }

    /// What the year's wins sum to, and how many they are.
    private static func won(_ office: Office) -> (sum: Money, deals: Int)? {
        guard let mean = office.all.basis.averageDeal, let cases = office.all.basis.dealCases else { return nil }
        return (Money(minor: Int64(mean.top * Int128(cases) / mean.bottom)), cases)
    }

    private static func needed(_ office: Office, _ target: Money) -> Int? {
        WorkNeeded(target: target, basis: office.all.basis, reps: 6, days: 5, today: office.all.today)
            .deals?.roundedUp
    }

    static let customers = [
        RuleCase("R8", "a decision in 30 days is near, in 31 it is not") { office in
            office.open.contains { decides($0, in: 30, .met, office) }
        } not: { office in
            office.open.contains { decides($0, in: 31, .failed, office) }
        },
        RuleCase("R8", "a budget of exactly the price is enough, a cent less is not") { office in
            office.open.contains { spare($0, 0) && criteria($0, office).budget == .met }
        } not: { office in
            office.open.contains { spare($0, -1) && criteria($0, office).budget == .failed }
        },
        RuleCase("R8", "A, and B by one criterion less; pinned as potential") { office in
            Set(office.board.accounts.compactMap(\.grade)) == Set(Account.Grade.allCases)
        } not: { office in
            office.board.accounts.contains { ($0.pinned ?? "").count > 1 && $0.grade == .b }
        },
        RuleCase("R9", "silent for 14 days falls, for 13 stays") { office in
            falls(office, days: 14)
        } not: { office in
            office.board.accounts.contains { account in
                account.grade == .a && office.all.silence(of: account.id)?.days == 13
                    && office.all.proposal(of: account.id) == nil
            }
        },
        RuleCase("R9", "a refusal holds, though the silence has grown") { office in
            office.board.gradeChanges.contains { change in
                change.state == .refused && office.all.proposal(of: change.account) == nil
                    && (office.all.silence(of: change.account)?.days ?? 0) > 14
            }
        } not: { office in
            office.board.gradeChanges.contains { change in
                change.state == .proposed && office.all.proposal(of: change.account)?.to == .b
            }
        },
        RuleCase("R9", "a blunder raises a B, criteria raise another") { office in
            proposes(office) { if case .blunder = $0 { true } else { false } }
        } not: { office in
            proposes(office) { $0 == .criteria }
        },
        RuleCase("R10", "the three clocks of a deal differ") { office in
            office.open.contains { deal in
                let clocks = office.all.clocks(of: deal)
                return Set([clocks.inbound, clocks.outbound, clocks.stage]).count == 3
            }
        } not: { office in
            office.open.contains { $0.movedAt == nil && office.all.clocks(of: $0).stage != nil }
        },
        RuleCase("R10", "a word at 23:59 is a day old, one at 00:00 is of today") { office in
            heard(office, minute: 1_439).contains { office.all.clocks(of: $0).inbound == 1 }
        } not: { office in
            heard(office, minute: 0).contains { office.all.clocks(of: $0).inbound == 0 }
        },
        RuleCase("R11", "a list beyond the capacity, and one within") { office in
            office.all.todayLists.contains { $0.leftOut > 0 && $0.rows.count == office.all.policy.capacity }
        } not: { office in
            office.all.todayLists.contains { $0.leftOut == 0 && !$0.rows.isEmpty }
        },
        RuleCase("R11", "as many rows as a day holds leave none out, one more is left out") { office in
            office.list(short: 0).map { $0.leftOut == 0 && !$0.rows.isEmpty } ?? false
        } not: { office in
            office.list(short: 1).map { $0.leftOut == 1 && !$0.rows.isEmpty } ?? false
        },
        RuleCase("R11", "exactly 80% of the touches on A customers reach the goal, one touch fewer does not") {
            office in
            office.efforts.contains { $0.onA * 5 == $0.all * 4 && $0.isReached == true }
        } not: { office in
            office.efforts.contains { $0.isReached == false && ($0.onA + 1) * 5 == ($0.all + 1) * 4 }
        },
        RuleCase("R11", "A, B and C touched 1, 5 and 20 working days ago are due, a day less and they are not") {
            office in
            [(Account.Grade.a, 1), (.b, 5), (.c, 20)].allSatisfy { office.touched($0, workdays: $1, due: true) }
        } not: { office in
            [(Account.Grade.a, 0), (.b, 4), (.c, 19)].allSatisfy { office.touched($0, workdays: $1, due: false) }
        },
        RuleCase("R11", "every sort of row, and deals that are not due") { office in
            let sorts = Set(office.all.todayLists.flatMap(\.rows).map(\.what))
            return sorts == [.timer, .dueA, .redDot, .dueB, .dueC]
        } not: { office in
            office.open.contains { office.all.todayRow(of: $0.id) == nil }
        },
        RuleCase("R12", "a promise for yesterday is overdue, one for today is not") { office in
            promises(office).contains { $0.late == 1 && $0.isOverdue }
        } not: { office in
            promises(office).contains { $0.late == 0 && !$0.isOverdue }
        },
        RuleCase("R12", "our turn, and the customer's; one set by hand") { office in
            office.open.contains { office.all.turn(of: $0).isOurs }
        } not: { office in
            office.open.contains { office.all.turn(of: $0).side == .customer }
                && office.open.contains { office.all.turn(of: $0).byHand }
        },
        RuleCase("R13", "a demo 24 hours ago is overdue, a minute less is running") { office in
            office.timers(.demo).contains { $0.left == 0 && $0.isOverdue }
        } not: { office in
            office.timers(.demo).contains { $0.left == 60 && $0.isRunning }
        },
        RuleCase("R13", "a decision maker changed more than 48 hours ago, and less") { office in
            office.timers(.decisionMaker).contains { $0.left == -60 && $0.isOverdue }
        } not: { office in
            office.timers(.decisionMaker).contains { $0.left == 60 && $0.isRunning }
        },
        RuleCase("R13", "a hand-over without a touch since its second working day, and until then") { office in
            office.timers(.handOver).contains(where: \.isOverdue)
        } not: { office in
            office.timers(.handOver).contains(where: \.isRunning)
        },
        RuleCase("R14", "a colleague's touch four hours ago warns, a minute earlier does not") { office in
            strangers(office, secondsAgo: 14_400).contains {
                office.all.doubleWork(touching: $0, by: Toucher(rep: ID(1))) != nil
            }
        } not: { office in
            strangers(office, secondsAgo: 14_460).contains {
                office.all.doubleWork(touching: $0, by: Toucher(rep: ID(1))) == nil
            }
        },
    ]

    /// Open deals whose customer spoke last at a minute of the day.
    private static func heard(_ office: Office, minute: Int) -> [Deal] {
        office.open.filter { $0.lastIn.map { office.board.zone.minute(of: $0) == minute } ?? false }
    }

    private static func criteria(_ deal: Deal, _ office: Office) -> Criteria {
        Criteria(deal, today: office.all.today, policy: office.all.policy)
    }

    private static func decides(_ deal: Deal, in days: Int, _ mark: Criteria.Mark, _ office: Office) -> Bool {
        deal.decision.map { $0 - office.all.today == days } ?? false && criteria(deal, office).decision == mark
    }

    private static func spare(_ deal: Deal, _ cents: Int64) -> Bool {
        guard let budget = deal.budget, let price = deal.amount else { return false }
        return budget.minor - price.minor == cents
    }

    private static func falls(_ office: Office, days: Int) -> Bool {
        proposes(office) { if case .silent(let silence) = $0 { silence.days == days } else { false } }
    }

    private static func proposes(_ office: Office, _ test: (GradeProposal.Cause) -> Bool) -> Bool {
        office.all.proposals.contains { office.all.proposal(of: $0).map { test($0.cause) } ?? false }
    }

    private static func promises(_ office: Office) -> [Promise] {
        office.open.flatMap { office.all.promises(of: $0.id) }
    }

    private static func strangers(_ office: Office, secondsAgo: Int64) -> [ID<Account>] {
        office.board.activities.filter { office.all.now - $0.at == secondsAgo && $0.rep != ID(1) }.compactMap(\.account)
    }
}
