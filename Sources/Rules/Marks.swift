import Model

/// What is kept of a deal: enough to find it again in every list, and to know its lights without looking further.
struct DealMark: Sendable {
    /// Of its red dot: the score (0: none), the amount.
    var score: Int32 = 0
    var amount: Int64 = 0
    var red = RedMark()
    /// Of its row for today: what puts it there (none: nil), days late, the place of its segment among the cycles (−1:
    /// none), what of its amount is weighted, due time.
    var what: TodayRow.What?
    var late: Int32 = 0
    var like: Int32 = -1
    var worth: Int64 = 0
    var due: Int64 = 0
    /// Who answers for it, by number; 0 is nobody.
    var rep: Int32 = 0
    /// Days since it was created, where its cycle is alerted; −1: it is not.
    var age: Int32 = -1
    /// Where its row for today hangs on the alert: days without a forward move, and the first day that another reason
    /// tells; −1: it does not. How late it is follows from the median then, and is worked out when it is read.
    var still: Int32 = -1
    var since = Int32.max
    /// The day of the win, where the delivery kick-off waits.
    var signed = Int32.min
    /// The stage's place, where the deal is at risk in the forecast; −1: it is not.
    var risk: Int16 = -1
    /// What of its amount is the scope's, where it is at risk.
    var risky: Int64 = 0
    var isOpen = false
    /// The number of its stage, where it is open.
    var stage: Int16 = 0
    /// Only its cycle warns.
    var warns = false
    var inScope = false
    /// Its owner has another open deal at its account: which of them stands for the cadence hangs on their weights.
    var hasRival = false

    /// The place on the list for today.
    func place(_ deal: ID<Deal>) -> TodayPlace? { what.map { TodayPlace(what: $0, deal: deal) } }

    var light: Light { score == 0 ? .green : (warns ? .yellow : .red) }
}

/// What is kept of an account.
struct AccountMark: Sendable {
    var exists = false
    var inScope = false
    var isProposed = false
    var grade = Account.Grade.c
    /// Of its place in the queue: what its open deals are worth by the chances of the queues, and days late.
    var worth = Worth()
    var late: Int32 = 0
    /// Of its red dot.
    var score: Int32 = 0
    /// How many of its deals are open.
    var open: Int32 = 0
    var amount: Int64 = 0
    var red = RedMark()

    /// The place in the queue.
    func place(_ account: ID<Account>) -> QueuePlace {
        QueuePlace(isProposed: isProposed, worth: worth, late: late, account: account)
    }
}

/// A place in the list of red dots: by score × amount, then score, the largest first.
struct RedPlace: Comparable, Sendable {
    let score: Int32
    let amount: Int64
    let subject: RedSubject

    private var weight: Int128 { Int128(score) * Int128(amount) }

    static func < (left: RedPlace, right: RedPlace) -> Bool {
        let (one, two) = (left.weight, right.weight)
        if one != two { return one > two }
        return left.score != right.score ? left.score > right.score : left.subject.order < right.subject.order
    }
}

/// A place on a rep's list for today. What weights and medians move stands in no list: rows of the same kind are put in
/// order when they are read.
struct TodayPlace: Comparable, Sendable {
    let what: TodayRow.What
    let deal: ID<Deal>

    static func < (left: TodayPlace, right: TodayPlace) -> Bool {
        left.what != right.what ? left.what < right.what : left.deal < right.deal
    }
}

/// A place by a number, the smaller first, then by the deal: the age of a cycle (negative), the day of a win.
struct DealPlace: Comparable, Sendable {
    let number: Int32
    let deal: ID<Deal>

    static func < (left: DealPlace, right: DealPlace) -> Bool {
        (left.number, left.deal) < (right.number, right.deal)
    }
}

/// A timer that waits for its answer, by due time.
struct TimerPlace: Comparable, Sendable {
    let timer: Countdown

    static func < (left: TimerPlace, right: TimerPlace) -> Bool {
        let (one, two) = (left.timer, right.timer)
        if (one.due, one.deal) != (two.due, two.deal) { return (one.due, one.deal) < (two.due, two.deal) }
        return (one.start, one.what.rawValue) < (two.start, two.what.rawValue)
    }
}

/// A moment at which something about an account, or about a deal without one, turns by itself.
struct Deadline: Comparable, Sendable {
    let at: Instant
    let cluster: Cluster

    static func < (left: Deadline, right: Deadline) -> Bool {
        (left.at, left.cluster.order) < (right.at, right.cluster.order)
    }
}

/// What is concluded together: an account with its deals, or a deal without an account. Number 0 stands for what belongs
/// to no account and no deal.
enum Cluster: Hashable, Sendable {
    case account(ID<Account>)
    case deal(ID<Deal>)

    var order: Int {
        switch self {
        case .account(let id): id.raw
        case .deal(let id): -1 - id.raw
        }
    }
}
