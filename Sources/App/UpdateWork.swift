import Model
import Terminal
import Views

extension State {
    private var today: Day { zone.day(of: now) }
    private var worker: Work { Work(board, now: now, rep: rep) }

    /// The verbs that change a deal: forward moves at once, all else after its form.
    mutating func work(_ action: Action) -> [Effect] {
        if action == .add { return openAdd() }
        guard let deal = subject else {
            say(Sentence(zh: "没有选中的商机。", en: "No deal is selected."), isError: true)
            return [.bell]
        }
        switch action {
        case .moveForward: return step(deal, by: 1)
        case .moveBack: return step(deal, by: -1)
        case .log: return ask(.log(deal, .outbound, subject: caption(deal)))
        case .edit:
            return ask(
                .edit(
                    deal, account: board.accounts[deal.account]?.name ?? "", owner: board.reps[deal.owner]?.name ?? "",
                    subject: caption(deal)))
        case .next, .win, .lose:
            guard deal.outcome == .open else { return refuseClosed(deal) }
            switch action {
            case .next: return ask(.next(deal, subject: caption(deal)))
            case .win: return askWin(deal)
            default: return ask(.lose(deal, subject: caption(deal)))
            }
        default: return []
        }
    }

    /// Moves a deal to a lane: a stage, or won and lost, which ask first.
    mutating func move(_ deal: Deal, to place: Lane.Place) -> [Effect] {
        guard deal.outcome == .open else { return refuseClosed(deal) }
        switch place {
        case .won: return askWin(deal)
        case .lost: return ask(.lose(deal, subject: caption(deal)))
        case .stage(let id):
            guard let stage = board.stages[id], id != deal.stage else { return [] }
            if stage.position < board.stages[deal.stage]?.position ?? 0 {
                return ask(.back(deal, to: stage, subject: caption(deal)))
            }
            let asked = worker.unsettled(deal, to: stage)
            guard asked.isEmpty else { return ask(.roles(deal, to: stage, asked: asked, subject: caption(deal))) }
            return moved(deal, to: stage, reason: nil)
        }
    }

    private mutating func askWin(_ deal: Deal) -> [Effect] {
        ask(.win(deal, today: today, asked: worker.unsettled(deal, to: nil), subject: caption(deal)))
    }

    mutating func moved(_ deal: Deal, to stage: Stage, reason: String?, roles: [RoleAnswer] = []) -> [Effect] {
        let name = Sanitize.line(deal.name)
        do {
            let changes = try worker.move(deal, to: stage, reason: reason, roles: roles)
            return [
                .commit(
                    .move, changes, reason: reason,
                    done: Sentence(zh: "\(name) → \(stage.zh)", en: "\(name) → \(stage.en)"))
            ]
        } catch {
            say(error.sentence, isError: true)
            return [.bell]
        }
    }

    private mutating func step(_ deal: Deal, by step: Int) -> [Effect] {
        guard deal.outcome == .open else { return refuseClosed(deal) }
        guard let lane = board.lanes.index(of: deal) else { return [] }
        let target = lane + step
        guard target >= 0 else {
            say(Sentence(zh: "已是第一个阶段。", en: "This is the first stage."), isError: true)
            return [.bell]
        }
        return move(deal, to: board.lanes.all[target].place)
    }

    private mutating func openAdd() -> [Effect] {
        guard let stage = board.pipeline.first else { return [] }
        var at = stage
        if place.lane < lanes.all.count, case .stage(let id) = lanes.all[place.lane].place, let here = board.stages[id]
        {
            at = here
        }
        return ask(.add(at, owner: board.reps[rep]?.name ?? ""))
    }

    mutating func ask(_ form: Form) -> [Effect] {
        layers.append(.form(form))
        return []
    }

    private mutating func refuseClosed(_ deal: Deal) -> [Effect] {
        say(
            deal.outcome == .won
                ? Sentence(zh: "已经赢单；按 u 可撤销。", en: "It is won already; u undoes.")
                : Sentence(zh: "已经输单；按 u 可撤销。", en: "It is lost already; u undoes."), isError: true)
        return [.bell]
    }

    /// Account and deal, as a form names its subject.
    func caption(_ deal: Deal) -> String {
        let name = Sanitize.line(deal.name)
        guard let account = board.accounts[deal.account] else { return name }
        return "\(Sanitize.line(account.name)) · \(name)"
    }
}
