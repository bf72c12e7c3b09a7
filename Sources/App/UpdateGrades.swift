import Model
import Rules

/// Grades that the rule confirms by itself, beside the keys (R9, `grading auto`).
extension State {
    /// So many at once: an entry of them is written between two keys without being felt.
    static let gradesAtOnce = 200

    /// Asks once for each state of the facts. Nothing is written in a session that only reads,
    /// or in which nothing may be.
    mutating func settleGrades() -> [Effect] {
        guard !readOnly, bar == nil, ahead == nil, let conclusions, AutomaticGrades.isOn(board) else { return [] }
        let seen = GradesSeen(conclusions)
        guard seen != gradesSeen else { return [] }
        gradesSeen = seen
        let proposals = conclusions.everyProposal.lazy.compactMap { conclusions.proposal(of: $0) }
        let grades = AutomaticGrades(proposals, conclusions.moment, lang, limit: State.gradesAtOnce)
        return grades.map { [.confirmGrades($0)] } ?? []
    }

    /// Says what was confirmed, after what is being said already. What is left waits for the next rest.
    mutating func noteGraded(_ grades: AutomaticGrades) {
        let isAll = grades.sentences.count < State.gradesAtOnce
        gradesSeen = isAll ? conclusions.map { GradesSeen($0) } : nil
        let said = grades.summary[lang]
        guard let toast, !toast.isError else { return say(said) }
        say(toast.text + lang.pick("；", "; ") + said)
    }
}

/// The state of the facts in which grades were looked at.
struct GradesSeen: Equatable, Sendable {
    let seq: Int
    let today: Day
    let waiting: Int

    init(_ conclusions: Conclusions) {
        seq = conclusions.board.seq
        today = conclusions.today
        waiting = conclusions.everyProposal.count
    }
}
