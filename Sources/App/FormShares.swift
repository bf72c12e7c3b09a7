import Model
import Rules
import Views

/// How a deal is shared among reps (edges).
extension Form {
    /// Reps that one form can name.
    private static let most = 6

    /// `shares`: how it is shared now; a deal that is not is its owner's alone.
    static func shares(of deal: Deal, _ shares: [(name: String, percent: Int)], owner: String, subject: String) -> Form
    {
        var form = Form(
            purpose: .thing(.shares(of: deal.id)), title: Sentence(zh: "分单：各占几成？", en: "Shares: who has how much?"),
            subject: subject)
        let known = shares.isEmpty ? [(name: owner, percent: 100)] : shares
        for row in 0..<min(max(known.count + 1, 3), max(most, known.count)) {
            let share = row < known.count ? known[row] : nil
            form.fields.append(
                Field(
                    .sharer(row), .owner, Sentence(zh: "销售\(row + 1)", en: "rep \(row + 1)"), text: share?.name ?? ""))
            form.fields.append(
                Field(
                    .percent(row), .count, Sentence(zh: "百分比", en: "percent"),
                    example: Sentence(zh: "如 60，合计 100", en: "such as 60, together 100"),
                    text: share.map { "\($0.percent)" } ?? ""))
        }
        return form
    }
}

extension State {
    mutating func wroteShares(_ form: Form, _ id: ID<Deal>) throws(Refusal) -> [Effect] {
        let deal = try present(id)
        var shares: [Work.Share] = []
        var words: [String] = []
        for row in 0..<form.fields.count / 2 {
            let (rep, percent) = (reading(form, .sharer(row)).owner, reading(form, .percent(row)).count)
            switch (rep, percent) {
            case (let rep?, let percent?):
                shares.append(Work.Share(rep.id, percent: percent))
                words.append("\(rep.name) \(percent)%")
            case (nil, nil): continue
            case (let rep?, nil):
                throw Refusal(
                    zh: "\(rep.name)占百分之几？请填写，或清空姓名。",
                    en: "How many percent has \(rep.name)? Fill it in or clear the name.")
            case (nil, let percent?):
                throw Refusal(
                    zh: "\(percent)% 是谁的？请填写姓名，或清空百分比。",
                    en: "Whose are the \(percent)%? Fill in the name or clear the percent.")
            }
        }
        // The whole for its owner is no sharing.
        if shares.count == 1, shares[0] == deal.owner.map({ Work.Share($0, percent: 100) }) { shares = [] }
        let changes = try worker.share(deal, among: shares)
        let text = shares.isEmpty ? nil : words.joined(separator: lang.pick("、", ", "))
        return finish(
            .edit, changes,
            text.map { Sentence(zh: "分单：\($0)", en: "shared: \($0)") }
                ?? Sentence(zh: "不再分单：\(deal.name)", en: "no longer shared: \(deal.name)"))
    }
}
