import ArgumentParser
import Model
import Terminal
import Views

extension WallSlide: ExpressibleByArgument {}

/// `show wall`: a slide of the office screen, as the screen would show it.
struct WallReport {
    private let workspace: Workspace
    private let all: Concluded
    private let slide: WallSlide
    private let isMasked: Bool

    init(_ workspace: Workspace, _ scope: Scope, slide: WallSlide?, isMasked: Bool) throws {
        (self.workspace, self.slide, self.isMasked) = (workspace, slide ?? .target, isMasked)
        all = try Concluded(workspace, scope, past: [.redDots])
    }

    func print(_ format: ShowFormat, size: Size) throws {
        guard format.isFrame else {
            throw Failure.usage(
                zh: "show wall 只有画面；数据在 progress、funnel、reddots、cash 里。",
                en: "show wall is a picture; its figures are in progress, funnel, reddots and cash.")
        }
        var scene = WallScene(
            lang: all.lang, now: workspace.now, zone: all.board.zone, slide: slide, slides: WallSlide.allCases)
        (scene.conclusions, scene.isMasked) = (all.conclusions, isMasked)
        let title = Text.of(all.lang).title(of: slide)
        var printer = FramePrinter(context: workspace.context, size: size, title: title)
        printer.theme = try workspace.context.wallTheme()
        try printer.print(as: format) { WallView.draw(scene, into: &$0) }
    }
}

extension Context {
    /// The theme that was asked for by option, else the one for big screens.
    func wallTheme() throws -> Theme {
        guard let asked = options.theme else { return standardTheme("wall") ?? .plain }
        return try theme(named: asked)
    }
}
