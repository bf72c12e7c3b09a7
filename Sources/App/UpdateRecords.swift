import Model
import Rules
import Terminal
import Views

/// Lists of records, and what is edited or taken out where it is selected.
extension State {
    /// What is selected that has a form of its own and is neither deal nor account: a row of a list, a rep, what is due.
    var record: Form.Thing? {
        guard place.marks.isEmpty else { return nil }
        for layer in layers.reversed() {
            switch layer {
            case .records(let records): return records.at
            case .rep(let scene): return .rep(scene.rep)
            case .detail, .deals, .account: return nil
            default: continue
            }
        }
        switch Views.record(bareScene, size: size) {
        case .payment(let id): return .payment(id, of: board.payments[id]?.contract)
        case .contract(let id): return .contract(id, of: board.contracts[id]?.deal)
        case nil: break
        }
        if case .rep(let id) = entity { return .rep(id) }
        return nil
    }

    mutating func addRecord() -> [Effect] {
        guard let records, let thing = table(records.subject).new else {
            return refuse(
                Sentence(zh: "这里不能新增；按 e 修改选中的一项。", en: "Nothing can be added here; e changes what is selected."))
        }
        return openThing(thing)
    }

    /// Asks whether what is selected is to be taken out; what cannot be is refused at once.
    mutating func askRemove() -> [Effect] {
        guard let thing = record else { return refuse(State.nothingToRemove) }
        if let sentence = permission.refusal(of: thing.kind) { return refuse(sentence) }
        do throws(Refusal) {
            _ = try removal(of: thing)
        } catch {
            return refuse(error.sentence)
        }
        var form = Form(
            purpose: .remove(thing), title: Sentence(zh: "删除吗？", en: "Remove it?"), subject: name(of: thing))
        if case .setting = thing { form.title = Sentence(zh: "恢复默认吗？", en: "Take the default back?") }
        form.choices = [Form.Choice(key: "y", label: Sentence(zh: "是（按 u 可撤销）", en: "yes (u undoes)"))]
        return ask(form)
    }

    mutating func removed(_ thing: Form.Thing) throws(Refusal) -> [Effect] {
        let name = name(of: thing)
        let changes = try removal(of: thing)
        let isRule = [Kind.setting, .stage].contains(thing.kind)
        return finish(
            isRule ? .setting : .remove, changes,
            isRule && thing.kind == .setting
                ? Sentence(zh: "已恢复默认：\(name)", en: "default again: \(name)")
                : Sentence(zh: "已删除：\(name)", en: "removed: \(name)"))
    }

    /// The changes that take something out.
    private func removal(of thing: Form.Thing) throws(Refusal) -> [Change] {
        switch thing {
        case .leave(let id): return try gone(id, board.leaves)
        case .cost(let id): return try gone(id, board.sourceCosts)
        case .presales(let id, _): return try gone(id, board.presalesRequests)
        case .calendarDay(let id): return try gone(id, board.calendarDays)
        case .receipt(let id, _): return try worker.remove(present(id, board.receipts))
        case .payment(let id, _): return try worker.remove(present(id, board.payments))
        case .product(let id): return try worker.remove(present(id, board.products))
        case .stage(let id):
            guard board.spells.isLoaded else { throw State.notYet }
            return try worker.remove(present(id, board.stages))
        case .setting(let key):
            return try SettingInfo.named(key).map { info throws(Refusal) in try worker.set(info, nil) } ?? []
        case .rep:
            throw Refusal(
                zh: "销售不删除，历史还要用；按 e 写上离职日。", en: "A rep stays, the past needs the name; e sets the last day.")
        case .member:
            throw Refusal(
                zh: "成员不删除，记录还要用；按 e 把角色改成离职。",
                en: "A member stays, the journal needs the name; e makes the role former.")
        default: throw Refusal(zh: State.nothingToRemove.zh, en: State.nothingToRemove.en)
        }
    }

    private func gone<E: Entity>(_ id: ID<E>?, _ table: Table<E>) throws(Refusal) -> [Change] {
        [.remove(try present(id, table))]
    }

    private func present<E: Entity>(_ id: ID<E>?, _ table: Table<E>) throws(Refusal) -> E {
        guard let id, let entity = table[id] else { throw State.gone }
        return entity
    }

    /// What a question and its answer call it.
    private func name(of thing: Form.Thing) -> String {
        switch thing {
        case .leave(let id):
            guard let leave = id.flatMap({ board.leaves[$0] }) else { return "" }
            return "\(board.members[leave.member]?.name ?? "") \(leave.from.iso) – \(leave.until.iso)"
        case .cost(let id):
            return id.flatMap { board.sourceCosts[$0] }.map { "\($0.source) \($0.period)" } ?? ""
        case .presales(let id, _):
            guard let request = id.flatMap({ board.presalesRequests[$0] }) else { return "" }
            return "\(board.deals[request.deal].map(caption) ?? "") \(Period(.week, of: request.week).name)"
        case .calendarDay(let id): return id.flatMap { board.calendarDays[$0] }.map(\.day.iso) ?? ""
        case .payment(let id, _):
            return id.flatMap { board.payments[$0] }.map { cashName($0.contract, $0.due, $0.amount) } ?? ""
        case .receipt(let id, _):
            return id.flatMap { board.receipts[$0] }.map { cashName($0.contract, $0.day, $0.amount) } ?? ""
        case .product(let id): return id.flatMap { board.products[$0] }?.name ?? ""
        case .stage(let id): return id.flatMap { board.stages[$0] }?.name(lang) ?? ""
        case .setting(let key): return SettingInfo.named(key)?.label[lang] ?? key
        default: return ""
        }
    }

    private func cashName(_ contract: ID<Contract>, _ day: Day, _ amount: Money) -> String {
        "\(board.contracts[contract]?.name ?? "") \(day.iso) \(amount.plain)"
    }

    private static let nothingToRemove = Sentence(
        zh: "这里没有可删除的；商机用输单，赢单按 r 撤单。", en: "There is nothing here to remove; deals are lost, and r cancels a win.")
    private static let notYet = Refusal(zh: "正在计算，请稍候。", en: "Being worked out; try again in a moment.")
}
