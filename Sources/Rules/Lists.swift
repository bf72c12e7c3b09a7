import Model

/// The lists of the pinned scope, and each rep's list for today; every entry is found again by the mark of its deal or
/// account.
struct Lists: Sendable {
    var redDots = SortedList<RedPlace>()
    var red = RedTally()
    /// By the rank of the grade.
    var queues = [SortedList<QueuePlace>](repeating: SortedList(), count: 3)
    /// Of any scope.
    var proposals = SortedList<ID<Account>>()
    /// By the rep's number; the first belongs to nobody.
    var today: ContiguousArray<SortedList<TodayPlace>>
    /// The chances of winning by which the queues stand, by stage number: those of the moment when they were made.
    let chances: ContiguousArray<Chance>
    /// Open deals whose owner has another one at their account, by the number of their stage, of any scope.
    var rivals: ContiguousArray<SortedList<ID<Deal>>>
    /// Open deals by rep, of any scope.
    var openDeals: ContiguousArray<Int>
    var underWay = SortedList<TimelinePlace>()
    var alerts = SortedList<DealPlace>()
    var kickOffs = SortedList<DealPlace>()
    /// Of any scope.
    var timers = SortedList<TimerPlace>()
    var contracts = SortedList<ID<Contract>>()
    var deadlines = SortedList<Deadline>()
    /// The lights of open deals: green, yellow, red.
    var lights = [0, 0, 0]

    init(reps: Int, stages: Int, chances: ContiguousArray<Chance>) {
        self.chances = chances
        rivals = ContiguousArray(repeating: SortedList(), count: max(stages, 1))
        today = ContiguousArray(repeating: SortedList(), count: max(reps, 1))
        openDeals = ContiguousArray(repeating: 0, count: max(reps, 1))
    }

    /// While everything is put in for the first time, nothing is sorted.
    mutating func open() {
        for index in queues.indices { queues[index].open() }
        for index in today.indices { today[index].open() }
        for index in rivals.indices { rivals[index].open() }
        redDots.open()
        proposals.open()
        underWay.open()
        alerts.open()
        kickOffs.open()
        timers.open()
        contracts.open()
        deadlines.open()
    }

    /// Adds what came in on another thread meanwhile.
    mutating func join(_ other: Lists) {
        for index in queues.indices { queues[index].join(other.queues[index]) }
        for index in today.indices { today[index].join(other.today[index]) }
        for index in rivals.indices { rivals[index].join(other.rivals[index]) }
        for index in openDeals.indices { openDeals[index] += other.openDeals[index] }
        for index in lights.indices { lights[index] += other.lights[index] }
        red.join(other.red)
        redDots.join(other.redDots)
        proposals.join(other.proposals)
        underWay.join(other.underWay)
        alerts.join(other.alerts)
        kickOffs.join(other.kickOffs)
        timers.join(other.timers)
        contracts.join(other.contracts)
        deadlines.join(other.deadlines)
    }

    mutating func seal() {
        for index in queues.indices { queues[index].seal() }
        for index in today.indices { today[index].seal() }
        for index in rivals.indices { rivals[index].seal() }
        redDots.seal()
        proposals.seal()
        underWay.seal()
        alerts.seal()
        kickOffs.seal()
        timers.seal()
        contracts.seal()
        deadlines.seal()
    }

    /// Puts a deal where its mark says, or takes it out.
    mutating func move(_ deal: ID<Deal>, _ mark: DealMark, sign: Int) {
        let rep = Int(mark.rep)
        if mark.isOpen {
            openDeals[rep] += sign
            if mark.hasRival { rivals[stage(mark)].move(deal, sign: sign) }
        }
        if let place = mark.place(deal) { today[rep].move(place, sign: sign) }
        guard mark.inScope else { return }
        if mark.isOpen { lights[mark.score == 0 ? 0 : (mark.warns ? 1 : 2)] += sign }
        if mark.score > 0 {
            redDots.move(RedPlace(score: mark.score, amount: mark.amount, subject: .deal(deal)), sign: sign)
            red.add(mark.red, .deal(deal), amount: mark.amount, sign: sign)
        }
        if mark.age >= 0 { alerts.move(DealPlace(number: -mark.age, deal: deal), sign: sign) }
        if mark.signed > .min { kickOffs.move(DealPlace(number: mark.signed, deal: deal), sign: sign) }
    }

    /// The same for an account. Its red dot counts for its owner, so `ownScope` says whether that is in scope.
    mutating func move(_ account: ID<Account>, _ mark: AccountMark, ownScope: Bool, sign: Int) {
        if mark.score > 0, ownScope {
            redDots.move(RedPlace(score: mark.score, amount: mark.amount, subject: .account(account)), sign: sign)
            red.add(mark.red, .account(account), amount: mark.amount, sign: sign)
        }
        guard mark.exists else { return }
        if mark.isProposed { proposals.move(account, sign: sign) }
        guard mark.inScope else { return }
        queues[mark.grade.rank].move(mark.place(account), sign: sign)
    }

    /// A stage that is not there counts as the first.
    private func stage(_ mark: DealMark) -> Int { Int(mark.stage) < rivals.count ? Int(mark.stage) : 0 }
}

extension SortedList {
    mutating func move(_ element: Element, sign: Int) { if sign > 0 { insert(element) } else { remove(element) } }
}
