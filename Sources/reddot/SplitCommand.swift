import ArgumentParser
import Model
import Rules

/// `reddot deal split`: shares a deal among reps (edges).
struct DealSplit: Command {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Shares a deal among reps; shares sum to 100. Without shares it is whole again."
    )

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: ArgumentHelp("Reps with their percent: 张三=60 李四=40.", valueName: "rep=percent"))
    var shares: [String] = []

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let board = workspace.board
        let deal = try board.findDeal(deal)
        let wanted = try read(board)
        var next = board.splits.nextID.raw
        var changes: [Change] = board.splits.filter { $0.deal == deal.id }.map { .remove($0) }
        for (rep, percent) in wanted {
            var split = Split(blank: ID(next))
            next += 1
            (split.deal, split.rep, split.percent) = (deal.id, rep.id, percent)
            changes.append(.add(split))
        }
        let text = wanted.map { "\($0.rep.name) \($0.percent)%" }.joined(separator: ", ")
        try workspace.record(
            .edit, changes,
            Sentence(
                zh: "\(deal.name) 分单：\(text.isEmpty ? "取消" : text)",
                en: "\(deal.name) shared: \(text.isEmpty ? "no more" : text)"))
    }

    private func read(_ board: Board) throws -> [(rep: Rep, percent: Int)] {
        let wanted = try shares.map { text -> (rep: Rep, percent: Int) in
            guard let mark = text.lastIndex(of: "="), let percent = Int(text[text.index(after: mark)...]),
                (1...100).contains(percent)
            else {
                throw Failure.refused(
                    zh: "“\(text)”：请写成 销售=百分比，百分比为 1 到 100 的整数。",
                    en: "\"\(text)\": write rep=percent with a whole percent from 1 to 100.")
            }
            return (try board.findRep(String(text[..<mark])), percent)
        }
        let sum = wanted.reduce(0) { $0 + $1.percent }
        guard wanted.isEmpty || sum == 100 else {
            throw Failure.refused(zh: "各份合计 \(sum)%，必须是 100%。", en: "The shares sum to \(sum)%; they must sum to 100%.")
        }
        guard Set(wanted.map(\.rep.id)).count == wanted.count else {
            throw Failure.refused(zh: "同一个销售写了两次。", en: "A rep is named twice.")
        }
        return wanted
    }
}
