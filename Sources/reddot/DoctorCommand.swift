import ArgumentParser
import Model
import Store

/// `reddot doctor`: checks the store against its journal.
struct DoctorCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Checks the store: the file, the tables against the journal, references.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let store = try context.openStore(writing: false)
        let problems = try store.doctor()
        if let warning = FileSystem.warning(store.path) { Failure.say(warning[context.lang]) }
        if context.options.json {
            try context.output.json { json in
                json.field("view", "doctor")
                json.field("store", store.path)
                json.field("ok", problems.isEmpty)
                json.array("rows") { json in
                    for problem in problems { json.object { write(problem, context.lang, &$0) } }
                }
            }
        } else if problems.isEmpty {
            try context.output.line(context.lang.pick("\(store.path) 完好。", "\(store.path) is sound."))
        } else {
            for problem in problems { try context.output.line(problem.sentence[context.lang]) }
        }
        if !problems.isEmpty { throw ExitCode(Failure.refused) }
    }

    private func write(_ problem: Problem, _ lang: Lang, _ json: inout JSONWriter) {
        json.field("kind", problem.kind.rawValue)
        json.field("table", problem.table)
        json.field("id", problem.id)
        json.field("field", problem.field)
        json.field("why", problem.sentence[lang])
    }
}
