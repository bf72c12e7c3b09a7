import ArgumentParser
import Model
import Store

/// `reddot paths`: where everything is.
struct PathsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "paths", abstract: "Tells where the store, the settings, the themes and the log are.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let paths = context.paths
        let real = (try? context.storePath()) ?? paths.store
        let store = try? context.openStore(writing: false, looks: false)
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "paths")
                json.field("store", paths.store)
                json.field("store_file", real)
                json.field("store_stands", try? context.storeStands())
                json.field("rehearsal", store?.rehearsalTime())
                json.field("backups", DailyBackup.folder(of: real))
                json.field("config", paths.configFile)
                json.field("profiles", paths.config + "/profiles")
                json.field("themes", paths.themes)
                json.field("log", paths.log)
                json.field("heads", paths.heads)
                json.field("program", Paths.executable)
            }
        }
        let lang = context.lang
        var table = TextTable((0..<2).map { _ in TextTable.Column(title: "") }, isCut: false)
        table.add([lang.pick("数据", "store"), paths.store])
        if real != paths.store { table.add([lang.pick("实际文件", "really"), real]) }
        if let note = store?.rehearsalNote() { table.add(["", note[lang]]) }
        table.add([lang.pick("备份", "backups"), DailyBackup.folder(of: real)])
        table.add([lang.pick("设置", "settings"), paths.configFile])
        table.add([lang.pick("导入配置", "profiles"), paths.config + "/profiles"])
        for folder in paths.themes { table.add([lang.pick("主题", "themes"), folder]) }
        table.add([lang.pick("日志", "log"), paths.log])
        table.add([lang.pick("指纹", "heads"), paths.heads])
        table.add([lang.pick("程序", "program"), Paths.executable ?? "—"])
        try table.print(to: context.output)
    }
}
