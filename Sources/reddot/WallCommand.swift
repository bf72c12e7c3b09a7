import App
import ArgumentParser
import Foundation
import Model
import Store
import Terminal
import Views

/// `reddot wall`: the office screen.
struct WallCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "wall",
        abstract: "The office screen: slides that follow the store, for everybody to see.",
        discussion: """
            It only reads. A win is celebrated once, as soon as it is in the store. Where the store is missing, locked,
            replaced or damaged the last picture stays, says since when it is old and why, and goes on by itself.
            """)

    @Option(help: ArgumentHelp("How long each slide stays.", valueName: "n"))
    var seconds = 15

    @Option(
        help: ArgumentHelp(
            "Which slides, in this order: \(WallSlide.allCases.map(\.rawValue).joined(separator: ",")).",
            valueName: "list"))
    var slides: String?

    @Flag(help: "Names shortened to their first letter.")
    var mask = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard (1...86_400).contains(seconds) else {
            throw Failure.usage(
                zh: "--seconds 的值 \(seconds) 不在 1–86400 之间。", en: "--seconds \(seconds): give a number from 1 to 86400."
            )
        }
        var wall = Wall(context)
        (wall.seconds, wall.isMasked) = (seconds, mask)
        if let slides { wall.slides = try WallCommand.slides(slides) }
        try wall.run(path: try context.storePath())
    }

    private static func slides(_ list: String) throws -> [WallSlide] {
        try list.split(separator: ",").map { word in
            guard let slide = WallSlide(rawValue: word.trimmed) else {
                let known = WallSlide.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure.usage(
                    zh: "--slides 里没有“\(word)”这一页；可用：\(known)。",
                    en: "--slides: there is no slide \"\(word)\"; known: \(known).")
            }
            return slide
        }
    }
}

/// The office screen on this terminal.
struct Wall {
    private let context: Context
    var seconds = 15
    var slides = WallSlide.allCases
    var isMasked = false

    init(_ context: Context) { self.context = context }

    /// Shows a store until somebody leaves it. A store that cannot be read is waited for.
    func run(path: String) throws {
        let dashboard = Dashboard(context)
        try dashboard.checkTerminal()
        // A frozen clock is told in local time, so its zone has to be known before.
        let clock = try context.clock(context.options.now == nil ? .shanghai : Wall.zone(path))
        var options = try dashboard.sessionOptions()
        (options.theme, options.mouse) = (try context.wallTheme(), false)
        let session = try TerminalSession(options)
        let screen = WallScreen(
            path: path, session: session, clock: clock, seen: context.seenHeads, environment: context.environment)
        screen.run(
            WallState(
                lang: context.lang, slides: slides, seconds: seconds, isMasked: isMasked, clockRuns: clock == .system,
                at: screen.time))
        if let signal = screen.signal, signal != SIGINT { throw Ended(signal: signal) }
    }

    private static func zone(_ path: String) -> Zone {
        (try? SQLiteStore(at: path, readOnly: true).load().zone) ?? .shanghai
    }
}
