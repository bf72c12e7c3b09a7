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
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        let board = workspace.board
        let wanted = try read(board)
        let changes = try workspace.work.share(deal, among: wanted)
        let text = wanted.map { "\(board.reps[$0.rep]?.name ?? "") \($0.percent)%" }.joined(separator: ", ")
        try workspace.record(
            .edit, changes,
            Sentence(
                zh: "\(deal.name) 分单：\(text.isEmpty ? "取消" : text)",
                en: "\(deal.name) shared: \(text.isEmpty ? "no more" : text)"))
    }

    private func read(_ board: Board) throws -> [Work.Share] {
        try shares.map { text in
            guard let mark = text.lastIndex(of: "="), let percent = Int(text[text.index(after: mark)...]) else {
                throw Failure.refused(
                    zh: "“\(text)”：请写成 销售=百分比，百分比为 1 到 100 的整数。",
                    en: "\"\(text)\": write rep=percent with a whole percent from 1 to 100.")
            }
            return Work.Share(try board.findRep(String(text[..<mark])).id, percent: percent)
        }
    }
}
