import ArgumentParser

/// `reddot`: the dashboard, and everything that the keyboard can do as commands.
struct RedDot: Command {
    static let configuration = CommandConfiguration(
        commandName: "reddot",
        abstract: "Keeps a sales team's progress under control, in the terminal.",
        usage: "reddot [<options>] [<subcommand>]",
        discussion: "Without a subcommand the dashboard opens. 不带子命令即打开看板。",
        version: version,
        subcommands: [
            DemoCommand.self, InitCommand.self, ImportCommand.self, ExportCommand.self, ShowCommand.self,
            DealCommand.self, AccountCommand.self, RepCommand.self, LogCommand.self, UndoCommand.self,
            RedoCommand.self, HistoryCommand.self, DoctorCommand.self, BackupCommand.self, RestoreCommand.self,
            VerifyCommand.self,
            PathsCommand.self, WhyCommand.self,
            TargetCommand.self, EventCommand.self,
            SettingsCommand.self, CalendarCommand.self, ContractCommand.self, PaymentCommand.self, ReceiptCommand.self,
            CompetitorCommand.self, ScriptCommand.self, MemberCommand.self, LeaveCommand.self, PresalesCommand.self,
            CostCommand.self, ConfigCommand.self, ThemeCommand.self, ContactCommand.self, PlanCommand.self,
            DecisionCommand.self, StageCommand.self, DocsCommand.self, WallCommand.self,
            MeetingCommand.self, ReportCommand.self, CommitmentCommand.self, ProductCommand.self,
            ForecastRecordCommand.self,
        ])

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        try Dashboard(context).run()
    }
}
