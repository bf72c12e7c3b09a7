import Model
import Rules
import Terminal

extension Views {
    /// What the user looks at, whatever the view: the topmost detail, the selected card of the board, or the row.
    public static func focus(_ scene: Scene, size: Size) -> Subject? {
        switch scene.layers.last {
        case .detail(let detail): return .deal(detail.deal.id)
        case .account(let account): return .account(account.account)
        case .rep(let rep): return .rep(rep.rep)
        case .deals(let list): return list.deals[at: list.selected].map { .deal($0) }
        case nil: break
        default: return nil
        }
        guard scene.view == .board else { return entity(scene, size: size) }
        let lane = scene.place.lane
        guard scene.lanes.all.indices.contains(lane) else { return nil }
        return scene.lanes.all[lane][scene.place.selected[at: lane] ?? 0].map { .deal($0) }
    }

    /// The change of grade that waits for an answer where the user stands (R9): of the account, or of the deal's.
    public static func proposal(_ scene: Scene, size: Size) -> GradeProposal? {
        guard let all = scene.conclusions else { return nil }
        switch focus(scene, size: size) {
        case .account(let id)?: return all.proposal(of: id)
        case .deal(let id)?: return all.proposal(of: all.board.deals[id]?.account)
        default: return nil
        }
    }
}
