import ArgumentParser
import Model
import Rules

/// `reddot leave …`: when members are away (R25).
struct LeaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leave", abstract: "Records when members are away.", subcommands: [LeaveAdd.self])
}

/// `reddot presales …`: what deals ask of presales (R25).
struct PresalesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "presales", abstract: "Records what deals ask of presales.", subcommands: [PresalesAdd.self])
}

/// `reddot cost …`: what sources cost (R17).
struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost", abstract: "Records what sources of leads cost.", subcommands: [CostAdd.self])
}

/// `reddot leave add`.
struct LeaveAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "A member is away, both days counted.")

    @Argument(help: "The member.")
    var member: String

    @Argument(help: "The first day.")
    var from: String

    @Argument(help: "The last day; otherwise the first only.")
    var until: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let reading = Reading(workspace)
        var leave = Leave(blank: workspace.board.leaves.nextID)
        let member = try workspace.board.findMember(member)
        leave.member = member.id
        leave.from = try reading.day(from, "<from>")
        leave.until = try until.map { try reading.day($0, "<until>") } ?? leave.from
        guard leave.from <= leave.until else {
            throw Failure.refused(
                zh: "<until>：\(leave.until.iso) 早于 \(leave.from.iso)；请对调。",
                en: "<until>: \(leave.until.iso) lies before \(leave.from.iso); swap them.")
        }
        if let other = workspace.board.leaves.first(where: {
            $0.member == member.id && $0.from <= leave.until && leave.from <= $0.until
        }) {
            throw Failure.refused(
                zh: "\(member.name) 在 \(other.from.iso) 到 \(other.until.iso) 已请假；请写不重叠的日子。",
                en:
                    "\(member.name) is away from \(other.from.iso) to \(other.until.iso) already; give days beside that."
            )
        }
        let text = "\(member.name) \(leave.from.iso) – \(leave.until.iso)"
        try workspace.record(.add, [.add(leave)], Sentence(zh: "请假 " + text, en: "leave " + text))
    }
}

/// `reddot presales add`.
struct PresalesAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "A deal asks for person-days of presales in a week.")

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: "A day of the week, or the week such as 2026W48.")
    var week: String

    @Argument(help: "Person-days, to a tenth: 2 or 1.5.")
    var days: String

    @Option(help: ArgumentHelp("Who is asked for.", valueName: "member"))
    var person: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let deal = try workspace.board.findDeal(deal)
        guard deal.outcome != .lost else {
            throw Failure.refused(zh: "“\(deal.name)”已输单，不再需要售前。", en: "\(deal.name) is lost and needs no presales.")
        }
        var request = PresalesRequest(blank: workspace.board.presalesRequests.nextID)
        request.deal = deal.id
        request.week = try monday(workspace)
        request.tenths = try tenths()
        let person = try person.map { try workspace.board.findMember($0) }
        if let person, person.role != .presales {
            throw Failure.refused(
                zh: "--person：\(person.name) 是\(person.role.title.zh)，不是售前；见 member set --role presales。",
                en: "--person: \(person.name) is \(person.role.title.en), not presales; "
                    + "see member set --role presales.")
        }
        request.person = person?.id
        let text = "\(deal.name) \(request.week.iso)"
        try workspace.record(
            .add, [.add(request)],
            Sentence(zh: "售前 \(text) \(days)人天", en: "presales \(text), \(days) person-days"))
    }

    private func monday(_ workspace: Workspace) throws -> Day {
        if let period = Period(week.trimmed), period.unit == .week { return period.first }
        let day = try Reading(workspace).day(week, "<week>")
        return day + (1 - day.weekday)
    }

    private func tenths() throws -> Int {
        let parts = days.trimmed.split(separator: ".", omittingEmptySubsequences: false)
        if let whole = parts.first.flatMap({ Int($0) }), (0...1_000).contains(whole), parts.count <= 2 {
            let rest = parts.count == 2 ? (parts[1].utf8.count == 1 ? Int(parts[1]) : nil) : 0
            if let rest, (0...9).contains(rest), whole * 10 + rest > 0 { return whole * 10 + rest }
        }
        throw Failure.refused(
            zh: "<days> “\(days)”：请写 0.1 到 1000 的人天，最多一位小数。",
            en: "<days> \"\(days)\": give person-days from 0.1 to 1000 with at most one decimal.")
    }
}

/// `reddot cost add`.
struct CostAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "A source cost so much in a period.")

    @Argument(help: "The source, as it stands on deals and accounts.")
    var source: String

    @Argument(help: "The period.")
    var period: String

    @Argument(help: "The amount.")
    var amount: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let read = try Reading(workspace).amount(amount, "<amount>")
        guard read.currency == nil || read.currency == workspace.board.currency else {
            throw Failure.refused(
                zh: "<amount>：费用用本币 \(workspace.board.currency)。",
                en: "<amount>: costs stand in \(workspace.board.currency).")
        }
        let source = try source.asName(Sentence(zh: "来源", en: "source"))
        let period = try TargetBook.period(period, "<period>").name
        let old = workspace.board.sourceCosts.first { $0.source == source && $0.period == period }
        var cost = old ?? SourceCost(blank: workspace.board.sourceCosts.nextID)
        (cost.source, cost.period, cost.amount) = (source, period, read.money)
        let text = "\(source) \(period) \(read.money.plain)"
        try workspace.record(
            old == nil ? .add : .edit, old.map { workspace.difference($0, cost) } ?? [.add(cost)],
            Sentence(zh: "费用 " + text, en: "cost " + text))
    }
}
