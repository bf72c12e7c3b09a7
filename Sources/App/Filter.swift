import Model
import Rules
import Views

/// The filter of the board: what was typed, and the lanes that remain.
public struct Filter: Sendable {
    public var input = InputLine()
    public var isEditing = true
    /// nil while nothing was typed.
    public var lanes: Lanes?
    var hits: Hits?

}

extension State {
    mutating func openFilter() -> [Effect] {
        if filter == nil { filter = Filter() }
        filter?.isEditing = true
        settle()
        return indexed()
    }

    /// Drops the filter, and keeps the selected deal selected.
    mutating func closeFilter() {
        let deal = selected
        filter = nil
        if let deal { select(deal) }
        settle()
    }

    /// Looks for the typed text anew. A longer text is looked for only among the hits of the shorter one.
    mutating func refilter(longerThan before: String = "", hits known: Hits? = nil) {
        guard var current = filter else { return }
        let text = current.input.text
        if text.isEmpty || index == nil {
            current.lanes = nil
            current.hits = nil
        } else {
            let narrowed = !before.isEmpty && text.hasPrefix(before) ? known : nil
            let hits = index?.search(text, within: narrowed) ?? Hits(count: 0)
            // Other views keep their rows by the hits alone.
            current.lanes = view == .board ? (scoped ?? board.lanes).filtered { hits.contains($0.raw) } : nil
            current.hits = hits
        }
        filter = current
        for lane in place.selected.indices { place.selected[lane] = 0 }
        // The eye should land on a hit: leave a lane that has none.
        if let lanes = current.lanes, place.lane < lanes.all.count, lanes.all[place.lane].count == 0,
            let first = lanes.all.firstIndex(where: { $0.count > 0 })
        {
            place.lane = first
        }
        settle()
    }

    /// Keeps the lanes of the scope up with the board.
    mutating func rescope() {
        guard scope != .company else { return scoped = nil }
        let owners = Set(Organization(board).reps(of: scope))
        let deals = board.deals
        scoped = board.lanes.filtered { deals[$0]?.owner.map { owners.contains($0) } ?? false }
    }

    /// Selects a deal where it stands now.
    mutating func select(_ deal: Deal) {
        guard let lane = lanes.index(of: deal),
            let position = lanes.position(of: deal)?.position
        else { return }
        place.lane = lane
        if place.selected.count <= lane { settle() }
        if place.selected.count > lane { place.selected[lane] = position }
    }
}
