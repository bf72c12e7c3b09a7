import ArgumentParser
import Model
import Rules

/// `reddot plan`: what a target would ask for, before it is set (R3, R4). Nothing is changed.
struct PlanCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Takes a target apart into periods and work, without setting it.",
        discussion: "The average deal and the conversion come from the team's own history, unless they are given.")

    @Option(help: ArgumentHelp("The target.", valueName: "amount"))
    var target: String

    @Option(help: ArgumentHelp("The period; otherwise the present quarter.", valueName: "period"))
    var period: String?

    @Option(help: ArgumentHelp("The average deal.", valueName: "amount"))
    var average: String?

    @Option(help: ArgumentHelp("Deals won of 100 effective contacts: 10 or 12.5.", valueName: "percent"))
    var conversion: String?

    @Option(help: ArgumentHelp("How many reps do the work; otherwise those of today.", valueName: "n"))
    var reps: Int?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false, all: true)
        let facts = Facts(workspace.board)
        let period = try period.map { try TargetBook.period($0, "--period") } ?? Period(quarterOf: workspace.today)
        let amount = try money(target, "--target", workspace)
        guard period.unit > .day else {
            throw Failure.refused(
                zh: "--period：一天不能再拆；请写周或更长的期间。", en: "--period: a day has no parts; give a week or longer.")
        }
        let unit: Period.Unit =
            period.unit == .year
            ? .quarter : (period.unit == .quarter ? .month : (period.unit == .month ? .week : .day))
        let children = try Decomposition.spread(amount, over: period, into: unit, calendar: facts.calendar)
        let week = period.week(planned: workspace.today)
        let share = try weekly(amount, period, week, facts)
        var basis = WorkBasis(facts, now: workspace.now)
        try byHand(&basis, workspace)
        let working = facts.calendar.count(week.first, week.last)
        let work = WorkNeeded(
            target: share, basis: basis, reps: try staff(workspace), days: working, today: workspace.today,
            medianCycle: Cycles(facts, now: workspace.now).all.days)
        try print(workspace, period, amount, children, week, basis, work, facts)
    }

    private func money(_ text: String, _ option: String, _ workspace: Workspace) throws -> Money {
        let read = try Reading(workspace).amount(text, option)
        guard read.money > .zero, read.currency == nil || read.currency == workspace.board.currency else {
            throw Failure.refused(
                zh: "\(option)：请写大于0的本币（\(workspace.board.currency)）金额。",
                en: "\(option): give an amount above 0 in \(workspace.board.currency).")
        }
        return read.money
    }

    /// The share of the week's days that lie in the period.
    private func weekly(_ amount: Money, _ period: Period, _ week: Period, _ facts: Facts) throws -> Money {
        let days = try Decomposition.spread(amount, over: period, into: .day, calendar: facts.calendar)
        return days.reduce(Money.zero) { week.holds($1.period.first) ? $0 + $1.amount : $0 }
    }

    private func byHand(_ basis: inout WorkBasis, _ workspace: Workspace) throws {
        if let average {
            basis.averageDeal =
                WorkBasis(
                    averageDeal: try money(average, "--average", workspace), conversionPermille: nil
                ).averageDeal
            (basis.dealCases, basis.dealRange) = (nil, nil)
        }
        guard let conversion else { return }
        let text = conversion.hasSuffix("%") ? String(conversion.dropLast()) : conversion
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let tenths = parts.count == 2 && parts[1].utf8.count == 1 ? Int(parts[1]) : (parts.count == 1 ? 0 : nil)
        guard let whole = parts.first.flatMap({ Int($0) }), let tenths, (0...100).contains(whole), tenths >= 0,
            (1...1_000).contains(whole * 10 + tenths)
        else {
            throw Failure.refused(
                zh: "--conversion “\(conversion)”：请写 0.1 到 100 的百分比，最多一位小数。",
                en: "--conversion \"\(conversion)\": give a percentage from 0.1 to 100 with at most one decimal.")
        }
        basis.conversion = WorkBasis(averageDeal: nil, conversionPermille: whole * 10 + tenths).conversion
        (basis.contactCases, basis.conversionRange) = (nil, nil)
    }

    private func staff(_ workspace: Workspace) throws -> Int {
        if let reps {
            guard (1...100_000).contains(reps) else {
                throw Failure.usage(zh: "--reps 应在 1 到 100000 之间。", en: "--reps must lie between 1 and 100000.")
            }
            return reps
        }
        let today = workspace.today
        return workspace.board.reps.count { ($0.joined ?? today) <= today && today <= ($0.left ?? today) }
    }

    private func print(
        _ workspace: Workspace, _ period: Period, _ amount: Money, _ children: [Decomposition.Child], _ week: Period,
        _ basis: WorkBasis, _ work: WorkNeeded, _ facts: Facts
    ) throws {
        let (context, lang) = (workspace.context, workspace.lang)
        guard context.options.json else {
            var table = TextTable([
                (lang.pick("期间", "period"), .left), (lang.pick("工作日", "days"), .right),
                (lang.pick("目标", "target"), .right),
            ])
            for child in children {
                table.add([child.period.name, String(child.workingDays), child.shown.short(lang)])
            }
            try table.print(to: context.output)
            return try context.output.line("\(week.name): \(work.why[lang])")
        }
        try context.output.json { json in
            json.field("view", "plan")
            json.field("now", workspace.board.zone.text(workspace.now))
            json.field("period", period.name)
            PlanFigures(
                target: amount, totalDays: facts.calendar.count(period.first, period.last),
                parts: children.map { ($0.period, $0.workingDays, $0.amount, $0.shown) }, basis: basis, week: week,
                work: work
            ).write(&json)
            json.field("why", work.why[lang])
        }
    }
}
