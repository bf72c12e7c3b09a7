import ArgumentParser
import Model
import Rules

/// `reddot target list`.
struct TargetList: Command {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the targets that were set, each version with the day from which it holds."
    )

    @Option(help: ArgumentHelp("Only of a period.", valueName: "period"))
    var period: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let (board, lang) = (workspace.board, workspace.lang)
        let wanted = try period.map { try TargetBook.period($0, "--period") }
        let organization = Organization(board)
        let rows = board.targets.filter { target in wanted.map { $0.name == target.period } ?? true }
        let targets = Targets(Facts(board))
        func cell(_ target: Target, _ amount: Money) -> FactCell {
            target.metric == .accounts || target.metric == .contacts ? .count(Int(amount.minor)) : .money(amount)
        }
        func current(_ target: Target) -> FactCell {
            let key = ScopeKey(target.scope, target.scopeID)
            guard targets.version(of: key, target.metric, target.period, on: workspace.today)?.id == target.id,
                let period = Period(target.period),
                let amount = targets.amount(of: key, period, target.metric, on: workspace.today)
            else { return .none }
            return cell(target, amount)
        }
        let columns: [FactColumn<Target>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("scope", "范围", "scope") { .word($0.scope.rawValue, $0.scope.name(lang)) },
            FactColumn("name", "名称", "name") { FactCell(organization.name(of: ScopeKey($0.scope, $0.scopeID))) },
            FactColumn("period", "期间", "period") { FactCell($0.period) },
            FactColumn("metric", "指标", "metric") { .word($0.metric.rawValue, $0.metric.name(lang)) },
            FactColumn("target", "设定", "set", isNumber: true) { cell($0, $0.amount) },
            FactColumn("current", "今日目标", "target today", isNumber: true) { current($0) },
            FactColumn("locked", "锁定", "locked") { .flag($0.locked) },
            FactColumn("from", "生效", "from") { FactCell($0.from) },
        ]
        try workspace.list(
            "targets", rows, columns,
            empty: Sentence(
                zh: "还没有目标；请运行 reddot target set 2026Q4 1000万。", en: "No targets yet; run reddot target set 2026Q4 10M."
            ))
    }
}
