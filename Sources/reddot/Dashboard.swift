import App
import Foundation
import Model
import Store
import Terminal
import Views

/// The dashboard on the user's store; without one the first screen.
struct Dashboard {
    let context: Context

    init(_ context: Context) { self.context = context }

    /// With a meeting: opened in it.
    func run(_ meeting: Meeting.What? = nil) throws {
        try context.checkView()
        guard try context.storeStands() else {
            guard context.isTerminal, meeting == nil else { throw context.missingStore }
            return try firstRun()
        }
        try open(meeting)
    }

    /// Shows a store until the user leaves. The office screen takes its place and leads back to it, with the store closed
    /// meanwhile: a second look at its file would take this process's locks.
    func show(_ meeting: Meeting.What? = nil, _ open: () throws -> SQLiteStore) throws {
        var left: (path: String, state: State)?
        repeat {
            if let left { try Wall(context).run(path: left.path) }
            left = try visit(left == nil ? meeting : nil, left?.state, open)
        } while left != nil
    }

    /// The store's path, and where the user left, where the office screen is to follow. `left` is where they were before.
    private func visit(_ meeting: Meeting.What?, _ left: State?, _ open: () throws -> SQLiteStore) throws
        -> (path: String, state: State)?
    {
        let store = try open()
        let workspace = try Workspace(context, store)
        try checkTerminal()
        let session = try TerminalSession(try sessionOptions())
        var state = State(
            board: workspace.board, lang: context.lang, size: session.screen.size, now: workspace.now,
            rep: workspace.actor.rep, readOnly: store.isReadOnly, mouse: context.config.mouse,
            view: context.options.view.flatMap { ViewName(rawValue: $0) } ?? context.config.view ?? .board)
        let frozen = try context.barOfClock(store)
        (state.actor, state.bar) = (workspace.actor.name, frozen ?? workspace.actor.bar)
        state.keymap = context.config.keymap
        if let left {
            state = left
            state.takeUp(workspace.board, size: session.screen.size, now: workspace.now)
        }
        (state.themes, state.theme) = (Theme.names(searchPath: context.paths.themes), session.screen.theme.name)
        if let meeting { state.meet(meeting) }
        greet(&state, session)
        for oddity in Oddity.of(store, workspace.clock, context.seenHeads) {
            _ = state.update(.failed(oddity, foreign: []))
        }
        let loop = Loop(
            state: state, storage: store, session: session, clock: workspace.clock, actor: workspace.actor.name,
            host: workspace.actor.host, environment: context.environment)
        let lang = context.lang
        let keeper = Keeper(store.path, clock: workspace.clock) { Failure.say(Opened.sentence($0)[lang]) }
        let seen = context.seenHeads
        loop.afterCommit = { zone in
            seen.note(store, now: Clock.system.now)
            keeper.look(zone)
        }
        // What others wrote meanwhile was seen too.
        defer { seen.note(store, now: Clock.system.now) }
        guard try run(loop) == .wall else { return nil }
        var stood = loop.state
        stood.setAside()
        return (store.path, stood)
    }

    /// The terminal is asked for before anything is made or opened for it.
    func checkTerminal() throws {
        guard isatty(STDIN_FILENO) == 1 else { throw TerminalError.notATerminal(input: true) }
        guard isatty(STDOUT_FILENO) == 1 else { throw TerminalError.notATerminal(input: false) }
    }

    private func open(_ meeting: Meeting.What? = nil) throws {
        do {
            try show(meeting) { try context.openStore(writing: true, mayOnlyLook: true, looks: false) }
        } catch StoreError.readOnly(let path) where !context.options.readOnly {
            throw Failure.store(
                zh: "\(path) 没有写权限；请检查文件和文件夹的权限，或加 --read-only 只看不改。",
                en: "\(path) cannot be written; check the permissions of file and folder, or add --read-only.")
        }
    }

    private func firstRun() throws {
        let session = try TerminalSession(try sessionOptions())
        let clock = try context.clock(.shanghai)
        var state = State(
            firstRun: context.paths.store, lang: context.lang, size: session.screen.size, now: clock.now)
        state.isFile = { FileManager.default.isReadableFile(atPath: $0) }
        greet(&state, session)
        let loop = Loop(
            state: state, storage: nil, session: session, clock: clock, actor: "", host: "",
            environment: context.environment)
        switch try run(loop) {
        case nil, .wall: return
        case .demo: try Demo(context).run()
        case .importFiles(let files):
            try ImportJob(context, files).run()
            try open()
        case .new:
            try Founding(context).run(.init())
            try open()
        }
    }

    private func run(_ loop: Loop) throws -> Choice? {
        if context.chosenTheme == nil {
            let light = context.standardTheme("light")
            loop.themeForBackground = { isDark in isDark ? nil : light }
        }
        let folders = context.paths.themes
        loop.themeNamed = { try? Theme.load(name: $0, searchPath: folders) }
        let file = context.paths.configFile
        loop.keepTheme = { name in
            do {
                try ConfigFile.set("theme", to: name, in: file)
                return nil
            } catch {
                return (error as? Failure)?.sentence ?? Sentence(zh: "\(error)", en: "\(error)")
            }
        }
        let choice = loop.run()
        // ^C is a way to leave; what came from outside is told as shells do.
        if let signal = loop.signal, signal != SIGINT { throw Ended(signal: signal) }
        return choice
    }

    func sessionOptions() throws -> TerminalOptions {
        var options = TerminalOptions(environment: context.environment)
        options.color = context.color
        options.ascii = context.ascii
        options.mouse = context.config.mouse
        options.theme = try context.theme()
        options.logFile = Paths.make(folder: Paths.parent(context.paths.log)) ? context.paths.log : "/dev/null"
        options.crashNotice = context.lang.pick(
            "reddot 意外退出；已保存的改动都在。详情见 \(context.paths.log)",
            "reddot ended unexpectedly; everything saved is safe. Details: \(context.paths.log)")
        return options
    }

    /// What is odd about the terminal is said once, as a toast.
    private func greet(_ state: inout State, _ session: TerminalSession) {
        guard let note = session.notes.first else { return }
        _ = state.update(.committed(Commit(), done: Sentence(zh: note.zh, en: note.en)))
    }
}

/// The program was ended by a signal.
struct Ended: Error {
    let signal: Int32
}
