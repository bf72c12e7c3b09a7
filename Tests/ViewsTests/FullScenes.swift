import Model
import Rules
import Terminal
import Views

/// Scenes with conclusions on the full board, by the names of their golden files.
enum FullScenes {
    static let names = [
        "today", "todayrep", "customers", "reddots", "cleared", "account", "rep", "deal", "lights", "why",
    ]
    static let emptyNames = ["todayempty", "customersempty", "reddotsempty", "accountempty"]

    static let cases: [GoldenTests.Case] = {
        var cases: [GoldenTests.Case] = []
        for lang in Lang.allCases {
            for name in names where name != "cleared" {
                for (width, height) in [(120, 40), (80, 24), (40, 20)] {
                    cases.append(.init(scene: name, lang: lang, width: width, height: height))
                }
            }
            for name in ["today", "todayrep", "customers", "reddots"] {
                cases.append(.init(scene: name, lang: lang, width: 160, height: 45))
                cases.append(.init(scene: name, lang: lang, width: 60, height: 20))
                cases.append(.init(scene: name, lang: lang, width: 120, height: 40, ascii: true))
            }
            cases.append(.init(scene: "reddots", lang: lang, width: 240, height: 67))
            cases.append(.init(scene: "today", lang: lang, width: 240, height: 67))
            cases.append(.init(scene: "cleared", lang: lang, width: 80, height: 24))
            cases += emptyNames.map { .init(scene: $0, lang: lang, width: 80, height: 24) }
        }
        return cases
    }()

    /// nil for a name of another collection.
    static func make(_ name: String, _ lang: Lang, _ size: Size) -> Scene? {
        guard names.contains(name) || emptyNames.contains(name) else { return nil }
        var board = FullBoard.make()
        if emptyNames.contains(name) { empty(&board, name) }
        let scope: ScopeKey = name == "todayrep" ? ScopeKey(.rep, 1) : .company
        return scene(name, lang, size, FullBoard.conclusions(board, scope: scope))
    }

    static func scene(_ name: String, _ lang: Lang, _ size: Size, _ all: Conclusions) -> Scene {
        var scene = SmallScenes.base(lang, all.board)
        scene.conclusions = all
        switch name {
        case "today", "todayempty", "rep": scene.view = .today
        case "todayrep":
            scene.view = .today
            scene.head.scope = all.board.reps[ID(1)]?.name
        case "customers", "customersempty", "account", "accountempty": scene.view = .customers
        case "reddots", "reddotsempty", "cleared", "why": scene.view = .reddots
        default: break
        }
        if name == "today" { scene.spot.selected = [1, 0] }
        if name == "cleared" { scene.spot.pane = 1 }
        BoardLayout.adjust(place: &scene.place, lanes: scene.lanes, size: size, filter: false)
        Views.adjust(&scene.spot, to: Views.panes(scene, size: size))
        if name == "why" { Views.why(scene, size: size).map { scene.layers = [.why(WhyScene($0))] } }
        switch name {
        case "account": scene.layers = [.account(AccountScene(ID(1)))]
        case "accountempty": scene.layers = [.account(AccountScene(ID(6)))]
        case "rep": scene.layers = [.rep(RepScene(ID(1)))]
        case "deal":
            var detail = SmallScenes.detail(scene)
            if let deal = all.board.deals[ID(1)] { detail.deal = deal }
            scene.layers = [.detail(detail)]
        default: break
        }
        return scene
    }

    private static func empty(_ board: inout Board, _ name: String) {
        board.deals = Table()
        board.activities = Table()
        board.contracts = Table()
        board.rebuildLanes()
        if name == "customersempty" || name == "reddotsempty" { board.accounts = Table() }
    }
}
