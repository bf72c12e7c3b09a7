import Model
import Rules
import Terminal
import Views

/// Scenes of the funnel and of progress, by the names of their golden files.
enum FlowScenes {
    static let names = [
        "funnel", "funnelrep", "funnelbare", "funnelempty", "progress", "progressteam", "progressrep",
        "progresschart", "progressoutlook", "progressbare",
    ]

    static let cases: [GoldenTests.Case] = {
        var cases: [GoldenTests.Case] = []
        for lang in Lang.allCases {
            for name in ["funnel", "progress"] {
                for (width, height) in [(240, 67), (160, 45), (120, 40), (100, 30), (80, 24), (60, 20), (40, 20)] {
                    cases.append(.init(scene: name, lang: lang, width: width, height: height))
                }
                cases.append(.init(scene: name, lang: lang, width: 120, height: 40, ascii: true))
            }
            for name in ["progresschart", "progressoutlook"] {
                cases.append(.init(scene: name, lang: lang, width: 80, height: 24))
                cases.append(.init(scene: name, lang: lang, width: 40, height: 20))
            }
            for name in ["funnelrep", "progressteam"] {
                cases.append(.init(scene: name, lang: lang, width: 120, height: 40))
            }
            for name in ["funnelbare", "funnelempty", "progressrep", "progressbare"] {
                cases.append(.init(scene: name, lang: lang, width: 80, height: 24))
            }
        }
        return cases
    }()

    /// nil for a name of another collection.
    static func make(_ name: String, _ lang: Lang, _ size: Size) -> Scene? {
        guard names.contains(name) else { return nil }
        var board = FlowBoard.make()
        switch name {
        case "funnelbare": board.spells = Table()
        case "funnelempty": (board.spells, board.deals) = (Table(), Table())
        case "progressbare": board.targets = Table()
        default: break
        }
        board.rebuildLanes()
        let scope: ScopeKey =
            switch name {
            case "funnelrep", "progressrep": ScopeKey(.rep, 1)
            case "progressteam": ScopeKey(.region, 1)
            default: .company
            }
        let past = name == "progressbare" ? Past() : FlowBoard.past(board)
        return scene(name.hasPrefix("funnel") ? .funnel : .progress, lang, size, board, scope, past, name)
    }

    private static func scene(
        _ view: ViewName, _ lang: Lang, _ size: Size, _ board: Board, _ scope: ScopeKey, _ past: Past, _ name: String
    ) -> Scene {
        let all = Conclusions(Facts(board), now: FlowBoard.now, scope: scope, past: past)
        var head = Head(
            team: lang.pick("云启科技", "Cloudrise"), period: all.period.name, elapsed: 33, total: 62, clock: "09:00")
        if scope != .company { head.scope = board.name(of: scope, lang) }
        var scene = Scene(
            lang: lang, now: FlowBoard.now, view: view, board: board, lanes: board.lanes, head: head,
            place: BoardPlace())
        scene.conclusions = all
        scene.hints = SmallScenes.hints(lang)
        if view == .funnel { scene.spot.selected = [2] }
        if name == "progresschart" { scene.spot.pane = size.width < 80 ? 1 : 0 }
        if name == "progressoutlook" { scene.spot.pane = size.width < 80 ? 2 : 1 }
        Views.adjust(&scene.spot, to: Views.panes(scene, size: size))
        return scene
    }
}
