import Model

/// R11: of a rep's touches of the last five working days just 80% go to A customers, of another's one touch fewer.
extension Company {
    mutating func shareEffort() {
        for (rep, short) in [(Cast.newcomer, 0), (Cast.leaky, 1)] {
            random = SplitMix(seed: UInt64(5_000 + rep))
            let onA = accountsWithGradeA()
            let others = leaveOthers(rep, onA)
            addTouches(max(4 * others.count - short - others.onA, 0), rep, onA)
        }
    }

    /// The first of the five working days up to today.
    private var firstOfWeek: Day { days.back(days.isWorking(today) ? 4 : 5, from: today) }

    /// The accounts whose grade the rules will read as A: those that have not fallen silent (R9).
    private func accountsWithGradeA() -> Set<ID<Account>> {
        let heard = histories.flatMap(\.activities).filter { $0.direction == .inbound }
        let words = Dictionary(grouping: heard, by: \.account).compactMapValues { $0.map(\.at).max() }
        let graded = gradedAccounts(histories.map(\.deal)).filter { account in
            account.grade == .a && words[account.id].map { today - zone.day(of: $0) < 14 } ?? false
        }
        return Set(graded.map(\.id))
    }

    private func isEffort(_ activity: Activity, of rep: Int) -> Bool {
        activity.rep == reps[rep].id && activity.direction == .outbound && activity.what.isTouch
            && zone.day(of: activity.at) >= firstOfWeek
    }

    /// Drops touches of other customers until few are left. How many, and how many there are of A customers.
    private mutating func leaveOthers(_ rep: Int, _ onA: Set<ID<Account>>) -> (count: Int, onA: Int) {
        let all = (histories.flatMap(\.activities) + loose).filter { isEffort($0, of: rep) }
        let most = all.count { touch in touch.account.map(onA.contains) ?? false }
        var count = all.count - most
        let fewest = max(4, (most + 3) / 4)
        for index in histories.indices where !histories[index].isTold && count > fewest {
            let history = histories[index]
            guard history.deal.account.map({ !onA.contains($0) }) ?? false else { continue }
            let demos = history.activities.filter { $0.what == .demo }.map(\.at)
            let spare = history.activities.filter { touch in
                // The first word stays, and so does the call that a demo asked for (R13).
                isEffort(touch, of: rep) && touch.at > history.spells[0].from + 600
                    && !demos.contains { $0 < touch.at && touch.at - $0 < 345_600 }
            }
            let dropped = Set(spare.prefix(count - fewest).map(\.at))
            histories[index].activities.removeAll { $0.direction == .outbound && dropped.contains($0.at) }
            histories[index].settle()
            count -= dropped.count
        }
        return (count, most)
    }

    /// More touches of a rep's A customers, spread over their deals and the working days before today.
    private mutating func addTouches(_ count: Int, _ rep: Int, _ onA: Set<ID<Account>>) {
        let first = firstOfWeek
        let week = (0..<today - first).map { first + $0 }.filter(days.isWorking)
        let own = histories.indices.filter { index in
            let deal = histories[index].deal
            return deal.outcome == .open && deal.owner == reps[rep].id && deal.account.map(onA.contains) ?? false
                && deal.created.map { $0 < first } ?? false
        }
        guard !own.isEmpty, !week.isEmpty else { return }
        for turn in 0..<count {
            let index = own[turn % own.count]
            guard let account = histories[index].deal.account else { continue }
            let day = week[turn / own.count % week.count]
            let what = random.pick([Activity.What.call, .message, .message, .call, .visit])
            histories[index].activities.append(touch(what, .outbound, on: day, at: account, by: rep))
            histories[index].settle()
        }
    }

    /// R11: for each grade a customer whose last touch is just as long ago as its cadence asks, and one touched a working
    /// day later.
    mutating func keepCadence() {
        random = SplitMix(seed: 19)
        let (onA, grades) = (accountsWithGradeA(), gradedAccounts(histories.map(\.deal)))
        let open = Dictionary(grouping: histories.indices.filter { histories[$0].deal.outcome == .open }) {
            histories[$0].deal.account
        }
        var taken: Set<Int> = []
        for (grade, workdays) in [(Account.Grade.a, 1), (.a, 0), (.b, 5), (.b, 4), (.c, 20), (.c, 19)] {
            let day = days.back(workdays, from: days.onOrBefore(today))
            let found = histories.indices.first { index in
                guard let account = histories[index].deal.account, !taken.contains(index), open[account]?.count == 1,
                    grades[account.raw - 1].grade == grade, grade != .a || onA.contains(account)
                else { return false }
                return isQuiet(histories[index], since: day)
            }
            guard let found, let account = histories[found].deal.account else { continue }
            taken.insert(found)
            let rep = histories[found].deal.owner.map { $0.raw - 1 } ?? 0
            histories[found].activities.removeAll { $0.direction == .outbound && zone.day(of: $0.at) >= day }
            histories[found].activities.append(touch(.call, .outbound, on: day, at: account, by: rep))
            histories[found].settle()
        }
    }

    /// Whether a deal may have been left alone since a day: no story tells it, nothing was asked of its rep, and no next
    /// step is due.
    private func isQuiet(_ history: History, since day: Day) -> Bool {
        guard !history.isTold, let created = history.deal.created, created < day, let due = history.deal.nextDue,
            let owner = history.deal.owner, ![Cast.newcomer, Cast.leaky].contains(owner.raw - 1), due > today
        else { return false }
        return !history.activities.contains { $0.what == .demo && zone.day(of: $0.at) + 4 >= day }
    }
}
