import Model
import Rules
import Terminal
import Views

/// Pages of both meetings on the full board, by the names of their golden files.
enum MeetingScenes {
    static let names = ["morning", "morningrep", "morningend", "redopening", "reditem", "redaccount", "redend"]
    static let emptyNames = ["morningempty", "redempty"]

    static let cases: [GoldenTests.Case] = Lang.allCases.flatMap { lang in
        ["morning", "morningrep", "redopening", "reditem"].flatMap { name in
            [(120, 40), (80, 24), (40, 20), (160, 45)].map { width, height in
                GoldenTests.Case(scene: name, lang: lang, width: width, height: height)
            } + [GoldenTests.Case(scene: name, lang: lang, width: 120, height: 40, ascii: true)]
        }
            + (["morningend", "redaccount", "redend"] + emptyNames).map {
                GoldenTests.Case(scene: $0, lang: lang, width: 80, height: 24)
            }
    }

    /// nil for a name of another collection.
    static func make(_ name: String, _ lang: Lang, _ size: Size) -> Scene? {
        guard names.contains(name) || emptyNames.contains(name) else { return nil }
        var board = FullBoard.make()
        if emptyNames.contains(name) { board = bare(board) } else { addMeetings(&board) }
        let all = FullBoard.conclusions(board)
        var scene = SmallScenes.base(lang, board)
        scene.conclusions = all
        scene.view = .today
        scene.meeting = meeting(name, all)
        Views.adjust(&scene.spot, to: Views.panes(scene, size: size))
        return scene
    }

    private static func meeting(_ name: String, _ all: Conclusions) -> MeetingScene {
        let isMorning = name.hasPrefix("morning")
        let subjects = all.agenda.items.map(\.row.subject)
        let page: MeetingScene.Page =
            switch name {
            case "morningrep": .rep(ID(1))
            case "reditem": subjects.first.map { .item($0) } ?? .opening
            case "redaccount": subjects.first { $0.account != nil }.map { .item($0) } ?? .opening
            case "morningend", "redend": .closing
            default: .opening
            }
        let isTimed = name == "morningrep" || name == "reditem"
        var scene = MeetingScene(
            isMorning ? .morning : .reddots, page, number: 2, count: 7, elapsed: 754,
            spent: name == "morningrep" ? 135 : 250, minutes: isTimed ? (isMorning ? 2 : 5) : nil)
        scene.times = [.rep(ID(1)): 135, .rep(ID(2)): 95]
        return scene
    }

    /// Friday's morning meeting with a promise of each sort, one promise of today, and decisions of this week and before.
    private static func addMeetings(_ board: inout Board) {
        let (today, zone) = (SmallBoard.today, SmallBoard.zone)
        for (number, days) in [-3, 0].enumerated() {
            var meeting = Meeting(blank: ID(number + 1))
            (meeting.day, meeting.started) = (today + days, zone.instant(today + days, minute: 535))
            board.meetings.put(meeting)
        }
        let promises: [(meeting: Int, deal: Int, rep: Int, text: String, due: Int)] = [
            (1, 1, 1, "送安全白皮书", -3), (1, 2, 2, "约分管副总", 1), (1, 3, 1, "报价二轮", -2), (2, 4, 1, "回访试用", 1),
        ]
        for (number, row) in promises.enumerated() {
            var promise = Commitment(blank: ID(number + 1))
            (promise.meeting, promise.deal, promise.rep) = (ID(row.meeting), ID(row.deal), ID(row.rep))
            (promise.text, promise.due) = (row.text, today + row.due)
            promise.at = zone.instant(today + (row.meeting == 1 ? -3 : 0), minute: 538)
            board.commitments.put(promise)
        }
        var decision = Decision(blank: board.decisions.nextID)
        (decision.deal, decision.what, decision.owner) = (ID(2), .reprice, "陈晓明")
        (decision.due, decision.at) = (today + 4, SmallBoard.now + -60)
        board.decisions.put(decision)
    }

    /// People and stages, and nothing to speak of.
    private static func bare(_ full: Board) -> Board {
        var board = full
        (board.deals, board.accounts, board.activities) = (Table(), Table(), Table())
        (board.contracts, board.decisions, board.redDots) = (Table(), Table(), Table())
        board.rebuildLanes()
        return board
    }
}
