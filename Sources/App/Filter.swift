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
    /// What lay over the view before: it is there again when nothing is looked for.
    var over: [StateLayer] = []
    /// Whether the first hit is to be gone to, once the texts are ready.
    var lands = false
}

extension State {
    mutating func openFilter() -> [Effect] {
        if filter == nil { filter = Filter() }
        filter?.isEditing = true
        filter?.over = layers
        layers.removeAll()
        settle()
        settlePanes()
        return indexed()
    }

    /// Looks for nothing any more, and shows what lay over the view before.
    mutating func dropFilter() {
        let over = filter?.over ?? []
        closeFilter()
        layers = over
        refreshLayers()
    }

    /// Keeps the filter and goes to what it found: in the view where that lists it, else on the board.
    mutating func landOnHit() -> [Effect] {
        filter?.isEditing = false
        filter?.over = []
        filter?.lands = index == nil
        guard let hits = filter?.hits, hits.count > 0 else { return [] }
        if view != .board {
            if listsNames, let hit = Views.firstHit(bareScene, size: size) {
                spot.pane = hit.pane
                if spot.selected.indices.contains(hit.pane) { spot.selected[hit.pane] = hit.row }
                settlePanes()
                return []
            }
            show(.board)
        }
        // A part of the team that has none of them does not hide them.
        let isNone = filter?.lanes.map { $0.all.allSatisfy { $0.count == 0 } } ?? false
        return isNone && scope != .company ? setScope(.company) : []
    }

    /// Drops the filter, and keeps the selected deal selected.
    mutating func closeFilter() {
        let deal = selected
        filter = nil
        if let deal { select(deal) }
        settle()
    }

    /// Whether the view is a list of deals or accounts, where a named one can be gone to.
    private var listsNames: Bool {
        switch view {
        case .today, .reddots, .customers, .timeline: true
        default: false
        }
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
