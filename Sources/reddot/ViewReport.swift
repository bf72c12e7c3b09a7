import App
import Model
import Rules
import Terminal
import Views

/// `show` of a view of panes: the frame that the screen would show.
struct ViewReport {
    private let workspace: Workspace
    private let all: Concluded
    private let view: ViewName

    init(_ workspace: Workspace, _ view: ViewName, _ scope: Scope) throws {
        self.workspace = workspace
        self.view = view
        all = try Concluded(workspace, scope, past: [.redDots, .bridge])
    }

    /// The dashboard as it opens on a view, with everything concluded.
    static func state(_ all: Concluded, _ view: ViewName, _ size: Size) -> State {
        let workspace = all.workspace
        var state = State(
            board: all.board, lang: all.lang, size: size, now: workspace.now, rep: workspace.actor.rep,
            readOnly: workspace.context.options.readOnly, view: view)
        state.show(all.conclusions)
        return state
    }

    func print(_ format: ShowFormat, size: Size) throws {
        let context = workspace.context
        var scene = ViewReport.state(all, view, size).scene
        if let mark = workspace.replayMark { scene.head.clock = mark }
        let title = Text.of(all.lang).name(view)
        try FramePrinter(context: context, size: size, title: title).print(scene, as: format)
    }
}
