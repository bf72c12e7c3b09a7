import Model
import Rules
import Terminal
import Views

/// The verbs: what each asks for before anything is saved, and what it works on.
extension State {
    private var today: Day { zone.day(of: now) }
    /// The deals that a verb works on: those marked, in the order of their numbers, or the one selected.
    var targets: [Deal] {
        guard place.marks.isEmpty else { return place.marks.sorted().compactMap { board.deals[$0] } }
        return subject.map { [$0] } ?? []
    }

    /// The verbs that change a deal: forward moves at once, all else after its form.
    mutating func work(_ action: Action) -> [Effect] {
        switch action {
        case .add where records != nil: return addRecord()
        case .edit where record != nil: return record.map { openThing($0) } ?? []
        case .remove: return askRemove()
        case .add: return openAdd()
        case .addOther: return pickNew()
        case .editOther: return pickOld()
        case .confirm: return answer(true)
        case .refuse: return answer(false)
        case .edit where targets.isEmpty:
            if let account = subjectAccount { return openThing(.account(account)) }
        default: break
        }
        let deals = targets
        return deals.isEmpty ? workOnAccount(action) : work(action, on: deals)
    }

    /// A verb on deals that are there.
    mutating func work(_ action: Action, on deals: [Deal]) -> [Effect] {
        guard let deal = deals.first else { return [] }
        if deals.count > 1, !action.worksOnMany {
            say(
                Sentence(
                    zh: "“\(action.label(.zh))”一次只能用于一个商机；按 Esc 取消标记。",
                    en: "\(action.label(.en)) works on one deal at a time; Esc unmarks."), isError: true)
            return [.bell]
        }
        if action == .reopen { return askReopen(deal) }
        let isClosing = [.next, .win, .lose, .event, .turn, .owner].contains(action)
        if isClosing, let closed = deals.first(where: { $0.outcome != .open }) { return refuseClosed(closed) }
        return ask(action, deal, deals.map(\.id), deals.count > 1 ? caption(deals.count) : caption(deal))
    }

    private mutating func ask(_ action: Action, _ deal: Deal, _ ids: [ID<Deal>], _ subject: String) -> [Effect] {
        switch action {
        case .moveForward: return ids.count > 1 ? moveAll(ids, by: 1) : step(deal, by: 1)
        case .moveBack: return ids.count > 1 ? moveAll(ids, by: -1) : step(deal, by: -1)
        case .log: return ask(.log(ids, .outbound, subject: subject))
        case .next: return ask(.next(ids, now: ids.count > 1 ? nil : deal.nextStep, subject: subject))
        case .win: return askWin(deal)
        case .lose: return ask(.lose(ids, subject: subject))
        case .event: return ask(.event(ids, subject: subject))
        case .turn: return ask(.turn(ids, subject: subject))
        case .owner: return ask(.owner(ids, subject: subject))
        case .redDot: return redDot(ids.map { .deal($0) }, subject)
        case .roles: return ask(roles(deal))
        case .decide: return decide(.deal(deal.id), subject)
        case .script: return askScript(deal, subject)
        case .note: return ask(.note(deal.id, subject: subject))
        case .edit:
            return ask(edit(deal))
        default: return []
        }
    }

    /// Moves a deal to a lane: a stage, or won and lost, which ask first.
    mutating func move(_ deal: Deal, to place: Lane.Place) -> [Effect] {
        guard deal.outcome == .open else { return refuseClosed(deal) }
        switch place {
        case .won: return askWin(deal)
        case .lost: return ask(.lose([deal.id], subject: caption(deal)))
        case .stage(let id):
            guard let stage = board.stages[id], id != deal.stage else { return [] }
            if stage.position < board.stages[deal.stage]?.position ?? 0 {
                return ask(.back([deal.id], to: stage, subject: caption(deal)))
            }
            let asked = worker.unsettled(deal, to: stage)
            guard asked.isEmpty else { return ask(.gate(deal, to: stage, asked: asked, subject: caption(deal))) }
            return attempt { state throws(Refusal) in
                try state.moved(try state.present(deal.id), to: stage, reason: nil)
            }
        }
    }

    private mutating func askWin(_ deal: Deal) -> [Effect] { ask(win(deal)) }

    mutating func moved(_ deal: Deal, to stage: Stage, reason: String?, roles: [RoleAnswer] = []) throws(Refusal)
        -> [Effect]
    {
        let name = Sanitize.line(deal.name)
        let changes = try worker.move(deal, to: stage, reason: reason, roles: roles)
        return finish(
            .move, changes, Sentence(zh: "\(name) → \(stage.zh)", en: "\(name) → \(stage.en)"), reason: reason)
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

    /// A red dot by hand: set with its reason, or taken off where one is (R22).
    mutating func redDot(_ items: [RedSubject], _ subject: String) -> [Effect] {
        let marked = Set(board.redDots.compactMap(\.subject))
        guard items.allSatisfy({ marked.contains($0) }) else { return ask(.redDot(items, subject: subject)) }
        return attempt { state throws(Refusal) in
            try state.each(.event, items, Sentence(zh: "已取消人工红点", en: "red dot taken off")) {
                work, item throws(Refusal) in
                try work.clearRedDot(item)
            }
        }
    }

    /// What the red-dot meeting decides (R23), or that the last decision was carried out.
    mutating func decide(_ item: RedSubject, _ subject: String) -> [Effect] {
        let open = openDecision(item).map { DecisionStanding($0, today: today).why(today) }
        return ask(.decide(item, open: open, subject: subject))
    }

    private mutating func openAdd() -> [Effect] {
        guard let stage = board.pipeline.first else { return [] }
        var at = stage
        if view == .board, place.lane < lanes.all.count, case .stage(let id) = lanes.all[place.lane].place,
            let here = board.stages[id]
        {
            at = here
        }
        return ask(
            .add(
                at, owner: board.reps[rep]?.name ?? "",
                account: layers.isEmpty ? "" : board.accounts[subjectAccount]?.name ?? "", lang))
    }

    /// A lost deal is opened again; of a won one it is asked whether it is open, or cancelled by the customer (edges).
    private mutating func askReopen(_ deal: Deal) -> [Effect] {
        switch deal.outcome {
        case .won: return ask(.unclose(deal.id, subject: caption(deal)))
        case .lost: return ask(.reopen(deal.id, subject: caption(deal)))
        case .open: return refuse(Sentence(zh: "“\(deal.name)”没有关闭。", en: "\(deal.name) is open."))
        }
    }

    private mutating func refuseClosed(_ deal: Deal) -> [Effect] {
        say(
            deal.outcome == .won
                ? Sentence(zh: "“\(deal.name)”已经赢单；按 r 重新打开或撤单。", en: "\(deal.name) is won already; r opens it again.")
                : Sentence(zh: "“\(deal.name)”已经输单；按 r 重新打开。", en: "\(deal.name) is lost already; r opens it again."),
            isError: true)
        return [.bell]
    }

    /// Account and deal, as a form names its subject.
    func caption(_ deal: Deal) -> String {
        let name = Sanitize.line(deal.name)
        guard let account = board.accounts[deal.account] else { return name }
        return "\(Sanitize.line(account.name)) · \(name)"
    }

    private func caption(_ count: Int) -> String { lang.pick("已标记的 \(count) 个商机", "\(count) marked deals") }
}

extension Action {
    /// Whether a verb can work on all marked deals at once.
    var worksOnMany: Bool {
        [.moveForward, .moveBack, .log, .next, .lose, .event, .turn, .owner, .redDot].contains(self)
    }
}
