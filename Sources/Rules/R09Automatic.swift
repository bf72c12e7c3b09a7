import Model

/// What the rule confirms by itself where the workspace says so (R9, `grading auto`): every proposal that no person made.
/// It is written as one entry of the rule's own.
public struct AutomaticGrades: Equatable, Sendable {
    /// Who signs the entry and its records.
    public static let actor = Permission.rule

    public let changes: [Change]
    /// What is said of each confirmed change, in the order of the proposals.
    public let sentences: [Sentence]

    /// Whether the workspace confirms by itself.
    public static func isOn(_ board: Board) -> Bool { board.setting(.grading) == "auto" }

    /// nil where the workspace only proposes, or where there is nothing to confirm. Not more than `limit` proposals.
    public init?(
        _ proposals: some Sequence<GradeProposal>, _ moment: Moment, _ lang: Lang, limit: Int = .max
    ) {
        let board = moment.facts.board
        guard AutomaticGrades.isOn(board) else { return nil }
        var next = board.gradeChanges.nextID.raw
        var (changes, sentences): ([Change], [Sentence]) = ([], [])
        for proposal in proposals where proposal.author == AutomaticGrades.actor {
            guard sentences.count < limit else { break }
            changes += proposal.confirmed(moment, lang, record: ID(next))
            next += 1
            let name = board.accounts[proposal.account]?.name ?? "#\(proposal.account.raw)"
            let why = proposal.why(moment)
            sentences.append(Sentence(zh: "R9：\(name) \(why.zh)", en: "R9: \(name) \(why.en)"))
        }
        guard !changes.isEmpty else { return nil }
        (self.changes, self.sentences) = (changes, sentences)
    }

    /// The entry to commit.
    public func draft(host: String, time: Instant) -> Draft {
        Draft(.edit, changes, actor: AutomaticGrades.actor, host: host, time: time)
    }

    /// One sentence for all of it.
    public var summary: Sentence {
        if sentences.count == 1, let only = sentences.first { return only }
        let count = sentences.count
        return Sentence(
            zh: "R9：自动确认\(count)个客户的等级", en: "R9: confirmed the grades of \(English.count(count, "account"))")
    }
}
