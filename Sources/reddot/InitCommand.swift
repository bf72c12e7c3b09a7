import ArgumentParser
import Foundation
import Model
import Store

/// `reddot init`: a new store.
struct InitCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a new store: empty with the standard stages, or the sample company.")

    @OptionGroup var wishes: Founding.Wishes
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        try Founding(context).run(wishes.values)
        context.opened.done()
        if context.options.json {
            try context.output.json { json in
                json.field("view", "init")
                json.field("store", context.paths.store)
            }
        } else {
            try context.output.line(
                context.lang.pick("已新建 \(context.paths.store)", "made \(context.paths.store)"))
        }
    }
}

/// Makes the user's store.
struct Founding {
    struct Wishes: ParsableArguments {
        @Option(help: ArgumentHelp("The workspace's currency.", valueName: "code"))
        var currency = SettingKey.currency.standard

        @Option(help: ArgumentHelp("The workspace's time zone.", valueName: "zone"))
        var zone = Zone.standard

        @Option(help: ArgumentHelp("The team's name.", valueName: "name"))
        var team = ""

        @Flag(help: "The sample company instead of an empty store.")
        var sample = false

        var values: Values { Values(currency: currency, zone: zone, team: team, sample: sample) }
    }

    struct Values {
        var currency = SettingKey.currency.standard
        var zone = Zone.standard
        var team = ""
        var sample = false
    }

    private let context: Context

    init(_ context: Context) { self.context = context }

    func run(_ values: Values) throws {
        let (zone, currency) = try check(values)
        let path = try context.storePath()
        let clock = try context.clock(zone)
        try refuseReadOnly()
        if context.options.backdate != nil { throw Backdate.needless }
        try NewStore.make(at: path, makeFolder: context.paths.isStandardStore) { store in
            try context.prepare(store, zone)
            if values.sample { return try Sampling.write(context, now: clock.now, zone: zone, to: store) }
            let actor = Actor(context, Board())
            let changes = NewStore.foundation(team: values.team, currency: currency, zone: zone)
            let draft = Draft(.`init`, changes, actor: actor.name, host: actor.host, time: clock.now)
            _ = try store.commit(draft, base: 0)
        }
    }

    func refuseReadOnly() throws {
        if context.options.readOnly { throw Failure.readOnly }
    }

    private func check(_ values: Values) throws -> (Zone, String) {
        guard let zone = Zone(name: values.zone) else {
            throw Failure.usage(
                zh: "不认识时区“\(values.zone)”；请写成 Asia/Shanghai 这样的名称。",
                en: "The zone \"\(values.zone)\" is unknown; write a name like Asia/Shanghai.")
        }
        let currency = values.currency.uppercased()
        guard CurrencyCode.isCode(currency) else {
            throw Failure.usage(
                zh: "“\(values.currency)”不是币种；请用三个字母，如 CNY、USD。",
                en: "\"\(values.currency)\" is no currency; use three letters such as CNY or USD.")
        }
        return (zone, currency)
    }
}
