import Model
import Rules

extension RuleCase {
    static let risk = [
        RuleCase("R22", "every reason of a red dot, and most deals without any") { office in
            let keys = Set(office.board.deals.flatMap { office.reasons($0) })
            return keys == [
                "by_hand", "timer", "cycle", "silent", "no_next_step", "next_step_overdue", "pushed", "requirements",
                "budget_under_price", "competitor", "missing_role", "payment_overdue", "approval_stuck",
                "presales_overload",
            ]
        } not: { office in
            let red = office.open.count { office.all.redDot(of: $0.id) != nil }
            return red * 100 >= office.open.count * 10 && red * 100 <= office.open.count * 16
        },
        RuleCase("R22", "pushed twice, and once") { office in
            office.open.contains { $0.pushes == 2 && office.reasons($0).contains("pushed") }
        } not: { office in
            office.open.contains { $0.pushes == 1 && office.reasons($0).isEmpty }
        },
        RuleCase("R22", "three changes of requirements, and two") { office in
            changed(office, 3).contains { office.reasons($0).contains("requirements") }
        } not: { office in
            changed(office, 2).contains { office.reasons($0).isEmpty }
        },
        RuleCase("R22", "a budget a cent under the price, and one that is the price") { office in
            spare(office, -1).contains { office.reasons($0).contains("budget_under_price") }
        } not: { office in
            spare(office, 0).contains { office.reasons($0).isEmpty }
        },
        RuleCase("R22", "a next step of yesterday, and one of today") { office in
            office.open.contains {
                $0.nextDue == office.all.today + -1 && office.reasons($0).contains("next_step_overdue")
            }
        } not: { office in
            office.open.contains { $0.nextDue == office.all.today && office.reasons($0).isEmpty }
        },
        RuleCase("R22", "a competitor unanswered for two working days, and for one") { office in
            attacked(office, elapsed: 2).contains { office.reasons($0).contains("competitor") }
        } not: { office in
            attacked(office, elapsed: 1).contains { !office.reasons($0).contains("competitor") }
        },
        RuleCase("R22", "an approval stuck for five working days, and for four") { office in
            approvals(office, days: 5).contains { office.reasons($0).contains("approval_stuck") }
        } not: { office in
            approvals(office, days: 4).contains { !office.reasons($0).contains("approval_stuck") }
        },
        RuleCase("R22", "an account with a red dot of its own") { office in
            office.all.redDots.contains { if case .account = $0 { true } else { false } }
        } not: { office in
            office.all.redDots.count < 36
        },
        RuleCase("R23", "a decision due yesterday is late, one due today is open") { office in
            office.all.agenda.previous.contains { $0.decision.due == office.all.today + -1 && $0.state == .late }
        } not: { office in
            office.all.agenda.previous.contains { $0.decision.due == office.all.today && $0.state == .open }
        },
        RuleCase("R23", "decisions of before: done, open and late; one postponed") { office in
            Set(office.all.agenda.previous.map(\.state)) == [.done, .open, .late]
        } not: { office in
            office.board.decisions.contains { $0.what == .postponed && !($0.reason ?? "").isEmpty }
                && office.all.agenda.undecided == office.all.agenda.items.count
        },
        RuleCase("R24", "past needs analysis without product, and before it; excused by a reason") { office in
            misses(office, .product)
        } not: { office in
            office.open.contains { $0.stage.raw == 2 && !roles(office, $0).contains(.product) && !isRed($0, office) }
                && office.board.dealRoles.contains { $0.person == nil && !($0.reason ?? "").isEmpty }
        },
        RuleCase("R24", "signing without delivery, and with it; a kick-off that waits, and one that was held") {
            office in
            misses(office, .delivery) && !office.all.kickOffs.isEmpty
        } not: { office in
            office.open.contains { $0.stage.raw == 5 && !isRed($0, office) }
                && office.board.deals.contains { deal in
                    deal.outcome == .won && deal.closed.map { office.all.today - $0 < 25 } ?? false
                        && office.all.kickOff(of: deal) == nil
                }
        },
        RuleCase("R25", "85% of presales warns, just under it does not") { office in
            loads(office).contains { $0.demand * 100 >= $0.capacity * 85 && ($0.demand - 1) * 100 < $0.capacity * 85 }
        } not: { office in
            office.all.presales.contains { week in
                week.light == .green && week.demand * 100 < week.capacity * 85
                    && (week.demand + 1) * 100 >= week.capacity * 85
            }
        },
        RuleCase("R25", "above 100% is red and names the deals at risk, 100% is not") { office in
            office.all.presales.contains { $0.light == .red && !$0.atRisk.isEmpty }
        } not: { office in
            office.all.presales.contains { $0.light == .yellow && $0.demand == $0.capacity && $0.atRisk.isEmpty }
        },
        RuleCase("R25", "leave takes capacity away") { office in
            office.all.presales.contains { $0.capacity < $0.people.count * $0.workingDays * 10 }
        } not: { office in
            office.all.presales.contains { $0.capacity == $0.people.count * $0.workingDays * 10 }
        },
        RuleCase("R26", "a price cut, a new product and a blunder, with the deals that they touch") { office in
            let events = CompetitorEvent.all(office.all.moment, since: office.all.today + -30)
            return Set(events.map(\.news)).isSuperset(of: [.priceCut, .newProduct, .blunder])
                && events.contains { $0.deals.count > 2 }
        } not: { office in
            office.open.contains { $0.competitor == nil }
        },
        RuleCase("R26", "scripts with a win rate, and one that has none yet") { office in
            let book = Playbook(office.all.moment)
            return office.board.scripts.contains { book[$0.id]?.winRate != nil }
        } not: { office in
            let book = Playbook(office.all.moment)
            return office.board.scripts.contains { (book[$0.id]?.uses ?? 0) > 0 && book[$0.id]?.winRate == nil }
        },
    ]

    static let cash = [
        RuleCase("R27", "contracts in every state") { office in
            Set(office.all.contracts.compactMap { office.all.standing(of: $0)?.state }).count
                == Contract.State.allCases.count
        } not: { office in
            office.board.contracts.contains { $0.deal == nil }
        },
        RuleCase("R27", "what was due yesterday is overdue, what is due today is not") { office in
            due(office, 1).contains(where: \.isOverdue)
        } not: { office in
            due(office, 0).contains { !$0.isOverdue && $0.open > .zero }
        },
        RuleCase("R27", "overdue by 30 and 31, 60 and 61, 90 and 91 days") { office in
            overdue(office).isSuperset(of: [30: .upTo30, 60: .upTo60, 90: .upTo90].map { Age($0.key, $0.value) })
        } not: { office in
            overdue(office).isSuperset(of: [31: .upTo60, 61: .upTo90, 91: .over90].map { Age($0.key, $0.value) })
        },
        RuleCase("R27", "receivables and DSO; receipts behind their target, but not badly") { office in
            office.all.cash.first?.dsoTenths.map { (200...900).contains($0) } ?? false
        } not: { office in
            office.all.progress(.receipts).first?.light.light == .yellow
        },
        RuleCase("edges", "a win cancelled with a negative booking, one whose amount changed") { office in
            office.board.deals.contains { deal in
                deal.outcome == .lost && bookings(office, deal).count == 2 && sum(office, deal) == 0
            }
        } not: { office in
            office.board.deals.contains { deal in
                deal.outcome == .won && bookings(office, deal).count == 2 && sum(office, deal) == deal.amount?.minor
            }
        },
        RuleCase("edges", "a shared deal; nobody owns what a rep left behind") { office in
            let deals = Dictionary(grouping: office.board.splits, by: \.deal)
            return !deals.isEmpty && deals.values.allSatisfy { $0.reduce(0) { $0 + $1.percent } == 100 }
        } not: { office in
            office.open.contains { office.all.redDot(of: $0.id)?.why(office.all.moment).zh.contains("无人负责") ?? false }
        },
    ]

    private struct Age: Hashable {
        let days: Int
        let ageing: Ageing

        init(_ days: Int, _ ageing: Ageing) { (self.days, self.ageing) = (days, ageing) }
    }

    private static func overdue(_ office: Office) -> Set<Age> {
        Set(
            office.all.contracts.compactMap { office.all.standing(of: $0) }.flatMap(\.overdue)
                .compactMap { row in row.ageing.map { Age(row.overdueDays, $0) } })
    }

    /// Rows of payment plans that were due so many days ago.
    private static func due(_ office: Office, _ ago: Int) -> [Due] {
        office.all.contracts.compactMap { office.all.standing(of: $0) }.flatMap(\.plan)
            .filter { $0.day == office.all.today + -ago }
    }

    private static func bookings(_ office: Office, _ deal: Deal) -> [Booking] {
        office.board.bookings.filter { $0.deal == deal.id }
    }

    private static func sum(_ office: Office, _ deal: Deal) -> Int64 {
        bookings(office, deal).reduce(0) { $0 + $1.amount.minor }
    }

    private static func changed(_ office: Office, _ times: Int) -> [Deal] {
        office.open.filter { deal in
            office.board.activities.count { $0.deal == deal.id && $0.what == .requirement } == times
        }
    }

    private static func spare(_ office: Office, _ cents: Int64) -> [Deal] {
        office.open.filter { deal in
            guard let budget = deal.budget, let price = deal.amount else { return false }
            return budget.minor - price.minor == cents
        }
    }

    /// Deals that a competitor attacked, untouched since, while so many working days have elapsed: not yet today.
    private static func attacked(_ office: Office, elapsed: Int) -> [Deal] {
        let events = office.board.activities.filter { event in
            event.what == .competitor && office.workdays(since: office.board.zone.day(of: event.at)) == elapsed + 1
                && (office.board.deals[event.deal]?.lastOut ?? event.at) <= event.at
        }
        return office.open.filter { Set(events.compactMap(\.deal)).contains($0.id) }
    }

    private static func approvals(_ office: Office, days: Int) -> [Deal] {
        office.all.contracts.compactMap { office.all.standing(of: $0) }.filter { $0.approvalDays == days }
            .compactMap { office.board.contracts[$0.contract]?.deal }.compactMap { office.board.deals[$0] }
    }

    private static func roles(_ office: Office, _ deal: Deal) -> [DealRole.Part] {
        office.board.dealRoles.filter { $0.deal == deal.id }.map(\.part)
    }

    private static func isRed(_ deal: Deal, _ office: Office) -> Bool { office.reasons(deal).contains("missing_role") }

    private static func misses(_ office: Office, _ part: DealRole.Part) -> Bool {
        office.open.contains { deal in
            office.all.redDot(of: deal.id)?.reasons.contains { reason in
                if case .missingRole(part, _) = reason { true } else { false }
            } ?? false
        }
    }

    private static func loads(_ office: Office) -> [PresalesWeek] { office.all.presales.filter { $0.light == .yellow } }
}
