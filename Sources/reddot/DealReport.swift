import App
import Model
import Store
import Terminal
import Views

/// `show deal` and `deal show`.
struct DealReport {
    private let workspace: Workspace
    private let deal: Deal
    private var board: Board { workspace.board }
    private var lang: Lang { workspace.lang }
    /// Entries of the journal that a detail tells.
    private static let storyLimit = 50

    init(_ workspace: Workspace, _ deal: Deal) {
        self.workspace = workspace
        self.deal = deal
    }

    func print(_ format: ShowFormat, size: Size) throws {
        let loaded = board.activities.isLoaded
        let details = loaded ? DealDetails(of: deal.id, on: board) : try workspace.store.details(of: deal.id)
        let history = try workspace.store.history(limit: DealReport.storyLimit, deal: deal.id, through: board.seq)
        if format == .json { return try printJSON(details, history) }
        let all = try Concluded(workspace, Scope(), past: [.redDots, .bridge])
        var state = ViewReport.state(all, .board, size)
        state.open(deal, details, history)
        var scene = state.scene
        if let mark = workspace.replayMark { scene.head.clock = mark }
        let title = Sanitize.line(board.accounts[deal.account]?.name ?? deal.name)
        try FramePrinter(context: workspace.context, size: size, title: title).print(scene, as: format)
    }

    private func printJSON(_ details: DealDetails, _ history: [HistoryItem]) throws {
        let conclusions = try Concluded(workspace, Scope())
        let override = try CategoryOverride(deal, workspace)
        try workspace.context.output.json { json in
            json.field("view", "deal")
            workspace.write(momentTo: &json)
            DealFacts(deal, board, workspace.now, lang, conclusions).writeAll(&json)
            json.field("category_by", override?.author)
            json.field("category_at", override.map { board.zone.text($0.time) })
            json.field("category_reason", override?.reason)
            write(contacts: details.contacts, &json)
            write(activities: details.activities, &json)
            json.field("activity_count", details.activityCount)
            json.array("notes") { json in
                for note in details.notes {
                    json.object { json in
                        json.field("at", note.at.map(board.zone.text))
                        json.field("text", note.text)
                    }
                }
            }
            write(spells: details.spells, &json)
            json.array("history") { json in
                for item in history {
                    json.object { HistoryCommand.write(item, board, lang, about: deal.id, &$0) }
                }
            }
        }
    }

    private func write(contacts: [Contact], _ json: inout JSONWriter) {
        json.array("contacts") { json in
            for contact in contacts {
                json.object { json in
                    json.field("name", contact.name)
                    json.field("title", contact.title)
                    json.field("phone", contact.phone)
                    json.field("email", contact.email)
                    json.field("decides", contact.decides)
                }
            }
        }
    }

    private func write(activities: [Activity], _ json: inout JSONWriter) {
        json.array("activities") { json in
            for activity in activities {
                json.object { json in
                    json.field("at", board.zone.text(activity.at))
                    json.field("what", activity.what.rawValue)
                    json.field("direction", activity.direction.rawValue)
                    json.field("rep", board.reps[activity.rep]?.name)
                    json.field("by", board.maker(of: activity))
                    json.field("text", activity.text)
                    json.field("due", activity.due)
                }
            }
        }
    }

    private func write(spells: [Spell], _ json: inout JSONWriter) {
        json.array("spells") { json in
            for (index, spell) in spells.enumerated() {
                json.object { json in
                    json.field("stage", board.stages[spell.stage]?.name(lang))
                    json.field("stage_key", board.stages[spell.stage]?.key)
                    json.field("from", board.zone.text(spell.from))
                    json.field("until", index + 1 < spells.count ? board.zone.text(spells[index + 1].from) : nil)
                    json.field("back", spell.back)
                    json.field("reason", spell.reason)
                }
            }
        }
    }
}
