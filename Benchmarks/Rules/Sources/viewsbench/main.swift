import Foundation
import Model
import Rules
import Terminal
import Views

/// A view under keys: what the program does from a key to its frame, without the terminal.
struct Desk {
    private static let size = Size(width: 160, height: 45)
    var scene: Scene

    init(_ view: ViewName, _ all: Conclusions) {
        let head = Head(team: "", period: all.period.name, elapsed: 1, total: 2, clock: "09:00")
        scene = Scene(
            lang: .zh, now: all.now, view: view, board: all.board, lanes: all.board.lanes, head: head,
            place: BoardPlace())
        scene.conclusions = all
        scene.place.selected = all.board.lanes.all.map { _ in 0 }
        scene.place.top = scene.place.selected
    }

    mutating func down() {
        if scene.view == .board {
            scene.place.selected[0] += 1
            if scene.place.selected[0] >= 5 { scene.place.top[0] += 1 }
        } else if !scene.spot.selected.isEmpty {
            scene.spot.selected[scene.spot.pane] += 1
        }
        draw()
    }

    mutating func draw() {
        Views.adjust(&scene.spot, to: Views.panes(scene, size: Desk.size))
        // The program does not ask for the deals behind a figure until they are opened.
        if scene.view != .insights { _ = Views.focus(scene, size: Desk.size) }
        var frame = Frame(width: Desk.size.width, height: Desk.size.height)
        Views.draw(scene, into: &frame)
    }
}

guard let zone = Zone(name: "Asia/Shanghai"), let now = zone.parse("2026-11-23T09:00") else { exit(1) }
let given = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let sizes = given.isEmpty ? [1_000, 10_000, 100_000] : given
let rounds = 4
var report = Report()

for size in sizes {
    var company: Company? = Company(deals: size, now: now)
    var all = Conclusions(Facts(company?.board ?? Board()), now: now, past: Past(since: now + -7 * 86_400))
    company = nil
    var changes = Changes(all.board, now: now)
    var hits = Hits(count: size)
    for number in stride(from: 3, through: size, by: 7) { hits.insert(number) }
    for view in ViewName.allCases {
        var (keys, switches, firsts, letters, minutes) = ([Double](), [Double](), [Double](), [Double](), [Double]())
        for _ in 0..<rounds {
            // A pin makes everything anew: the views' books are gone, and what is concluded stands.
            all.pin(all.scope, all.period)
            var desk = Desk(view, all)
            switches.append(time { desk.draw() })
            for _ in 0..<10 { keys.append(time { desk.down() }) }
            desk.scene.hits = hits
            letters.append(time { desk.draw() })
            for _ in 0..<3 {
                try all.apply(changes.draft(.log, all.board))
                desk = Desk(view, all)
                firsts.append(time { desk.draw() })
                all.tick(all.now + 60)
                desk = Desk(view, all)
                minutes.append(time { desk.draw() })
            }
        }
        for (name, values) in [
            ("a key", keys), ("opening it", switches), ("after a call is logged", firsts), ("after a minute", minutes),
            ("a filter letter", letters),
        ] {
            let sorted = values.sorted()
            report.put(
                "\(view.rawValue): \(name)",
                figure(median(values) * 1_000) + " / " + figure(sorted[sorted.count * 9 / 10] * 1_000))
        }
    }
}
print("ms of the processor: half / nine of ten of the frames within\n")
report.show(sizes)
