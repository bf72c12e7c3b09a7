import Model

extension GradeProposal {
    /// The changes that confirm the proposal: the account's grade and the record of it.
    public func confirmed(_ moment: Moment, _ lang: Lang, record id: ID<GradeChange>? = nil) -> [Change] {
        guard let before = moment.board.accounts[account] else { return [] }
        var after = before
        after.grade = to
        let record = record(id ?? moment.board.gradeChanges.nextID, .confirmed, by: author, moment, lang)
        return (Change.update(before, to: after).map { [$0] } ?? []) + [.add(record)]
    }

    /// The record of a refusal, which holds until the facts change.
    public func refused(_ moment: Moment, _ lang: Lang, reason: String? = nil) -> [Change] {
        var record = record(moment.board.gradeChanges.nextID, .refused, by: author, moment, lang)
        if let reason { record.reason += lang.pick("；拒绝：", "; refused: ") + reason }
        return [.add(record)]
    }

    /// The rule, or the person who asked for the change.
    public var author: String { if case .person(let name, _) = cause { name } else { AutomaticGrades.actor } }
}

extension Work {
    /// Gives an account a grade by hand, or only proposes it (R9). `pins` marks a B as potential for this reason (R8).
    public func grade(
        _ account: Account, _ grade: Account.Grade, by: String, reason: String, pins: Bool = false,
        proposes: Bool = false
    ) throws(Refusal) -> [Change] {
        guard !reason.isEmpty else {
            throw Refusal(zh: "改等级要写原因（--reason）。", en: "A grade by hand needs its reason (--reason).")
        }
        guard !pins || grade == .b else {
            throw Refusal(
                zh: "潜力客户（--potential）只能是 B。", en: "Only a B is pinned as potential (--potential).")
        }
        var after = account
        if !proposes { (after.grade, after.pinned) = (grade, pins ? reason : grade == .b ? account.pinned : nil) }
        guard proposes ? account.grade != grade : after != account else {
            throw Refusal(
                zh: "“\(account.name)”已是 \(grade.rawValue)。", en: "\(account.name) is \(grade.rawValue) already.")
        }
        var record = GradeChange(blank: board.gradeChanges.nextID)
        (record.account, record.from, record.to) = (account.id, account.grade, grade)
        (record.by, record.reason, record.at) = (by, reason, now)
        record.state = proposes ? .proposed : .confirmed
        return (Change.update(account, to: after).map { [$0] } ?? []) + [.add(record)]
    }
}
