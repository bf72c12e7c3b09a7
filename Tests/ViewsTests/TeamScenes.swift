import Model
import Rules
import Terminal
import Views

/// Scenes of the time line, the insights and the cash view, by the names of their golden files.
enum TeamScenes {
    static let views: [ViewName] = [.timeline, .insights, .cash]
    static let names =
        views.map(\.rawValue) + [
            "timeline-later", "timeline-year", "timeline-empty", "timeline-filter", "insights-presales", "insights-rep",
            "insights-empty", "cash-approvals", "cash-dues", "cash-empty", "cash-filter",
        ]

    /// nil: not one of these.
    static func make(_ name: String, _ lang: Lang, _ size: Size) -> Scene? {
        guard let view = views.first(where: { name.hasPrefix($0.rawValue) }) else { return nil }
        var scene = TeamBoard.scene(view, lang, size, board: name.hasSuffix("-empty") ? empty : TeamBoard.make())
        var spot = ViewPlace()
        switch name {
        case "timeline": spot.selected = [3]
        case "timeline-later":
            spot.shift = 6
            spot.selected = [12]
        case "timeline-year": scene.conclusions?.pin(.company, Period(.year, of: TeamBoard.today))
        case "timeline-filter", "cash-filter":
            var hits = Hits(count: 200)
            for deal in [1, 14, 15, 107] { hits.insert(deal) }
            scene.hits = hits
            scene.filter = FilterBar(input: InputLine("华为"), isEditing: false, hits: 4, total: 86)
        case "insights": spot.pane = 3
        case "insights-presales": spot.pane = 9
        case "insights-rep": scene.conclusions?.pin(ScopeKey(.rep, 2), Period(quarterOf: TeamBoard.today))
        case "cash-approvals": spot.pane = 1
        case "cash-dues":
            spot.pane = 2
            spot.selected = [0, 0, 3]
        default: break
        }
        scene.spot = spot
        Views.adjust(&scene.spot, to: Views.panes(scene, size: size))
        return scene
    }

    private static let empty: Board = {
        var board = Board()
        for stage in StandardStages.all { board.stages.put(stage) }
        board.rebuildLanes()
        return board
    }()
}
