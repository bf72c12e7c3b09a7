import ArgumentParser
import Foundation
import Model
import Rules
import Sample
import Store

/// `reddot demo`: the dashboard on a sample company that is thrown away afterwards.
struct DemoCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Opens the dashboard on a sample company, thrown away afterwards.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws { try Demo(context).run() }
}

/// The sample company in a folder of its own, which goes however the dashboard ends.
struct Demo {
    private let context: Context
    private let dashboard: Dashboard

    init(_ context: Context) {
        self.context = context
        dashboard = Dashboard(context)
    }

    func run() throws {
        try context.checkView()
        if context.options.backdate != nil { throw Backdate.needless }
        try dashboard.checkTerminal()
        let clock = try context.clock(.shanghai)
        // A signal before the dashboard listens must not leave the folder behind; it ends the dashboard at once.
        let interrupt = Interrupt()
        defer { interrupt.end() }
        let folder = try Demo.temporaryFolder()
        defer { Demo.remove(folder) }
        let path = folder + "/reddot.db"
        try make(path, at: clock.now)
        try dashboard.show { try SQLiteStore(at: path) }
    }

    /// The store is closed when this returns.
    private func make(_ path: String, at now: Instant) throws {
        let store = try SQLiteStore.create(at: path)
        try context.prepare(store, .shanghai)
        try Sampling.write(context, now: now, zone: .shanghai, to: store)
    }

    private static func temporaryFolder() throws -> String {
        let base = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(base)/reddot-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure.store(
                zh: "无法在 \(base) 建立临时文件夹（\(String(cString: strerror(errno)))）；请检查 TMPDIR。",
                en: "No temporary folder can be made in \(base) (\(String(cString: strerror(errno)))); check TMPDIR.")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func remove(_ folder: String) {
        for suffix in ["", "-wal", "-shm"] { unlink("\(folder)/reddot.db\(suffix)") }
        rmdir(folder)
    }
}

/// Writes the sample company of a moment into a new store, its last week step by step.
enum Sampling {
    static func write(_ context: Context, now: Instant, zone: Zone, to store: SQLiteStore) throws {
        let calendar = WorkCalendar(Board())
        let steps = SampleCompany.steps(
            today: zone.day(of: now), lang: context.lang, zone: zone, working: { calendar.isWorking($0) })
        let host = Actor(context, Board()).host
        var base = 0
        for step in steps {
            let draft = Draft(.sample, step.changes, actor: "sample", host: host, time: min(step.at, now))
            _ = try store.commit(draft, base: base)
            base = try store.lastSeq()
        }
    }
}
