import Model
import Terminal

/// Checks at the rows of marked deals, in the first cell of each row: views of panes leave it to the selection's marker.
enum PaneMarks {
    static func draw(_ marks: Set<ID<Deal>>, _ view: any PanedView, into frame: inout Frame) {
        guard !marks.isEmpty else { return }
        for y in 1..<max(frame.height - 1, 1) {
            var last: PaneHit?
            for x in 0..<frame.width {
                let hit = view.hit(x: x, y: y)
                defer { last = hit }
                guard let hit, hit != last, view.hit(x: x, y: y - 1) != hit,
                    case .deal(let id) = view.entity(pane: hit.pane, row: hit.row), marks.contains(id)
                else { continue }
                frame.put(frame.glyph(.check), x: x, y: y, role: .mark, mods: .bold)
            }
        }
    }
}
