import App
import ArgumentParser
import Model
import Rules
import Store

/// `reddot account grade`: a grade by hand (R9).
struct AccountGrade: Command {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "Gives an account a grade by hand, with the reason; the rules leave it standing.")

    @Argument(help: "The account: a number, #number, or a name or its start.")
    var account: String

    @Argument(help: ArgumentHelp("The grade.", valueName: "A|B|C"))
    var grade: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    @Flag(help: "Pin a B as potential, for this reason (R8).")
    var potential = false

    @Flag(help: "Only propose it: somebody confirms or refuses it.")
    var propose = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard let grade: Account.Grade = try word(grade.uppercased(), "<grade>") else {
            throw Failure.usage(zh: "<grade> 不能为空。", en: "<grade> must not be empty.")
        }
        guard !(potential && propose) else {
            throw Failure.usage(zh: "--potential 与 --propose 只写一个。", en: "Give only one of --potential and --propose.")
        }
        let workspace = try Workspace(asking: context, writing: true)
        let account = try workspace.findAccount(account)
        let text = (reason ?? "").trimmed
        let changes = try workspace.work.grade(
            account, grade, by: workspace.actor.name, reason: text, pins: potential, proposes: propose)
        let step = "\(account.name) \(account.grade?.rawValue ?? "—")→\(grade.rawValue)"
        try workspace.record(
            .edit, changes,
            Sentence(
                zh: step + (propose ? " 待确认" : "") + "（\(text)）", en: step + (propose ? " proposed" : "") + " (\(text))"
            ))
    }
}

/// `reddot account confirm`.
struct AccountConfirm: Command {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Confirms the change of grade that is proposed for an account (R9).")

    @Argument(help: "The account.")
    var account: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        try GradeAnswer(context, account).give { $0.confirmed($1, $2) }
    }
}

/// `reddot account refuse`.
struct AccountRefuse: Command {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Refuses the proposed change of grade; it comes back when the facts change.")

    @Argument(help: "The account.")
    var account: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let text = reason?.trimmed ?? ""
        try GradeAnswer(context, account).give { $0.refused($1, $2, reason: text.isEmpty ? nil : text) }
    }
}

/// The answer to a proposed change of grade.
private struct GradeAnswer {
    let workspace: Workspace
    let account: Account

    init(_ context: Context, _ text: String) throws {
        workspace = try Workspace(asking: context, writing: true)
        account = try workspace.findAccount(text)
    }

    func give(_ changes: (GradeProposal, Moment, Lang) -> [Change]) throws {
        let grading = try Grading.of(account.id, workspace)
        guard let proposal = grading.proposals.first(where: { $0.account == account.id }) else {
            throw Failure.refused(
                zh: "“\(account.name)”没有待确认的等级变更；见 show customers，手工改用 account grade。",
                en:
                    "No change of grade is proposed for \(account.name); see show customers, and account grade to set one."
            )
        }
        let changes = changes(proposal, grading.moment, workspace.lang)
        let isRefused = changes.count == 1 && changes[0].kind == .gradeChange
        let why = proposal.why(grading.moment)
        try workspace.record(
            .edit, changes,
            Sentence(
                zh: "\(account.name) \(isRefused ? "拒绝" : "确认") \(why.zh)",
                en: "\(account.name) \(isRefused ? "refused" : "confirmed") \(why.en)"))
    }
}

/// The changes of grade that wait for an answer, from everything that the store holds, or of one account.
struct Grading {
    let moment: Moment
    let proposals: [GradeProposal]

    init(_ store: SQLiteStore, now: Instant) throws {
        let board = try store.loadAll()
        let past = try Past(store, of: board, now: now, parts: [])
        moment = Moment(Facts(board), now: now)
        proposals = GradeProposal.all(moment) { past.moves[$0] }
    }

    /// Of one account: its deals, what happened on them and its grades so far are read for it.
    static func of(_ account: ID<Account>, _ workspace: Workspace) throws -> Grading {
        guard let excerpt = workspace.excerpt else { return try Grading(workspace.store, now: workspace.now) }
        try excerpt.takeStory(of: account)
        return try Grading(of: account, excerpt.board, workspace)
    }

    private init(of account: ID<Account>, _ board: Board, _ workspace: Workspace) throws {
        var past = Past()
        let deals = board.deals.filter { $0.account == account }.map(\.id.raw)
        try workspace.store.forEachEdit(
            of: .deal, ids: deals, fields: Past.days, through: board.seq
        ) { id, edits, time in past.note(edits, of: ID(id), at: time) }
        moment = Moment(Facts(board), now: workspace.now)
        let moves = past.moves
        proposals = GradeProposal.all(moment) { moves[$0] }.filter { $0.account == account }
    }

    /// Where the workspace confirms by itself (R9), writes what the rules ask for as an entry of the rule; says what was
    /// done.
    static func settle(
        _ store: SQLiteStore, now: Instant, host: String, _ lang: Lang
    ) throws -> [Sentence] {
        let grading = try Grading(store, now: now)
        guard let grades = AutomaticGrades(grading.proposals, grading.moment, lang) else { return [] }
        do {
            _ = try store.commit(grades.draft(host: host, time: now), base: grading.moment.facts.board.seq)
        } catch {
            // Somebody else was faster; the next command looks again.
            if case .conflict = error { return [] }
            throw error
        }
        return grades.sentences
    }
}
