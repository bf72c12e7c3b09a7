import Model
import Terminal
import Views

extension State {
    /// Moves the selection, or scrolls the layer on top.
    mutating func go(_ action: Action) {
        if scrollLayer(action) { return }
        guard view == .board else { return goInPanes(action) }
        let lanes = lanes
        guard place.lane < lanes.all.count else { return }
        let page = BoardLayout(size: size, lanes: lanes.all.count, place: place, filter: filter != nil).cardsPerLane
        var row = place.lane < place.selected.count ? place.selected[place.lane] : 0
        switch action {
        // Round and round: the lane beyond the last is the first.
        case .left: place.lane = (place.lane + lanes.all.count - 1) % lanes.all.count
        case .right: place.lane = (place.lane + 1) % lanes.all.count
        case .up: row -= 1
        case .down: row += 1
        case .first: row = 0
        case .last: row = lanes.all[place.lane].count - 1
        case .pageUp: row -= max(page, 1)
        case .pageDown: row += max(page, 1)
        case .halfUp: row -= max(page / 2, 1)
        case .halfDown: row += max(page / 2, 1)
        default: return
        }
        if action != .left, action != .right, place.lane < place.selected.count {
            place.selected[place.lane] = min(max(row, 0), max(lanes.all[place.lane].count - 1, 0))
        }
        settle()
    }

    /// Scrolls the topmost layer; false where there is none.
    private mutating func scrollLayer(_ action: Action) -> Bool {
        guard let layer = layers.last else { return false }
        if case .deals(let list) = layer {
            layers[layers.count - 1] = .deals(list.moved(action, size))
            return true
        }
        if case .records(let records) = layer {
            layers[layers.count - 1] = .records(stepped(records, action))
            return true
        }
        guard let (last, page) = Views.scroll(scene, size: size) else { return true }
        func moved(_ scroll: Int) -> Int {
            let wanted =
                switch action {
                case .up: scroll - 1
                case .down: scroll + 1
                case .pageUp: scroll - page
                case .pageDown: scroll + page
                case .halfUp: scroll - max(page / 2, 1)
                case .halfDown: scroll + max(page / 2, 1)
                case .first: 0
                case .last: last
                default: scroll
                }
            return min(max(wanted, 0), last)
        }
        switch layer {
        case .help(let scroll): layers[layers.count - 1] = .help(scroll: moved(scroll))
        case .why(let why): layers[layers.count - 1] = .why(WhyScene(why.explanation, scroll: moved(why.scroll)))
        case .page(var page):
            page.scroll = moved(page.scroll)
            layers[layers.count - 1] = .page(page)
        case .account(let account):
            layers[layers.count - 1] = .account(AccountScene(account.account, scroll: moved(account.scroll)))
        case .rep(let rep): layers[layers.count - 1] = .rep(RepScene(rep.rep, scroll: moved(rep.scroll)))
        case .detail(var detail):
            detail.scroll = moved(detail.scroll)
            layers[layers.count - 1] = .detail(detail)
        default: break
        }
        return true
    }

    mutating func handle(_ mouse: Mouse) -> [Effect] {
        switch (mouse.kind, mouse.button) {
        case (.wheelUp, _): go(.up)
        case (.wheelDown, _): go(.down)
        case (.press, .left): return press(mouse)
        case (.release, .left): return drop(mouse)
        default: break
        }
        return []
    }

    private func hit(_ mouse: Mouse) -> BoardHit? {
        guard layers.isEmpty else { return nil }
        return Views.hit(scene, size: size, x: mouse.x, y: mouse.y)
    }

    private mutating func press(_ mouse: Mouse) -> [Effect] {
        if case .firstRun = layers.last { return [] }
        if !layers.isEmpty { return [] }
        grabbed = nil
        if view != .board { return pressInPanes(mouse) }
        switch hit(mouse) {
        case .card(let lane, let position):
            guard lane < lanes.all.count, position < lanes.all[lane].count else { return [] }
            let again = place.lane == lane && place.selected[lane] == position
            place.lane = lane
            place.selected[lane] = position
            grabbed = selected?.id
            settle()
            if again { return perform(.open) }
        case .laneHeader(let lane), .tab(let lane):
            place.lane = lane
            settle()
        default: break
        }
        return []
    }

    /// A card dropped on another lane is moved there.
    private mutating func drop(_ mouse: Mouse) -> [Effect] {
        defer { grabbed = nil }
        guard let id = grabbed, let deal = board.deals[id], let from = lanes.index(of: deal) else { return [] }
        let target: Int
        switch hit(mouse) {
        case .card(let lane, _), .laneHeader(let lane), .tab(let lane): target = lane
        default: return []
        }
        guard target != from, reasonNotToEdit == nil else { return [] }
        return move(deal, to: lanes.all[target].place)
    }
}
