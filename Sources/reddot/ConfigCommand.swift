import ArgumentParser
import Foundation
import Model

/// `reddot config …`: the user's own settings.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Your own settings: writes a commented default, checks the file.",
        subcommands: [ConfigInit.self, ConfigCheck.self])
}

/// `reddot config init`.
struct ConfigInit: Command {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Writes a commented default; a file that stands is kept.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        try Founding(context).refuseReadOnly()
        let path = context.paths.configFile
        guard access(path, F_OK) != 0 else {
            throw Failure.refused(
                zh: "\(path) 已存在，没有改动；要重写请先改名或删除它。",
                en: "\(path) stands already and was not touched; rename or remove it to have a new one.")
        }
        try ConfigFile.write(ConfigFile.standard(context.lang), to: path)
        try context.output.line(context.lang.pick("已写入 \(path)", "written: \(path)"))
    }
}

/// `reddot config check`.
struct ConfigCheck: Command {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reads the settings and says what is wrong with them, if anything.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let path = context.paths.configFile
        let reading = ConfigReading(file: path)
        let errors = reading.errors + [context.themeError(of: reading.config)].compactMap { $0 }
        guard errors.isEmpty else {
            for error in errors.sorted(by: { $0.line < $1.line }) { Failure.say(error.sentence[context.lang]) }
            throw ExitCode(Failure.refused)
        }
        guard access(path, F_OK) == 0 else {
            return try context.output.line(
                context.lang.pick(
                    "还没有 \(path)；请运行 reddot config init。", "There is no \(path) yet; run reddot config init."))
        }
        try context.output.line(context.lang.pick("\(path)：没有问题", "\(path): nothing wrong"))
    }
}
