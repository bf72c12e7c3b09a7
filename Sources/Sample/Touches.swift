import Model

extension Company {
    /// Likely kinds of our touches by stage, in the order of `kinds`.
    private static let kinds: [Activity.What] = [.call, .visit, .demo, .message, .meeting]
    private static let ours = [
        [12, 3, 0, 7, 1], [6, 4, 3, 4, 2], [6, 2, 3, 6, 5], [6, 3, 1, 5, 7], [7, 2, 0, 8, 4],
    ]
    private static let theirs = [6, 1, 0, 12, 2]

    /// One touch, at an hour of its day, by the rep if still there, mostly with a person of the account.
    mutating func touch(
        _ what: Activity.What, _ direction: Activity.Direction, on day: Day, at account: ID<Account>, by rep: Int
    ) -> Activity {
        let last = what == .demo ? 900 : 1_045
        var touch = event(what, direction, at: moment(day, random.number(550...last)), account: account, by: rep)
        touch.text = random.pick((direction == .outbound ? words.ours : words.theirs)[what] ?? [""])
        if random.chance(70) { touch.contact = random.pick(contacts[account.raw - 1]).id }
        return touch
    }

    func event(
        _ what: Activity.What, _ direction: Activity.Direction, at moment: Instant, account: ID<Account>, by rep: Int
    ) -> Activity {
        var event = Activity(blank: ID(1))
        event.what = what
        event.direction = direction
        event.at = moment
        event.account = account
        let day = zone.day(of: moment)
        event.rep = employed(rep, from: day, to: day) ? ID(rep + 1) : nil
        return event
    }

    /// How a deal began: some sources come to us, the others are called.
    mutating func begin(_ history: inout History, source: Int, by rep: Int) {
        history.deal.source = words.sources[source]
        guard let account = history.deal.account else { return }
        let inbound = source != 2 && source != 4
        let start = history.spells[0].from + 600
        var first = event(
            inbound ? .message : .call, inbound ? .inbound : .outbound, at: start, account: account, by: rep)
        first.text = inbound ? words.firstWord.theirs : words.firstWord.ours
        history.activities.append(first)
    }

    /// Touches of one direction, from the newest day back to the deal's first day.
    mutating func walk(
        _ history: inout History, _ direction: Activity.Direction, from newest: Day, gap: ClosedRange<Int>, by rep: Int
    ) {
        guard let account = history.deal.account, let first = history.deal.created else { return }
        var day = newest
        while day > first {
            let stage = history.stage(at: moment(day, 720))
            let weights = direction == .inbound ? Self.theirs : Self.ours[stage - 1]
            var what = Self.kinds[random.weighted(weights)]
            // A fresh demo starts a timer (R13); those that run now belong to the stories.
            if what == .demo, newest - day < 3 || today - day < 6 { what = .call }
            let touch = touch(what, direction, on: day, at: account, by: rep)
            history.activities.append(touch)
            if what == .demo { follow(touch, in: &history, before: newest, by: rep) }
            day = day + -random.number(gap)
            if direction == .outbound || random.chance(85) { day = days.onOrBefore(day) }
        }
    }

    /// The call that a demo asks for within 24 hours: nearly always in time.
    private mutating func follow(_ demo: Activity, in history: inout History, before last: Day, by rep: Int) {
        guard let account = demo.account else { return }
        let day = zone.day(of: demo.at)
        let late = days.onOrAfter(day + 2)
        var at = demo.at + 7_200
        if random.chance(7), late < last {
            at = moment(late, 600)
        } else if days.isWorking(day + 1), day + 1 < last {
            at = moment(day + 1, 545)
        }
        var call = event(.call, .outbound, at: at, account: account, by: rep)
        call.contact = demo.contact
        call.text = random.pick(words.ours[.call] ?? [""])
        history.activities.append(call)
    }
}
