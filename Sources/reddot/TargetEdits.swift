import ArgumentParser
import Model
import Rules

/// `reddot target set`.
struct TargetSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Sets a target; an earlier version stays for the past.",
        discussion: "A part of another target is locked with it, and the other parts take what is left (R3).")

    @Argument(help: "The period.")
    var period: String

    @Argument(help: "The amount, or a number where things are counted.")
    var amount: String

    @OptionGroup var whose: TargetOptions

    @Option(help: ArgumentHelp("The day from which it holds.", valueName: "day"))
    var from: String?

    @Flag(help: "Lock it: it stays when the rest is spread anew.")
    var lock = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let day = try from.map { try Reading(workspace).day($0, "--from") }
        let period = try TargetBook.period(period, "<period>", workspace)
        var book = try TargetBook(workspace, whose, from: day)
        let amount = try book.amount(amount, "<amount>")
        let locks = lock || (book.version(period)?.locked ?? false) || book.isPart(period)
        book.set(period, amount, locked: locks)
        try book.commit { "\(period.name) \(book.text(amount))" + (locks ? $0.pick("（锁定）", " (locked)") : "") }
    }
}

/// `reddot target lock`.
struct TargetLock: Command {
    static let configuration = CommandConfiguration(
        commandName: "lock", abstract: "Locks a target at what it is, or at an amount; --unlock frees it.")

    @Argument(help: "The period.")
    var period: String

    @Argument(help: "The amount; without it what the target is now.")
    var amount: String?

    @OptionGroup var whose: TargetOptions

    @Flag(help: "Free it: it takes its share again when the rest is spread.")
    var unlock = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let period = try TargetBook.period(period, "<period>")
        var book = try TargetBook(workspace, whose)
        if unlock, amount != nil {
            throw Failure.usage(zh: "--unlock 不带金额。", en: "--unlock takes no amount.")
        }
        guard let amount = try amount.map({ try book.amount($0, "<amount>") }) ?? book.current(period) else {
            throw Failure.refused(
                zh: "\(book.name(.zh)) 没有 \(period.name) 的目标；请写金额。",
                en: "There is no target of the \(book.name(.en)) for \(period.name); give an amount.")
        }
        if unlock, book.version(period)?.locked != true {
            throw Failure.refused(zh: "\(period.name) 没有锁定。", en: "\(period.name) is not locked.")
        }
        book.set(period, amount, locked: !unlock)
        try book.commit { lang in
            "\(period.name) \(book.text(amount))"
                + (unlock ? lang.pick("（解锁）", " (unlocked)") : lang.pick("（锁定）", " (locked)"))
        }
    }
}

/// `reddot target spread`.
struct TargetSpread: Command {
    static let configuration = CommandConfiguration(
        commandName: "spread", abstract: "Splits a target over the parts of its period; locked parts stay.",
        discussion: "Parts always sum to the whole, to the cent: largest remainder (R3).")

    @Argument(help: "The period whose target is split.")
    var period: String

    @Option(help: ArgumentHelp("The parts; otherwise the next smaller ones.", valueName: "quarter|month|week|day"))
    var into: String?

    @Option(help: ArgumentHelp("How the parts are weighed.", valueName: "days|even|1,2,3"))
    var by = "days"

    @Option(help: ArgumentHelp("The parts' amounts; they must sum to the target.", valueName: "a,b,c"))
    var amounts: String?

    @OptionGroup var whose: TargetOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let period = try TargetBook.period(period, "<period>")
        var book = try TargetBook(workspace, whose)
        guard let total = book.current(period) else {
            throw Failure.refused(
                zh: "\(book.name(.zh)) 没有 \(period.name) 的目标；请先 target set \(period.name) 金额。",
                en:
                    "There is no target of the \(book.name(.en)) for \(period.name); run target set \(period.name) AMOUNT."
            )
        }
        let unit = try self.unit(period)
        guard unit != .week || period.parts(unit).allSatisfy({ Period($0.name) == $0 }) else {
            throw Failure.refused(
                zh: "\(period.name) 的首尾周跨到别的月；周目标由月目标按工作日得出，请拆到月或日。",
                en:
                    "Weeks at the edges of \(period.name) reach beyond it; they follow from the months by working days, "
                    + "so split into months or days.")
        }
        for part in try children(total, period, unit, book) {
            book.set(part.period, part.amount, locked: part.locked)
        }
        let count = period.parts(unit).count
        try book.commit { lang in
            "\(period.name) \(book.text(total)) → " + lang.pick("\(count)个周期", "\(count) periods")
        }
    }

    private func unit(_ period: Period) throws -> Period.Unit {
        let names: [(String, Period.Unit)] = [
            ("day", .day), ("week", .week), ("month", .month), ("quarter", .quarter),
        ]
        guard let into else {
            return period.unit == .year ? .quarter : (period.unit == .quarter ? .month : .day)
        }
        if let found = names.first(where: { $0.0 == into }) { return found.1 }
        throw Failure.usage(
            zh: "--into 的值“\(into)”无效；可用：day, week, month, quarter。",
            en: "--into: \"\(into)\" is no value; use one of: day, week, month, quarter.")
    }

    private func children(_ total: Money, _ period: Period, _ unit: Period.Unit, _ book: TargetBook) throws
        -> [(period: Period, amount: Money, locked: Bool)]
    {
        var locked: [String: Money] = [:]
        let parts = period.parts(unit)
        for part in parts {
            if let set = book.version(part), set.locked { locked[part.name] = set.amount }
        }
        guard let amounts else {
            return try Decomposition.spread(
                total, over: period, into: unit, by: try method(parts.count, locked), locked: locked,
                calendar: book.calendar
            ).map { ($0.period, $0.amount, $0.locked) }
        }
        let given = try amounts.split(separator: ",", omittingEmptySubsequences: false).map {
            try book.amount(String($0), "--amounts")
        }
        let sum = given.reduce(Money.zero, +)
        guard given.count == parts.count, sum == total else {
            throw Failure.refused(
                zh:
                    "--amounts 有\(given.count)个，合计\(book.text(sum))；\(period.name) 要\(parts.count)个，合计\(book.text(total))。",
                en: "--amounts holds \(given.count) amounts that sum to \(book.text(sum)); \(period.name) needs "
                    + "\(parts.count) that sum to \(book.text(total)).")
        }
        for (part, amount) in zip(parts, given) {
            if let fixed = locked[part.name], fixed != amount {
                throw Failure.refused(
                    zh: "\(part.name) 锁定在\(book.text(fixed))，不能改为\(book.text(amount))；请先解锁。",
                    en:
                        "\(part.name) is locked at \(book.text(fixed)) and cannot become \(book.text(amount)); unlock it first."
                )
            }
        }
        return zip(parts, given).map { ($0, $1, locked[$0.name] != nil) }
    }

    private func method(_ count: Int, _ locked: [String: Money]) throws -> Decomposition.Method {
        switch by {
        case "days": return .workingDays
        case "even": return .evenly
        default:
            let weights = by.split(separator: ",", omittingEmptySubsequences: false).map { Int64($0) ?? -1 }
            guard weights.count == count, weights.allSatisfy({ (0...1_000_000).contains($0) }) else {
                throw Failure.refused(
                    zh: "--by “\(by)”：请写 days、even，或\(count)个 0 到 1000000 的权重，用逗号隔开。",
                    en:
                        "--by \"\(by)\": write days, even, or \(count) weights from 0 to 1000000 with commas between them."
                )
            }
            return .weights(weights)
        }
    }
}
