import App
import Model
import Rules
import Terminal
import Views

/// `show board`.
struct BoardReport {
    private let workspace: Workspace
    private let board: Board
    private let conclusions: Concluded
    private var lang: Lang { workspace.lang }

    /// `board` is the workspace's, or the part of it in scope; `conclusions` give the lights and proposed grades.
    init(_ workspace: Workspace, _ board: Board, _ conclusions: Concluded) {
        self.workspace = workspace
        self.conclusions = conclusions
        self.board = board
    }

    func print(_ format: ShowFormat, size: Size, scope: Scope) throws {
        if format == .json { return try printJSON() }
        var scene = ViewReport.state(conclusions, .board, size).scene
        if scope.period != nil {
            // The lanes of closed deals hold those that closed in the period.
            scene.lanes = board.lanes
            BoardLayout.adjust(place: &scene.place, lanes: scene.lanes, size: size, filter: false)
        }
        if let mark = workspace.replayMark { scene.head.clock = mark }
        let title = scene.head.team.isEmpty ? brand(lang) : scene.head.team
        try FramePrinter(context: workspace.context, size: size, title: title).print(scene, as: format)
    }

    private func printJSON() throws {
        let output = workspace.context.output
        try output.json { json in
            json.field("view", "board")
            workspace.write(momentTo: &json)
            json.field("currency", board.currency)
            try json.array("stages") { json in
                for lane in board.lanes.all { try write(lane, &json, output) }
            }
        }
    }

    private func write(_ lane: Lane, _ json: inout JSONWriter, _ output: Output) throws {
        try json.object { json in
            switch lane.place {
            case .stage(let id):
                json.field("stage", board.stages[id]?.name(lang))
                json.field("key", board.stages[id]?.key)
                json.field("kind", "open")
            case .won: Self.close(&json, Text.of(lang).won, "won")
            case .lost: Self.close(&json, Text.of(lang).lost, "lost")
            }
            json.field("count", lane.count)
            json.field("amount", lane.sums.home.amount)
            json.field("weighted", conclusions.rates.weighted(lane))
            json.object("amount_other") { json in
                for part in lane.sums.foreign { json.field(part.currency ?? "", part.amount) }
            }
            json.field("no_amount", lane.sums.withoutAmount)
            json.field("no_date", lane.sums.withoutDate)
            try json.array("deals") { json in
                for id in lane.deals {
                    guard let deal = board.deals[id] else { continue }
                    json.object { DealFacts(deal, board, workspace.now, lang, conclusions).writeCard(&$0) }
                    try output.drain(&json)
                }
            }
        }
    }

    private static func close(_ json: inout JSONWriter, _ name: String, _ kind: String) {
        json.field("stage", name)
        json.field("key", kind)
        json.field("kind", kind)
    }
}
