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

    func print(_ format: ShowFormat, size: Size) throws {
        let context = workspace.context
        var state = State(
            board: all.board, lang: all.lang, size: size, now: workspace.now, rep: workspace.actor.rep,
            readOnly: context.options.readOnly, view: view)
        state.show(all.conclusions)
        var scene = state.scene
        if let mark = workspace.replayMark { scene.head.clock = mark }
        let title = Text.of(all.lang).name(view)
        try FramePrinter(context: context, size: size, title: title).print(scene, as: format)
    }
}
