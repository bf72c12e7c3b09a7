import Model
import Rules
import Terminal
import Views

/// A view under keys: what the program does from a key to its frame, without the terminal.
struct Desk {
    private static let size = Size(width: 160, height: 45)
    var scene: Scene

    /// `cache` is the program's: it is emptied before facts change.
    init(_ view: ViewName, _ all: Conclusions, _ cache: ViewCache) {
        let head = Head(team: "", period: all.period.name, elapsed: 1, total: 2, clock: "09:00")
        scene = Scene(
            lang: .zh, now: all.now, view: view, board: all.board, lanes: all.board.lanes, head: head,
            place: BoardPlace())
        scene.conclusions = all
        scene.cache = cache
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

    /// Where the selection may stand, what it is on, for the footer, and the picture.
    mutating func draw() {
        Views.adjust(&scene.spot, to: Views.outline(scene, size: Desk.size).panes)
        _ = Views.focus(scene, size: Desk.size)
        var frame = Frame(width: Desk.size.width, height: Desk.size.height)
        Views.draw(scene, into: &frame)
    }
}
